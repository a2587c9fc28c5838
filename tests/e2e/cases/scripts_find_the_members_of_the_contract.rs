//! Attributes as properties, `ready`, `rescan`, `context`, packs as objects.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::pages::{ARTICLE, LOADER, PACK, html, page};

fn ready_is_told_once_with_counts_and_times(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    let told = b.events("ready");
    assert_eq!(told.len(), 1);
    assert_eq!(
        (&told[0]["terms"], &told[0]["events"]),
        (&json!(4), &json!(10))
    );
    for step in ["load", "find", "mark", "rank", "render"] {
        let time = told[0]["milliseconds"][step].as_f64();
        assert!(time >= Some(0.0), "{step} in {}", told[0]);
    }
    assert_eq!(
        b.get("window.__events.find((e) => e.name === 'ready').target"),
        "article-context"
    );
}

fn ready_is_a_promise_that_waits_for_marks_and_panel(b: &mut Browser) {
    b.show(&page("", ARTICLE));
    let seen = b.run(
        "await customElements.whenDefined('article-context');
         const { ready } = el(); await ready; return [ready instanceof window.Promise, mentions().length, parts('event').length, details('ready').length]",
    );
    assert_eq!(seen, json!([true, 4, 8, 1]));
}

fn rescan_reads_again_and_gives_a_new_ready(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    let seen = b.run(
        "window.requestAnimationFrame = () => 0;
         const before = el().ready; const p = document.createElement('p'); p.textContent = 'Then key escrow came back.';
         $('article').append(p);
         const ready = el().rescan();
         const isNew = ready !== before && ready === el().ready;
         await ready; return [isNew, texts().at(-1), mentions().length, details('ready').length]",
    );
    assert_eq!(seen, json!([true, "key escrow", 5, 2]));
    assert!(b.holds("listedTerm('key-escrow')"));
}

fn an_attribute_change_makes_a_new_ready(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    let seen = b.run(
        "const before = el().ready; el().mark = 'all'; el().hide = 'warrant';
         const isNew = el().ready !== before; await el().ready; return [isNew, texts()]",
    );
    assert_eq!(
        seen,
        json!([
            true,
            ["lawful access", "backdoor", "encryption", "lawful access"]
        ])
    );
    let events = b.get("window.__events");
    assert_eq!(
        b.events("ready").len(),
        2,
        "once for all changes of a task: {events}"
    );
    b.run("el().removeAttribute('hide'); el().mark = 'none'; await el().ready");
    assert_eq!(b.get("mentions().length"), 0);
    b.run("el().mark = 'first'; await el().ready");
    assert_eq!(b.get("mentions().length"), 4);
    assert_eq!(b.run("el().restore(); return changed()"), "");
}

fn context_has_the_shape_of_the_contract(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    let context = b.get("JSON.parse(JSON.stringify(el().context))");
    let keys = |value: &Value| -> Vec<String> {
        let keys = value.as_object().expect("an object").keys();
        let mut keys: Vec<String> = keys.cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&context), ["article", "events", "terms"]);
    assert_eq!(
        keys(&context["article"]),
        ["language", "published", "words"]
    );
    assert_eq!(context["article"]["language"], "en");
    assert_eq!(context["article"]["published"], "2019-11-18");
    let words = context["article"]["words"].as_i64().expect("a number");
    let counted = b
        .get("$('article').textContent.trim().split(/\\s+/).length")
        .as_i64();
    assert!(
        (words - counted.unwrap_or_default()).abs() <= 3,
        "{words} words"
    );
    assert_eq!(keys(&context["terms"][0]), ["count", "id", "name"]);
    let counts =
        b.get("Object.fromEntries(el().context.terms.map(({ id, count }) => [id, count]))");
    assert_eq!(
        counts,
        json!({ "lawful-access": 2, "backdoor": 1, "warrant": 1, "encryption": 1 })
    );
    assert_eq!(
        keys(&context["events"][0]),
        ["date", "id", "reasons", "score", "title"]
    );
    let events = context["events"].as_array().expect("a list");
    let scores: Vec<f64> = events
        .iter()
        .filter_map(|event| event["score"].as_f64())
        .collect();
    assert_eq!(scores.len(), 10);
    assert!(
        scores.windows(2).all(|pair| pair[0] >= pair[1]),
        "best first: {scores:?}"
    );
    assert!(
        events.iter().all(|event| event["reasons"][0].is_string()),
        "{events:?}"
    );
    assert!(
        b.holds("Object.getPrototypeOf(el().context) === window.Object.prototype"),
        "a plain object"
    );
}

fn every_attribute_is_a_property(b: &mut Browser) {
    b.show(&html(LOADER, ""));
    let wrong = b.run(
        "await customElements.whenDefined('article-context');
         const values = { for: '#x', pack: '/a.json default', hide: 'a b', lang: 'de-CH', published: '2019-11-18', mark: 'all',
           paint: 'highlight', skip: '.x', events: '3', kinds: 'court', jurisdictions: 'US EU', layout: 'none', theme: 'dark',
           loading: 'eager', 'heading-level': '4' };
         const wrong = [];
         for (const [attribute, value] of Object.entries(values)) {
           const property = attribute === 'heading-level' ? 'headingLevel' : attribute;
           const one = document.createElement('article-context');
           one.setAttribute(attribute, value);
           if (String(one[property]) !== value) wrong.push(`${property} is ${one[property]}`);
           const other = document.createElement('article-context');
           if (other.hasAttribute(attribute)) wrong.push(`${attribute} comes by itself`);
           other[property] = value;
           if (other.getAttribute(attribute) !== value) wrong.push(`${attribute} is ${other.getAttribute(attribute)}`);
         }
         return wrong",
    );
    assert_eq!(wrong, json!([]));
}

fn packs_may_be_objects(b: &mut Browser) {
    b.show_ready(&page("pack=\"/pack.json\" mark=\"none\"", ARTICLE));
    b.run(&format!(
        "el().mark = 'all'; el().pack = {PACK}; await el().ready"
    ));
    assert_eq!(b.get("mentions().length"), 5);
    let tiny = crate::pages::tiny_pack("door", "door");
    b.run(&format!("el().pack = [{PACK}, {tiny}]; await el().ready"));
    assert_eq!(b.get("marks('door').length"), 1);
    b.run(&format!("el().pack = {tiny}; await el().ready"));
    assert_eq!(b.strings("texts()"), ["door"]);
    b.run("el().pack = '/pack.json'; await el().ready");
    assert_eq!(b.get("marks('door').length"), 0);
    assert_eq!(b.get("mentions().length"), 5);
}

fn a_later_pack_overrides_an_earlier_one_id_by_id(b: &mut Browser) {
    let tiny = crate::pages::tiny_pack("warrant", "Home Office");
    b.server
        .route("/tiny.json", crate::response::Response::new(tiny));
    b.show_ready(&page("pack=\"/pack.json  /tiny.json\"", ARTICLE));
    assert_eq!(
        b.strings("texts()"),
        ["lawful access", "backdoor", "Home Office", "encryption"]
    );
    b.run("el().openTerm('warrant')");
    b.wait("card() && card().textContent.includes('Tiny.')");
}

fn the_word_default_stands_for_the_default_pack(b: &mut Browser) {
    let tiny = crate::pages::tiny_pack("door", "door");
    b.server
        .route("/tiny.json", crate::response::Response::new(tiny));
    b.show_ready(&page(
        "pack=\"default /tiny.json\"",
        "<p>Behind the door stands end-to-end encryption.</p>",
    ));
    assert_eq!(b.strings("texts()"), ["door", "end-to-end encryption"]);
}

fn the_date_is_read_in_the_order_of_the_contract(b: &mut Browser) {
    let ld = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-01-02T23:30:00-05:00\"}</script>";
    let meta = "<meta property=\"article:published_time\" content=\"2020-03-04T00:10:00+09:00\">";
    let time = "<time datetime=\"2020-05-06\">x</time>";
    for (attributes, head, body, expected) in [
        (
            "published=\"2020-07-08\"",
            format!("{ld}{meta}"),
            time,
            json!("2020-07-08"),
        ),
        ("", format!("{meta}{ld}"), time, json!("2020-01-02")),
        ("", meta.into(), time, json!("2020-03-04")),
        ("", String::new(), time, json!("2020-05-06")),
        ("", String::new(), "", json!(null)),
    ] {
        let element = crate::pages::element(attributes);
        b.show_ready(&html(
            &format!("{head}{LOADER}"),
            &format!("<article>{ARTICLE}{body}</article>{element}"),
        ));
        assert_eq!(
            b.get("el().context.article.published ?? null"),
            expected,
            "{attributes} {head} {body}"
        );
    }
}

crate::cases!(
    ready_is_told_once_with_counts_and_times,
    ready_is_a_promise_that_waits_for_marks_and_panel,
    rescan_reads_again_and_gives_a_new_ready,
    an_attribute_change_makes_a_new_ready,
    context_has_the_shape_of_the_contract,
    every_attribute_is_a_property,
    packs_may_be_objects,
    a_later_pack_overrides_an_earlier_one_id_by_id,
    the_word_default_stands_for_the_default_pack,
    the_date_is_read_in_the_order_of_the_contract,
);
