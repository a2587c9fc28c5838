//! The marks of a widget: put into the article or painted on it, and taken away.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Host, Inner, say};
use crate::context::Context;
use crate::pack::Library;
use crate::ui::Action;
use crate::web::read::Reading;
use crate::web::{mark, paint, peers, watch};

impl Inner {
    /// Marks an article just read, but for what the reader wants no marks of.
    pub(super) fn mark(
        self: &Rc<Self>,
        root: &Element,
        reading: &Reading,
        context: &Context,
        library: &Library,
        is_painted: bool,
    ) {
        let said = say::current();
        let id = |term: u32| library.terms[term as usize].id.as_str();
        let mentions = &context.mentions;
        let marked = context.marked.iter().copied();
        let marked: Vec<usize> = marked
            .filter(|&at| said.marks(id(mentions[at].term)))
            .collect();
        match root.owner_document().filter(|_| is_painted) {
            Some(document) => {
                let painted = paint::paint(document, reading, mentions, &marked, &id);
                self.painted.replace(Some(painted));
            }
            None => {
                let marks = mark::mark(
                    &self.hands,
                    &self.mark_sheet,
                    reading,
                    mentions,
                    &marked,
                    id,
                );
                self.marks.replace(Some(marks));
            }
        }
        self.watch_marks(root);
    }

    /// Takes the marks out and the watch off them, and closes the card.
    pub(super) fn unmark(self: &Rc<Self>) {
        if self.has_rest() {
            self.act(Action::Close);
            self.hover.forget();
        }
        if self.is_printed.get() {
            self.unprint();
        }
        self.on_marks.take();
        self.visited.take();
        if let Some(marks) = self.marks.take() {
            marks.restore();
        }
        if let Some(painted) = self.painted.take() {
            painted.restore();
        }
    }

    pub(super) fn watch_marks(self: &Rc<Self>, root: &Element) {
        self.on_marks.replace(if self.has_rest() {
            watch::marks(self, root)
        } else {
            watch::first(self, root, true)
        });
    }

    /// Whether it was this widget that marked its article, be it with no mark.
    pub(super) fn has_marks(&self) -> bool {
        self.marks.borrow().is_some() || self.painted.borrow().is_some()
    }

    /// Whether no other widget has marked this text.
    pub(super) fn may_mark(self: &Rc<Self>, root: &Element) -> bool {
        !peers::others(self).iter().any(|other| {
            let theirs = other.root.borrow();
            let is_same = theirs
                .as_ref()
                .is_some_and(|theirs| peers::overlap(theirs, root));
            is_same && other.has_marks()
        })
    }

    /// Marks an article whose marks went with another widget.
    pub(super) fn take_over(&self, root: &Element) {
        let is_ours = self
            .root
            .borrow()
            .as_ref()
            .is_some_and(|ours| peers::overlap(ours, root));
        if is_ours && !self.is_restored.get() {
            self.rescan();
        }
    }

    /// Reads the article again, as a script would.
    pub(super) fn rescan(&self) {
        // The element's own promise; a rejection is handled there.
        let _ = self.host.unchecked_ref::<Host>().rescan();
    }
}
