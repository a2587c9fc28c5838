//! Links to what the panel shows: in the page's address only once the reader asked for one, and
//! followed when the page is opened with one.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::{Host, Inner};
use crate::text::{decimal, joined};
use crate::ui::{Action, Choice, How, View};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = history)]
    static HISTORY: History;
    #[wasm_bindgen(thread_local_v2, js_name = location)]
    static LOCATION: Location;

    type History;
    #[wasm_bindgen(method, getter)]
    fn state(this: &History) -> JsValue;
    #[wasm_bindgen(method, catch, js_name = replaceState)]
    fn replace(this: &History, state: &JsValue, _: &str, url: &str) -> Result<(), JsValue>;

    type Location;
    #[wasm_bindgen(method, getter)]
    fn hash(this: &Location) -> String;
    #[wasm_bindgen(method, getter)]
    fn href(this: &Location) -> String;

    #[wasm_bindgen(js_name = URLSearchParams)]
    type Pairs;
    #[wasm_bindgen(constructor, js_class = URLSearchParams)]
    fn new(text: &str) -> Pairs;
    #[wasm_bindgen(method)]
    fn get(this: &Pairs, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn set(this: &Pairs, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = toString)]
    fn text(this: &Pairs) -> String;
}

const EVENT: &str = "context-event";
/// What a choice is called in an address.
const CHOICES: [(&str, Choice); 4] = [
    ("context-kind", Choice::Kind),
    ("context-place", Choice::Place),
    ("context-term", Choice::Term),
    ("context-search", Choice::Words),
];

impl Inner {
    /// Puts a link to an event, or to what is chosen, into the page's address, and shows it.
    #[inline(never)]
    pub(super) fn link(self: &Rc<Self>, view: &View, event: Option<u32>) {
        let pairs = Pairs::new("");
        let set = |name: &str, value: &str| {
            if !value.is_empty() {
                pairs.set(name, value);
            }
        };
        if let Some(event) = event {
            set(EVENT, &view.event(event).id);
        } else {
            let state = self.state.borrow();
            let term = state.term.map_or("", |term| &view.term(term).id);
            let values = [&*state.kind, &*state.place, term, &*state.search];
            for ((name, _), value) in CHOICES.into_iter().zip(values) {
                set(name, value);
            }
        }
        HISTORY.with(|history| {
            // A page that may not change its address keeps the one it has.
            let _ = history.replace(&history.state(), "", &joined(&["#", &pairs.text()]));
        });
        self.act(Action::Linked(event, LOCATION.with(Location::href)));
    }

    /// Selects the link that is shown, and copies it where that is allowed.
    #[inline(never)]
    pub(super) fn copy_link(&self) {
        if let (Ok(Some(field)), Some(document)) = (
            self.shadow.query_selector(".link"),
            self.host.owner_document(),
        ) {
            field.unchecked_ref::<Host>().select();
            document.unchecked_ref::<Host>().exec("copy");
        }
    }

    /// Does what the page's address asks for.
    #[inline(never)]
    pub(super) fn follow_link(self: &Rc<Self>, view: &View) {
        let hash = LOCATION.with(Location::hash);
        let pairs = Pairs::new(hash.get(1..).unwrap_or_default());
        for (name, choice) in CHOICES {
            let Some(mut value) = pairs.get(name) else {
                continue;
            };
            if choice == Choice::Term {
                let Some(term) = view.find_term(&value) else {
                    continue;
                };
                self.seek(view, term);
                self.act(Action::Open(term, How::Script));
                value = decimal(term as usize);
            }
            self.act(Action::Choose(choice, value));
        }
        let event = pairs.get(EVENT).and_then(|id| view.find_event(&id));
        if let Some(event) = event {
            self.act(Action::Show(event));
        }
    }
}
