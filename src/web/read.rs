//! DOM to article. Nothing else reads the article, and reading ends before writing starts.

use crate::text::{EACH, HIGHEST, joined, part};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Text};

use crate::article::{
    self, Article, Block, NEVER_EITHER, NEVER_READ, NEVER_READ_SIGNS, NEVER_SHOWN, ROOTS, Reader,
    Shape, TextAt,
};
use crate::pack::Date;

#[wasm_bindgen]
extern "C" {
    /// The loader's hands on the page.
    #[derive(Debug)]
    pub type Hands;
    /// See the loader; throws where the selector is none.
    #[wasm_bindgen(method, catch)]
    fn look(
        this: &Hands,
        root: &Element,
        names: &str,
        signs: &str,
        skip: &str,
    ) -> Result<Array, JsValue>;
}

/// An article and the text nodes it was read from.
pub(super) struct Reading {
    pub article: Article,
    /// The text nodes by number.
    pub texts: Array,
    /// Their texts, with U+0000 between.
    raw: String,
    /// Those that gave text.
    pub nodes: Vec<ReadNode>,
}

/// A text node that gave text.
#[derive(Clone, Copy)]
pub(super) struct ReadNode {
    pub number: u32,
    /// Where its text went.
    pub at: TextAt,
    /// Where its text begins and ends among all.
    raw: (u32, u32),
}

impl Reading {
    /// A text node by its number.
    pub(super) fn node(&self, number: u32) -> Text {
        self.texts.get(number).unchecked_into()
    }

    /// The text of a node, as it is written.
    pub(super) fn raw(&self, node: &ReadNode) -> &str {
        part(&self.raw, node.raw.0, node.raw.1)
    }
}

/// The article to read: what `for` names, or the first of the usual places.
pub(super) fn root(host: &HtmlElement, wanted: Option<&str>) -> Option<Element> {
    let document = host.owner_document()?;
    let first = |selector: &str| document.query_selector(selector).ok().flatten();
    if let Some(selector) = wanted {
        return first(selector);
    }
    let around = host.closest(ROOTS[0]).ok().flatten();
    around.or_else(|| ROOTS.into_iter().find_map(first))
}

/// The language of an article: the nearest `lang`; empty where there is none.
pub(super) fn language(root: &Element) -> String {
    let holder = root.closest("[lang]").ok().flatten();
    let tag = holder.and_then(|holder| holder.get_attribute("lang"));
    tag.unwrap_or_default().trim().to_owned()
}

/// The date a page gives its article.
pub(super) fn published(document: &Document, root: &Element) -> Option<Date> {
    let from_json_ld = || {
        let scripts = document
            .query_selector_all("script[type=\"application/ld+json\"]")
            .ok()?;
        (0..scripts.length())
            .filter_map(|index| scripts.get(index)?.text_content())
            .find_map(|text| article::published_in_json_ld(&text))
    };
    let attribute =
        |found: Option<Element>, name: &str| article::date_as_written(&found?.get_attribute(name)?);
    let meta = || {
        let found = document.query_selector("meta[property=\"article:published_time\"]");
        attribute(found.ok().flatten(), "content")
    };
    let time = || {
        attribute(
            root.query_selector("time[datetime]").ok().flatten(),
            "datetime",
        )
    };
    from_json_ld().or_else(meta).or_else(time)
}

/// Reads the blocks below `root`; `skip` names more places to leave out.
pub(super) fn read(root: &Element, skip: Option<&str>, hands: &Hands) -> Reading {
    let names = joined(&[NEVER_READ, ",", NEVER_SHOWN]);
    let skip = match skip {
        Some(skip) => joined(&[NEVER_EITHER, ",", skip]),
        None => NEVER_EITHER.to_owned(),
    };
    let seen = hands
        .look(root, &names, NEVER_READ_SIGNS, &skip)
        .unwrap_or_default();
    let text = |index: u32| seen.get(index).as_string().unwrap_or_default();
    let (raw, steps, kinds, links) = (text(1), text(2), text(3), text(4));
    let mut nodes = Vec::new();
    let blocks = follow(&steps, &kinds, &raw, &links, &mut nodes);
    Reading {
        article: Article {
            blocks,
            ..Article::default()
        },
        texts: seen.get(0).unchecked_into(),
        raw,
        nodes,
    }
}

/// Follows the steps of the loader's `look`; notes the texts that gave any.
#[inline(never)]
fn follow(
    steps: &str,
    kinds: &str,
    raw: &str,
    links: &str,
    nodes: &mut Vec<ReadNode>,
) -> Vec<Block> {
    let kinds: Vec<Kind<'_>> = kinds.split(['\n']).map(Kind::of).collect();
    let mut links = links.split(['\n']);
    let mut reader = Reader::default();
    let (mut number, mut start) = (0, 0);
    // So many elements are open that the reader has no use for.
    let mut past = 0;
    for step in steps.chars() {
        match step {
            '.' => {
                let rest = raw.as_bytes().get(start as usize..).unwrap_or_default();
                let end = start + length_before_zero(rest) as u32;
                if past == 0
                    && let Some(at) = reader.text(part(raw, start, end))
                {
                    let raw = (start, end);
                    nodes.push(ReadNode { number, at, raw });
                }
                number += 1;
                start = end + 1;
            }
            ')' if past > 0 => past -= 1,
            ')' => reader.leave(),
            letter => {
                let index = (letter as usize).wrapping_sub(FIRST_KIND);
                let Some(kind) = kinds.get(index) else {
                    continue;
                };
                let is_in = past == 0 && reader.enter(kind.name, kind.shape);
                past += u32::from(kind.is_entered && !is_in);
                if kind.is_entered && kind.name == "a" {
                    let href = links.next().unwrap_or_default();
                    if is_in && !href.is_empty() {
                        reader.link(href);
                    }
                }
            }
        }
    }
    reader.blocks()
}

/// How many bytes stand before the first zero; all where there is none.
fn length_before_zero(bytes: &[u8]) -> usize {
    // Eight at once, as long as none is zero.
    let (eights, _) = bytes.as_chunks();
    let has_none = |eight: &&[u8; 8]| {
        let eight = u64::from_le_bytes(**eight);
        eight.wrapping_sub(EACH) & !eight & HIGHEST == 0
    };
    let from = 8 * eights.iter().take_while(has_none).count();
    let mut rest = bytes.iter().skip(from);
    from + rest
        .position(|&byte| byte == 0)
        .unwrap_or(bytes.len() - from)
}

/// The letter of the first kind of element.
const FIRST_KIND: usize = 'A' as usize;

/// Elements that are alike to a reader.
struct Kind<'a> {
    name: &'a str,
    shape: Shape,
    /// Whether `look` goes into them.
    is_entered: bool,
}

impl<'a> Kind<'a> {
    fn of(kind: &'a str) -> Self {
        let (name, display) = kind.split_once([' ']).unwrap_or_default();
        let in_flow = display.strip_suffix(" out");
        let is_out_of_flow = || in_flow.is_some();
        Self {
            name,
            shape: Shape::by_display(name, in_flow.unwrap_or(display), is_out_of_flow),
            is_entered: display != "none",
        }
    }
}
