//! When the program is fetched, in pages that load in their own ways and forbid what they like.

use serde_json::json;

use crate::browser::Browser;
use crate::input::ESCAPE;
use crate::pages::{ARTICLE, LOADER, STRICT_POLICY, element, html, page};
use crate::response::Response;

/// A page whose element is far below the window.
fn far_below(loading: &str) -> String {
    let far = "<div style=\"height: 5000px\"></div>";
    let element = element(&format!("loading=\"{loading}\""));
    html(
        LOADER,
        &format!("<article>{ARTICLE}</article>{far}{element}"),
    )
}

fn visible_fetches_nothing_before_the_element_is_seen(b: &mut Browser) {
    b.show(&far_below("visible"));
    b.pause(500);
    for path in [
        "/widget.js",
        "/widget_bg.wasm",
        "/style.css",
        "/pack.json",
        "/labels/en.json",
    ] {
        assert_eq!(b.server.count(path), 0, "{path}");
    }
    b.run("window.kept = el().ready; el().scrollIntoView()");
    b.run("await kept");
    assert_eq!(b.get("mentions().length"), 4);
}

fn eager_and_idle_do_not_wait_for_the_eye(b: &mut Browser) {
    for loading in ["eager", "idle"] {
        b.show_ready(&far_below(loading));
        assert_eq!(b.get("mentions().length"), 4, "{loading}");
    }
}

fn everything_is_fetched_once_a_page(b: &mut Browser) {
    let second = element("");
    b.show(&page("", ARTICLE).replace("</body>", &format!("{second}</body>")));
    b.run("await customElements.whenDefined('article-context'); await Promise.all($$('article-context').map((e) => e.ready))");
    for path in ["/article-context.js", "/widget.js", "/widget_bg.wasm"] {
        assert_eq!(b.server.count(path), 1, "{path}");
    }
}

fn the_loader_in_the_head_waits_for_the_article(b: &mut Browser) {
    let head = LOADER.replace("type", "async type");
    let page = html(
        &head,
        &format!(
            "{}\nHERE\n<article>{ARTICLE}</article>",
            element("loading=\"eager\"")
        ),
    );
    let (first, rest) = page.split_once("HERE").expect("two halves");
    // The second half is sent when a program that doesn't wait for it asks for the pack, or after a second: the
    // element is there, and the program too, well before the article.
    let halves = Response::new(first).until("/pack.json", rest);
    b.server.route("/page.html", halves);
    b.open("/page.html");
    b.ready();
    assert_eq!(b.get("mentions().length"), 4);
    assert_eq!(b.get("parts('event').length"), 8);
}

fn the_element_may_stand_before_and_inside_the_article(b: &mut Browser) {
    let before = html(
        LOADER,
        &format!("{}<article>{ARTICLE}</article>", element("")),
    );
    let inside = html(
        LOADER,
        &format!("<article>{}{ARTICLE}</article>", element("")),
    );
    for body in [before, inside] {
        b.show_ready(&body);
        assert_eq!(
            b.strings("texts()"),
            ["lawful access", "backdoor", "warrant", "encryption"]
        );
    }
}

fn a_strict_policy_is_kept(b: &mut Browser) {
    let response =
        Response::new(page("", ARTICLE)).header("Content-Security-Policy", STRICT_POLICY);
    b.server.route("/page.html", response);
    b.open("/page.html");
    b.ready();
    assert_eq!(b.get("mentions().length"), 4);
    b.click("mark('lawful-access')");
    b.wait("card()");
    let position = b.get("getComputedStyle(card()).position");
    assert!(
        position == "absolute" || position == "fixed",
        "the stylesheet is there"
    );
    b.press(ESCAPE);
    b.wait("!card()");
    b.click("button(listedEvent('letter'))");
    b.wait("part('event-summary')");
    assert_eq!(
        b.run("el().remove(); await new Promise((go) => setTimeout(go)); return changed()"),
        ""
    );
    assert_eq!(b.get("window.__log"), json!([]));
}

fn a_language_without_a_pack_is_quiet(b: &mut Browser) {
    let esperanto = |attributes: &str| {
        let element = format!("<article-context {attributes}></article-context>");
        let article = "<article><p>They want end-to-end encryption.</p></article>";
        html(LOADER, &format!("{article}{element}")).replace("lang=\"en\"", "lang=\"eo\"")
    };
    b.show_ready(&esperanto(""));
    assert_eq!(b.get("mentions().length"), 0);
    assert!(!b.holds("part('panel')"));
    assert_eq!(b.events("error").len(), 0);
    for attributes in ["lang=\"en\"", "lang=\"eo\""] {
        b.show_ready(&esperanto(attributes));
        assert_eq!(
            b.strings("texts()"),
            ["end-to-end encryption"],
            "{attributes}"
        );
        assert!(b.holds("part('panel')"), "{attributes}");
    }
    assert_eq!(b.events("error").len(), 0);
}

fn a_region_falls_back_to_its_language(b: &mut Browser) {
    let page = html(
        LOADER,
        "<article><p>They want end-to-end encryption.</p></article><article-context></article-context>",
    );
    b.show_ready(&page.replace("lang=\"en\"", "lang=\"en-NZ\""));
    assert_eq!(b.strings("texts()"), ["end-to-end encryption"]);
}

crate::cases!(
    visible_fetches_nothing_before_the_element_is_seen,
    eager_and_idle_do_not_wait_for_the_eye,
    everything_is_fetched_once_a_page,
    the_loader_in_the_head_waits_for_the_article,
    the_element_may_stand_before_and_inside_the_article,
    a_strict_policy_is_kept,
    a_language_without_a_pack_is_quiet,
    a_region_falls_back_to_its_language,
);
