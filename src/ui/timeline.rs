//! The timeline: the related events by date, with the article's own line between.

use yew::prelude::*;

use super::event::event;
use super::panel::heading;
use super::{Action, State, View, words};
use crate::relate::{Related, distance};

/// This many of the best events have a filled dot.
const MOST_RELEVANT: usize = 3;

/// An ordered list of events; below it the button for the rest.
pub(super) fn timeline(view: &View, state: &State, act: &Callback<Action>) -> Html {
    let labels = &view.labels;
    let related = view.context.events.len();
    let is_whole = state.is_whole;
    let toggle = act.reform(move |_| Action::ListAll(!is_whole));
    let row = |related: &&Related| {
        let best = view.context.events.iter().take(MOST_RELEVANT);
        let is_best = best.into_iter().any(|one| one.event == related.event);
        event(
            view,
            related,
            is_best,
            state.events.contains(&related.event),
            act,
        )
    };
    let listed = view.listed(is_whole);
    let published = view.published.as_ref();
    let split = listed.partition_point(|related| {
        published.is_none_or(|date| distance(date, view.event(related.event)) <= 0)
    });
    let (before, since) = listed.split_at(split);
    let mut rows: Vec<Html> = before.iter().map(row).collect();
    if let Some(date) = published {
        rows.push(html! {
            <li key="here" class="here">
                <b>{ labels.text("timeline.here") }</b>
                { " · " }
                <time datetime={words::datetime(date)}>{ words::date(labels, date) }</time>
            </li>
        });
        if !since.is_empty() {
            rows.push(
                html! { <li key="since" class="since">{ labels.text("timeline.since") }</li> },
            );
        }
    }
    rows.extend(since.iter().map(row));
    let title = labels.text("timeline.title").into();
    html! {
        <>
            { heading(view.settings.heading_level + 1, title, "timeline-title", None) }
            <ol part="timeline" class="timeline">{ rows }</ol>
            <div hidden={related <= view.settings.events}>
                <button
                    part="button"
                    class="button all"
                    type="button"
                    aria-expanded={is_whole.to_string()}
                    onclick={toggle}
                >
                    { if is_whole {
                        labels.text("panel.fewer").to_owned()
                    } else {
                        labels.count("panel.all", related)
                    } }
                </button>
            </div>
        </>
    }
}
