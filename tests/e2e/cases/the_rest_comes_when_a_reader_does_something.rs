//! The rest of the program: nobody asks for it for a reader who only reads, and nothing that a reader
//! does before it is here is lost.

use serde_json::json;

use crate::browser::Browser;
use crate::input::ESCAPE;
use crate::pages::{ARTICLE, html, page};
use crate::paths;
use crate::response::{Gate, Response};

const PATH: &str = "/widget_rest.wasm";

/// What a reader does, and what then holds.
const DOINGS: [(&str, &str); 8] = [
    (
        "press a mark",
        "card() && $('#card-title', root()).textContent.includes('backdoor') && details('term-open')[0].how === 'press'",
    ),
    (
        "press a key on a mark",
        "card() && details('term-open')[0].how === 'press'",
    ),
    (
        "hover over a mark",
        "card() && details('term-open')[0].how === 'hover'",
    ),
    (
        "open an event",
        "shown($('[part~=event-summary]', listedEvent('letter')))",
    ),
    (
        "choose more events",
        "$('[part~=filter] select', root()).checkVisibility()",
    ),
    ("search", "listedEvents().join() === 'letter'"),
    (
        "call openTerm",
        "card() && details('term-open')[0].how === 'script'",
    ),
    (
        "call showEvent",
        "shown($('[part~=event-summary]', listedEvent('letter')))",
    ),
];

fn act(b: &mut Browser, doing: &str) {
    match doing {
        "press a mark" => b.click("mark('backdoor')"),
        "press a key on a mark" => {
            b.focus("mark('backdoor')");
            b.press(' ');
        }
        "hover over a mark" => b.hover("mark('backdoor')"),
        "open an event" => b.click("button(listedEvent('letter'))"),
        "choose more events" => b.click("$('[part~=filter] button', root())"),
        "search" => {
            b.focus("$('[part~=search]', root())");
            b.press('l');
            b.press('e');
            b.press('t');
            b.press('t');
            b.press('e');
            b.press('r');
        }
        "call openTerm" => drop(b.run("el().openTerm('backdoor')")),
        "call showEvent" => drop(b.run("el().showEvent('letter')")),
        other => panic!("{other}?"),
    }
}

fn rest() -> Response {
    let bytes = std::fs::read(paths::dist().join(&PATH[1..]));
    Response::new(bytes.expect("the widget is built"))
}

fn who_only_reads_fetches_no_more(b: &mut Browser) {
    b.show_ready(&page(
        "",
        &format!("{ARTICLE}<p id=\"plain\">Nothing here.</p>"),
    ));
    b.hover("$('#plain')");
    b.run("scrollTo(0, 200)");
    b.click("$('#plain')");
    b.run("el().closeTerm(); el().restore()");
    b.run("el().remove()");
    b.pause(200);
    assert_eq!(b.server.count(PATH), 0);
}

fn what_is_done_before_it_is_here_is_done_then(b: &mut Browser) {
    for (doing, holds) in DOINGS {
        b.server.reset();
        let gate = Gate::default();
        b.server.route(PATH, rest().behind(&gate));
        b.show_ready(&page("", ARTICLE));
        act(b, doing);
        b.server.wait_for(PATH);
        b.pause(400);
        assert!(!b.holds("card()"), "{doing}");
        gate.open();
        b.wait(holds);
        assert_eq!(b.server.count(PATH), 1, "{doing}");
        b.press(ESCAPE);
        b.rest_pointer().expect("a pointer");
    }
}

fn a_card_asked_for_and_sent_away_stays_away(b: &mut Browser) {
    let gate = Gate::default();
    b.server.route(PATH, rest().behind(&gate));
    b.show_ready(&page("", ARTICLE));
    b.run("el().openTerm('backdoor'); el().closeTerm()");
    b.server.wait_for(PATH);
    gate.open();
    b.pause(300);
    assert!(!b.holds("card()"));
}

fn a_link_to_an_event_brings_it_at_once(b: &mut Browser) {
    b.server
        .route("/linked.html", Response::new(page("", ARTICLE)));
    b.open("/linked.html#context-event=letter");
    b.wait("root() && listedEvent('letter') && shown($('[part~=event-summary]', listedEvent('letter')))");
    assert_eq!(b.server.count(PATH), 1);
}

fn where_it_is_missing_that_is_told_and_it_is_tried_again(b: &mut Browser) {
    b.server.route(PATH, Response::new("").status(503));
    b.show_ready(&page("", ARTICLE));
    b.click("mark('backdoor')");
    b.wait("details('error').length");
    assert_eq!(b.event("error")["code"], "wasm");
    assert!(
        b.console()
            .iter()
            .all(|line| line.contains("widget_rest.wasm"))
    );
    assert_eq!(b.get("mentions().length"), 4);
    b.server.route(PATH, rest());
    b.click("mark('backdoor')");
    b.wait("card()");
}

fn that_of_another_version_is_refused(b: &mut Browser) {
    let mut bytes = std::fs::read(paths::dist().join(&PATH[1..])).expect("the widget is built");
    // The name under which the second file wants the first's memory.
    let at = bytes
        .windows(2)
        .position(|two| two == b"p\t")
        .expect("an import")
        + 3;
    bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
    b.server.route(PATH, Response::new(bytes));
    b.show_ready(&page("", ARTICLE));
    b.click("mark('backdoor')");
    b.wait("details('error').length");
    assert_eq!(b.event("error")["code"], "wasm");
    b.console();
    assert!(!b.holds("card()"));
    assert_eq!(b.get("mentions().length"), 4, "the marks stay");
}

fn an_element_removed_meanwhile_says_nothing(b: &mut Browser) {
    let gate = Gate::default();
    b.server.route(PATH, rest().behind(&gate));
    b.show_ready(&page("", ARTICLE));
    b.click("mark('backdoor')");
    b.server.wait_for(PATH);
    b.run("el().remove()");
    gate.open();
    b.pause(200);
    assert_eq!(b.get("changed()"), "");
    assert_eq!(b.events("error"), [json!(null); 0]);
}

fn two_widgets_share_it(b: &mut Browser) {
    let two = format!(
        "<article>{ARTICLE}</article><article-context pack=\"/pack.json\"></article-context><section><p>Another backdoor.</p></section><article-context id=\"other\" for=\"section\" pack=\"/pack.json\"></article-context>"
    );
    b.show(&html(crate::pages::LOADER, &two));
    b.run("await Promise.all($$('article-context').map((one) => one.ready))");
    b.click("$('section .article-context-mark')");
    b.wait("card()");
    b.click("mark('lawful-access')");
    b.wait("cards().length === 1 && details('term-open').length === 2");
    assert_eq!(b.server.count(PATH), 1);
}

crate::cases!(
    who_only_reads_fetches_no_more,
    what_is_done_before_it_is_here_is_done_then,
    a_card_asked_for_and_sent_away_stays_away,
    a_link_to_an_event_brings_it_at_once,
    where_it_is_missing_that_is_told_and_it_is_tried_again,
    that_of_another_version_is_refused,
    an_element_removed_meanwhile_says_nothing,
    two_widgets_share_it,
);
