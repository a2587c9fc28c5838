//! The pointer on a mark and its card: which of its moves opens and closes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{Element, Event};

use super::{is_on_card, mark_of};
use crate::web::geometry::{Point, is_on_the_way};
use crate::web::place;
use crate::web::widget::{Inner, now};

/// The pointer rests this long on a mark before its card opens, in milliseconds.
const OPEN_AFTER: u32 = 300;

/// Who means a mark has not moved further than [`NEAR`] for so long, in milliseconds.
const SLOW: u32 = 100;

/// Moves within so many pixels are those of a hand at rest.
const NEAR: f64 = 8.0;

/// The pointer may be this long off mark and card, in milliseconds.
pub(super) const CLOSE_AFTER: u32 = 300;

/// On the way from the one to the other it may pause so long.
const PAUSE: u32 = 800;

/// What the pointer has done lately, and what waits for what it does next.
#[derive(Debug, Default)]
pub(in crate::web) struct Hover {
    pub(super) at: Cell<Point>,
    /// Where and when it was last seen to move fast.
    pub(super) fast: Cell<(Point, f64)>,
    /// Where it was last on the mark of the open card.
    pub(super) left: Cell<Point>,
    waiting: RefCell<Option<(Wait, Timeout)>>,
    /// How many of the page's own surfaces were in the top layer before the card.
    pub(super) below: Cell<u32>,
    /// Where the finger went down that pulls a sheet.
    pub(super) pulled: Cell<Option<f64>>,
}

/// What is waited for.
#[derive(Debug, PartialEq)]
pub(super) enum Wait {
    /// To open the card of this mark.
    Open(Element),
    /// To close the card, unless the pointer moves on.
    Pause,
    /// To close the card.
    Close,
}

impl Hover {
    /// Nothing is waited for any more.
    pub(in crate::web) fn forget(&self) {
        self.waiting.take();
    }

    pub(super) fn is_waiting(&self, wait: &Wait) -> bool {
        let waiting = self.waiting.borrow();
        waiting.as_ref().is_some_and(|(one, _)| one == wait)
    }

    /// The pointer is here now. Whether it moved: pages move under it as well.
    pub(super) fn moved(&self, at: Point) -> bool {
        let ((x, y), _) = self.fast.get();
        if (at.0 - x).abs().max((at.1 - y).abs()) > NEAR {
            self.fast.set((at, now()));
        }
        self.at.replace(at) != at
    }
}

/// The pointer moves on a mark.
pub(super) fn rest(widget: &Rc<Inner>, mark: Element) {
    if widget.is_reference(&mark) && widget.card().is_some() {
        return;
    }
    wait(widget, Wait::Open(mark), OPEN_AFTER);
}

/// The pointer left a mark whose card was about to open.
pub(super) fn pass(widget: &Inner) {
    let mut waiting = widget.hover.waiting.borrow_mut();
    if matches!(&*waiting, Some((Wait::Open(_), _))) {
        waiting.take();
    }
}

/// The pointer moves while a card is open: on its mark or the card nothing happens to it; on the way
/// between them it has time; elsewhere it is about to close.
pub(super) fn stay(widget: &Rc<Inner>, event: &Event, at: Point) {
    let Some(card) = widget.card() else {
        return;
    };
    let mark = mark_of(widget, event);
    let is_on_mark = mark.as_ref().is_some_and(|mark| widget.is_reference(mark));
    if is_on_mark {
        widget.hover.left.set(at);
    }
    if is_on_mark || is_on_card(widget, event) {
        widget.hover.forget();
    } else if is_on_the_way(widget.hover.left.get(), at, place::rect(&card)) {
        widget.hover.forget();
        wait(widget, Wait::Pause, PAUSE);
    } else if mark.is_none() {
        wait(widget, Wait::Close, CLOSE_AFTER);
    }
}

/// Waits, unless that is waited for already.
pub(super) fn wait(widget: &Rc<Inner>, wait: Wait, milliseconds: u32) {
    if !widget.hover.is_waiting(&wait) {
        let timer = timer(widget, milliseconds);
        widget.hover.waiting.replace(Some((wait, timer)));
    }
}

fn timer(widget: &Rc<Inner>, milliseconds: u32) -> Timeout {
    let weak = Rc::downgrade(widget);
    Timeout::new(milliseconds, move || {
        if let Some(widget) = weak.upgrade() {
            wake(&widget);
        }
    })
}

/// What was waited for is due.
pub(super) fn wake(widget: &Rc<Inner>) {
    let Some((due, _)) = widget.hover.waiting.take() else {
        return;
    };
    match due {
        Wait::Open(mark) => {
            let rested = now() - widget.hover.fast.get().1;
            if rested < f64::from(SLOW) {
                wait(widget, Wait::Open(mark), SLOW);
            } else {
                let at = widget.hover.at.get();
                widget.hover.left.set(at);
                widget.rest_on(&mark, at);
            }
        }
        Wait::Pause | Wait::Close => {
            if !widget.is_pinned() {
                widget.close();
            }
        }
    }
}
