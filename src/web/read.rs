//! DOM to article. Nothing else reads the article, and reading ends before writing starts.

use crate::text::joined;
use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Node, Text};

use super::tell::set;
use crate::article::{self, Article, NEVER_READ, ROOTS, TextAt, Tree};
use crate::pack::Date;

/// An article and the text nodes it was read from.
pub(super) struct Reading {
    pub article: Article,
    pub nodes: Vec<(Text, TextAt)>,
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
pub(super) fn read(root: &Element, skip: Option<&str>) -> Reading {
    let left_out = match skip {
        Some(skip) => joined(&[NEVER_READ, ",", skip]),
        None => NEVER_READ.to_owned(),
    };
    let shown = Object::new();
    set(&shown, "visibilityProperty", &JsValue::TRUE);
    let dom = Dom { left_out, shown };
    let mut nodes = Vec::new();
    let blocks = article::read(&dom, Node::from(root.clone()), |node, at| {
        nodes.push((node.unchecked_into(), at));
    });
    Reading {
        article: Article {
            blocks,
            ..Article::default()
        },
        nodes,
    }
}

#[wasm_bindgen]
extern "C" {
    /// An element as browsers of these years have it; web-sys takes no options yet.
    #[wasm_bindgen(extends = Element)]
    type Shown;
    #[wasm_bindgen(method, catch, js_name = checkVisibility)]
    fn check_visibility(this: &Shown, options: &Object) -> Result<bool, JsValue>;
}

struct Dom {
    left_out: String,
    shown: Object,
}

impl Tree for Dom {
    type Node = Node;

    fn children(&self, node: &Node) -> Vec<Node> {
        let mut children = Vec::new();
        let mut next = node.first_child();
        while let Some(child) = next {
            next = child.next_sibling();
            children.push(child);
        }
        children
    }

    fn text(&self, node: &Node) -> Option<String> {
        let is_text = node.node_type() == Node::TEXT_NODE;
        if is_text { node.node_value() } else { None }
    }

    fn name(&self, node: &Node) -> String {
        node.dyn_ref::<Element>()
            .map(|element| element.local_name())
            .unwrap_or_default()
    }

    fn is_left_out(&self, node: &Node) -> bool {
        let Some(element) = node.dyn_ref::<Element>() else {
            return false;
        };
        // Where a browser cannot tell, the element counts as shown.
        let is_shown = element
            .unchecked_ref::<Shown>()
            .check_visibility(&self.shown)
            .unwrap_or(true);
        !is_shown || element.matches(&self.left_out).unwrap_or(false)
    }
}
