//! Marks into the article and out again. Nothing else writes to the article.
//!
//! A text node that holds mentions keeps its place with what stood before the first of them
//! (perhaps nothing), and the rest follows it as new nodes: a page whose framework holds on to
//! the node can still write to it or remove it.

use crate::text::{decimal, joined};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Document, Element, Node, ShadowRoot, ShadowRootInit, ShadowRootMode, Text,
};

use super::load::sheet_of;
use super::read::Reading;
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

/// The marks of one article.
#[derive(Debug)]
pub(super) struct Marks {
    splits: Vec<Split>,
    style: Option<Style>,
}

/// A stylesheet that a document adopted.
#[derive(Debug)]
pub(super) struct Style(Document, CssStyleSheet);

/// A text node that was split.
#[derive(Debug)]
struct Split {
    first: Text,
    /// The text left in `first`.
    kept: String,
    /// What follows it, in order: marks and texts.
    parts: Vec<Node>,
}

/// A part of a text node to be marked.
struct Piece<'a> {
    start: u32,
    end: u32,
    /// Number of the mention, from 1.
    number: usize,
    term: &'a str,
    /// The whole mention, where this is its first piece.
    trigger: Option<&'a str>,
    /// Whether it is the mention's only piece.
    is_only: bool,
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

/// Marks the mentions `marked` of an article just read; `term_id` gives a term's id.
pub(super) fn mark<'a>(
    reading: &'a Reading,
    mentions: &[Mention],
    marked: &[usize],
    term_id: impl Fn(u32) -> &'a str,
) -> Marks {
    let mut models = Models::default();
    let mut splits = Vec::new();
    let mut number = 1;
    let blocks = marked.chunk_by(|&a, &b| mentions[a].block == mentions[b].block);
    for chosen in blocks {
        let chosen: Vec<&Mention> = chosen.iter().map(|&index| &mentions[index]).collect();
        let block = chosen[0].block;
        let text = &reading.article.blocks[block as usize];
        let ranges: Vec<(u32, u32)> = chosen.iter().map(|one| (one.start, one.end)).collect();
        let from = reading.nodes.partition_point(|(_, at)| at.block < block);
        let nodes = reading.nodes[from..]
            .iter()
            .take_while(|(_, at)| at.block == block);
        let spans: Vec<_> = nodes
            .map(|&(number, at)| {
                let node = reading.node(number);
                let spans = at.spans(&node.data(), &ranges);
                (node, spans)
            })
            .collect();
        let mut counts = vec![0; chosen.len()];
        for (range, ..) in spans.iter().flat_map(|(_, spans)| spans) {
            counts[*range] += 1;
        }
        let mut begun = vec![false; chosen.len()];
        for (node, spans) in spans.iter().filter(|(_, spans)| !spans.is_empty()) {
            let pieces = spans.iter().map(|&(range, start, end)| {
                let is_first = !std::mem::replace(&mut begun[range], true);
                let (first, last) = ranges[range];
                Piece {
                    start,
                    end,
                    number: number + range,
                    term: term_id(chosen[range].term),
                    trigger: is_first.then(|| text.part(first, last)),
                    is_only: counts[range] == 1,
                }
            });
            splits.extend(split(&mut models, node, &pieces.collect::<Vec<_>>()));
        }
        number += chosen.len();
    }
    let document = reading
        .nodes
        .first()
        .and_then(|&(number, _)| reading.node(number).owner_document());
    Marks {
        style: document
            .filter(|_| !marked.is_empty())
            .map(|document| Style::adopt(document, include_str!("mark.css"))),
        splits,
    }
}

/// Splits a text node at its pieces, in order, and puts each piece into a mark.
fn split(models: &mut Models, node: &Text, pieces: &[Piece<'_>]) -> Option<Split> {
    let parent = node.parent_node()?;
    let document = node.owner_document()?;
    let mut parts: Vec<Node> = Vec::new();
    let mut rest = node.clone();
    let mut done = 0;
    for piece in pieces {
        let text = rest.split_text(piece.start - done).ok()?;
        let has_tail = text.length() > piece.end - piece.start;
        if done > 0 && rest.length() > 0 {
            parts.push(rest.clone().into());
        }
        let tail = if has_tail {
            text.split_text(piece.end - piece.start).ok()?
        } else {
            document.create_text_node("")
        };
        let mark = element(models, &document, piece)?;
        parent.insert_before(&mark, Some(&text)).ok()?;
        mark.append_child(&text).ok()?;
        parts.push(mark.into());
        rest = tail;
        done = piece.end;
    }
    if rest.parent_node().is_some() {
        parts.push(rest.into());
    }
    Some(Split {
        first: node.clone(),
        kept: node.data(),
        parts,
    })
}

/// The element for a piece, copied from the last of its sort: most of its attributes are the same.
fn element(models: &mut Models, document: &Document, piece: &Piece<'_>) -> Option<Element> {
    let model = &mut models[usize::from(piece.trigger.is_some())];
    if model.is_none() {
        let mark = document.create_element("span").ok()?;
        let set = |name: &str, value: &str| mark.set_attribute(name, value).ok();
        set("class", CLASS)?;
        set(TERM, "")?;
        set(MENTION, "")?;
        if piece.trigger.is_some() {
            set("role", "button")?;
            set(TAB_INDEX, "0")?;
            set("aria-expanded", "false")?;
        }
        *model = Some(mark);
    }
    let mark: Element = model.as_ref()?.clone_node().ok()?.unchecked_into();
    let set = |name: &str, value: &str| mark.set_attribute(name, value).ok();
    set(TERM, piece.term)?;
    set(MENTION, &decimal(piece.number))?;
    if let Some(whole) = piece.trigger.filter(|_| !piece.is_only) {
        set("aria-label", whole)?;
    }
    Some(mark)
}

/// An element for a later piece of a mention, and one for a first.
type Models = [Option<Element>; 2];

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
        for split in self.splits.into_iter().rev() {
            split.rejoin();
        }
        if let Some(style) = self.style {
            style.drop();
        }
    }
}

impl Split {
    fn rejoin(self) {
        let home = self.home();
        let mut text = String::new();
        for part in &self.parts {
            if let Some(parent) = part.parent_node() {
                text += &part.text_content().unwrap_or_default();
                let _ = parent.remove_child(part);
            }
        }
        if let Some(home) = home {
            let _ = home.append_data(&text);
        }
    }

    /// The node that gets the text of the parts back. `None` where the page itself has written to
    /// the split node or removed it: then what it did stands for the whole.
    fn home(&self) -> Option<Text> {
        let first = &self.first;
        if first.parent_node().is_some() {
            return (first.data() == self.kept).then(|| first.clone());
        }
        // `normalize` removes empty text nodes and merges others into the one before.
        let next = self.parts.first()?;
        if self.kept.is_empty() {
            next.parent_node()?.insert_before(first, Some(next)).ok()?;
            return Some(first.clone());
        }
        let before: Text = next.previous_sibling()?.dyn_into().ok()?;
        before.data().ends_with(&self.kept).then_some(before)
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
