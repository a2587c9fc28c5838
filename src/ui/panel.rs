//! The panel: the events behind the article and the terms in it.

use super::axis::axis;
use super::filter::filter;
use super::markup::Markup;
use super::reading::disclosure;
use super::terms::terms;
use super::timeline::timeline;
use super::{Action, State, View, words};
use crate::text::listed;

/// A region of its own; empty and hidden where there is nothing to say.
pub(super) fn panel(out: &mut Markup<'_>, view: &View, state: &State) {
    let labels = &view.labels;
    let has_events = !view.context.events.is_empty();
    let has_terms = !view.context.terms.is_empty();
    let written = "section part=panel class=panel aria-labelledby=panel-title";
    out.element(written, |out| {
        out.set("lang", labels.language.as_str());
        out.hide_if(view.is_empty());
        heading(out, view.settings.heading_level, |out| {
            out.set("part", "panel-title");
            out.set("id", "panel-title");
            out.text(labels.text("panel.title"));
        });
        out.element("button type=button class=skip", |out| {
            out.press(Action::Leave);
            out.text(labels.text("panel.leave"));
        });
        out.element("div", |out| {
            out.hide_if(!has_events);
            if has_events {
                out.line("p class=chosen", &chosen(view, state));
                axis(out, view, state);
                filter(out, view, state);
                timeline(out, view, state);
            }
        });
        out.element("div", |out| {
            out.hide_if(!has_terms);
            if has_terms {
                terms(out, view);
            }
        });
        out.line("p class=foot", &reviewed(view));
        disclosure(out, view, state);
    });
}

/// A heading of a level counted from 1; deeper than 6 stays 6.
pub(super) fn heading<'a>(out: &mut Markup<'a>, level: u8, content: impl FnOnce(&mut Markup<'a>)) {
    let name = match level {
        ..=1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    };
    out.element(name, content);
}

fn chosen(view: &View, state: &State) -> String {
    let related = view.context.events.len();
    let shown = if state.is_whole {
        related
    } else {
        related.min(view.settings.events)
    };
    counted(view, "panel.chosen", shown)
}

/// A label that says how many of all events are shown.
pub(super) fn counted(view: &View, key: &str, shown: usize) -> String {
    view.labels.fill(
        key,
        &[
            ("shown", &view.labels.number(shown)),
            ("total", &view.labels.number(view.library.events.len())),
            ("pack", &pack_titles(view)),
        ],
    )
}

fn pack_titles(view: &View) -> String {
    let packs = view.library.packs.iter();
    let titles = packs.map(|pack| words::quoted(&view.labels, &pack.title));
    words::list(&view.labels, &titles.collect::<Vec<_>>())
}

/// When the packs were reviewed.
pub(super) fn reviewed(view: &View) -> String {
    let packs = view.library.packs.iter();
    let reviewed = packs.filter_map(|pack| {
        let date = words::date(&view.labels, pack.reviewed.as_ref()?);
        let values = [("pack", pack.title.as_str()), ("date", &date)];
        Some(view.labels.fill("panel.reviewed", &values))
    });
    listed(&reviewed.collect::<Vec<_>>(), " · ")
}
