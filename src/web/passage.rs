//! Going to a passage of the article: it is scrolled to, selected and focused, and flashes once
//! where motion is welcome.

use gloo::events::EventListener;
use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Text, Window};

use super::mark::{self, TRIGGER};
use super::read::{self, Hands, Reading};
use super::tell::set;
use crate::relate::Passage;
use crate::text::joined;

/// How long a passage flashes, in milliseconds.
const FLASH: f64 = 1_600.0;

/// An element that has the focus only because a passage in it was gone to. It is as before when
/// the focus leaves it, or when this is dropped.
#[derive(Debug)]
pub(super) struct Visited {
    element: Element,
    _left: EventListener,
}

impl Drop for Visited {
    fn drop(&mut self) {
        mark::set_focusable(&self.element, false);
    }
}

#[wasm_bindgen]
extern "C" {
    /// An element as browsers of these years have it; web-sys asks for more types.
    #[wasm_bindgen(extends = HtmlElement)]
    type Shown;
    #[wasm_bindgen(method, catch)]
    fn animate(this: &Shown, frame: &Object, milliseconds: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = scrollIntoView)]
    fn scroll_to(this: &Shown, options: &Object);

    #[wasm_bindgen(extends = Window)]
    type Page;
    #[wasm_bindgen(method, js_name = matchMedia)]
    fn media(this: &Page, query: &str) -> Media;

    type Media;
    #[wasm_bindgen(method, getter)]
    fn matches(this: &Media) -> bool;
}

/// Where a passage begins and ends in an article just read: a text node and a place in it, twice.
pub(super) fn ends(reading: &Reading, passage: Passage) -> Option<(Text, u32, Text, u32)> {
    let Passage { block, start, end } = passage;
    let from = reading.nodes.partition_point(|read| read.at.block < block);
    let nodes = reading.nodes[from..].iter();
    let mut ends: Option<(Text, u32, Text, u32)> = None;
    for read in nodes.take_while(|read| read.at.block == block) {
        let node = reading.node(read.number);
        for (_, from, to) in read.at.spans(reading.raw(read), &[(start, end)]) {
            let begun = ends.take().map(|(first, from, ..)| (first, from));
            let (first, from) = begun.unwrap_or_else(|| (node.clone(), from));
            ends = Some((first, from, node.clone(), to));
        }
    }
    ends
}

/// Goes to a passage of the article in `root`, which is read again: marks may stand in it now. Without `may_focus` nothing in the article is touched.
pub(super) fn go_to(
    root: &Element,
    skip: Option<&str>,
    hands: &Hands,
    passage: Passage,
    may_focus: bool,
) -> Option<Visited> {
    let (first, start, last, end) = ends(&read::read(root, skip, hands), passage)?;
    let place = first.parent_element()?;
    let visited = may_focus.then(|| focus(&place)).flatten();
    let shown: &Shown = place.unchecked_ref();
    let middle = Object::new();
    set(&middle, "block", &"center".into());
    shown.scroll_to(&middle);
    let page: Page = web_sys::window()?.unchecked_into();
    if let Ok(Some(selection)) = page.get_selection() {
        let _ = selection.set_base_and_extent(&first, start, &last, end);
    }
    if !page.media("(prefers-reduced-motion: reduce)").matches() {
        let frame = Object::new();
        let colour = "color-mix(in srgb, var(--context-mark, #0b8aad) 40%, transparent)";
        set(&frame, "backgroundColor", &colour.into());
        set(&frame, "offset", &0.into());
        // Where a browser cannot, it is selected all the same.
        let _ = shown.animate(&frame, FLASH);
    }
    visited
}

/// Moves the focus to what can have it around a place, or else to the place itself for as long as
/// it stays there.
fn focus(place: &Element) -> Option<Visited> {
    let able = joined(&[TRIGGER, ",a[href],[tabindex]"]);
    let around = place.closest(&able).ok().flatten();
    let target = around.as_ref().unwrap_or(place);
    let visited = around.is_none().then(|| {
        mark::set_focusable(target, true);
        let element = target.clone();
        Visited {
            _left: EventListener::once(target, "blur", move |_| {
                mark::set_focusable(&element, false);
            }),
            element: target.clone(),
        }
    });
    super::widget::focus(target);
    visited
}
