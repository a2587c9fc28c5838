//! Markup put into the document without Yew: all of the panel until the reader does something, and what
//! is printed. Most readers never need more, and Yew is a tenth of the program.

use web_sys::{Document, Element, Node};
use yew::Html;
use yew::virtual_dom::VNode;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Writes markup to the end of a tree of ours.
pub(super) fn put_up(shadow: &Node, html: &Html) {
    if let Some(document) = shadow.owner_document() {
        put(&document, shadow, html, false);
    }
}

/// Each text is a node of its own and each element in Yew's namespace, so that Yew can take it over.
fn put(document: &Document, shadow: &Node, html: &Html, is_in_drawing: bool) {
    match html {
        VNode::VTag(tag) => {
            let is_drawing = is_in_drawing || tag.tag() == "svg";
            let Some(printed) = element(document, tag.tag(), is_drawing) else {
                return;
            };
            for (name, value) in tag.attributes.iter() {
                let _ = printed.set_attribute(name, value);
            }
            if let Some(children) = tag.children() {
                put(document, &printed, children, is_drawing);
            }
            let _ = shadow.append_child(&printed);
        }
        VNode::VText(text) => {
            let _ = shadow.append_child(&document.create_text_node(&text.text));
        }
        VNode::VList(list) => {
            for one in list.iter() {
                put(document, shadow, one, is_in_drawing);
            }
        }
        _ => {}
    }
}

fn element(document: &Document, name: &str, is_drawing: bool) -> Option<Element> {
    let made = if is_drawing {
        document.create_element_ns(Some(SVG), name)
    } else {
        document.create_element(name)
    };
    made.ok()
}
