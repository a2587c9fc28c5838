//! The panel's place before there is a panel: grey lines, a line about the connection, or nothing.

use serde_json::json;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::pages::{ARTICLE, PACK, page};
use crate::response::{Gate, Response};

const ROOM: &str = "<style>article-context { display: block; min-height: 20rem }</style>";

/// What stands in the place, as far as it is hidden from assistive technology.
const SKETCH: &str = "$('[aria-hidden=true]', el().shadowRoot ?? document.createElement('i'))";

/// Lets the network fail for the pack while `away` is set.
const AWAY: &str = "<script>window.away = true; const get = window.fetch;
    window.fetch = (url) => window.away && String(url).includes('pack.json') ? Promise.reject(new TypeError('no connection')) : get(url);
    </script>";

fn with_head(head: &str, attributes: &str) -> String {
    page(attributes, ARTICLE).replace("<meta charset", &format!("{head}<meta charset"))
}

fn what_loads_long_is_sketched_where_room_is_kept(b: &mut Browser) {
    for (head, attributes, is_sketched) in [
        (ROOM, "", true),
        ("", "", false),
        (ROOM, "layout=\"none\"", false),
        (ROOM, "layout=\"drawer\"", false),
    ] {
        let gate = Gate::default();
        b.server.reset();
        b.server
            .route("/pack.json", Response::new(PACK).behind(&gate));
        b.show(&with_head(head, &format!("loading=\"eager\" {attributes}")));
        b.server.wait_for("/pack.json");
        if is_sketched {
            b.wait(&format!("shown({SKETCH})"));
            assert!(b.holds(&format!("el().getBoundingClientRect().height === 320 && {SKETCH}.getAnimations().length === 0")));
        } else {
            b.pause(600);
            assert!(!b.holds(SKETCH), "{head} {attributes}");
        }
        gate.open();
        b.ready();
        assert!(!b.holds(&format!("shown({SKETCH}) && {SKETCH}.localName === 'div'")));
        assert_eq!(b.get("mentions().length"), 4);
        if is_sketched && b.engine == Engine::Chromium {
            let shifts = "return new Promise((go) => { let sum = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value })
                .observe({ type: 'layout-shift', buffered: true }); setTimeout(() => go(sum), 300) })";
            assert_eq!(b.run(shifts), json!(0));
        }
    }
}

fn what_loads_soon_is_not_sketched(b: &mut Browser) {
    let watch = "<script>window.seen = 0; const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (init) { const root = attach.call(this, init);
            new MutationObserver(() => { seen += root.querySelectorAll('div[aria-hidden=true]').length }).observe(root, { childList: true }); return root }</script>";
    b.show_ready(&with_head(&format!("{ROOM}{watch}"), "loading=\"eager\""));
    b.pause(400);
    assert_eq!(b.get("seen"), 0);
}

fn without_a_connection_the_reader_can_try_again(b: &mut Browser) {
    b.show(&with_head(AWAY, ""));
    assert_eq!(b.run("await customElements.whenDefined('article-context'); return el().ready.then(() => 1, (error) => error.code)"), "fetch");
    let line = "$('.offline', root())";
    b.wait(&format!("shown({line})"));
    assert!(b.holds(&format!(
        "{line}.textContent.startsWith('Terms and events could not be loaded.')"
    )));
    assert!(!b.holds("part('panel')"));
    assert_eq!(b.get("[el().context, changed()]"), json!([null, ""]));
    assert_eq!(b.events("error").len(), 1);
    // Again in vain.
    b.click(&format!("$('button', {line})"));
    b.wait("details('error').length === 2");
    b.run("window.away = false");
    b.click(&format!("$('button', {line})"));
    b.wait("mentions().length === 4 && part('panel')");
    assert!(!b.holds(&format!("shown({line})")));
    b.console();
}

fn what_no_reader_can_mend_is_not_shown_to_them(b: &mut Browser) {
    b.server.route("/bad.json", Response::new("{}"));
    for (head, attributes) in [
        ("", "pack=\"/missing.json\""),
        ("", "pack=\"/bad.json\""),
        (AWAY, "layout=\"none\""),
    ] {
        b.show(&with_head(head, attributes));
        b.wait("window.__events.some((one) => one.name === 'error')");
        b.pause(50);
        assert!(!b.holds("$$('*', root()).some(shown)"), "{attributes}");
        assert_eq!(b.get("el().getClientRects().length"), 0, "{attributes}");
        b.console();
    }
}

fn back_on_the_network_it_loads_by_itself(b: &mut Browser) {
    let offline =
        "<script>Object.defineProperty(navigator, 'onLine', { get: () => !window.away })</script>";
    b.show(&with_head(&format!("{AWAY}{offline}"), ""));
    b.wait("details('error').length === 1");
    b.wait("$('.offline', root())");
    b.run("window.away = false; dispatchEvent(new Event('online'))");
    b.wait("mentions().length === 4 && part('panel')");
    b.console();
}

crate::cases!(
    what_loads_long_is_sketched_where_room_is_kept,
    what_loads_soon_is_not_sketched,
    without_a_connection_the_reader_can_try_again,
    what_no_reader_can_mend_is_not_shown_to_them,
    back_on_the_network_it_loads_by_itself,
);
