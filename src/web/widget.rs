//! The one class JavaScript sees, and what it holds.
//!
//! Methods take `&self`: the page may call back in while one of them tells an event.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Element, EventTarget, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
};
use yew::AppHandle;

use super::explain::Asking;
use super::load::Source;
use super::mark::Marks;
use super::paint::Painted;
use super::passage::Visited;
use super::read::Hands;
use super::tell::Teller;
use super::watch::Hover;
use super::{mark, peers, watch};
use crate::context::Compiled;
use crate::ui::{Action, App, AppProps, How, Presses, State, View};
pub(super) use host::focus;
use host::{Host, bring};
use rest::Waiting;
pub(super) use run::now;
use run::{Plan, Times};

mod act;
mod context;
mod details;
mod fields;
mod host;
mod link;
mod marks;
mod offline;
mod print;
mod put;
mod rest;
mod run;
mod say;
mod seat;
mod sift;

/// The version of the program; the loader works only with its own.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The program behind one element.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget(Rc<Inner>);

/// What a widget holds.
#[derive(Debug)]
pub(super) struct Inner {
    pub host: HtmlElement,
    pub shadow: ShadowRoot,
    /// The loader's address: everything else is found from it.
    pub base: String,
    pub teller: Teller,
    /// Fetches an address; [`Widget::complete`] hears of it.
    fetch: Function,
    hands: Hands,
    /// Fetches the rest of the program; [`Widget::come`] hears of it.
    ask: Function,
    waiting: Waiting,
    mark_sheet: CssStyleSheet,
    /// The run that waits for its texts.
    plan: RefCell<Option<Plan>>,
    /// What the last run compiled, and what from.
    compiled: RefCell<Option<(Source, Compiled)>>,
    /// Whether the article is to stay unmarked.
    pub is_restored: Cell<bool>,
    pub root: RefCell<Option<Element>>,
    pub marks: RefCell<Option<Marks>>,
    /// Marks that are only painted.
    pub painted: RefCell<Option<Painted>>,
    /// What the pointer has done lately.
    pub hover: Hover,
    /// What is selected in the article, where it can be asked about.
    pub asking: RefCell<Option<Asking>>,
    /// Waits to go on choosing events.
    sifting: RefCell<Option<Timeout>>,
    app: RefCell<Option<AppHandle<App>>>,
    presses: Rc<Presses>,
    view: RefCell<Option<Rc<View>>>,
    state: RefCell<Rc<State>>,
    /// What the card stands beside and gives the focus back to.
    reference: RefCell<Option<Element>>,
    /// The line of a mention of several lines that was pointed at.
    line: Cell<Option<usize>>,
    /// The place in the article that was last gone to.
    visited: RefCell<Option<Visited>>,
    on_marks: RefCell<Vec<EventListener>>,
    on_tree: RefCell<Vec<EventListener>>,
    on_document: RefCell<Vec<EventListener>>,
    /// What waits for the next showing.
    after_shown: RefCell<Vec<AfterShown>>,
    /// Addresses of details that were asked for and have not come.
    asked: RefCell<Vec<String>>,
    /// Whether the card stays where it is at the next showing.
    is_held: Cell<bool>,
    /// Whether what the page's address asks for was done.
    is_followed: Cell<bool>,
    /// Where the notes are, while the page is printed.
    notes: RefCell<Option<Element>>,
    is_printed: Cell<bool>,
}

/// What is done when the document shows the state.
#[derive(Debug)]
enum AfterShown {
    /// `is_new`: it shows another term than before, from its top.
    FocusCard {
        is_new: bool,
    },
    /// Go to the first of the widget's elements that this selector matches.
    GoTo(String),
    CopyLink,
    CatchUp,
    Grow,
    TellReady(Times, Function),
}

#[wasm_bindgen]
impl Widget {
    /// A widget in `host`; `tell` takes the kind and the detail of each event, `fetch` an address whose
    /// text `complete` is to hear, `hands` see an article and mark it, `ask` fetches the rest of the
    /// program. `base` is the loader's address.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        base: String,
        tell: Function,
        fetch: Function,
        hands: Hands,
        ask: Function,
    ) -> Result<Self, JsValue> {
        // A panic is the program's own failure: the loader takes the widget away and says so.
        #[cfg(not(debug_assertions))]
        yew::set_custom_panic_hook(Box::new(|_| ()));
        let shadow = match host.shadow_root() {
            Some(shadow) => shadow,
            None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
        };
        let inner = Rc::new(Inner {
            host,
            shadow,
            base,
            teller: Teller(tell),
            fetch,
            hands,
            ask,
            waiting: Waiting::default(),
            mark_sheet: mark::sheet(),
            plan: RefCell::default(),
            compiled: RefCell::default(),
            is_restored: Cell::default(),
            root: RefCell::default(),
            marks: RefCell::default(),
            painted: RefCell::default(),
            hover: Hover::default(),
            asking: RefCell::default(),
            sifting: RefCell::default(),
            app: RefCell::default(),
            presses: Rc::default(),
            view: RefCell::default(),
            state: RefCell::default(),
            reference: RefCell::default(),
            line: Cell::default(),
            visited: RefCell::default(),
            on_marks: RefCell::default(),
            on_tree: RefCell::default(),
            on_document: RefCell::default(),
            after_shown: RefCell::default(),
            asked: RefCell::default(),
            is_held: Cell::default(),
            is_followed: Cell::default(),
            notes: RefCell::default(),
            is_printed: Cell::default(),
        });
        let mut first = watch::first(&inner, &inner.shadow, false);
        first.extend(watch::printing(&inner));
        inner.on_tree.replace(first);
        peers::join(&inner);
        Ok(Self(inner))
    }

    /// Begins a run: gives the addresses to fetch. `pack` is a pack or an array of packs that
    /// stands for those of the attribute. What it throws is an `Error` with a `code`, told already.
    pub fn plan(&self, pack: JsValue) -> Result<Vec<String>, JsValue> {
        self.0.plan(pack).map_err(|problem| problem.to_error())
    }

    /// Does beforehand what takes a browser longer the first time, while the packs are on their way.
    pub fn rehearse(&self) {
        self.0.rehearse();
    }

    /// Ends the run with a text or an `Error` for each address; `is_restored` leaves the article
    /// unmarked. The promise resolves when the document shows it. Throws as `plan` does.
    pub fn finish(&self, fetched: &Array, is_restored: bool) -> Result<Promise, JsValue> {
        let finished = self.0.finish(fetched, is_restored);
        finished.map_err(|problem| problem.to_error())
    }

    /// Takes what `fetch` was asked for: a text or an `Error`.
    pub fn complete(&self, url: &str, fetched: &JsValue) {
        self.0.complete(url, fetched);
    }

    /// The rest of the program is here, or could not be had.
    pub fn come(&self, is_here: bool) {
        if is_here {
            self.0.come();
        } else {
            self.0.wait_no_more();
        }
    }

    /// What was found, as a plain object; `undefined` before the first run.
    pub fn context(&self) -> Option<Object> {
        let view = self.0.view().filter(|view| !view.is_offline);
        view.map(|view| context::of(&view))
    }

    /// Whether there is anything to see where the element stands.
    #[wasm_bindgen(js_name = isSeen)]
    pub fn is_seen(&self) -> bool {
        let has_more =
            |view: Rc<View>| !view.is_empty() && view.settings.has_panel || view.is_offline;
        self.0.view().is_some_and(has_more)
    }

    /// Takes every mark out of the article.
    pub fn restore(&self) {
        self.0.is_restored.set(true);
        self.0.unmark();
    }

    /// Takes the marks out, the listeners off and the panel away.
    pub fn leave(&self) {
        let inner = &self.0;
        inner.unmark();
        inner.on_tree.take();
        inner.hide();
        peers::leave(inner);
        if let Some(root) = inner.root.take() {
            for other in peers::others(inner) {
                other.take_over(&root);
            }
        }
    }

    /// Opens a term's card, as a reader would.
    #[wasm_bindgen(js_name = openTerm)]
    pub fn open_term(&self, id: &str) {
        if let Some(term) = self.0.view().and_then(|view| view.find_term(id)) {
            self.0.act(Action::Open(term, How::Script));
        }
    }

    /// Closes the card.
    #[wasm_bindgen(js_name = closeTerm)]
    pub fn close_term(&self) {
        self.0.act(Action::Close);
    }

    /// Opens an event in the panel and goes to it.
    #[wasm_bindgen(js_name = showEvent)]
    pub fn show_event(&self, id: &str) {
        if let Some(event) = self.0.view().and_then(|view| view.find_event(id)) {
            self.0.act(Action::Show(event));
        }
    }
}

impl Inner {
    pub(super) fn view(&self) -> Option<Rc<View>> {
        self.view.borrow().clone()
    }

    /// The element of the open card.
    pub(super) fn card(&self) -> Option<HtmlElement> {
        let card = self.shadow.query_selector("[part~=card]").ok().flatten()?;
        Some(card.unchecked_into())
    }

    pub(super) fn is_reference(&self, target: &EventTarget) -> bool {
        let reference = self.reference.borrow();
        reference.as_ref().is_some_and(|reference| {
            let reference: &EventTarget = reference;
            reference == target
        })
    }

    pub(super) fn is_pinned(&self) -> bool {
        let state = self.state.borrow();
        state.card.as_ref().is_some_and(|card| card.is_pinned)
    }

    /// Shows a view anew, everything closed. The promise resolves when the document shows it.
    fn show(self: &Rc<Self>, view: View, times: Times) -> Promise {
        let may_fold = view.settings.has_panel && !view.settings.is_drawer;
        let is_first = self.view.replace(Some(Rc::new(view))).is_none();
        // Later the height is that of the panel itself.
        let is_folded = match is_first {
            true => self.is_kept_in_view(),
            false => self.state.borrow().is_folded,
        };
        self.state.replace(Rc::new(State {
            is_folded: may_fold && is_folded,
            say: say::current(),
            ..State::default()
        }));
        self.asked.take();
        self.sifting.take();
        self.asking.take();
        let shown = Promise::new(&mut |resolve, _| {
            self.after_shown
                .borrow_mut()
                .push(AfterShown::TellReady(times, resolve));
        });
        self.render();
        shown
    }

    fn render(self: &Rc<Self>) {
        let Some(view) = self.view() else {
            return;
        };
        let widget = Rc::downgrade(self);
        let props = AppProps {
            view,
            state: self.state.borrow().clone(),
            presses: self.presses.clone(),
            // A new one each time: every rendering is heard of, changed or not.
            shown: yew::Callback::from(move |()| {
                if let Some(widget) = widget.upgrade() {
                    widget.shown();
                }
            }),
        };
        if self.has_rest() {
            self.render_app(props);
        } else if let Some(mount) = self.mount() {
            put::put_up(&mount, &props.html());
            self.shown();
        }
    }

    /// Shows nothing any more.
    pub(super) fn hide(&self) {
        self.view.take();
        self.asking.take();
        // Dropped, not destroyed: what it shows goes all at once.
        self.app.take();
        while let Some(child) = self.shadow.last_child() {
            let _ = self.shadow.remove_child(&child);
        }
    }

    fn mount(&self) -> Option<Element> {
        let document = self.host.owner_document()?;
        let mount = document.create_element("div").ok()?;
        self.shadow.append_child(&mount).ok()?;
        Some(mount)
    }

    /// What is done when the document shows the state.
    fn shown(self: &Rc<Self>) {
        if self.has_rest() {
            self.settle_card();
        }
        for after in self.after_shown.take() {
            let AfterShown::TellReady(mut times, resolve) = after else {
                self.go_on(&after);
                continue;
            };
            times.render = now() - times.render;
            if let Some(view) = self.view() {
                self.tell_ready(&view.context, times);
                self.give_room();
            }
            let _ = resolve.call0(&JsValue::NULL);
        }
    }
}
