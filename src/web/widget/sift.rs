//! The reader's choice among all events, made in slices between which the page draws.

use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::Inner;
use super::run::now;
use crate::ui::{Action, Sifted};

/// A slice ends after so many milliseconds.
const SLICE: f64 = 5.0;

/// By then a frame was drawn, in milliseconds.
const FRAME: u32 = 20;

/// Whether an action changes what is left of the events.
pub(super) fn is_choice(action: &Action) -> bool {
    matches!(
        action,
        Action::More | Action::Filter | Action::FilterTerm(_) | Action::Choose(..)
    )
}

impl Inner {
    /// Lists more of the related events, once the page has drawn those that are listed.
    #[inline(never)]
    pub(super) fn grow(self: &Rc<Self>) {
        let Some(view) = self.view() else {
            return;
        };
        let (listed, total) = view.listed(&self.state.borrow());
        if listed.len() < total {
            let widget = Rc::downgrade(self);
            let go_on = move || {
                if let Some(widget) = widget.upgrade()
                    && widget.state.borrow().is_growing()
                {
                    widget.act(Action::More);
                }
            };
            self.sifting.replace(Some(Timeout::new(FRAME, go_on)));
        }
    }

    /// Goes on choosing; shows what is left when all events were looked at.
    #[inline(never)]
    pub(super) fn sift(self: &Rc<Self>, mut sifted: Sifted) {
        let Some(view) = self.view() else {
            return;
        };
        let state = self.state.borrow().clone();
        let end = now() + SLICE;
        while sifted.step(&view, &state) {
            if now() > end {
                let widget = Rc::downgrade(self);
                let go_on = move || {
                    if let Some(widget) = widget.upgrade() {
                        widget.sift(sifted);
                    }
                };
                self.sifting.replace(Some(Timeout::new(0, go_on)));
                return;
            }
        }
        self.sifting.take();
        self.act(Action::Sifted(Rc::new(sifted)));
    }
}
