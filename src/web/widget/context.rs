//! The element's `context`: what was found, as a plain object.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use crate::ui::{View, words};
use crate::web::tell::{set, texts};

/// The element's `context`.
pub(super) fn of(view: &View) -> Object {
    let found = &view.context;
    let article = Object::new();
    set(&article, "language", &view.article.language.as_str().into());
    let published = view
        .article
        .published
        .as_ref()
        .map(|date| date.as_written());
    set(
        &article,
        "published",
        &published.map_or(JsValue::NULL, JsValue::from),
    );
    set(&article, "words", &(found.words as f64).into());

    let terms = Array::new();
    for one in &found.terms {
        let term = view.term(one.term);
        let entry = texts(&[("id", &term.id), ("name", &term.name)]);
        set(&entry, "count", &(one.count as f64).into());
        terms.push(&entry);
    }

    let events = Array::new();
    for related in &found.events {
        let event = view.event(related.event);
        let entry = texts(&[
            ("id", &event.id),
            ("date", event.date.as_written()),
            ("title", &event.title),
        ]);
        set(&entry, "score", &related.score.into());
        let reasons = words::plain_reasons(&view.labels, &view.library, &view.article, related);
        let reasons: Array = reasons
            .iter()
            .map(|reason| JsValue::from(reason.as_str()))
            .collect();
        set(&entry, "reasons", &reasons);
        events.push(&entry);
    }

    let context = Object::new();
    set(&context, "article", &article);
    set(&context, "terms", &terms);
    set(&context, "events", &events);
    context
}
