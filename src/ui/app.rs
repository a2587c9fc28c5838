//! The whole widget: the panel and the card.

use std::rc::Rc;

use yew::prelude::*;

use super::card::card;
use super::markup::{Markup, Presses};
use super::offline::offline;
use super::panel::panel;
use super::{Action, State, View};

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

/// A button for text selected in the article; whoever mounts the widget shows it when there is any.
fn ask(out: &mut Markup<'_>, view: &View) {
    let written = "button part=button class=explain type=button popover=manual";
    out.element(written, |out| {
        out.hide_if(!view.settings.may_ask);
        out.press(Action::Ask);
        out.text(view.labels.text("explain.ask"));
    });
}

/// The panel in its place: behind a button, cut to the height that the page keeps for it, or as it is.
#[inline(never)]
fn seat(out: &mut Markup<'_>, view: &View, state: &State) {
    let labels = &view.labels;
    let is_drawer = view.settings.is_drawer;
    let written = "button part=button class=opener type=button popovertarget=drawer";
    out.element(written, |out| {
        out.hide_if(!is_drawer || view.is_empty());
        out.text(labels.text("panel.title"));
    });
    out.element("div id=drawer", |out| {
        out.hide_if(!view.settings.has_panel);
        out.set("popover", is_drawer.then_some("manual"));
        out.set("dir", view.direction());
        out.set("class", state.is_folded.then_some("folded"));
        out.element(
            "button part=button class=close popovertarget=drawer",
            |out| {
                out.hide_if(!is_drawer);
                out.set("aria-label", labels.text("card.close"));
                out.text("×");
            },
        );
        panel(out, view, state);
        out.element("button part=button class=unfold type=button", |out| {
            out.hide_if(!state.is_folded);
            out.press(Action::Unfold);
            out.text(labels.text("panel.more"));
        });
    });
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
        context.props().html()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        context.props().shown.emit(());
    }
}

impl AppProps {
    /// What the widget shows.
    #[inline(never)]
    pub fn html(&self) -> Html {
        let Self {
            view,
            state,
            presses,
            ..
        } = self;
        let mut out = Markup::new(presses);
        ask(&mut out, view);
        offline(&mut out, view);
        seat(&mut out, view, state);
        out.element("div", |out| {
            if let Some(open) = &state.card {
                card(out, view, state, open);
            }
        });
        out.into_html()
    }
}
