//! The reader's say: kept in the browser once they said something, the same for all widgets of the
//! page.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Storage;

use super::Inner;
use crate::ui::{Action, Say};
use crate::web::{peers, read};

/// The key in the page's `localStorage`.
const KEY: &str = "article-context";

thread_local! {
    /// What holds on this page.
    static SAY: RefCell<Option<Rc<Say>>> = const { RefCell::new(None) };
}

/// What the reader said: here, or on a page before.
pub(super) fn current() -> Rc<Say> {
    SAY.with_borrow_mut(|say| {
        let read = || Rc::new(kept().unwrap_or_default());
        say.get_or_insert_with(read).clone()
    })
}

/// Where a page may not have it, the storage cannot even be asked for.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn kept() -> Option<Say> {
    Say::parse(&storage()?.get_item(KEY).ok()??)
}

/// Keeps what was said; what is as it was at first leaves nothing.
fn keep(say: &Say) {
    if let Some(storage) = storage() {
        // Where it cannot be kept it holds on this page.
        let _ = match *say == Say::default() {
            true => storage.remove_item(KEY),
            false => storage.set_item(KEY, &say.text()),
        };
    }
}

impl Inner {
    /// Does as the reader says, on all widgets of the page, and keeps it.
    #[inline(never)]
    pub(super) fn hear(self: &Rc<Self>, before: &Say, say: &Rc<Say>) {
        if current() != *say {
            SAY.replace(Some(say.clone()));
            keep(say);
            for other in peers::others(self) {
                other.act(Action::Say(say.clone()));
            }
        }
        if (before.hides_marks, &before.known) != (say.hides_marks, &say.known) {
            self.mark_anew();
        }
    }

    /// Marks the article again, if it was this widget that marked it.
    fn mark_anew(self: &Rc<Self>) {
        let (Some(view), true) = (self.view(), self.has_marks()) else {
            return;
        };
        let Some(root) = self.root.borrow().clone() else {
            return;
        };
        self.unmark();
        let options = self.options();
        let reading = read::read(&root, options.skip.as_deref(), &self.hands);
        if reading.article.blocks == view.article.blocks {
            let is_painted = options.is_painted;
            self.mark(&root, &reading, &view.context, &view.library, is_painted);
        } else {
            self.rescan();
        }
    }
}
