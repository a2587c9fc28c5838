//! The widgets of this page: one card is open among them, and one of them marks an article.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::Element;

use super::widget::Inner;

thread_local! {
    static WIDGETS: RefCell<Vec<Weak<Inner>>> = const { RefCell::new(Vec::new()) };
}

/// Counts a widget among those of the page.
pub(super) fn join(widget: &Rc<Inner>) {
    WIDGETS.with_borrow_mut(|widgets| {
        widgets.retain(|widget| widget.strong_count() > 0);
        widgets.push(Rc::downgrade(widget));
    });
}

/// Takes a widget off the page.
pub(super) fn leave(widget: &Rc<Inner>) {
    WIDGETS.with_borrow_mut(|widgets| {
        widgets.retain(|other| {
            other
                .upgrade()
                .is_some_and(|other| !Rc::ptr_eq(&other, widget))
        });
    });
}

/// The other widgets of the page.
pub(super) fn others(widget: &Rc<Inner>) -> Vec<Rc<Inner>> {
    WIDGETS.with_borrow(|widgets| {
        let live = widgets.iter().filter_map(Weak::upgrade);
        live.filter(|other| !Rc::ptr_eq(other, widget)).collect()
    })
}

/// Whether two articles share text.
pub(super) fn overlap(one: &Element, other: &Element) -> bool {
    one.contains(Some(other)) || other.contains(Some(one))
}
