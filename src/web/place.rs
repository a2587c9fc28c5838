//! Where the card stands: beside the line box it speaks of, flipped and shifted into view.
//!
//! [`geometry`](super::geometry) computes; here is what measures and writes. On narrow screens the stylesheet makes the card a sheet and these positions idle.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, DomRectList, Element, HtmlElement, Window};

use super::geometry::{GAP, Rect, compute, reference};
use super::tell::set;
use crate::text::{decimal, joined};

/// A sheet pulled down so far is let go.
const FAR: f64 = 96.0;

#[wasm_bindgen]
extern "C" {
    /// An element as browsers of these years have it; web-sys takes no options yet.
    #[wasm_bindgen(extends = HtmlElement)]
    type Popover;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show(this: &Popover, options: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = hidePopover)]
    fn hide(this: &Popover) -> Result<(), JsValue>;
}

/// Whether the card is in the top layer, or the browser has none.
pub(super) fn is_open(card: &Element) -> bool {
    card.matches(":popover-open").unwrap_or(true)
}

/// Puts the card into the top layer. Where the reference is told as its source, Tab goes from it into
/// the card, and from the card to what follows the reference.
pub(super) fn open(card: &HtmlElement, reference: Option<&Element>) {
    if is_open(card) {
        return;
    }
    let options = Object::new();
    if let Some(reference) = reference {
        set(&options, "source", reference);
    }
    // A browser without popovers shows the card as an element like any other.
    let _ = card.unchecked_ref::<Popover>().show(&options);
}

/// Takes what is open out of the top layer.
pub(super) fn close(surface: &HtmlElement) {
    let _ = surface.unchecked_ref::<Popover>().hide();
}

/// Puts the card beside the line `pointed` of a mention, or beside the whole of it.
pub(super) fn place(card: &HtmlElement, lines: &[Rect], pointed: Option<usize>, is_rtl: bool) {
    let Some((window, root)) = around(card) else {
        return;
    };
    // Measured at its natural height, where it gives the page no scroll bar.
    for (name, value) in [
        ("height", ""),
        ("max-height", ""),
        ("left", "0"),
        ("top", "0"),
    ] {
        let _ = card.style().set_property(name, value);
    }
    let zoom = zoom(card);
    let placement = compute(
        reference(lines, pointed),
        (
            f64::from(card.offset_width()) * zoom,
            f64::from(card.offset_height()) * zoom,
        ),
        (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        ),
        is_rtl,
    );
    let scroll = |by: Result<f64, _>| by.unwrap_or_default();
    put(
        card,
        &[
            ("left", placement.left + scroll(window.scroll_x())),
            ("top", placement.top + scroll(window.scroll_y())),
            ("max-height", placement.max_height),
        ],
    );
}

/// On a page that is zoomed by its stylesheet, the card's own pixels are not those of the viewport.
fn zoom(card: &HtmlElement) -> f64 {
    let zoom = Reflect::get(card, &"currentCSSZoom".into());
    zoom.ok().and_then(|zoom| zoom.as_f64()).unwrap_or(1.0)
}

/// Gives the card, or another surface of the widget's, lengths in pixels.
pub(super) fn put(card: &HtmlElement, pixels: &[(&str, f64)]) {
    let zoom = zoom(card);
    for (name, value) in pixels {
        let _ = card.style().set_property(name, &px(value / zoom));
    }
}

fn px(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    joined(&[sign, &decimal(value.abs().round() as usize), "px"])
}

/// Whether the card reaches out of the viewport.
pub(super) fn is_cut(card: &HtmlElement) -> bool {
    let rect = rect(card);
    let view = around(card).map_or(0, |(_, root)| root.client_height());
    rect.top < 0.0 || rect.bottom() > f64::from(view)
}

/// Lets a sheet follow a finger that has come so far down; whether it is far enough to let go.
pub(super) fn pull(card: &HtmlElement, by: f64) -> bool {
    let by = by.max(0.0);
    let _ = card
        .style()
        .set_property("translate", &joined(&["0 ", &px(by)]));
    by > FAR.min(f64::from(card.offset_height()) / 3.0)
}

/// Whether a finger that moves down on the card pulls it, rather than scrolls it.
pub(super) fn can_be_pulled(card: &HtmlElement) -> bool {
    let is_sheet = around(card).is_some_and(|(window, _)| is_sheet(&window, card));
    is_sheet && card.scroll_top() <= 0
}

/// Leaves a finger's way down to the browser where it scrolls back to the top.
pub(super) fn tell_scrolled(card: &HtmlElement) {
    let action = if card.scroll_top() > 0 { "auto" } else { "" };
    let _ = card.style().set_property("touch-action", action);
}

/// Keeps a card that would grow upwards at its height: what comes into it is scrolled to, and what a
/// reader has before the eyes stays there.
pub(super) fn hold(card: &HtmlElement, lines: &[Rect]) {
    let Some((window, _)) = around(card) else {
        return;
    };
    if rect(card).top < reference(lines, None).top || is_sheet(&window, card) {
        let height = px(f64::from(card.offset_height()));
        let _ = card.style().set_property("height", &height);
    }
}

/// Scrolls the page so that a sheet does not cover the line it speaks of.
pub(super) fn keep_in_view(card: &HtmlElement, lines: &[Rect]) {
    let hidden = reference(lines, None).bottom() - rect(card).top;
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

pub(super) fn around(card: &HtmlElement) -> Option<(Window, Element)> {
    let window = web_sys::window()?;
    let document = card.owner_document()?;
    // In quirks mode the viewport is not the root's.
    let root = document.scrolling_element();
    Some((window, root.or_else(|| document.document_element())?))
}

/// Whether text runs from right to left in an element.
pub(super) fn is_rtl(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or_default()
}

/// The line boxes of a mention's pieces.
pub(super) fn lines(pieces: &[Element]) -> Vec<Rect> {
    let lists = pieces.iter().map(Element::get_client_rects);
    lists.flat_map(|list| boxes(&list)).collect()
}

/// The boxes of a list of the DOM's.
pub(super) fn boxes(list: &DomRectList) -> Vec<Rect> {
    let boxes = (0..list.length()).filter_map(|at| list.item(at));
    boxes.map(|rect| of(&rect)).collect()
}

/// Where an element is.
pub(super) fn rect(element: &Element) -> Rect {
    of(&element.get_bounding_client_rect())
}

fn of(rect: &DomRect) -> Rect {
    Rect {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    }
}
