//! One event of the timeline: date, title and reason; opened, its summary and sources.

use yew::prelude::*;

use super::panel::heading;
use super::view::source_name;
use super::{Action, View, words};
use crate::pack::{PolicyEvent, Source};
use crate::relate::Related;

/// A disclosure: the title is the button. `is_best`: among the most relevant.
pub(super) fn event(
    view: &View,
    related: &Related,
    is_best: bool,
    is_open: bool,
    act: &Callback<Action>,
) -> Html {
    let index = related.event;
    let event = view.event(index);
    let toggle = act.reform(move |_| Action::Toggle(index));
    let title = html! {
        <button type="button" class="disclosure" aria-expanded={is_open.to_string()} onclick={toggle}>
            { event.title.as_str() }
        </button>
    };
    let reasons = words::reasons(&view.labels, &view.compiled.library, &related.reasons);
    html! {
        <li
            key={event.id.clone()}
            part="event"
            class="event"
            data-best={is_best.then_some("")}
            data-context-event={event.id.clone()}
        >
            <p class="when">
                <time part="event-date" datetime={words::datetime(&event.date)}>
                    { words::span(&view.labels, &event.date, event.end.as_ref()) }
                </time>
                <span class="places">{ event.jurisdictions.join(" · ") }</span>
            </p>
            <div lang={view.lang(event.language.as_ref())}>
                { heading(view.settings.heading_level + 2, title, "event-title", None) }
            </div>
            <div class="more" hidden={!is_open}>
                if is_open {
                    { details(view, event, act) }
                }
            </div>
            <p part="event-reason" class="reason">{ reasons.join(" · ") }</p>
        </li>
    }
}

fn details(view: &View, event: &PolicyEvent, act: &Callback<Action>) -> Html {
    let labels = &view.labels;
    let kind = ["kind.", &event.kind].concat();
    let mut facts = vec![labels.get(&kind).unwrap_or(&event.kind).to_owned()];
    facts.extend(event.actors.iter().cloned());
    html! {
        <>
            <p part="event-summary" class="summary" lang={view.lang(event.language.as_ref())}>
                { event.summary.as_str() }
            </p>
            <p class="facts">{ facts.join(" · ") }</p>
            { sources(view, &event.id, &event.sources, act) }
        </>
    }
}

/// The sources of a term or an event as a list of links.
pub(super) fn sources(view: &View, id: &str, sources: &[Source], act: &Callback<Action>) -> Html {
    let source = |source: &Source| {
        let year = source
            .date
            .as_ref()
            .map(|date| words::date(&view.labels, date));
        html! {
            <li>
                { link(id, source, source_name(source), false, act) }
                { year.map(|date| [" · ", &date].concat()) }
            </li>
        }
    };
    html! {
        <ul class="sources" aria-label={view.labels.text("event.sources").to_owned()}>
            { for sources.iter().map(source) }
        </ul>
    }
}

/// A link to a source; `id` is the term's or the event's. Where the text `is_short`, its name for
/// assistive technology says which source it is.
pub(super) fn link(
    id: &str,
    source: &Source,
    text: String,
    is_short: bool,
    act: &Callback<Action>,
) -> Html {
    let label = is_short.then(|| [text.as_str(), ": ", &source_name(source)].concat());
    let follow = Action::Follow {
        id: id.to_owned(),
        url: source.url.clone(),
    };
    let onclick = act.reform(move |_: MouseEvent| follow.clone());
    html! { <a part="source" href={source.url.clone()} aria-label={label} {onclick}>{ text }</a> }
}
