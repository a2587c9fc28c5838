//! Bad input: one error event, one warning on the console, the page as it was.

use std::fs;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::pages::{ARTICLE, LOADER, PACK, STRICT_POLICY, html, page, tiny_pack};
use crate::paths;
use crate::response::Response;

/// Waits until `ready` settles; whether it was resolved.
fn settles(b: &Browser) -> bool {
    b.run("await customElements.whenDefined('article-context'); return el().ready.then(() => true, () => false)") == true
}

/// The one error event, told also by the one warning.
fn one_error(b: &mut Browser, code: &str) -> Value {
    let errors = b.events("error");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0]["code"], code, "{errors:?}");
    let message = errors[0]["message"].as_str().unwrap_or_default();
    assert!(message.len() > 10, "{errors:?}");
    let log = b.console();
    let ours: Vec<_> = log
        .iter()
        .filter(|line| !line.starts_with("policy:"))
        .collect();
    assert!(ours.len() == 1 && ours[0].starts_with("warn:"), "{log:?}");
    errors[0].clone()
}

/// One error of this code, `ready` rejected, the article untouched.
fn refuses(b: &mut Browser, code: &str) -> Value {
    assert!(!settles(b), "ready is not rejected");
    let error = one_error(b, code);
    assert_eq!(b.get("pieces().length"), 0);
    if b.holds("window.__before.length") {
        assert_eq!(b.get("changed()"), "");
    }
    error
}

fn an_unknown_value_falls_back_and_is_told(b: &mut Browser) {
    for attributes in [
        "mark=\"sometimes\"",
        "paint=\"brush\"",
        "layout=\"round\"",
        "theme=\"blue\"",
        "loading=\"never\"",
        "heading-level=\"9\"",
        "events=\"many\"",
        "published=\"yesterday\"",
        "skip=\"!!\"",
    ] {
        b.show_ready(&page(attributes, ARTICLE));
        let error = one_error(b, "option");
        let name = attributes.split('=').next().unwrap_or_default();
        assert!(
            error["message"].as_str().unwrap_or_default().contains(name),
            "{attributes}: {error}"
        );
        assert_eq!(b.get("mentions().length"), 4, "{attributes}");
        assert_eq!(b.get("parts('event').length"), 8, "{attributes}");
    }
}

fn a_page_without_an_article_is_told(b: &mut Browser) {
    b.show(&html(
        LOADER,
        &format!("<p>A backdoor.</p>{}", crate::pages::element("")),
    ));
    refuses(b, "article");
    b.show(&page("for=\"#nowhere\"", ARTICLE));
    refuses(b, "article");
}

fn an_article_without_terms_is_no_error(b: &mut Browser) {
    b.show_ready(&page("", "<p>The harbour festival opens on Friday.</p>"));
    assert_eq!(b.get("el().context.terms"), json!([]));
    assert_eq!(b.events("ready")[0]["terms"], 0);
    assert_eq!(b.events("error").len(), 0);
    b.show_ready(&page("", ""));
    assert_eq!(b.get("mentions().length"), 0);
    assert_eq!(b.events("error").len(), 0);
}

fn a_missing_pack_is_told_with_its_address(b: &mut Browser) {
    b.show(&page("pack=\"/missing.json\"", ARTICLE));
    let error = refuses(b, "fetch");
    assert!(
        error["url"]
            .as_str()
            .unwrap_or_default()
            .ends_with("/missing.json"),
        "{error}"
    );
}

fn a_pack_that_is_not_json_is_told_with_its_place(b: &mut Browser) {
    b.server.route(
        "/bad.json",
        Response::new("{\n  \"format\": 1,\n  \"id\": oops\n}"),
    );
    b.show(&page("pack=\"/bad.json\"", ARTICLE));
    let error = refuses(b, "pack");
    assert_eq!(error["line"], 3, "{error}");
    assert!(error["column"].as_u64() >= Some(1), "{error}");
    assert!(
        error["url"]
            .as_str()
            .unwrap_or_default()
            .ends_with("/bad.json"),
        "{error}"
    );
}

fn a_wrong_pack_is_told_with_path_line_and_column(b: &mut Browser) {
    let cases = [
        ("\"forms\": [\"door\"]", "\"forms\": \"door\"", "forms"),
        ("\"id\": \"door\"", "\"id\": \"The Door\"", "id"),
        ("\"format\": 1", "\"format\": 2", "format"),
        ("https://example.org/tiny", "javascript:alert(1)", "url"),
        (", \"gloss\": \"Tiny.\"", "", "terms"),
        (
            "\"events\": []",
            "\"events\": [ { \"id\": \"e\", \"date\": \"soon\", \"title\": \"E\", \"summary\": \"S\", \"kind\": \"court\", \
            \"jurisdictions\": [], \"terms\": [], \"sources\": [ { \"title\": \"A\", \"url\": \"https://example.org/\" } ] } ]",
            "date",
        ),
    ];
    for (right, wrong, key) in cases {
        let pack = tiny_pack("door", "door").replace(right, wrong);
        assert!(
            pack.contains(wrong) && !pack.contains(&format!("{right},")) || wrong.is_empty(),
            "{pack}"
        );
        b.server.route("/bad.json", Response::new(pack.clone()));
        b.show(&page("pack=\"/bad.json\"", ARTICLE));
        let error = refuses(b, "pack");
        assert!(
            error["path"].as_str().unwrap_or_default().contains(key),
            "{error}"
        );
        let at = pack
            .find(if wrong.is_empty() { "\"door\"" } else { wrong })
            .unwrap_or_default();
        let line = pack[..at].matches('\n').count() as u64 + 1;
        assert_eq!(error["line"], line, "{error} in {pack}");
        assert!(error["column"].as_u64() >= Some(1), "{error}");
    }
}

fn one_bad_pack_among_others_does_not_stop_them(b: &mut Browser) {
    b.server.route("/bad.json", Response::new("{}"));
    for (packs, code) in [
        ("/bad.json /pack.json", "pack"),
        ("/pack.json /missing.json", "fetch"),
    ] {
        b.show_ready(&page(&format!("pack=\"{packs}\""), ARTICLE));
        one_error(b, code);
        assert_eq!(b.get("mentions().length"), 4);
        assert_eq!(b.get("parts('event').length"), 8);
    }
}

fn markup_in_a_pack_is_shown_as_typed(b: &mut Browser) {
    let pack = PACK.replace(
        "The gloss of backdoor.",
        "<img src=x onerror=alert(1)> &amp; <b>bold</b>",
    );
    b.server.route("/markup.json", Response::new(pack));
    b.show_ready(&page("pack=\"/markup.json\"", ARTICLE));
    b.click("mark('backdoor')");
    b.wait("card()");
    assert!(b.holds(
        "part('card-body').textContent.includes('<img src=x onerror=alert(1)> &amp; <b>bold</b>')"
    ));
    assert!(!b.holds("$('[part~=card-body] img', root())"));
}

fn a_blocked_program_is_told(b: &mut Browser) {
    let policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", "");
    let response = Response::new(page("", ARTICLE)).header("Content-Security-Policy", &policy);
    b.server.route("/page.html", response);
    b.open("/page.html");
    refuses(b, "wasm");
}

fn a_missing_or_broken_program_is_told(b: &mut Browser) {
    for (path, response) in [
        ("/widget.js", Response::new("").status(404)),
        ("/widget_bg.wasm", Response::new("").status(404)),
        ("/widget_bg.wasm", Response::new("no wasm at all")),
        ("/widget.js", Response::new("export const x = 1;")),
    ] {
        b.server.reset();
        b.server.route(path, response);
        b.show(&page("", ARTICLE));
        assert!(!settles(b));
        b.console();
        let codes: Vec<_> = b
            .events("error")
            .iter()
            .map(|error| error["code"].clone())
            .collect();
        assert!(codes == ["wasm"] || codes == ["fetch"], "{path}: {codes:?}");
        assert_eq!(b.get("changed()"), "", "{path}");
    }
}

fn loader_and_program_of_different_versions_do_not_work_together(b: &mut Browser) {
    let loader =
        fs::read_to_string(paths::dist().join("article-context.js")).expect("the widget is built");
    let other = loader.replace(env!("CARGO_PKG_VERSION"), "99.0.0");
    assert_ne!(loader, other, "the loader holds its version");
    b.server.route("/article-context.js", Response::new(other));
    b.show(&page("", ARTICLE));
    refuses(b, "wasm");
}

fn after_a_failure_it_can_be_tried_again(b: &mut Browser) {
    b.server.route("/late.json", Response::new("").status(503));
    b.show(&page("pack=\"/late.json\"", ARTICLE));
    refuses(b, "fetch");
    b.server.route("/late.json", Response::new(PACK));
    b.run("await el().rescan()");
    assert_eq!(b.get("mentions().length"), 4);
}

crate::cases!(
    an_unknown_value_falls_back_and_is_told,
    a_page_without_an_article_is_told,
    an_article_without_terms_is_no_error,
    a_missing_pack_is_told_with_its_address,
    a_pack_that_is_not_json_is_told_with_its_place,
    a_wrong_pack_is_told_with_path_line_and_column,
    one_bad_pack_among_others_does_not_stop_them,
    markup_in_a_pack_is_shown_as_typed,
    a_blocked_program_is_told,
    a_missing_or_broken_program_is_told,
    loader_and_program_of_different_versions_do_not_work_together,
    after_a_failure_it_can_be_tried_again,
);
