//! The whole widget: the panel and the card.

use std::rc::Rc;

use yew::prelude::*;

use super::card::card;
use super::markup::{Markup, Presses};
use super::panel::panel;
use super::{State, View};

/// What the widget shows and whom it tells.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// What there is to see.
    pub view: Rc<View>,
    /// What of it is open.
    pub state: Rc<State>,
    /// What the reader can press.
    pub presses: Rc<Presses>,
    /// Hears when the document shows the above.
    pub shown: Callback<()>,
}

/// The panel and, above everything, the card. No function component: one effect is all there would
/// be, and hooks are 0.7 kB of brotli.
#[derive(Debug)]
pub struct App;

impl Component for App {
    type Message = ();
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let AppProps {
            view,
            state,
            presses,
            ..
        } = context.props();
        let mut out = Markup::new(presses);
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

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        context.props().shown.emit(());
    }
}
