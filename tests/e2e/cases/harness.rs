//! The harness itself, on a page without the widget.

use crate::browser::Browser;
use crate::engine::Engine;
use crate::input::{ENTER, ESCAPE, SPACE, TAB};
use crate::pages::STRICT_POLICY;
use crate::response::Response;
use serde_json::json;

const PLAIN: &str = r#"<!doctype html><html lang="en"><head><title>plain</title></head><body>
<p>Some text to stand on.</p>
<button id="a" style="margin:40px">a</button><a id="b" href="?b">b</a><input id="c">
<script>
window.seen = [];
for (const type of ["click", "pointerover", "keydown", "focusin"])
  addEventListener(type, (e) => seen.push(`${type} ${e.target.id} ${e.key || e.pointerType || ""}`.trim()));
</script></body></html>"#;

fn the_pointer_and_the_keyboard_are_real(b: &mut Browser) {
    b.show(PLAIN);
    b.hover("$('#a')");
    b.wait("seen.includes('pointerover a mouse')");
    b.click("$('#a')");
    b.wait("seen.some((s) => s.startsWith('click a'))");
    b.focus("$('#a')");
    b.press(TAB);
    b.wait("deepActive().id === 'b'");
    b.press_shift_tab();
    b.wait("deepActive().id === 'a'");
    b.press(ENTER);
    b.press(SPACE);
    b.press(ESCAPE);
    b.wait("seen.includes('keydown a Escape')");
    b.wait("seen.filter((s) => s.startsWith('click a')).length >= 3");
}

fn a_finger_is_a_touch(b: &mut Browser) {
    b.show(PLAIN);
    b.tap("$('#a')");
    b.wait("seen.some((s) => s.startsWith('click a'))");
    // WebKitGTK's driver knows no fingers and presses with the mouse.
    let kind = if b.engine == Engine::WebKit {
        "mouse"
    } else {
        "touch"
    };
    assert_eq!(b.get("seen[0]"), format!("pointerover a {kind}"));
}

fn a_strict_policy_binds_the_page_and_not_the_test(b: &mut Browser) {
    let page =
        "<!doctype html><head></head><style>p { color: red }</style><p>x</p><script>1</script>";
    b.server.route(
        "/page.html",
        Response::new(page).header("Content-Security-Policy", STRICT_POLICY),
    );
    b.open("/page.html");
    assert_eq!(b.get("1 + 1"), 2);
    b.wait("window.__log.some((line) => line.startsWith('policy: script'))");
    let log = b.console();
    assert!(
        log.iter().any(|line| line.starts_with("policy: style")),
        "{log:?}"
    );
}

fn the_console_is_captured(b: &mut Browser) {
    b.show("<!doctype html><head></head><script>console.warn('careful', 1); Promise.reject(new TypeError('no')); nowhere()</script>");
    b.wait("window.__log.length >= 3");
    let log = b.console();
    assert!(log.contains(&"warn: careful 1".into()), "{log:?}");
    assert!(
        log.contains(&"unhandledrejection: TypeError: no".into()),
        "{log:?}"
    );
    assert!(
        log.iter()
            .any(|l| l.starts_with("uncaught:") && l.contains("nowhere")),
        "{log:?}"
    );
}

fn foreign_requests_are_seen(b: &mut Browser) {
    b.show(PLAIN);
    let url = b.server.foreign_url("/x.json");
    b.server.route("/x.json", Response::new("{\"a\":1}"));
    let answer = b.run(&format!("return (await fetch({})).json()", json!(url)));
    assert_eq!(answer["a"], 1);
    assert_eq!(b.complaints().len(), 2, "{:?}", b.complaints());
    b.allow_foreign_host();
}

crate::cases!(
    the_pointer_and_the_keyboard_are_real,
    a_finger_is_a_touch,
    a_strict_policy_binds_the_page_and_not_the_test,
    the_console_is_captured,
    foreign_requests_are_seen,
);
