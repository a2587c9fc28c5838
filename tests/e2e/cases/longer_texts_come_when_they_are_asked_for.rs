//! Packs with `details`: what a page loads at once, and what only when a card or an event is opened.

use serde_json::json;

use crate::browser::Browser;
use crate::pages::page;
use crate::response::{Gate, Response};

const ARTICLE: &str = "<h1>A vote</h1><p>The Home Office spoke of a backdoor again.</p>";

/// One term and one event; everything longer is in the details.
const PACK: &str = r#"{ "format": 1, "id": "split", "title": "Split", "language": "en", "details": "split.details.json",
  "terms": [ { "id": "backdoor", "name": "backdoor", "forms": ["backdoor"], "gloss": "The gloss of backdoor.",
    "sources": [ { "title": "First source", "url": "https://example.org/1" } ] } ],
  "events": [ { "id": "vote", "date": "2019-10-04", "title": "A vote on backdoors", "kind": "statement",
    "jurisdictions": ["GB"], "actors": ["Home Office"], "terms": ["backdoor"], "weight": 1,
    "sources": [ { "title": "Minutes", "url": "https://example.org/m" } ] } ] }"#;

const DETAILS: &str = r#"{ "format": 1,
  "terms": [ { "id": "backdoor", "language": "fr", "body": ["Un paragraphe."],
    "perspectives": [ { "holder": "One", "view": "Yes.", "source": { "url": "https://example.org/y" } },
                      { "holder": "Two", "view": "No.", "source": { "url": "https://example.org/n" } } ],
    "sources": [ { "title": "Second source", "url": "https://example.org/2" } ] } ],
  "events": [ { "id": "vote", "summary": "The summary of the vote.",
    "sources": [ { "title": "Report", "url": "https://example.org/r" } ] } ] }"#;

const DETAILS_PATH: &str = "/packs/split.details.json";

/// A page with the pack, its details answered so; nothing of them has been asked for when it is ready.
fn show(b: &mut Browser, details: Response) {
    let before = asked(b);
    b.server.route("/packs/split.json", Response::new(PACK));
    b.server.route(DETAILS_PATH, details);
    b.show_ready(&page("pack=\"packs/split.json\"", ARTICLE));
    assert_eq!(asked(b), before, "nobody opened anything");
}

/// How often the details were asked for.
fn asked(b: &Browser) -> usize {
    let requests = b.server.requests();
    requests
        .iter()
        .filter(|request| request.path == DETAILS_PATH)
        .count()
}

fn a_card_shows_its_gloss_at_once_and_the_rest_when_it_comes(b: &mut Browser) {
    let gate = Gate::default();
    show(b, Response::new(DETAILS).behind(&gate));
    b.run("button(mark('backdoor')).click()");
    b.wait("card()");
    assert!(b.holds("card().textContent.includes('The gloss of backdoor.')"));
    assert_eq!(b.get("parts('perspective').length"), 0);
    b.wait(
        "shown($('.awaited', card())) && getComputedStyle($('.awaited', card())).opacity === '1'",
    );
    b.run("window.places = () => ['[part~=card-title]', '.gloss', '.close'].map((one) => Math.round($(one, card()).getBoundingClientRect().top)).join()");
    b.run("window.before = places()");
    gate.open();
    b.wait("parts('perspective').length === 2");
    assert_eq!(b.get("places()"), b.get("before"));
    assert!(!b.holds("shown($('.awaited', card()))"));
    let sources = b.strings("$$('.sources a', card()).map((link) => link.textContent)");
    assert_eq!(sources, ["First source", "Second source"]);
    assert_eq!(asked(b), 1);
    assert_eq!(b.events("error").len(), 0);
}

fn nothing_moves_in_a_card_above_its_mark(b: &mut Browser) {
    let gate = Gate::default();
    show(b, Response::new(DETAILS).behind(&gate));
    b.run("document.body.style.paddingTop = `${innerHeight}px`; document.body.style.paddingBottom = '50px'");
    b.run(
        "scrollTo(0, scrollY + mark('backdoor').getBoundingClientRect().bottom - innerHeight + 30)",
    );
    b.run("mark('backdoor').click()");
    b.wait("card() && card().getBoundingClientRect().bottom < mark('backdoor').getBoundingClientRect().top + 1");
    b.run("window.box = () => { const { top, bottom } = card().getBoundingClientRect(); return `${Math.round(top)} ${Math.round(bottom)}` }; window.before = box()");
    gate.open();
    b.wait("$$('.perspective', root()).length === 2");
    assert_eq!(b.get("box() === before"), true);
    b.run("$('.card-foot', card()).scrollIntoView({ block: 'end' })");
    assert!(
        b.holds("shown($('.card-foot', card()))"),
        "the rest is scrolled to"
    );
}

fn each_text_is_marked_with_the_language_it_is_in(b: &mut Browser) {
    show(b, Response::new(DETAILS));
    b.run("mark('backdoor').click()");
    b.wait("parts('perspective').length === 2");
    b.run("$('.longer button', card()).click()");
    b.wait("card().textContent.includes('Un paragraphe.')");
    let lang = |selector: &str| b.get(&format!("$('{selector}', card()).closest('[lang]').lang"));
    assert_eq!(lang(".gloss"), "en");
    assert_eq!(lang(".gloss + div p"), "fr");
    assert_eq!(lang(".perspective"), "fr");
}

fn an_event_opens_with_its_summary(b: &mut Browser) {
    let gate = Gate::default();
    show(b, Response::new(DETAILS).behind(&gate));
    b.run("button(listedEvent('vote')).click()");
    assert_eq!(b.event("event-open"), json!({ "id": "vote" }));
    b.wait("button(listedEvent('vote')).getAttribute('aria-expanded') === 'true'");
    assert!(!b.holds("part('event-summary')"));
    b.run("window.place = button(listedEvent('vote')).getBoundingClientRect().top");
    gate.open();
    b.wait("part('event-summary')?.textContent === 'The summary of the vote.'");
    assert_eq!(
        b.get("place === button(listedEvent('vote')).getBoundingClientRect().top"),
        true
    );
    let sources =
        b.strings("$$('.sources a', listedEvent('vote')).map((link) => link.textContent)");
    assert_eq!(sources, ["Minutes", "Report"]);
    // The card of the same pack has its texts by now.
    b.run("mark('backdoor').click()");
    b.wait("parts('perspective').length === 2");
    assert_eq!(asked(b), 1);
}

fn what_comes_is_shown_within_a_tenth_of_a_second(b: &mut Browser) {
    let mut best = f64::MAX;
    for _ in 0..3 {
        show(b, Response::new(DETAILS));
        let took = b.run(
            "mark('backdoor').click();
             const entry = () => performance.getEntriesByType('resource').find((one) => one.name.endsWith('split.details.json'));
             await until(() => parts('perspective').length && entry(), 'the details');
             const seen = performance.now();
             return seen - entry().responseEnd",
        );
        best = best.min(took.as_f64().unwrap_or(f64::MAX));
    }
    assert!(best < 100.0, "{best} ms");
}

fn a_failure_is_told_and_the_next_opening_tries_again(b: &mut Browser) {
    show(b, Response::new("").status(503));
    b.run("mark('backdoor').click()");
    b.wait("card()?.textContent.includes('could not be loaded')");
    assert!(b.holds("card().textContent.includes('The gloss of backdoor.')"));
    assert_eq!(
        b.strings("$$('.sources a', card()).map((link) => link.textContent)"),
        ["First source"]
    );
    let error = b.event("error");
    assert_eq!(error["code"], "fetch");
    assert!(
        error["url"]
            .as_str()
            .unwrap_or_default()
            .ends_with(DETAILS_PATH),
        "{error}"
    );
    b.server.route(DETAILS_PATH, Response::new(DETAILS));
    b.run("el().closeTerm()");
    b.wait("!card()");
    b.run("mark('backdoor').click()");
    b.wait("parts('perspective').length === 2");
    assert!(!b.holds("card().textContent.includes('could not be loaded')"));
    assert_eq!(b.events("error").len(), 1);
    assert!(b.console().iter().any(|line| line.starts_with("warn:")));
}

fn wrong_details_are_told_with_their_place_and_harm_nothing(b: &mut Browser) {
    show(
        b,
        Response::new("{ \"format\": 1,\n  \"terms\": [ { \"id\": \"backdoor\", \"body\": 5 } ] }"),
    );
    b.run("mark('backdoor').click()");
    let error = b.event("error");
    assert_eq!(
        (&error["code"], &error["path"]),
        (&json!("pack"), &json!("$.terms[0].body"))
    );
    assert_eq!((&error["line"], &error["column"]), (&json!(2), &json!(42)));
    b.wait("card()?.textContent.includes('could not be loaded')");
    b.console();
}

fn no_other_host_is_asked_for_details(b: &mut Browser) {
    let foreign = format!("http://{}/x.json", b.server.foreign_host());
    let pack = PACK.replace("split.details.json", &foreign);
    b.server.route("/packs/split.json", Response::new(pack));
    b.show(&page("pack=\"packs/split.json\"", ARTICLE));
    assert_eq!(b.event("error")["code"], "pack");
    assert_eq!(b.get("pieces().length"), 0);
    b.console();
}

crate::cases!(
    a_card_shows_its_gloss_at_once_and_the_rest_when_it_comes,
    nothing_moves_in_a_card_above_its_mark,
    each_text_is_marked_with_the_language_it_is_in,
    an_event_opens_with_its_summary,
    what_comes_is_shown_within_a_tenth_of_a_second,
    a_failure_is_told_and_the_next_opening_tries_again,
    wrong_details_are_told_with_their_place_and_harm_nothing,
    no_other_host_is_asked_for_details,
);
