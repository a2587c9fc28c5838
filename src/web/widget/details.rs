//! Longer texts: asked for when a card or an event is opened, shown when they come.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::Inner;
use crate::pack;
use crate::ui::{Action, Choice, Details, Sifted, View};
use crate::web::load;
use crate::web::place;
use crate::web::tell::Problem;

impl Inner {
    /// Asks for the details of the packs that make up what an action opens, those that failed before
    /// again.
    #[inline(never)]
    pub(super) fn ask_for_details(&self, action: &Action, view: &Rc<View>) {
        let packs = match action {
            Action::Open(term, _) => &view.term(*term).packs,
            Action::Toggle(event) | Action::Show(event) => &view.event(*event).packs,
            // Summaries are searched as well.
            Action::Choose(Choice::Words, _) => &(0..view.details.len() as u32).collect(),
            _ => return,
        };
        let mut urls = Vec::new();
        let mut again = View::clone(view);
        for &pack in packs {
            let at = pack as usize;
            let (Some(details), Some(facts)) =
                (again.details.get_mut(at), view.library.packs.get(at))
            else {
                continue;
            };
            let Some(url) = facts.details.clone() else {
                continue;
            };
            if matches!(details, Details::Here(_)) || self.asked.borrow().contains(&url) {
                continue;
            }
            *details = Details::Awaited;
            urls.push(url);
        }
        if urls.is_empty() {
            return;
        }
        self.view.replace(Some(Rc::new(again)));
        for url in urls {
            let argument = JsValue::from(url.as_str());
            self.asked.borrow_mut().push(url);
            // The loader's own function; what fails is told to `complete`.
            let _ = self.fetch.call1(&JsValue::NULL, &argument);
        }
    }

    /// Shows what came, or that it could not be had.
    #[inline(never)]
    pub(super) fn complete(self: &Rc<Self>, url: &str, fetched: &JsValue) {
        let was_asked = self.asked.borrow().iter().position(|asked| asked == url);
        let (Some(at), Some(view)) = (was_asked, self.view()) else {
            return;
        };
        self.asked.borrow_mut().remove(at);
        let text = load::text_of(url, fetched);
        let details = text.and_then(|text| {
            pack::parse_details(&text)
                .map_err(|problems| Problem::refused(Some(url.to_owned()), &problems))
        });
        let now = match details {
            Ok(details) => Details::Here(Rc::new(details)),
            Err(problem) => {
                self.teller.problem(&problem);
                Details::Failed
            }
        };
        let mut view = View::clone(&view);
        for (facts, details) in view.library.packs.iter().zip(&mut view.details) {
            if facts.details.as_deref() == Some(url) {
                *details = now.clone();
            }
        }
        self.view.replace(Some(Rc::new(view)));
        if let Some(card) = self.card() {
            self.is_held.set(true);
            if let Some(reference) = &*self.reference.borrow() {
                place::hold(&card, &self.lines(reference));
            }
        }
        self.render();
        if self.state.borrow().is_filtered() {
            self.sift(Sifted::default());
        }
    }
}
