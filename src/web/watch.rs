//! Pointer and keys: what a reader does on marks and card goes to the widget.
//!
//! Listeners stand on the article and on the widget's own tree; on the document only while a card
//! is open. All go when they are dropped.

use crate::text::joined;
use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, EventTarget, FocusEvent, KeyboardEvent, Node, PointerEvent,
};

use super::geometry::Point;
use super::mark::{self, CLASS, TRIGGER};
use super::place;
use super::widget::Inner;
pub(super) use first::{first, printing};
pub(super) use hover::Hover;
use hover::{CLOSE_AFTER, Wait, pass, rest, stay, wait};

mod first;
mod hover;

/// A listener that keeps no widget alive. It may keep the event from its default.
pub(super) fn listen(
    target: &EventTarget,
    kind: &'static str,
    phase: EventListenerPhase,
    widget: &Rc<Inner>,
    hear: fn(&Rc<Inner>, &Event),
) -> EventListener {
    let widget = Rc::downgrade(widget);
    let options = EventListenerOptions {
        phase,
        passive: false,
    };
    EventListener::new_with_options(target, kind, options, move |event| {
        if let Some(widget) = Weak::upgrade(&widget) {
            hear(&widget, event);
        }
    })
}

/// Watches the marks of an article.
pub(super) fn marks(widget: &Rc<Inner>, root: &Element) -> Vec<EventListener> {
    let on = |kind, hear: fn(&Rc<Inner>, &Event)| {
        listen(root, kind, EventListenerPhase::Bubble, widget, hear)
    };
    vec![
        on("pointermove", |widget, event| {
            let Some(at) = hovering(event) else {
                return;
            };
            let has_moved = widget.hover.moved(at);
            match mark_of(widget, event) {
                Some(mark) if has_moved => rest(widget, mark),
                Some(_) => {}
                None => pass(widget),
            }
        }),
        on("pointerout", |widget, _| pass(widget)),
        on("click", |widget, event| {
            if let Some(mark) = mark_of(widget, event) {
                widget.press(&mark, Some(point(event)));
            }
        }),
        on("keydown", |widget, event| {
            let key = event.unchecked_ref::<KeyboardEvent>();
            if matches!(key.key().as_str(), "Enter" | " ")
                && !key.repeat()
                && let Some(mark) = mark_of(widget, event)
            {
                event.prevent_default();
                widget.press(&mark, None);
            }
        }),
    ]
}

/// Watches the widget's own tree, and whether the page is printed.
pub(super) fn tree(widget: &Rc<Inner>, tree: &EventTarget) -> Vec<EventListener> {
    let on = |kind, hear: fn(&Rc<Inner>, &Event)| {
        listen(tree, kind, EventListenerPhase::Bubble, widget, hear)
    };
    let mut listeners = vec![
        on("focusin", |widget, event| {
            if is_on_card(widget, event) {
                widget.pin();
            }
        }),
        on("focusout", |widget, event| {
            let next = event.unchecked_ref::<FocusEvent>().related_target();
            let is_reference = next.as_ref().is_some_and(|next| widget.is_reference(next));
            let is_elsewhere = next.is_some() && !is_reference;
            if is_elsewhere && is_on_card(widget, event) && !is_in_card(widget, next) {
                widget.close();
            }
        }),
        listen(
            tree,
            "scroll",
            EventListenerPhase::Capture,
            widget,
            |widget, _| {
                widget.card().iter().for_each(place::tell_scrolled);
            },
        ),
        on("pointerdown", |widget, event| {
            let card = widget.card().filter(place::can_be_pulled);
            let is_pulled =
                card.is_some() && hovering(event).is_none() && is_in_card(widget, event.target());
            widget.hover.pulled.set(is_pulled.then(|| point(event).1));
        }),
        on("pointermove", |widget, event| {
            pull(widget, widget.hover.pulled.get(), point(event).1);
        }),
        on("pointerup", let_go),
        on("pointercancel", let_go),
        on("click", |widget, event| {
            let pressed = element_of(event).and_then(|at| at.closest("[data-press]").ok()?);
            if let Some(number) = pressed.and_then(|at| at.get_attribute("data-press")) {
                widget.press_number(&number);
            }
        }),
        on("input", |widget, event| {
            if let Some(field) = element_of(event) {
                widget.choose(&field);
            }
        }),
        on("keydown", |widget, event| {
            let key = event.unchecked_ref::<KeyboardEvent>();
            if key.key() == "Escape" {
                widget.close_drawer();
            }
            let is_plain = !(key.ctrl_key() || key.alt_key() || key.meta_key());
            if is_plain
                && let Some(axis) = axis_of(event)
                && widget.key_on_axis(&key.key(), place::is_rtl(&axis))
            {
                event.prevent_default();
            }
        }),
    ];
    listeners.extend(printing(widget));
    listeners
}

/// Watches the document while a card is open.
pub(super) fn document(widget: &Rc<Inner>) -> Vec<EventListener> {
    let Some(document) = widget.host.owner_document() else {
        return Vec::new();
    };
    let on = |target: &EventTarget, kind, hear: fn(&Rc<Inner>, &Event)| {
        listen(target, kind, EventListenerPhase::Capture, widget, hear)
    };
    widget.hover.below.set(surfaces(&document));
    let press = |widget: &Rc<Inner>, event: &Event| {
        // A finger that goes down may be about to scroll the page.
        let is_finger = hovering(event).is_none();
        if is_finger == (event.type_() == "pointerup") && !is_ours(widget, event) {
            widget.close();
        }
    };
    let mut listeners = vec![
        on(&document, "keydown", |widget, event| {
            let document = widget.host.owner_document();
            let is_topmost =
                document.is_none_or(|document| surfaces(&document) <= widget.hover.below.get());
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && is_topmost {
                // Only the topmost surface answers: what is below it hears nothing.
                event.prevent_default();
                event.stop_propagation();
                widget.close();
            }
        }),
        on(&document, "pointermove", |widget, event| {
            if let Some(at) = hovering(event) {
                stay(widget, event, at);
            }
        }),
        on(&document, "pointerout", |widget, event| {
            let is_out = event
                .unchecked_ref::<PointerEvent>()
                .related_target()
                .is_none();
            if is_out && hovering(event).is_some() {
                wait(widget, Wait::Close, CLOSE_AFTER);
            }
        }),
        on(&document, "pointerdown", press),
        on(&document, "pointerup", press),
        on(&document, "scroll", |widget, event| {
            // Of the document's own scrolling the card takes part by itself.
            let document = widget.host.owner_document().map(EventTarget::from);
            let is_in_view = || widget.card().is_none_or(|card| !place::is_cut(&card));
            if event.target() != document || !is_in_view() {
                widget.place_card();
            }
        }),
    ];
    if let Some(window) = web_sys::window() {
        listeners.push(on(&window, "resize", |widget, _| widget.place_card()));
    }
    listeners
}

/// Where the event's pointer is, if it can hover.
fn hovering(event: &Event) -> Option<Point> {
    let pointer = event.unchecked_ref::<PointerEvent>();
    (pointer.pointer_type() != "touch").then(|| point(event))
}

/// Where in the viewport an event of a pointer happened.
fn point(event: &Event) -> Point {
    let pointer = event.unchecked_ref::<PointerEvent>();
    (f64::from(pointer.client_x()), f64::from(pointer.client_y()))
}

/// Whether an event happened on the card or on any mark.
fn is_ours(widget: &Inner, event: &Event) -> bool {
    is_on_card(widget, event) || mark_of(widget, event).is_some()
}

fn is_on_card(widget: &Inner, event: &Event) -> bool {
    let path = event.composed_path();
    widget.card().is_some_and(|card| path.includes(&card, 0))
}

/// How many surfaces of the page's own are in the top layer.
fn surfaces(document: &Document) -> u32 {
    let found = document.query_selector_all(":modal, :popover-open");
    found.map_or(0, |found| found.length())
}

/// The trigger of the mark an event happened on, or what stands for a painted one.
fn mark_of(widget: &Inner, event: &Event) -> Option<Element> {
    if let Some(painted) = &*widget.painted.borrow() {
        let is_key = event.type_() == "keydown";
        return painted.at(point(event)).filter(|_| !is_key);
    }
    let piece = element_of(event)?
        .closest(&joined(&[".", CLASS]))
        .ok()
        .flatten()?;
    if piece.matches(TRIGGER).unwrap_or(false) {
        return Some(piece);
    }
    mark::trigger_of(widget.root.borrow().as_ref()?, &piece)
}

fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The axis, where an event happened on it.
fn axis_of(event: &Event) -> Option<Element> {
    element_of(event)?.closest("[part~=axis]").ok().flatten()
}

fn is_in_card(widget: &Rc<Inner>, target: Option<EventTarget>) -> bool {
    let node = target.map(|target| target.unchecked_into::<Node>());
    node.is_some_and(|node| widget.card().is_some_and(|card| card.contains(Some(&node))))
}

/// The finger is off, or the browser's: a sheet pulled far goes, another back to its place.
fn let_go(widget: &Rc<Inner>, event: &Event) {
    let is_up = event.type_() == "pointerup";
    if pull(widget, widget.hover.pulled.get(), point(event).1) && is_up {
        widget.close();
    }
    pull(widget, widget.hover.pulled.take(), 0.0);
}

/// A finger that went down at `from` is at `y`: the sheet follows it. Whether it is far enough to go.
fn pull(widget: &Inner, from: Option<f64>, y: f64) -> bool {
    let pulled = from.zip(widget.card());
    pulled.is_some_and(|(from, card)| place::pull(&card, y - from))
}
