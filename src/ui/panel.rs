//! The panel: the events behind the article and the terms in it.

use yew::prelude::*;

use super::terms::terms;
use super::timeline::timeline;
use super::{Action, State, View, words};

/// A region of its own; empty and hidden where there is nothing to say.
pub(super) fn panel(view: &View, state: &State, act: &Callback<Action>) -> Html {
    let labels = &view.labels;
    let has_events = !view.context.events.is_empty();
    let has_terms = !view.context.terms.is_empty();
    let title = labels.text("panel.title").into();
    let title = heading(
        view.settings.heading_level,
        title,
        "panel-title",
        Some("panel-title"),
    );
    html! {
        <section
            part="panel"
            class="panel"
            aria-labelledby="panel-title"
            lang={labels.language.clone()}
            hidden={!has_events && !has_terms}
        >
            { title }
            <div hidden={!has_events}>
                if has_events {
                    <p class="chosen">{ chosen(view, state) }</p>
                    { timeline(view, state, act) }
                }
            </div>
            <div hidden={!has_terms}>
                if has_terms {
                    { terms(view, act) }
                }
            </div>
            <p class="foot">{ reviewed(view) }</p>
        </section>
    }
}

/// A heading of a level counted from 1; deeper than 6 stays 6.
pub(super) fn heading(
    level: u8,
    content: Html,
    part: &'static str,
    id: Option<&'static str>,
) -> Html {
    let name = ["h", &level.min(6).to_string()].concat();
    html! { <@{name} {part} {id}>{ content }</@> }
}

fn chosen(view: &View, state: &State) -> String {
    let related = view.context.events.len();
    let shown = if state.is_whole {
        related
    } else {
        related.min(view.settings.events)
    };
    let library = &view.compiled.library;
    view.labels.fill(
        "panel.chosen",
        &[
            ("shown", &shown.to_string()),
            ("total", &library.events.len().to_string()),
            ("pack", &pack_titles(view)),
        ],
    )
}

fn pack_titles(view: &View) -> String {
    let packs = view.compiled.library.packs.iter();
    let titles: Vec<String> = packs.map(|pack| pack.title.clone()).collect();
    words::list(&view.labels, &titles)
}

fn reviewed(view: &View) -> String {
    let packs = view.compiled.library.packs.iter();
    let reviewed = packs.filter_map(|pack| {
        let date = words::date(&view.labels, pack.reviewed.as_ref()?);
        let values = [("pack", pack.title.as_str()), ("date", &date)];
        Some(view.labels.fill("panel.reviewed", &values))
    });
    reviewed.collect::<Vec<_>>().join(" · ")
}
