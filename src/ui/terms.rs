//! The terms in this article, each opening its card.

use yew::prelude::*;

use super::panel::heading;
use super::{Action, How, View};
use crate::context::Found;

/// A list of terms: name, how often, gloss.
pub(super) fn terms(view: &View, act: &Callback<Action>) -> Html {
    let row = |found: &Found| {
        let index = found.term;
        let term = view.term(index);
        let lang = view.lang(term.language.as_ref());
        let open = act.reform(move |_| Action::Open(index, How::List));
        html! {
            <li key={term.id.clone()} part="term" class="term" data-context-term={term.id.clone()}>
                <p class="name">
                    <button
                        type="button"
                        class="disclosure"
                        aria-haspopup="dialog"
                        lang={lang.clone()}
                        onclick={open}
                    >
                        { term.name.as_str() }
                    </button>
                    <span class="times">{ view.labels.count("terms.times", found.count) }</span>
                </p>
                <p class="gloss" {lang}>{ term.gloss.as_str() }</p>
            </li>
        }
    };
    let title = view.labels.text("terms.title").into();
    html! {
        <>
            { heading(view.settings.heading_level + 1, title, "terms-title", None) }
            <ul part="terms" class="terms">{ for view.context.terms.iter().map(row) }</ul>
        </>
    }
}
