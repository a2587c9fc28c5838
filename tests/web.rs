//! The program in a browser, through the one class that JavaScript sees: no loader, no network.
//!
//! `wasm-bindgen-test-runner` runs it; `webdriver.json` holds the browser's flags.

#![cfg(target_arch = "wasm32")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use article_context::web::Widget;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, Node, Text};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/src/article-context.js")]
extern "C" {
    /// What the loader hands to the program.
    #[wasm_bindgen(thread_local_v2, js_name = hands)]
    static HANDS: JsValue;
}

const BASE: &str = "https://cdn.example/v1/article-context.js";
const STYLE: &str = ":host{display:block}";
const LABELS: &str = include_str!("../labels/en.json");
const PACK: &str = r#"{ "format": 1, "id": "t", "title": "Test words", "language": "en",
  "terms": [
    { "id": "lawful-access", "name": "lawful access", "forms": ["lawful access"], "gloss": "Reading with a warrant.",
      "perspectives": [{ "holder": "H", "view": "V.", "source": { "url": "https://example.org/view" } }],
      "sources": [{ "title": "S", "url": "https://example.org/access" }] },
    { "id": "backdoor", "name": "backdoor", "forms": ["backdoor"], "gloss": "A second way in.",
      "sources": [{ "title": "S", "url": "https://example.org/door" }] } ],
  "events": [
    { "id": "late", "date": "2019-10-04", "title": "The letter", "summary": "It is sent.", "kind": "statement",
      "jurisdictions": ["US"], "terms": ["lawful-access"], "sources": [{ "title": "S", "url": "https://example.org/l" }] },
    { "id": "early", "date": "2014", "title": "The speech", "summary": "It is held.", "kind": "statement",
      "jurisdictions": ["US"], "terms": ["backdoor"], "sources": [{ "title": "S", "url": "https://example.org/e" }] } ] }"#;
const ARTICLE: &str = "<h2>On lawful access</h2>\
    <p>Backdoor’s end: they want <i>lawful</i> <b>access</b>, a backdoor and lawful access.</p>\
    <p>Nothing here.</p><p>lawful access</p>";

fn document() -> Document {
    web_sys::window()
        .and_then(|window| window.document())
        .expect("a document")
}

/// How many stylesheets the document has adopted.
fn adopted() -> u32 {
    let sheets =
        Reflect::get(&document(), &"adoptedStyleSheets".into()).expect("adopted stylesheets");
    sheets.unchecked_into::<Array>().length()
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector).expect("a selector");
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}

/// The text nodes below a node, in order.
fn texts(node: &Node) -> Vec<Text> {
    let children = node.child_nodes();
    let children = (0..children.length()).filter_map(|index| children.get(index));
    let below = |child: Node| match child.dyn_into::<Text>() {
        Ok(text) => vec![text],
        Err(child) => texts(&child),
    };
    children.flat_map(below).collect()
}

/// The first text node that holds this text.
fn text_with(root: &Element, text: &str) -> Text {
    let found = texts(root)
        .into_iter()
        .find(|node| node.data().contains(text));
    found.unwrap_or_else(|| panic!("no text node holds {text}"))
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("an object")
}

fn text_of(object: &JsValue, key: &str) -> String {
    let value = get(object, key);
    value
        .as_string()
        .unwrap_or_else(|| panic!("{key} is a text, not {value:?}"))
}

/// An article on the page; goes with the value. Each has an id of its own: a test that fails ends
/// without clearing up.
struct Stage {
    id: String,
    place: Element,
    article: Element,
    before: Node,
}

impl Stage {
    fn new(html: &str) -> Self {
        thread_local! {
            static COUNT: Cell<usize> = const { Cell::new(0) };
        }
        COUNT.set(COUNT.get() + 1);
        let id = format!("story-{}", COUNT.get());
        let document = document();
        let place = document.create_element("div").expect("an element");
        place.set_inner_html(&format!("<article id=\"{id}\" lang=\"en\"></article>"));
        document
            .body()
            .expect("a body")
            .append_child(&place)
            .expect("a place");
        let article = place.first_element_child().expect("the article");
        article.set_inner_html(html);
        let mut stage = Self {
            id,
            before: article.clone().into(),
            place,
            article,
        };
        stage.remember();
        stage
    }

    /// What the article is to be again.
    fn remember(&mut self) {
        self.before = self.article.clone_node_with_deep(true).expect("a copy");
    }

    fn text(&self) -> String {
        self.article.text_content().unwrap_or_default()
    }

    fn marks(&self) -> Vec<Element> {
        all(&self.article, ".article-context-mark")
    }

    #[track_caller]
    fn assert_as_before(&self) {
        assert!(self.marks().is_empty(), "{}", self.article.inner_html());
        assert_eq!(Some(self.text()), self.before.text_content());
        assert!(
            self.article.is_equal_node(Some(&self.before)),
            "{}",
            self.article.inner_html()
        );
        assert_eq!(texts(&self.article).len(), texts(&self.before).len());
    }

    /// The article's text where every mark is out.
    #[track_caller]
    fn unmarked_text(&self) -> String {
        assert!(self.marks().is_empty(), "{}", self.article.inner_html());
        self.text()
    }

    /// A widget for this article.
    fn seat(&self) -> Seat {
        self.seat_with(&[])
    }

    fn seat_with(&self, attributes: &[(&str, &str)]) -> Seat {
        let reads = format!("#{}", self.id);
        Seat::new(
            &self.place,
            &[&[("for", reads.as_str())], attributes].concat(),
        )
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// A host element with its widget, and what was told of it.
struct Seat {
    host: HtmlElement,
    widget: Widget,
    told: Rc<RefCell<Vec<(String, JsValue)>>>,
    rescans: Rc<Cell<usize>>,
}

impl Seat {
    fn new(place: &Element, attributes: &[(&str, &str)]) -> Self {
        let host = document().create_element("div").expect("an element");
        for (name, value) in attributes {
            host.set_attribute(name, value).expect("an attribute");
        }
        place.append_child(&host).expect("a place");

        let told: Rc<RefCell<Vec<(String, JsValue)>>> = Rc::default();
        let hears = told.clone();
        let hear = move |kind: String, detail: JsValue| hears.borrow_mut().push((kind, detail));
        let tell: Function = Closure::<dyn FnMut(String, JsValue)>::new(hear)
            .into_js_value()
            .unchecked_into();

        let rescans: Rc<Cell<usize>> = Rc::default();
        let counts = rescans.clone();
        let rescan = move || {
            counts.set(counts.get() + 1);
            Promise::resolve(&JsValue::UNDEFINED)
        };
        let rescan = Closure::<dyn FnMut() -> Promise>::new(rescan).into_js_value();
        Reflect::set(&host, &"rescan".into(), &rescan).expect("a property");

        let host: HtmlElement = host.unchecked_into();
        let fetch = Function::new_no_args("");
        let widget = Widget::new(
            host.clone(),
            BASE.into(),
            tell,
            fetch,
            HANDS.with(|hands| hands.clone().unchecked_into()),
            Function::new_no_args(""),
        )
        .expect("a widget");
        // The program is whole here.
        widget.come(true);
        Self {
            host,
            widget,
            told,
            rescans,
        }
    }

    /// Ends a run with these packs; the rejection or the error is what `finish` threw.
    async fn finish(&self, packs: &[JsValue], is_restored: bool) -> Result<(), JsValue> {
        self.widget.plan(JsValue::UNDEFINED)?;
        let fetched = Array::of2(&STYLE.into(), &LABELS.into());
        packs.iter().for_each(|pack| {
            fetched.push(pack);
        });
        JsFuture::from(self.widget.finish(&fetched, is_restored)?).await?;
        Ok(())
    }

    async fn run(&self) {
        self.finish(&[PACK.into()], false).await.expect("a run");
    }

    fn shadow(&self) -> Element {
        // Queried like an element: what is in it has one parent.
        self.host
            .shadow_root()
            .expect("a shadow root")
            .unchecked_into()
    }

    fn parts(&self, part: &str) -> Vec<Element> {
        all(&self.shadow(), &format!("[part~={part}]"))
    }

    /// The details of what was told of a kind.
    fn told(&self, kind: &str) -> Vec<JsValue> {
        let told = self.told.borrow();
        told.iter()
            .filter(|(other, _)| other == kind)
            .map(|(_, detail)| detail.clone())
            .collect()
    }
}

/// Waits until the document shows the state.
async fn shown() {
    yew::scheduler::flush().await;
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

// ---------------------------------------------------------------------------------- plan, context

#[wasm_bindgen_test]
fn what_is_to_be_fetched_lies_beside_the_loader_or_the_page() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat_with(&[("pack", "default https://else.example/p.json")]);
    assert!(seat.widget.context().is_none());
    let addresses = seat.widget.plan(JsValue::UNDEFINED).expect("addresses");
    assert_eq!(
        addresses,
        [
            "https://cdn.example/v1/style.css",
            "https://cdn.example/v1/labels/en.json",
            "https://cdn.example/v1/packs/encryption-policy.en.json",
            "https://else.example/p.json",
        ]
    );
    let object = js_sys::JSON::parse(PACK).expect("JSON");
    assert_eq!(seat.widget.plan(object).expect("addresses").len(), 2);
}

#[wasm_bindgen_test]
async fn the_context_is_a_plain_object_of_what_was_found() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat_with(&[("published", "2019-11-18")]);
    seat.run().await;
    let context: JsValue = seat.widget.context().expect("a context").into();
    let keys = |object: &JsValue| {
        let object: &Object = object.unchecked_ref();
        Object::keys(object).join(" ").as_string()
    };
    assert_eq!(keys(&context).as_deref(), Some("article terms events"));
    let article = get(&context, "article");
    assert_eq!(keys(&article).as_deref(), Some("language published words"));
    assert_eq!(
        (
            text_of(&article, "language"),
            text_of(&article, "published")
        ),
        ("en".into(), "2019-11-18".into())
    );
    assert_eq!(get(&article, "words").as_f64(), Some(19.0));

    let terms: Array = get(&context, "terms").unchecked_into();
    let terms: Vec<(String, String, Option<f64>)> = terms
        .iter()
        .map(|term| {
            (
                text_of(&term, "id"),
                text_of(&term, "name"),
                get(&term, "count").as_f64(),
            )
        })
        .collect();
    let term = |id: &str, name: &str, count| (id.to_owned(), name.to_owned(), Some(count));
    assert_eq!(
        terms,
        [
            term("backdoor", "backdoor", 2.0),
            term("lawful-access", "lawful access", 3.0)
        ]
    );

    let events: Array = get(&context, "events").unchecked_into();
    let first = events.get(0);
    assert_eq!(keys(&first).as_deref(), Some("id date title score reasons"));
    assert_eq!((events.length(), text_of(&first, "id")), (2, "late".into()));
    assert!(get(&first, "score").as_f64() > get(&events.get(1), "score").as_f64());
    assert!(get(&first, "reasons").unchecked_into::<Array>().length() > 0);
}

// ---------------------------------------------------------------------------------- marks

#[wasm_bindgen_test]
async fn marks_stand_around_the_article_s_own_text() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat_with(&[("mark", "all")]);
    let text = stage.text();
    seat.run().await;
    assert_eq!(stage.text(), text);
    let of = |mark: &Element| {
        let number = attribute(mark, "data-context-mention").unwrap_or_default();
        let term = attribute(mark, "data-context-term").unwrap_or_default();
        (number, term, mark.text_content().unwrap_or_default())
    };
    let found: Vec<_> = stage.marks().iter().map(of).collect();
    let found: Vec<_> = found
        .iter()
        .map(|(number, term, text)| (number.as_str(), term.as_str(), text.as_str()))
        .collect();
    // The possessive stays outside, the heading unmarked; a mention in three nodes has three pieces.
    assert_eq!(
        found,
        [
            ("1", "backdoor", "Backdoor"),
            ("2", "lawful-access", "lawful"),
            ("2", "lawful-access", " "),
            ("2", "lawful-access", "access"),
            ("3", "backdoor", "backdoor"),
            ("4", "lawful-access", "lawful access"),
            ("5", "lawful-access", "lawful access"),
        ]
    );
    for (index, mark) in stage.marks().iter().enumerate() {
        let is_trigger = !(index == 2 || index == 3);
        assert_eq!(mark.local_name(), "span");
        assert_eq!(
            attribute(mark, "role").as_deref(),
            is_trigger.then_some("button")
        );
        assert_eq!(
            attribute(mark, "tabindex").as_deref(),
            is_trigger.then_some("0")
        );
        assert_eq!(
            attribute(mark, "aria-expanded").as_deref(),
            is_trigger.then_some("false")
        );
        let label = (index == 1).then_some("lawful access");
        assert_eq!(attribute(mark, "aria-label").as_deref(), label);
    }
}

#[wasm_bindgen_test]
async fn first_marks_each_term_once_and_none_none() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat();
    seat.run().await;
    let mut terms: Vec<_> = stage
        .marks()
        .iter()
        .filter_map(|mark| attribute(mark, "data-context-term"))
        .collect();
    terms.dedup();
    assert_eq!(terms.len(), 2, "{terms:?}");
    seat.host
        .set_attribute("mark", "none")
        .expect("an attribute");
    seat.run().await;
    stage.assert_as_before();
}

#[wasm_bindgen_test]
async fn restore_gives_the_article_back_exactly() {
    let mut stage = Stage::new(ARTICLE);
    // What innerHTML never makes: text nodes side by side, and an empty one.
    let apart = text_with(&stage.article, "a backdoor and");
    apart
        .split_text(8)
        .and_then(|rest| rest.split_text(9))
        .expect("three nodes");
    text_with(&stage.article, "Nothing")
        .split_text(0)
        .expect("an empty node before");
    stage.remember();
    let sheets = adopted();
    for mark in ["all", "first", "section"] {
        let seat = stage.seat_with(&[("mark", mark)]);
        seat.run().await;
        assert!(!stage.marks().is_empty());
        assert_eq!(adopted(), sheets + 1);
        seat.widget.restore();
        stage.assert_as_before();
        assert_eq!(adopted(), sheets);
        seat.widget.restore();
        stage.assert_as_before();
    }
}

#[wasm_bindgen_test]
async fn a_second_run_marks_what_the_page_says_now() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat();
    seat.run().await;
    stage.article.set_inner_html("<p>Only a backdoor.</p>");
    seat.run().await;
    assert_eq!(stage.marks().len(), 1);
    seat.widget.restore();
    assert_eq!(stage.article.inner_html(), "<p>Only a backdoor.</p>");
}

#[wasm_bindgen_test]
async fn a_restored_article_stays_unmarked_until_it_is_asked_for() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat();
    seat.finish(&[PACK.into()], true).await.expect("a run");
    stage.assert_as_before();
    assert_eq!(
        seat.parts("term").len(),
        2,
        "the panel is there all the same"
    );
    seat.run().await;
    assert!(!stage.marks().is_empty());
}

// ---------------------------------------------------------------------------------- a page that goes on writing

/// An article with all its marks.
async fn marked(html: &str) -> (Stage, Seat) {
    let stage = Stage::new(html);
    let seat = stage.seat_with(&[("mark", "all")]);
    seat.run().await;
    assert!(!stage.marks().is_empty());
    (stage, seat)
}

#[wasm_bindgen_test]
async fn normalising_meanwhile_changes_nothing() {
    let (stage, seat) = marked(ARTICLE).await;
    stage.article.normalize();
    seat.widget.restore();
    stage.assert_as_before();
}

#[wasm_bindgen_test]
async fn normalising_side_by_side_nodes_meanwhile_loses_no_text() {
    // Where the page's own text nodes stand side by side, normalising joins them with the pieces.
    let text = "One backdoor two lawful access three.";
    for at in [2, 4, 8, 12, 14, 17, 23, 30, 33] {
        let stage = Stage::new(&format!("<p>{text}</p>"));
        text_with(&stage.article, "One")
            .split_text(at)
            .expect("two nodes");
        let seat = stage.seat_with(&[("mark", "all")]);
        seat.run().await;
        assert!(stage.marks().len() > 1);
        stage.article.normalize();
        assert_eq!(stage.text(), text);
        seat.widget.restore();
        assert_eq!(stage.unmarked_text(), text, "split at {at}");
    }
}

#[wasm_bindgen_test]
async fn what_the_page_writes_into_a_text_node_stands() {
    let (stage, seat) = marked("<p>One backdoor here.</p><p>lawful access</p>").await;
    text_with(&stage.article, "One ").set_data("Written anew.");
    seat.widget.restore();
    assert_eq!(stage.unmarked_text(), "Written anew.lawful access");

    // A node that begins with its mention is kept, empty, for the page to write to.
    let held = Stage::new("<p>lawful access first</p>");
    let node = text_with(&held.article, "lawful");
    let seat = held.seat();
    seat.run().await;
    node.set_data("Written anew.");
    seat.widget.restore();
    assert_eq!(held.unmarked_text(), "Written anew.");
    assert_eq!(texts(&held.article).len(), 1);
}

#[wasm_bindgen_test]
async fn what_the_page_removes_stays_removed() {
    // A text node.
    let stage = Stage::new("<p>One backdoor here. <b>Bold.</b></p><p>lawful access</p>");
    let node = text_with(&stage.article, "One");
    let seat = stage.seat();
    seat.run().await;
    node.parent_node()
        .expect("a parent")
        .remove_child(&node)
        .expect("it stands there");
    seat.widget.restore();
    assert_eq!(stage.unmarked_text(), "Bold.lawful access");

    // One of two side by side: what was its own does not go to the other.
    let stage = Stage::new("<p>Zero one backdoor here.</p>");
    let zero = text_with(&stage.article, "Zero");
    let node = zero.split_text(5).expect("two nodes");
    let seat = stage.seat();
    seat.run().await;
    node.parent_node()
        .expect("a parent")
        .remove_child(&node)
        .expect("it stands there");
    seat.widget.restore();
    assert_eq!(stage.unmarked_text(), "Zero ");

    // A paragraph: it has its own text again, wherever it is.
    let (stage, seat) = marked(ARTICLE).await;
    let paragraph = all(&stage.article, "p").remove(0);
    let text = paragraph.text_content();
    paragraph.remove();
    let left = stage.text();
    seat.widget.restore();
    assert_eq!(stage.unmarked_text(), left);
    assert_eq!(paragraph.text_content(), text);
    assert!(all(&paragraph, ".article-context-mark").is_empty());

    // A mark.
    let (stage, seat) = marked("<p>One backdoor here.</p>").await;
    stage.marks().remove(0).remove();
    seat.widget.restore();
    assert_eq!(stage.unmarked_text(), "One  here.");

    // All of it.
    let (stage, seat) = marked(ARTICLE).await;
    stage
        .article
        .set_inner_html("<p>Other news: lawful access.</p>");
    seat.widget.restore();
    assert_eq!(
        stage.article.inner_html(),
        "<p>Other news: lawful access.</p>"
    );
}

#[wasm_bindgen_test]
async fn what_the_page_moves_is_whole_where_it_went() {
    let (stage, seat) = marked(ARTICLE).await;
    let paragraph = all(&stage.article, "p").remove(0);
    stage.article.append_child(&paragraph).expect("a place");
    let text = stage.text();
    seat.widget.restore();
    assert_eq!(stage.unmarked_text(), text);
}

// ---------------------------------------------------------------------------------- panel and card

#[wasm_bindgen_test]
async fn the_panel_has_the_parts_of_the_contract() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat_with(&[("published", "2019-11-18"), ("heading-level", "4")]);
    seat.run().await;
    for part in ["panel", "panel-title", "timeline", "terms"] {
        assert_eq!(seat.parts(part).len(), 1, "{part}");
    }
    for part in ["event", "event-date", "event-title", "event-reason", "term"] {
        assert_eq!(seat.parts(part).len(), 2, "{part}");
    }
    assert_eq!(seat.parts("card").len(), 0);
    assert_eq!(seat.parts("panel-title")[0].local_name(), "h4");
    let ids = |part: &str, name: &str| -> Vec<_> {
        seat.parts(part)
            .iter()
            .filter_map(|element| attribute(element, name))
            .collect()
    };
    assert_eq!(ids("event", "data-context-event"), ["early", "late"]);
    assert_eq!(
        ids("term", "data-context-term"),
        ["backdoor", "lawful-access"]
    );
    let ready = seat.told("ready");
    assert_eq!(ready.len(), 1);
    assert_eq!(
        (
            get(&ready[0], "terms").as_f64(),
            get(&ready[0], "events").as_f64()
        ),
        (Some(2.0), Some(2.0))
    );
    for phase in ["load", "find", "mark", "rank", "render"] {
        let time = get(&get(&ready[0], "milliseconds"), phase).as_f64();
        assert!(
            time.is_some_and(|time| time >= 0.0),
            "{phase} took {time:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn an_event_opens_with_its_summary_and_its_sources() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat();
    seat.run().await;
    assert!(seat.parts("event-summary").is_empty());
    seat.widget.show_event("early");
    shown().await;
    let open = &seat.parts("event")[0];
    let summary = all(open, "[part~=event-summary]").remove(0);
    assert_eq!(
        summary.text_content().unwrap_or_default().trim(),
        "It is held."
    );
    let source = all(open, "[part~=source]").remove(0);
    assert_eq!(
        attribute(&source, "href").as_deref(),
        Some("https://example.org/e")
    );
    assert_eq!(text_of(&seat.told("event-open")[0], "id"), "early");
}

#[wasm_bindgen_test]
async fn open_term_opens_one_card_with_a_name() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat();
    seat.run().await;
    seat.widget.open_term("no-such-term");
    shown().await;
    assert_eq!(seat.parts("card").len(), 0);

    for (id, name) in [("backdoor", "backdoor"), ("lawful-access", "lawful access")] {
        seat.widget.open_term(id);
        shown().await;
        let cards = seat.parts("card");
        assert_eq!(cards.len(), 1, "{id}");
        let card = &cards[0];
        assert_eq!(attribute(card, "role").as_deref(), Some("dialog"));
        assert!(
            card.matches(":popover-open").expect("a selector"),
            "in the top layer"
        );
        let labelled = attribute(card, "aria-labelledby").expect("a name");
        let title = all(&seat.shadow(), &format!("#{labelled}")).remove(0);
        assert_eq!(title.text_content().unwrap_or_default(), name);
        for part in ["card-title", "card-body"] {
            assert_eq!(seat.parts(part).len(), 1, "{part}");
        }
        let expanded: Vec<_> = all(&stage.article, "[aria-expanded=true]");
        assert_eq!(expanded.len(), 1);
        assert_eq!(
            attribute(&expanded[0], "data-context-term").as_deref(),
            Some(id)
        );
        let told = seat.told("term-open").pop().expect("it is told");
        assert_eq!(
            (text_of(&told, "id"), text_of(&told, "how")),
            (id.into(), "script".into())
        );
    }
    assert_eq!(seat.parts("perspective").len(), 1);

    seat.widget.close_term();
    shown().await;
    assert_eq!(seat.parts("card").len(), 0);
    assert!(all(&stage.article, "[aria-expanded=true]").is_empty());
    let closed: Vec<String> = seat
        .told("term-close")
        .iter()
        .map(|detail| text_of(detail, "id"))
        .collect();
    assert_eq!(closed, ["backdoor", "lawful-access"]);
    seat.widget.restore();
    stage.assert_as_before();
}

#[wasm_bindgen_test]
async fn restoring_closes_the_card() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat();
    seat.run().await;
    seat.widget.open_term("backdoor");
    shown().await;
    seat.widget.restore();
    stage.assert_as_before();
    shown().await;
    assert_eq!(seat.parts("card").len(), 0);
}

// ---------------------------------------------------------------------------------- several, and leaving

#[wasm_bindgen_test]
async fn two_widgets_mark_one_article_once_and_the_second_takes_over() {
    let stage = Stage::new(ARTICLE);
    let (first, second) = (stage.seat(), stage.seat());
    let sheets = adopted();
    first.run().await;
    let once = stage.marks().len();
    second.run().await;
    assert_eq!(stage.marks().len(), once);
    assert_eq!(adopted(), sheets + 1);
    assert_eq!(
        (first.parts("term").len(), second.parts("term").len()),
        (2, 2)
    );

    // One card on the page, whoever opens it.
    first.widget.open_term("backdoor");
    shown().await;
    second.widget.open_term("backdoor");
    shown().await;
    assert_eq!(
        (first.parts("card").len(), second.parts("card").len()),
        (0, 1)
    );

    first.widget.leave();
    assert_eq!(
        first
            .host
            .shadow_root()
            .map(|shadow| shadow.child_nodes().length()),
        Some(0)
    );
    assert_eq!((first.rescans.get(), second.rescans.get()), (0, 1));
    stage.assert_as_before();
    second.run().await;
    assert_eq!(stage.marks().len(), once);
    second.widget.leave();
    stage.assert_as_before();
    assert_eq!(adopted(), sheets);
}

#[wasm_bindgen_test]
async fn a_restored_second_widget_does_not_take_over() {
    let stage = Stage::new(ARTICLE);
    let (first, second) = (stage.seat(), stage.seat());
    first.run().await;
    second.run().await;
    second.widget.restore();
    assert!(!stage.marks().is_empty(), "they are the first one's");
    first.widget.leave();
    assert_eq!(second.rescans.get(), 0);
    stage.assert_as_before();
}

// ---------------------------------------------------------------------------------- what goes wrong

fn code(error: &JsValue) -> String {
    assert!(error.is_instance_of::<js_sys::Error>(), "{error:?}");
    text_of(error, "code")
}

#[wasm_bindgen_test]
async fn a_bad_pack_is_told_with_its_place_and_leaves_the_article() {
    let wrong = PACK.replace("\"2014\"", "\"last spring\"");
    let not_there = js_sys::Error::new("the server answered 404");
    let table: [(JsValue, &str, Option<&str>); 4] = [
        ("{".into(), "pack", Some("$")),
        (wrong.into(), "pack", Some("$.events[1].date")),
        (
            PACK.replace("\"format\": 1", "\"format\": 2").into(),
            "pack",
            Some("$.format"),
        ),
        (not_there.into(), "fetch", None),
    ];
    for (pack, expected, path) in table {
        let stage = Stage::new(ARTICLE);
        let seat = stage.seat();
        let error = seat
            .finish(&[pack], false)
            .await
            .expect_err("no usable pack");
        assert_eq!(code(&error), expected);
        let told = seat.told("error");
        assert_eq!(told.len(), 1, "told once");
        assert_eq!(text_of(&told[0], "code"), expected);
        assert_eq!(
            text_of(&told[0], "url"),
            "https://cdn.example/v1/packs/encryption-policy.en.json"
        );
        assert_eq!(get(&told[0], "path").as_string().as_deref(), path);
        for place in ["line", "column"] {
            assert_eq!(
                get(&told[0], place).as_f64().is_some(),
                path.is_some(),
                "{place}"
            );
        }
        stage.assert_as_before();
        assert!(seat.parts("panel").is_empty());
        assert!(seat.told("ready").is_empty());
    }
}

#[wasm_bindgen_test]
async fn one_refused_pack_among_others_is_told_and_the_others_work() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat_with(&[("pack", "default other.json")]);
    seat.finish(&["[]".into(), PACK.into()], false)
        .await
        .expect("one works");
    assert_eq!(seat.told("error").len(), 1);
    assert_eq!(seat.told("ready").len(), 1);
    assert!(!stage.marks().is_empty());
    // A later run without any takes marks and panel away.
    let error = seat
        .finish(&["[]".into(), "{}".into()], false)
        .await
        .expect_err("none works");
    assert_eq!(code(&error), "pack");
    stage.assert_as_before();
    assert!(seat.parts("panel").is_empty());
}

#[wasm_bindgen_test]
fn without_an_article_plan_throws_and_tells() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat_with(&[("for", "#elsewhere")]);
    let error = seat
        .widget
        .plan(JsValue::UNDEFINED)
        .expect_err("no article");
    assert_eq!(code(&error), "article");
    assert_eq!(text_of(&seat.told("error")[0], "code"), "article");
}

#[wasm_bindgen_test]
async fn an_unknown_value_is_told_and_its_default_used() {
    let stage = Stage::new(ARTICLE);
    let seat = stage.seat_with(&[("mark", "some"), ("events", "-1"), ("skip", "((")]);
    seat.run().await;
    let codes: Vec<String> = seat.told("error").iter().map(code_told).collect();
    assert_eq!(codes, ["option", "option", "option"]);
    assert!(!stage.marks().is_empty());
}

fn code_told(detail: &JsValue) -> String {
    text_of(detail, "code")
}
