//! The timeline: events by date, with the article's own line between.

use super::event::event;
use super::markup::Markup;
use super::panel::heading;
use super::{Action, State, View, words};
use crate::relate::distance;

/// This many of the best events have a filled dot.
const MOST_RELEVANT: usize = 3;

/// An ordered list of events; below it the buttons for more of them.
#[inline(never)]
pub(super) fn timeline(out: &mut Markup<'_>, view: &View, state: &State) {
    let labels = &view.labels;
    let related = view.context.events.len();
    let is_whole = state.is_whole;
    let row = |out: &mut Markup<'_>, index: u32| {
        let best = view.context.events.iter().take(MOST_RELEVANT);
        let is_best = best.into_iter().any(|one| one.event == index);
        event(out, view, index, is_best, state);
    };
    let (listed, total) = view.listed(state);
    let published = view.article.published.as_ref();
    let split = listed.partition_point(|event| {
        published.is_none_or(|date| distance(date, view.event(*event)) <= 0)
    });
    heading(out, view.settings.heading_level + 1, |out| {
        out.set("part", "timeline-title");
        out.text(labels.text("timeline.title"));
    });
    out.element("ol part=timeline class=timeline", |out| {
        for (at, event) in listed.iter().enumerate() {
            if at == split {
                here(out, view);
                out.element("li class=since", |out| {
                    out.key("since");
                    out.text(labels.text("timeline.since"));
                });
            }
            row(out, *event);
        }
        if split == listed.len() {
            here(out, view);
        }
    });
    out.element("div", |out| {
        out.hide_if(listed.len() >= total || state.is_growing());
        out.element("button part=button class=all type=button", |out| {
            out.press(Action::More);
            out.text(labels.text("panel.more"));
        });
    });
    out.element("div", |out| {
        out.hide_if(related <= view.settings.events || state.is_filtered());
        out.element("button part=button class=all type=button", |out| {
            out.expanded(is_whole);
            out.press(Action::ListAll(!is_whole));
            if is_whole {
                out.text(labels.text("panel.fewer"));
            } else {
                out.text(&labels.count("panel.all", related));
            }
        });
    });
}

/// The article's own line, where its date is known.
fn here(out: &mut Markup<'_>, view: &View) {
    let Some(date) = &view.article.published else {
        return;
    };
    out.element("li class=here", |out| {
        out.key("here");
        out.line("b", view.labels.text("timeline.here"));
        out.text(" · ");
        out.element("time", |out| {
            out.set("datetime", words::datetime(date));
            out.text(&words::date(&view.labels, date));
        });
    });
}
