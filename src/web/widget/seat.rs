//! The panel's place on the page: what is kept for it, and the drawer.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{Inner, focus};
use crate::ui::Action;
use crate::web::place;

impl Inner {
    /// Whether the reader sees the element, and the page keeps a height for it: what stands below must
    /// not move then.
    pub(super) fn is_kept_in_view(&self) -> bool {
        let rect = self.host.get_bounding_client_rect();
        let root = self
            .host
            .owner_document()
            .and_then(|page| page.document_element());
        let height = root.map_or(0, |root| root.client_height());
        rect.height() > 0.0 && rect.bottom() > 0.0 && rect.top() < f64::from(height)
    }

    /// The panel, where it is cut to a height.
    pub(super) fn folded(&self) -> Option<Element> {
        self.shadow.query_selector(".folded").ok().flatten()
    }

    /// Leaves the panel uncut where it has room in the height that it would be cut to.
    pub(super) fn give_room(self: &Rc<Self>) {
        if !self.fits() {
            return;
        }
        if self.has_rest() {
            self.act(Action::Unfold);
        } else if let Some(panel) = self.folded() {
            // The state hears of it with the rest of the program.
            let _ = panel.remove_attribute("class");
        }
    }

    /// Whether the panel has room in the height that it is cut to.
    fn fits(&self) -> bool {
        let folded = self.folded();
        folded.is_some_and(|folded| folded.scroll_height() <= folded.client_height())
    }

    /// The panel, where it is a drawer and is open or not.
    fn drawer(&self, is_open: bool) -> Option<HtmlElement> {
        let found = self.shadow.query_selector("#drawer[popover]");
        let drawer: Element = found.ok().flatten()?;
        (place::is_open(&drawer) == is_open).then(|| drawer.unchecked_into())
    }

    /// Opens the drawer, if there is one.
    #[inline(never)]
    pub(super) fn open_drawer(&self) {
        if let Some(drawer) = self.drawer(false) {
            place::open(&drawer, Some(&self.host));
        }
    }

    /// Escape was pressed in the widget's own tree: closes the drawer.
    #[inline(never)]
    pub(in crate::web) fn close_drawer(&self) {
        if let Some(drawer) = self.drawer(true)
            && let Ok(Some(opener)) = self.shadow.query_selector(".opener")
        {
            place::close(&drawer);
            focus(&opener);
        }
    }
}
