//! Where the card stands: beside the line box it speaks of, flipped and shifted into view.
//!
//! [`compute`] is rectangles in, coordinates out, in CSS pixels of the viewport; the rest measures
//! and writes. On narrow screens the stylesheet makes the card a sheet and these positions idle.

use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Window};

use super::tell::set;
use crate::text::{decimal, joined};

/// Space between card and reference, and between card and the viewport's edge.
const GAP: f64 = 8.0;

/// The card takes at most this share of the viewport's height.
const TALLEST: f64 = 0.6;

/// With so much room below, a card too long for it stands there all the same and scrolls.
const ENOUGH: f64 = 320.0;

/// A rectangle in the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// Where a card goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placement {
    pub left: f64,
    pub top: f64,
    pub max_height: f64,
}

/// Below the reference; above it where too little fits below and more above; never over it.
pub(super) fn compute(
    reference: Rect,
    (card_width, card_height): (f64, f64),
    (view_width, view_height): (f64, f64),
    is_rtl: bool,
) -> Placement {
    let below = view_height - (reference.top + reference.height) - 2.0 * GAP;
    let above = reference.top - 2.0 * GAP;
    let wanted = card_height.min(view_height * TALLEST);
    let is_below = below >= wanted.min(ENOUGH) || below >= above;
    let room = if is_below { below } else { above };
    let max_height = room.max(GAP * 10.0).min(view_height * TALLEST);
    let height = card_height.min(max_height);
    let start = if is_rtl {
        reference.left + reference.width - card_width + 2.0 * GAP
    } else {
        reference.left - 2.0 * GAP
    };
    let last = (view_width - card_width - GAP).max(GAP);
    Placement {
        left: start.min(last).max(GAP),
        top: if is_below {
            reference.top + reference.height + GAP
        } else {
            reference.top - GAP - height
        },
        max_height,
    }
}

#[wasm_bindgen]
extern "C" {
    /// An element as browsers of these years have it; web-sys takes no options yet.
    #[wasm_bindgen(extends = HtmlElement)]
    type Popover;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show(this: &Popover, options: &Object) -> Result<(), JsValue>;
}

/// Whether the card is in the top layer, or the browser has none.
pub(super) fn is_open(card: &Element) -> bool {
    card.matches(":popover-open").unwrap_or(true)
}

/// Puts the card into the top layer. The reference is told as its source: Tab goes from it into
/// the card, and from the card to what follows the reference.
pub(super) fn open(card: &HtmlElement, reference: &Element) {
    if is_open(card) {
        return;
    }
    let options = Object::new();
    set(&options, "source", reference);
    // A browser without popovers shows the card as an element like any other.
    let _ = card.unchecked_ref::<Popover>().show(&options);
}

/// Puts the card beside `reference`: beside the line box under `pointer`, or the first.
pub(super) fn place(card: &HtmlElement, reference: &Element, pointer: Option<(f64, f64)>) {
    let Some((window, root)) = around(card) else {
        return;
    };
    let style = card.style();
    // Measured at its natural height.
    for name in ["height", "max-height"] {
        let _ = style.set_property(name, "");
    }
    let placement = compute(
        line_box(reference, pointer),
        (
            f64::from(card.offset_width()),
            f64::from(card.offset_height()),
        ),
        (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        ),
        is_rtl(&window, reference),
    );
    let scroll = |by: Result<f64, _>| by.unwrap_or_default();
    let pixels = [
        ("left", placement.left + scroll(window.scroll_x())),
        ("top", placement.top + scroll(window.scroll_y())),
        ("max-height", placement.max_height),
    ];
    for (name, value) in pixels {
        let sign = if value < 0.0 { "-" } else { "" };
        let pixels = joined(&[sign, &decimal(value.abs().round() as usize), "px"]);
        let _ = style.set_property(name, &pixels);
    }
}

/// Keeps a card that would grow upwards at its height: what comes into it is scrolled to, and what a
/// reader has before the eyes stays there.
pub(super) fn hold(card: &HtmlElement, reference: &Element) {
    let Some((window, _)) = around(card) else {
        return;
    };
    let top = card.get_bounding_client_rect().top();
    if top < reference.get_bounding_client_rect().top() || is_sheet(&window, card) {
        let height = joined(&[&decimal(card.offset_height().unsigned_abs() as usize), "px"]);
        let _ = card.style().set_property("height", &height);
    }
}

/// Scrolls the page so that a sheet does not cover the line it speaks of.
pub(super) fn keep_in_view(card: &HtmlElement, reference: &Element) {
    let hidden =
        reference.get_bounding_client_rect().bottom() - card.get_bounding_client_rect().top();
    if let Some((window, _)) = around(card)
        && hidden > 0.0
        && is_sheet(&window, card)
    {
        window.scroll_by_with_x_and_y(0.0, hidden + 2.0 * GAP);
    }
}

fn is_sheet(window: &Window, card: &Element) -> bool {
    let style = window.get_computed_style(card).ok().flatten();
    let position = style.and_then(|style| style.get_property_value("position").ok());
    position.as_deref() == Some("fixed")
}

fn around(card: &HtmlElement) -> Option<(Window, Element)> {
    let window = web_sys::window()?;
    Some((window, card.owner_document()?.document_element()?))
}

fn is_rtl(window: &Window, element: &Element) -> bool {
    let style = window.get_computed_style(element).ok().flatten();
    let direction = style.and_then(|style| style.get_property_value("direction").ok());
    direction.as_deref() == Some("rtl")
}

fn line_box(reference: &Element, pointer: Option<(f64, f64)>) -> Rect {
    let list = reference.get_client_rects();
    let rects = (0..list.length()).filter_map(|index| list.item(index));
    let boxes: Vec<Rect> = rects
        .map(|rect| Rect {
            left: rect.left(),
            top: rect.top(),
            width: rect.width(),
            height: rect.height(),
        })
        .collect();
    let under = |rect: &&Rect| {
        pointer.is_some_and(|(x, y)| {
            (rect.left..=rect.left + rect.width).contains(&x)
                && (rect.top..=rect.top + rect.height).contains(&y)
        })
    };
    boxes
        .iter()
        .find(under)
        .or(boxes.first())
        .copied()
        .unwrap_or_default()
}
