//! Elements with what web-sys has not, or only in types of their own.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::web::tell::texts;

#[wasm_bindgen]
extern "C" {
    /// Any element, the host among them.
    #[wasm_bindgen(extends = HtmlElement)]
    pub(super) type Host;
    #[wasm_bindgen(method)]
    pub(super) fn rescan(this: &Host) -> Promise;
    #[wasm_bindgen(method)]
    pub(super) fn select(this: &Host);
    #[wasm_bindgen(method, js_name = execCommand)]
    pub(super) fn exec(this: &Host, command: &str);
    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &Host) -> String;
    #[wasm_bindgen(method, js_name = scrollIntoView)]
    pub(super) fn scroll(this: &Host, options: &Object);
}

/// Scrolls an element into view, its `edge` or its centre to that of the window.
pub(super) fn bring(element: &Element, edge: &str) {
    let options = texts(&[("block", edge)]);
    element.unchecked_ref::<Host>().scroll(&options);
}

/// Moves the focus without scrolling.
pub(in crate::web) fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element
        .unchecked_ref::<HtmlElement>()
        .focus_with_options(&options);
}
