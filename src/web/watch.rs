//! Pointer and keys: what a reader does on marks and card goes to the widget.
//!
//! Listeners stand on the article and on the widget's own tree; on the document only while a card
//! is open. All go when they are dropped.

use crate::text::joined;
use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, FocusEvent, KeyboardEvent, Node, PointerEvent};

use super::mark::{self, CLASS, TRIGGER};
use super::widget::Inner;

/// The pointer rests this long on a mark before its card opens, in milliseconds.
const OPEN_AFTER: u32 = 300;

/// The pointer may be this long on the way between mark and card, in milliseconds.
const CLOSE_AFTER: u32 = 300;

/// A listener that keeps no widget alive. It may keep the event from its default.
fn listen(
    target: &EventTarget,
    kind: &'static str,
    phase: EventListenerPhase,
    widget: &Rc<Inner>,
    hear: impl Fn(&Rc<Inner>, &Event) + 'static,
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
        on("pointerover", |widget, event| {
            let Some(pointer) = hovering(event) else {
                return;
            };
            if let Some(mark) = mark_of(widget, event) {
                let at = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
                rest(widget, mark, at);
            }
        }),
        on("pointerout", |widget, event| {
            if hovering(event).is_some() && mark_of(widget, event).is_some() {
                depart(widget);
            }
        }),
        on("click", |widget, event| {
            if let Some(mark) = mark_of(widget, event) {
                widget.press(&mark);
            }
        }),
        on("keydown", |widget, event| {
            let key = event.unchecked_ref::<KeyboardEvent>();
            if matches!(key.key().as_str(), "Enter" | " ")
                && !key.repeat()
                && let Some(mark) = mark_of(widget, event)
            {
                event.prevent_default();
                widget.press(&mark);
            }
        }),
    ]
}

/// Watches the widget's own tree.
pub(super) fn tree(widget: &Rc<Inner>, tree: &EventTarget) -> Vec<EventListener> {
    let on = |kind, hear: fn(&Rc<Inner>, &Event)| {
        listen(tree, kind, EventListenerPhase::Bubble, widget, hear)
    };
    vec![
        on("pointerover", |widget, event| {
            if is_in_card(widget, event.target()) {
                widget.timer.take();
            }
        }),
        on("pointerout", |widget, event| {
            if is_in_card(widget, event.target()) && hovering(event).is_some() {
                depart(widget);
            }
        }),
        on("focusout", |widget, event| {
            let next = event.unchecked_ref::<FocusEvent>().related_target();
            let is_reference = next.as_ref().is_some_and(|next| widget.is_reference(next));
            let is_elsewhere = next.is_some() && !is_reference;
            if is_elsewhere && is_in_card(widget, event.target()) && !is_in_card(widget, next) {
                widget.close();
            }
        }),
    ]
}

/// Watches the document while a card is open.
pub(super) fn document(widget: &Rc<Inner>) -> Vec<EventListener> {
    let Some(document) = widget.host.owner_document() else {
        return Vec::new();
    };
    let on = |target: &EventTarget, kind, hear: fn(&Rc<Inner>, &Event)| {
        listen(target, kind, EventListenerPhase::Capture, widget, hear)
    };
    let mut listeners = vec![
        on(&document, "keydown", |widget, event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                // The card is the topmost surface: what is below it does not answer.
                event.prevent_default();
                event.stop_propagation();
                widget.close();
            }
        }),
        on(&document, "pointerdown", |widget, event| {
            let path = event.composed_path();
            let is_ours = path.iter().any(|node| {
                node.dyn_ref::<Element>().is_some_and(|element| {
                    element.class_list().contains(CLASS) || widget.is_card(element)
                })
            });
            if !is_ours {
                widget.close();
            }
        }),
        on(&document, "scroll", |widget, event| {
            // Of the document's own scrolling the card takes part by itself.
            let document = widget.host.owner_document().map(EventTarget::from);
            if event.target() != document {
                widget.place_card();
            }
        }),
    ];
    if let Some(window) = web_sys::window() {
        listeners.push(on(&window, "resize", |widget, _| widget.place_card()));
    }
    listeners
}

/// The event where its pointer can hover.
fn hovering(event: &Event) -> Option<&PointerEvent> {
    let pointer = event.unchecked_ref::<PointerEvent>();
    (pointer.pointer_type() != "touch").then_some(pointer)
}

/// The trigger of the mark an event happened on.
fn mark_of(widget: &Inner, event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let piece = target.closest(&joined(&[".", CLASS])).ok().flatten()?;
    if piece.matches(TRIGGER).unwrap_or(false) {
        return Some(piece);
    }
    mark::trigger_of(widget.root.borrow().as_ref()?, &piece)
}

fn is_in_card(widget: &Rc<Inner>, target: Option<EventTarget>) -> bool {
    let node = target.map(|target| target.unchecked_into::<Node>());
    node.is_some_and(|node| widget.card().is_some_and(|card| card.contains(Some(&node))))
}

fn rest(widget: &Rc<Inner>, mark: Element, at: (f64, f64)) {
    let weak = Rc::downgrade(widget);
    let open = move || {
        if let Some(widget) = weak.upgrade() {
            widget.rest_on(&mark, at);
        }
    };
    widget.timer.replace(Some(Timeout::new(OPEN_AFTER, open)));
}

fn depart(widget: &Rc<Inner>) {
    let weak = Rc::downgrade(widget);
    let close = move || {
        if let Some(widget) = weak.upgrade()
            && !widget.is_pinned()
        {
            widget.close();
        }
    };
    widget.timer.replace(Some(Timeout::new(CLOSE_AFTER, close)));
}
