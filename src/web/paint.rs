//! Marks painted with the CSS Custom Highlight API: nothing of them stands in the article.
//!
//! Where the pointer is on text, the browser tells; which mention that is, is looked up here. Each
//! painted mention has an element outside the page that stands for it, so that a card has the same
//! to do with it as with a mark.

use js_sys::{Map, Set};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Range};

use super::geometry::{Point, Rect, line_at};
use super::mark::{self, Style};
use super::passage::ends;
use super::place;
use super::read::Reading;
use crate::find::Mention;
use crate::relate::Passage;

/// The highlight of all marks.
const ALL: &str = "article-context";
/// That of the mark whose card is open.
const ACTIVE: &str = "article-context-active";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = CSS)]
    static CSS: Css;
    type Css;
    #[wasm_bindgen(method, getter)]
    fn highlights(this: &Css) -> Option<Map>;

    /// A set of ranges.
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;

    /// A document as browsers of these years have it, each with one of the two.
    #[wasm_bindgen(extends = Document)]
    type Page;
    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn caret(this: &Page, x: f64, y: f64) -> Result<Option<Caret>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    fn caret_range(this: &Page, x: f64, y: f64) -> Result<Option<Range>, JsValue>;

    type Caret;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn node(this: &Caret) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &Caret) -> u32;
}

/// The painted mentions of one article.
#[derive(Debug)]
pub(super) struct Painted {
    document: Document,
    style: Style,
    mentions: Vec<(Range, Element)>,
}

/// Whether the browser can paint.
pub(super) fn is_able() -> bool {
    registry().is_some()
}

/// Paints the mentions `marked` of an article just read; `term_id` gives a term's id.
#[inline(never)]
pub(super) fn paint<'a>(
    document: Document,
    reading: &Reading,
    mentions: &[Mention],
    marked: &[usize],
    term_id: &dyn Fn(u32) -> &'a str,
) -> Painted {
    let mentions = marked.iter().filter_map(|&at| {
        let (start, end) = (mentions[at].start, mentions[at].end);
        let block = mentions[at].block;
        let (first, from, last, to) = ends(reading, Passage { block, start, end })?;
        let range = document.create_range().ok()?;
        range.set_start(&first, from).ok()?;
        range.set_end(&last, to).ok()?;
        let stand_in = mark::stand_in(&document, term_id(mentions[at].term))?;
        Some((range, stand_in))
    });
    let mentions: Vec<_> = mentions.collect();
    if !mentions.is_empty() {
        let all = highlight(ALL);
        for (range, _) in &mentions {
            all.add(range);
        }
    }
    Painted {
        style: Style::adopt(document.clone(), include_str!("paint.css")),
        document,
        mentions,
    }
}

fn registry() -> Option<Map> {
    CSS.with(Css::highlights)
}

/// The page's highlight of this name: all widgets paint with one.
fn highlight(name: &str) -> Set {
    let Some(registry) = registry() else {
        return Set::new(&JsValue::UNDEFINED);
    };
    let known = registry.get(&name.into());
    if known.is_object() {
        return known.unchecked_into();
    }
    let new: Set = Highlight::new().unchecked_into();
    registry.set(&name.into(), &new);
    new
}

/// Takes ranges out of a highlight, and the highlight off the page once it is empty.
fn erase<'a>(name: &str, ranges: impl Iterator<Item = &'a Range>) {
    let from = highlight(name);
    for range in ranges {
        from.delete(range);
    }
    if let Some(registry) = registry()
        && from.size() == 0
    {
        registry.delete(&name.into());
    }
}

impl Painted {
    /// Takes all paint off.
    pub(super) fn restore(self) {
        self.set_active(None);
        erase(ALL, self.ranges());
        self.style.drop();
    }

    /// What stands for the mention at a place of the viewport.
    pub(super) fn at(&self, at: Point) -> Option<Element> {
        let page: &Page = self.document.unchecked_ref();
        let (node, offset) = match page.caret(at.0, at.1) {
            Ok(caret) => caret.and_then(|caret| Some((caret.node()?, caret.offset())))?,
            Err(_) => {
                let caret = page.caret_range(at.0, at.1).ok()??;
                (caret.start_container().ok()?, caret.start_offset().ok()?)
            }
        };
        // Beside a text the browser tells its end: only its boxes say that the point is on it.
        let is_there = |range: &Range| {
            range.is_point_in_range(&node, offset).unwrap_or_default()
                && line_at(&lines(range), at).is_some()
        };
        let mut mentions = self.mentions.iter();
        let (_, found) = mentions.find(|(range, _)| is_there(range))?;
        Some(found.clone())
    }

    /// What stands for the first mention of a term.
    pub(super) fn of_term(&self, id: &str) -> Option<Element> {
        let mut all = self.mentions.iter().map(|(_, stand_in)| stand_in);
        all.find(|one| mark::term_of(one).as_deref() == Some(id))
            .cloned()
    }

    /// The line boxes of a mention, if this stands for one.
    pub(super) fn lines(&self, stand_in: &Element) -> Option<Vec<Rect>> {
        self.range(stand_in).map(lines)
    }

    /// The element that a mention is in, if this stands for one.
    pub(super) fn around(&self, stand_in: &Element) -> Option<Element> {
        let node = self.range(stand_in)?.start_container().ok()?;
        node.parent_element()
    }

    /// Shows whose card is open.
    pub(super) fn set_active(&self, stand_in: Option<&Element>) {
        erase(ACTIVE, self.ranges());
        if let Some(range) = stand_in.and_then(|one| self.range(one)) {
            highlight(ACTIVE).add(range);
        }
    }

    fn ranges(&self) -> impl Iterator<Item = &Range> {
        self.mentions.iter().map(|(range, _)| range)
    }

    fn range(&self, stand_in: &Element) -> Option<&Range> {
        let mut mentions = self.mentions.iter();
        let (range, _) = mentions.find(|(_, one)| one == stand_in)?;
        Some(range)
    }
}

/// The line boxes of a range; none where the page has taken its text away.
fn lines(range: &Range) -> Vec<Rect> {
    let list = range.get_client_rects();
    list.map_or(Vec::new(), |list| place::boxes(&list))
}
