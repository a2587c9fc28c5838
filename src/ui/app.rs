//! The whole widget: the panel and the card.

use std::rc::Rc;

use yew::prelude::*;

use super::card::card;
use super::markup::Markup;
use super::panel::panel;
use super::{Action, State, View};

/// What the widget shows and whom it tells.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// What there is to see.
    pub view: Rc<View>,
    /// What of it is open.
    pub state: Rc<State>,
    /// Hears of what the reader does.
    pub act: Callback<Action>,
    /// Hears when the document shows the above.
    pub shown: Callback<()>,
}

/// The panel and, above everything, the card.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps {
        view,
        state,
        act,
        shown,
    } = props;
    let shown = shown.clone();
    use_effect(move || shown.emit(()));
    let mut out = Markup::new(act);
    out.element("div", |out| {
        out.hide_if(!view.settings.has_panel);
        panel(out, view, state);
    });
    out.element("div", |out| {
        if let Some(open) = &state.card {
            card(out, view, open);
        }
    });
    out.into_html()
}
