//! Before the rest of the program is here: the first sign that a reader will need it.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, KeyboardEvent};

use super::{element_of, listen, point};
use crate::web::widget::Inner;

const MARK: &str = ".article-context-mark";
/// What does something when it is pressed, or is typed into.
const ANSWERS: &str = ".article-context-mark,[data-press],[data-choice],[part~=axis]";

/// On marks the pointer counts as well.
const KINDS: [&str; 6] = [
    "pointermove",
    "pointerdown",
    "focusin",
    "click",
    "keydown",
    "input",
];

/// Watches the marks of an article, or, without `has_marks`, the widget's own tree.
pub(in crate::web) fn first(
    widget: &Rc<Inner>,
    target: &EventTarget,
    has_marks: bool,
) -> Vec<EventListener> {
    let kinds = &KINDS[usize::from(!has_marks)..];
    let on = |kind: &&'static str| listen(target, kind, EventListenerPhase::Bubble, widget, hear);
    kinds.iter().map(on).collect()
}

/// Watches whether the page is printed: that cannot wait, and fetches the rest on the spot.
pub(in crate::web) fn printing(widget: &Rc<Inner>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let phase = || EventListenerPhase::Bubble;
    let before = listen(&window, "beforeprint", phase(), widget, |widget, _| {
        widget.print();
    });
    let after = listen(&window, "afterprint", phase(), widget, |widget, _| {
        widget.unprint();
    });
    vec![before, after]
}

fn hear(widget: &Rc<Inner>, event: &Event) {
    let Some(at) = element_of(event) else {
        return;
    };
    if event.type_() == "keydown" {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        let place = match key.as_str() {
            "Enter" | " " => MARK,
            "ArrowLeft" | "ArrowRight" => "[part~=axis]",
            "Escape" => "#drawer",
            _ => return,
        };
        if closest(&at, place) {
            event.prevent_default();
            widget.first(at, event);
        }
    } else if (event.type_() != "pointermove" || widget.has_moved(point(event)))
        && closest(&at, ANSWERS)
    {
        widget.first(at, event);
    }
}

fn closest(at: &Element, selector: &str) -> bool {
    at.closest(selector).is_ok_and(|found| found.is_some())
}
