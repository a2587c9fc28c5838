//! A panel that could not be loaded for want of a connection.

use std::rc::Rc;

use super::Inner;
use crate::ui::{Labels, Settings, View};

impl Inner {
    /// Says so in the panel's place, with a button to try again.
    #[inline(never)]
    pub(super) fn show_offline(self: &Rc<Self>, labels: Labels, settings: Settings) {
        self.view.replace(Some(Rc::new(View {
            library: Rc::default(),
            details: Vec::new(),
            context: Rc::default(),
            article: Rc::default(),
            labels: Rc::new(labels),
            settings,
            is_offline: true,
        })));
        self.state.take();
        self.render();
    }
}
