//! The rest of the program: what only a reader who does something needs. `scripts/shrink.mjs` puts it
//! into a second file, which the loader fetches when this asks for it; what was done until then is
//! done again when it is here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};
use yew::AppHandle;

use super::{AfterShown, Inner};
use crate::ui::{Action, App, AppProps, State};
use crate::web::geometry::Point;
use crate::web::{load, watch};

/// `rest.css`, made shorter.
const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/rest.css"));

/// What waits for the rest of the program.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    is_over: Cell<bool>,
    actions: RefCell<Vec<Action>>,
    /// Where the pointer was last seen: pages move under it as well.
    pointer: Cell<Point>,
    /// What a reader did, and where.
    events: RefCell<Vec<(Element, Event)>>,
}

impl Inner {
    /// Whether the rest of the program is here.
    pub(super) fn has_rest(&self) -> bool {
        self.waiting.is_over.get()
    }

    /// Does what a reader or a script asks, now or as soon as that is possible.
    pub(super) fn act(self: &Rc<Self>, action: Action) {
        if self.has_rest() {
            self.carry_out(&action);
            return;
        }
        let mut actions = self.waiting.actions.borrow_mut();
        // Nothing is open yet.
        if !(matches!(&action, Action::Close) && actions.is_empty()) {
            actions.push(action);
            self.ask();
        }
    }

    /// Asks for the rest; [`Widget::come`](super::Widget::come) hears of it.
    fn ask(&self) {
        // The loader's own function; it tells what fails.
        let _ = self.ask.call0(&JsValue::NULL);
    }

    /// Whether the pointer moved here.
    pub(in crate::web) fn has_moved(&self, at: Point) -> bool {
        self.waiting.pointer.replace(at) != at
    }

    /// A reader does something for the first time, at an element that answers to it.
    pub(in crate::web) fn first(&self, at: Element, event: &Event) {
        let kind = event.type_();
        if kind != "focusin" && kind != "pointerdown" {
            let mut events = self.waiting.events.borrow_mut();
            // Who presses a second time has waited too long, and does not mean to undo it.
            events.retain(|(other, before)| {
                let before = before.type_();
                before != "pointermove" && (*other != at || before != kind || kind == "keydown")
            });
            // A press is not forgotten over a hand that moves on.
            if kind != "pointermove" || events.is_empty() {
                events.push((at, event.clone()));
            }
        }
        self.ask();
    }

    /// Shows what the properties say, through Yew.
    #[inline(never)]
    pub(super) fn render_app(&self, props: AppProps) {
        let mut app = self.app.borrow_mut();
        match &mut *app {
            Some(app) => app.update(props),
            None => *app = self.first_app(props),
        }
    }

    /// Yew takes over what was put up without it, or begins.
    fn first_app(&self, props: AppProps) -> Option<AppHandle<App>> {
        let drawer = self.shadow.query_selector("#drawer").ok().flatten();
        let Some(mount) = drawer.and_then(|drawer| drawer.parent_element()) else {
            return Some(yew::Renderer::with_root_and_props(self.mount()?, props).render());
        };
        // The marks between which Yew looks for its component.
        let document = mount.owner_document()?;
        let before: Node = document.create_comment("<[]>").into();
        let behind: Node = document.create_comment("</[]>").into();
        let _ = mount.insert_before(&before, mount.first_child().as_ref());
        let _ = mount.append_child(&behind);
        Some(yew::Renderer::with_root_and_props(mount, props).hydrate())
    }

    /// Dresses what the rest of the program shows.
    pub(super) fn dress_rest(&self) {
        thread_local! {
            static SHEET: JsValue = load::sheet_of(CSS).into();
        }
        SHEET.with(|sheet| self.dress(sheet));
    }

    /// The rest could not be had: what waited for it is void.
    pub(super) fn wait_no_more(&self) {
        self.waiting.actions.take();
        self.waiting.events.take();
    }

    /// The rest is here.
    #[inline(never)]
    pub(super) fn come(self: &Rc<Self>) {
        if self.has_rest() {
            self.catch_up();
        } else {
            self.begin();
        }
    }

    fn begin(self: &Rc<Self>) {
        self.waiting.is_over.set(true);
        self.dress_rest();
        self.on_tree.replace(watch::tree(self, &self.shadow));
        if self.has_marks()
            && let Some(root) = &*self.root.borrow()
        {
            self.watch_marks(root);
        }
        // It was given its height without a word.
        if self.state.borrow().is_folded && self.folded().is_none() {
            let state = State {
                is_folded: false,
                ..State::clone(&self.state.borrow())
            };
            self.state.replace(Rc::new(state));
        }
        self.after_shown.borrow_mut().push(AfterShown::CatchUp);
        self.render();
    }

    /// Does what was asked for before Yew showed anything.
    pub(super) fn catch_up(self: &Rc<Self>) {
        if let Some(view) = self.view()
            && !self.is_followed.replace(true)
        {
            self.follow_link(&view);
        }
        for action in self.waiting.actions.take() {
            self.act(action);
        }
        for (at, event) in self.waiting.events.take() {
            let _ = at
                .unchecked_ref::<web_sys::EventTarget>()
                .dispatch_event(&event);
        }
    }
}
