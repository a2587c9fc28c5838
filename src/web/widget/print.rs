//! What is on paper only: put up when the page is about to be printed, gone when it has been.
//!
//! The browser prints as soon as it has told so. Yew would show it too late: its markup is put up at
//! once.

use super::Inner;
use super::put::put_up;
use crate::ui::print;
use crate::web::mark;

impl Inner {
    /// Numbers the marks, puts their notes after the article and the printed panel in its place.
    #[inline(never)]
    pub(in crate::web) fn print(&self) {
        self.unprint();
        self.is_printed.set(true);
        self.dress_rest();
        let (Some(view), Some(root)) = (self.view(), self.root.borrow().clone()) else {
            return;
        };
        let state = self.state.borrow();
        let has_panel = view.settings.has_panel;
        if has_panel && !view.context.events.is_empty() {
            put_up(&self.shadow, &print::print(&view, &state, &[]));
        }
        let noted = print::noted(&view);
        let is_marked = self.has_marks();
        if noted.is_empty() || !(is_marked || has_panel) {
            return;
        }
        let notes = print::print(&view, &state, &noted);
        // Where nothing is marked, the notes are the panel's list of terms.
        match is_marked.then(|| mark::place_for_notes(&root, &self.shadow)) {
            Some(Some((place, shadow))) => {
                put_up(&shadow, &notes);
                self.notes.replace(Some(place));
                let ids = noted.iter().map(|term| view.term(*term).id.as_str());
                mark::number(&root, &ids.collect::<Vec<_>>());
            }
            _ => put_up(&self.shadow, &notes),
        }
    }

    /// The page is as it was.
    #[inline(never)]
    pub(in crate::web) fn unprint(&self) {
        self.is_printed.set(false);
        if let Some(place) = self.notes.take()
            && let Some(root) = &*self.root.borrow()
        {
            mark::take_away(&place);
            mark::number(root, &[]);
        }
        while let Ok(Some(printed)) = self.shadow.query_selector(PRINTED) {
            mark::take_away(&printed);
        }
    }
}

/// Selector of what is put up; the stylesheet shows it on paper only, and nothing beside it.
const PRINTED: &str = ".printed";
