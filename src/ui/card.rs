//! The card: what a term means, who sees it how, and where that is sourced.

use yew::prelude::*;

use super::event::{link, sources};
use super::panel::heading;
use super::{Action, Card, How, View, words};
use crate::pack::{Perspective, Term};

/// A non-modal dialog named by the term. Whoever mounts the widget puts it in the top layer and
/// beside its mark.
pub(super) fn card(view: &View, card: &Card, act: &Callback<Action>) -> Html {
    let labels = &view.labels;
    let term = view.term(card.term);
    let lang = view.lang(term.language.as_ref());
    let close = act.reform(|_| Action::Close);
    html! {
        <div
            part="card"
            class="card"
            role="dialog"
            aria-labelledby="card-title"
            popover="manual"
            tabindex="-1"
            lang={labels.language.clone()}
            data-context-term={term.id.clone()}
        >
            <p class="category">{ category(view, term) }</p>
            <div lang={lang.clone()}>
                { heading(view.settings.heading_level, term.name.as_str().into(), "card-title", Some("card-title")) }
            </div>
            <button part="button" class="close" type="button" aria-label={labels.text("card.close").to_owned()} onclick={close}>
                { "×" }
            </button>
            <div part="card-body" class="card-body" {lang}>
                <p class="gloss">{ term.gloss.as_str() }</p>
                <div hidden={!card.is_long}>
                    if card.is_long {
                        { for term.body.iter().map(|text| html! { <p>{ text.as_str() }</p> }) }
                    }
                </div>
            </div>
            { longer(view, card, term, act) }
            { perspectives(view, term, act) }
            { unlike(view, term, act) }
            <div class="card-foot">
                <p class="label">{ labels.text("card.sources") }</p>
                { sources(view, &term.id, &term.sources, act) }
                <p class="reviewed">{ reviewed(view, term) }</p>
            </div>
        </div>
    }
}

fn category(view: &View, term: &Term) -> String {
    let labels = &view.labels;
    let category = term.category.as_deref().unwrap_or_default();
    let name = labels
        .get(&["category.", category].concat())
        .unwrap_or(category);
    let is_disputed = !term.perspectives.is_empty();
    let disputed = is_disputed.then(|| labels.text("card.disputed"));
    let parts = [Some(name).filter(|name| !name.is_empty()), disputed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn longer(view: &View, card: &Card, term: &Term, act: &Callback<Action>) -> Html {
    let labels = &view.labels;
    let is_long = card.is_long;
    let onclick = act.reform(|_| Action::Lengthen);
    html! {
        <p class="longer" hidden={term.body.is_empty()}>
            <button part="button" class="plain" type="button" aria-expanded={is_long.to_string()} {onclick}>
                { labels.text(if is_long { "card.shorter" } else { "card.longer" }) }
            </button>
        </p>
    }
}

fn perspectives(view: &View, term: &Term, act: &Callback<Action>) -> Html {
    let perspective = |one: &Perspective| {
        html! {
            <li part="perspective" class="perspective">
                <b>{ one.holder.as_str() }</b>
                { one.view.as_str() }
                { " " }
                { link(&term.id, &one.source, view.labels.text("card.source").to_owned(), true, act) }
            </li>
        }
    };
    html! {
        <div hidden={term.perspectives.is_empty()}>
            <p class="label" id="card-seen">{ view.labels.text("card.seen") }</p>
            <ul class="perspectives" aria-labelledby="card-seen" lang={view.lang(term.language.as_ref())}>
                { for term.perspectives.iter().map(perspective) }
            </ul>
        </div>
    }
}

/// What the term is mistaken for; those the packs know open in the same card.
fn unlike(view: &View, term: &Term, act: &Callback<Action>) -> Html {
    let known = |id: &String| {
        let index = view.find_term(id)?;
        let open = act.reform(move |_| Action::Open(index, How::List));
        let other = view.term(index);
        Some(html! {
            <li key={id.clone()}>
                <button type="button" class="plain" lang={view.lang(other.language.as_ref())} onclick={open}>
                    { other.name.as_str() }
                </button>
            </li>
        })
    };
    let others: Vec<Html> = term.confused_with.iter().filter_map(known).collect();
    html! {
        <div class="unlike" hidden={others.is_empty()}>
            <span id="card-unlike">{ view.labels.text("card.unlike") }</span>
            <ul aria-labelledby="card-unlike">{ for others }</ul>
        </div>
    }
}

fn reviewed(view: &View, term: &Term) -> Option<String> {
    let reviewed = term.reviewed.as_ref()?;
    let date = words::date(&view.labels, reviewed);
    Some(view.labels.fill("card.reviewed", &[("date", &date)]))
}
