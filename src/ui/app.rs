//! The whole widget: the panel and the card.

use std::rc::Rc;

use yew::prelude::*;

use super::card::card;
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
    html! {
        <>
            <div hidden={!view.settings.has_panel}>{ panel(view, state, act) }</div>
            <div>
                if let Some(open) = &state.card {
                    { card(view, open, act) }
                }
            </div>
        </>
    }
}
