//! Marks into the article and out again: nothing else writes to the article. What is to be marked is worked
//! out here; the loader's `wrap` does it, in one go.

use crate::text::{decimal, joined};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::load::sheet_of;
use super::read::{Hands, Reading};
use crate::find::Mention;

/// Class of every mark.
pub(super) const CLASS: &str = "article-context-mark";
/// Selector of what can be pressed: the first piece of each mention.
pub(super) const TRIGGER: &str = ".article-context-mark[role=button]";
const TAB_INDEX: &str = "tabindex";
const TERM: &str = "data-context-term";
const MENTION: &str = "data-context-mention";
/// The number of the mark's note, while the page is printed: the marks' stylesheet shows it.
const NOTE: &str = "data-context-note";

/// The marks of one article: the function that takes them all out.
#[derive(Debug)]
pub(super) struct Marks(Function);

/// A stylesheet that a document adopted.
#[derive(Debug)]
pub(super) struct Style(Document, CssStyleSheet);

#[wasm_bindgen]
extern "C" {
    /// See the loader.
    #[wasm_bindgen(method)]
    fn wrap(
        this: &Hands,
        nodes: &Array,
        parts: &[u32],
        lines: &str,
        sheet: &CssStyleSheet,
    ) -> Function;
}

/// Lets an element of the article have the focus, or no longer.
pub(super) fn set_focusable(element: &Element, may: bool) {
    // An element that takes no attributes takes no focus either.
    let _ = if may {
        element.set_attribute(TAB_INDEX, "-1")
    } else {
        element.remove_attribute(TAB_INDEX)
    };
}

/// The marks' own stylesheet.
pub(super) fn sheet() -> CssStyleSheet {
    sheet_of(include_str!("mark.css"))
}

/// Marks the mentions `marked` of an article just read; `term_id` gives a term's id.
pub(super) fn mark<'a>(
    hands: &Hands,
    sheet: &CssStyleSheet,
    reading: &'a Reading,
    mentions: &[Mention],
    marked: &[usize],
    term_id: impl Fn(u32) -> &'a str,
) -> Marks {
    let mut parts = Vec::new();
    let mut lines = String::new();
    let mut number = 0;
    let mut nodes = &reading.nodes[..];
    for chosen in marked.chunk_by(|&a, &b| mentions[a].block == mentions[b].block) {
        let chosen: Vec<&Mention> = chosen.iter().map(|&index| &mentions[index]).collect();
        let block = chosen[0].block;
        let text = &reading.article.blocks[block as usize];
        let ranges: Vec<(u32, u32)> = chosen.iter().map(|one| (one.start, one.end)).collect();
        let from = nodes.partition_point(|node| node.at.block < block);
        nodes = &nodes[from..];
        let mut counts = vec![0; chosen.len()];
        for (index, node) in nodes.iter().enumerate() {
            if node.at.block > block {
                break;
            }
            let next = nodes.get(index + 1).filter(|next| next.at.block == block);
            let end = next.map_or(u32::MAX, |next| next.at.start);
            // Most have none: not worth a closer look.
            let first = ranges.partition_point(|&(_, end)| end <= node.at.start);
            if ranges.get(first).is_none_or(|&(start, _)| start >= end) {
                continue;
            }
            for (range, start, end) in node.at.spans(reading.raw(node), &ranges) {
                parts.extend([node.number, start, end, number + range as u32]);
                counts[range] += 1;
            }
        }
        for ((mention, (start, end)), count) in chosen.iter().zip(ranges).zip(counts) {
            lines.push_str(term_id(mention.term));
            lines.push('\n');
            if count > 1 {
                lines.push_str(text.part(start, end));
            }
            lines.push('\n');
        }
        number += chosen.len() as u32;
    }
    Marks(hands.wrap(&reading.texts, &parts, &lines, sheet))
}

impl Style {
    /// Adopts rules that are written so that any rule of the page is stronger.
    pub(super) fn adopt(document: Document, rules: &str) -> Self {
        let sheet = sheet_of(rules);
        if let Some(sheets) = adopted(&document) {
            sheets.push(&sheet);
        }
        Self(document, sheet)
    }

    /// Takes them out again.
    pub(super) fn drop(self) {
        if let Some(sheets) = adopted(&self.0) {
            let at = sheets.index_of(&self.1, 0);
            if at >= 0 {
                take_out(&sheets, at as u32);
            }
        }
    }
}

/// An element outside the page that stands for a mention painted in it.
pub(super) fn stand_in(document: &Document, term: &str) -> Option<Element> {
    let element = document.create_element("span").ok()?;
    element.set_attribute(TERM, term).ok()?;
    Some(element)
}

#[wasm_bindgen]
extern "C" {
    /// An array whose `splice` is called without an item to put in.
    type List;
    #[wasm_bindgen(method)]
    fn splice(this: &List, at: u32, count: u32);
}

fn take_out(list: &Array, at: u32) {
    list.unchecked_ref::<List>().splice(at, 1);
}

fn adopted(document: &Document) -> Option<Array> {
    let sheets = Reflect::get(document, &"adoptedStyleSheets".into()).ok()?;
    sheets.is_object().then(|| sheets.unchecked_into())
}

impl Marks {
    /// Takes every mark out and rejoins exactly what was split.
    pub(super) fn restore(self) {
        // The function throws nothing.
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// The triggers of a term below `root`.
pub(super) fn trigger(root: &Element, term: &str) -> Option<Element> {
    let selector = joined(&[TRIGGER, "[", TERM, "=\"", term, "\"]"]);
    root.query_selector(&selector).ok().flatten()
}

/// The term a mark speaks of.
pub(super) fn term_of(mark: &Element) -> Option<String> {
    mark.get_attribute(TERM)
}

/// The trigger of the mention a piece belongs to.
pub(super) fn trigger_of(root: &Element, piece: &Element) -> Option<Element> {
    siblings(root, piece)
        .into_iter()
        .find(|other| other.get_attribute("role").is_some())
}

/// All pieces of the mention a piece belongs to.
pub(super) fn siblings(root: &Element, piece: &Element) -> Vec<Element> {
    let number = piece.get_attribute(MENTION).unwrap_or_default();
    let selector = joined(&[".", CLASS, "[", MENTION, "=\"", &number, "\"]"]);
    let Ok(found) = root.query_selector_all(&selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}

/// Shows on a mention whether its card is open.
pub(super) fn set_expanded(root: &Element, mark: &Element, is_open: bool) {
    for piece in siblings(root, mark) {
        if piece.get_attribute("role").is_some() {
            let _ = piece.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
        }
        let _ = piece.class_list().toggle_with_force(OPEN, is_open);
    }
}

/// Draws the eye to a mark, once each time.
pub(super) fn flash(mark: &Element) {
    let classes = mark.class_list();
    let _ = classes.remove_1(FLASH);
    // Measured in between, or the browser sees no change.
    mark.get_bounding_client_rect();
    let _ = classes.add_1(FLASH);
}

/// Numbers the marks of these terms, from 1, each at its mention's end; without terms no mark is
/// numbered any more.
pub(super) fn number(root: &Element, terms: &[&str]) {
    let Ok(found) = root.query_selector_all(&joined(&[".", CLASS])) else {
        return;
    };
    let mut before: Option<Element> = None;
    for index in 0..found.length() {
        let Some(piece) = found
            .get(index)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        if let Some(before) = before
            && before.get_attribute(MENTION) == piece.get_attribute(MENTION)
        {
            let _ = before.remove_attribute(NOTE);
        }
        let term = term_of(&piece).unwrap_or_default();
        let _ = match terms.iter().position(|known| *known == term) {
            Some(at) => piece.set_attribute(NOTE, &decimal(at + 1)),
            None => piece.remove_attribute(NOTE),
        };
        before = Some(piece);
    }
}

/// Puts up a place for notes directly after an article, dressed as the tree `like`.
pub(super) fn place_for_notes(root: &Element, like: &ShadowRoot) -> Option<(Element, ShadowRoot)> {
    let place = root.owner_document()?.create_element("div").ok()?;
    let shadow = place
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .ok()?;
    let sheets = JsValue::from("adoptedStyleSheets");
    Reflect::set(&shadow, &sheets, &Reflect::get(like, &sheets).ok()?).ok()?;
    let next = root.next_sibling();
    root.parent_node()?
        .insert_before(&place, next.as_ref())
        .ok()?;
    Some((place, shadow))
}

/// Takes a place for notes away.
pub(super) fn take_away(place: &Element) {
    if let Some(parent) = place.parent_node() {
        let _ = parent.remove_child(place);
    }
}

/// Class of a mark that was gone to.
const FLASH: &str = "article-context-flash";

/// Class of the pieces whose card is open.
const OPEN: &str = "article-context-open";
