//! DOM to article. Nothing else reads the article, and reading ends before writing starts.

use crate::text::{joined, part};
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Text};

use crate::article::{self, Article, Block, NEVER_READ, NEVER_SHOWN, ROOTS, Reader, Shape, TextAt};
use crate::pack::Date;

/// An article and the text nodes it was read from.
pub(super) struct Reading {
    pub article: Article,
    /// The text nodes by number.
    texts: Array,
    /// Numbers of those that gave text, and where it went.
    pub nodes: Vec<(u32, TextAt)>,
}

impl Reading {
    /// A text node by its number.
    pub(super) fn node(&self, number: u32) -> Text {
        self.texts.get(number).unchecked_into()
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

/// Reads the blocks below `root`; `skip` names more places to leave out. `look` is the loader's
/// function of that name.
pub(super) fn read(root: &Element, skip: Option<&str>, look: &Function) -> Reading {
    let usual = joined(&[NEVER_READ, ",", NEVER_SHOWN]);
    let left_out = match skip {
        Some(skip) => joined(&[&usual, ",", skip]),
        None => usual,
    };
    let seen = look.call2(&JsValue::UNDEFINED, root, &left_out.into());
    let seen: Array = seen.map(JsCast::unchecked_into).unwrap_or_default();
    let text = |index: u32| seen.get(index).as_string().unwrap_or_default();
    let (texts, steps, kinds, links) = (text(1), text(2), text(3), text(4));
    let mut nodes = Vec::new();
    let blocks = follow(&steps, &kinds, &texts, &links, |number, at| {
        nodes.push((number, at))
    });
    Reading {
        article: Article {
            blocks,
            ..Article::default()
        },
        texts: seen.get(0).unchecked_into(),
        nodes,
    }
}

/// Follows the steps of the loader's `look`. `heard` is told of the texts by number.
fn follow(
    steps: &str,
    kinds: &str,
    texts: &str,
    links: &str,
    mut heard: impl FnMut(u32, TextAt),
) -> Vec<Block> {
    let kinds: Vec<Kind<'_>> = kinds.split(['\n']).map(Kind::of).collect();
    let mut texts = (0..).zip(Texts(texts));
    let mut links = links.split(['\n']);
    let mut reader = Reader::default();
    // So many elements are open that the reader has no use for.
    let mut past = 0;
    for step in steps.chars() {
        match step {
            '.' => {
                if let Some((number, text)) = texts.next()
                    && past == 0
                    && let Some(at) = reader.text(text)
                {
                    heard(number, at);
                }
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

/// Texts with U+FFFF between them.
struct Texts<'a>(&'a str);

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    /// The next text, an empty one behind the last: there are as many as steps ask for.
    fn next(&mut self) -> Option<&'a str> {
        // The letter's bytes; the first of them is rare, and the others never follow it alone.
        let is_between = |bytes: &[u8]| bytes == [0xef, 0xbf, 0xbf];
        let length = self.0.as_bytes().windows(3).position(is_between);
        let end = length.unwrap_or(self.0.len()) as u32;
        let text = part(self.0, 0, end);
        self.0 = part(self.0, end + 3, self.0.len() as u32);
        Some(text)
    }
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
