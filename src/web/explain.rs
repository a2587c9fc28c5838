//! "Explain this": a button for text that a reader selected in the article, where the publisher asked
//! for it. What becomes of a press is the publisher's: here nothing is sent.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerPhase};
use gloo::timers::callback::Timeout;
use js_sys::Object;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Range};

use super::geometry::GAP;
use super::place;
use super::tell::set;
use super::watch::listen;
use super::widget::Inner;

/// A selection has stood for so many milliseconds when the button comes or goes: the hand that makes
/// it is done, and a press on the button that takes the selection away is heard.
const SETTLED: u32 = 300;

/// Letters told of what stands before and after.
const AROUND: usize = 100;

/// What is selected, and who listens.
#[derive(Debug)]
pub(super) struct Asking {
    /// The text as the reader sees it, and where it stands.
    selected: RefCell<Option<(String, Range)>>,
    waiting: RefCell<Option<Timeout>>,
    _listeners: Vec<EventListener>,
}

/// Offers a button to who selects text in the article.
#[inline(never)]
pub(super) fn watch(widget: &Rc<Inner>) -> Option<Asking> {
    let document = widget.host.owner_document()?;
    let on = |target, kind, hear| listen(target, kind, EventListenerPhase::Capture, widget, hear);
    let listeners = vec![
        on(&document, "selectionchange", |widget, _| wait(widget)),
        on(&document, "scroll", |widget, _| settle(widget, false)),
        // A press on the button leaves the selection and the focus where they are.
        on(&widget.shadow, "mousedown", |widget, event| {
            let target = event
                .target()
                .map(|target| target.unchecked_into::<Element>());
            if target.is_some() && target == button(widget).map(Element::from) {
                event.prevent_default();
            }
        }),
    ];
    Some(Asking {
        selected: RefCell::default(),
        waiting: RefCell::default(),
        _listeners: listeners,
    })
}

fn wait(widget: &Rc<Inner>) {
    let weak = Rc::downgrade(widget);
    let timer = Timeout::new(SETTLED, move || {
        if let Some(widget) = weak.upgrade() {
            settle(&widget, true);
        }
    });
    if let Some(asking) = &*widget.asking.borrow() {
        asking.waiting.replace(Some(timer));
    }
}

/// Shows the button for what is selected; `is_new` looks at the selection again.
fn settle(widget: &Inner, is_new: bool) {
    let (Some(asking), Some(button)) = (&*widget.asking.borrow(), button(widget)) else {
        return;
    };
    if is_new && !is_left_by_keyboard(widget) {
        asking.selected.replace(selected(widget));
    }
    match (&*asking.selected.borrow(), &*widget.root.borrow()) {
        (Some((_, range)), Some(root)) => {
            place::open(&button, None);
            stand(&button, range, root);
        }
        _ => place::close(&button),
    }
}

fn button(widget: &Inner) -> Option<HtmlElement> {
    let found = widget.shadow.query_selector(".explain").ok().flatten()?;
    Some(found.unchecked_into())
}

/// Whether nothing is selected because the focus went from the page's text to an element of it: some
/// browsers select nothing then, and who comes by the keyboard could not reach the button.
fn is_left_by_keyboard(widget: &Inner) -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok()?);
    let document = widget.host.owner_document();
    let focused = document.and_then(|document| document.active_element());
    selection.is_some_and(|selection| selection.range_count() == 0)
        && focused.is_some_and(|focused| !focused.matches("body").unwrap_or(true))
}

/// The text selected in the article, unless it is nothing but space.
fn selected(widget: &Inner) -> Option<(String, Range)> {
    let selection = web_sys::window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok()?;
    let node = range.common_ancestor_container().ok()?;
    let is_within = widget.root.borrow().as_ref()?.contains(Some(&node));
    let text = String::from(selection.to_string()).trim().to_owned();
    (is_within && !text.is_empty()).then_some((text, range))
}

/// Puts the button where no text is: beside the article, level with the end of what is selected;
/// where there is no room, at the edge of the viewport that is further from there.
fn stand(button: &HtmlElement, range: &Range, root: &Element) {
    let (Some((_, view)), Some(document)) = (place::around(button), root.owner_document()) else {
        return;
    };
    let (width, height) = (
        f64::from(button.offset_width()),
        f64::from(button.offset_height()),
    );
    let (across, down) = (
        f64::from(view.client_width()),
        f64::from(view.client_height()),
    );
    let article = place::rect(root);
    let end = range.get_bounding_client_rect().bottom();
    let lowest = down - height - GAP;
    let top = (end - height).min(lowest).max(GAP);
    let is_free = |left: &f64| {
        let is_blank = |x: f64| {
            let there = document.element_from_point(x as f32, (top + height / 2.0) as f32);
            there
                .is_some_and(|there| there == *button.unchecked_ref() || there.contains(Some(root)))
        };
        *left >= GAP / 2.0
            && left + width + GAP / 2.0 <= across
            && is_blank(*left)
            && is_blank(left + width)
    };
    let beside = [article.right() + GAP, article.left - GAP - width];
    let (left, top) = match beside.into_iter().find(is_free) {
        Some(left) => (left, top),
        None if end + 2.0 * GAP > lowest => (across - width - GAP, GAP),
        None => (across - width - GAP, lowest),
    };
    place::put(button, &[("left", left), ("top", top)]);
}

/// Tells the publisher what is to be explained.
#[inline(never)]
pub(super) fn ask(widget: &Inner) {
    let detail = Object::new();
    let told = || {
        let asking = widget.asking.borrow();
        let selected = asking.as_ref()?.selected.borrow();
        let (text, range) = selected.as_ref()?;
        set(&detail, "text", &text.as_str().into());
        let root = widget.root.borrow();
        let around = range.clone_range();
        around.select_node_contents(root.as_ref()?).ok()?;
        let (first, last) = (range.start_container().ok()?, range.end_container().ok()?);
        let before = around.clone_range();
        before.set_end(&first, range.start_offset().ok()?).ok()?;
        around.set_start(&last, range.end_offset().ok()?).ok()?;
        let before = String::from(before.to_string());
        let after = String::from(around.to_string());
        let from = before.char_indices().rev().nth(AROUND - 1);
        let to = after.char_indices().nth(AROUND);
        let before = before
            .get(from.map_or(0, |(at, _)| at)..)
            .unwrap_or_default();
        let after = after
            .get(..to.map_or(after.len(), |(at, _)| at))
            .unwrap_or_default();
        for (name, text) in [("before", before), ("after", after)] {
            if !text.is_empty() {
                set(&detail, name, &text.into());
            }
        }
        Some(())
    };
    if told().is_some() {
        widget.teller.tell("explain", &detail);
    }
}
