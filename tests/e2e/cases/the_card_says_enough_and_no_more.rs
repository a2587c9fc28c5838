//! The card's content: what stands on it at once, what on request, and where it leads.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::input::ESCAPE;
use crate::pages::{ARTICLE, RICH_PACK, page};
use crate::response::Response;

/// Presses the card's button with this text.
const PRESS: &str =
    "const press = (text) => $$('button', card()).find((one) => one.textContent === text).click();";

fn show(b: &mut Browser) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.show_ready(&page("pack=\"/rich.json\"", ARTICLE));
}

fn open(b: &mut Browser) {
    show(b);
    b.click("mark('lawful-access')");
    b.wait("card()?.contains(deepActive())");
}

fn press(b: &Browser, text: &str) {
    b.run(&format!("{PRESS} press({})", json!(text)));
}

fn visible(b: &Browser, selector: &str) -> Vec<String> {
    b.strings(&format!(
        "$$({}, card()).filter(shown).map((one) => one.textContent.trim())",
        json!(selector)
    ))
}

fn one_paragraph_first_and_more_on_request(b: &mut Browser) {
    open(b);
    let paragraphs = |b: &Browser| visible(b, "[part~=card-body] p").len();
    assert_eq!(paragraphs(b), 1, "the gloss alone");
    assert_eq!(visible(b, ".sources a").len(), 2);
    press(b, "More");
    b.wait("$$('[part~=card-body] p', card()).filter(shown).length === 3");
    assert_eq!(visible(b, ".sources a").len(), 3);
    assert_eq!(visible(b, "[part~=perspective]").len(), 5);
    assert_eq!(b.get("$('[aria-expanded]', card()).ariaExpanded"), "true");
    press(b, "Less");
    b.wait("$$('[part~=card-body] p', card()).filter(shown).length === 1");
}

fn a_term_without_more_has_no_button_for_it(b: &mut Browser) {
    show(b);
    b.click("mark('encryption')");
    b.wait("card()");
    assert_eq!(visible(b, ".longer"), [""; 0]);
}

fn the_ends_of_an_argument_stand_side_by_side_each_with_its_source(b: &mut Browser) {
    open(b);
    assert!(visible(b, ".category")[0].contains("in dispute"));
    let holders = visible(b, "[part~=perspective] b");
    assert_eq!(holders, ["Ministers", "A league"]);
    let same = "new Set(parts('perspective').map((one) => Math.round(one.getBoundingClientRect().top))).size";
    assert_eq!(b.get(same), 1, "side by side where there is room");
    b.resize(340, 800).expect("the window takes a size");
    b.run("document.documentElement.style.fontSize = '150%'");
    b.wait(&format!("{same} === 2"));
    assert_eq!(
        b.get("parts('perspective').map((one) => $('a', one).href)"),
        json!([
            "https://example.org/ministers",
            "https://example.org/league"
        ])
    );
    assert_eq!(
        b.get("$('a', part('perspective')).ariaLabel"),
        "Source: Source ministers, Gazette"
    );
}

fn sources_and_the_date_of_review_stand_in_the_foot(b: &mut Browser) {
    open(b);
    assert_eq!(visible(b, ".reviewed"), ["Reviewed October 2026"]);
    let sources = visible(b, ".sources a");
    assert_eq!(sources[0], "Source lawful-access-1, Gazette");
}

fn another_term_opens_in_the_same_card_with_a_way_back(b: &mut Browser) {
    open(b);
    b.run("card().dataset.seen = 'yes'");
    let unlike = visible(b, ".unlike button");
    assert_eq!(unlike, ["backdoor"], "only terms that the pack knows");
    press(b, "backdoor");
    b.wait("part('card-title').textContent === 'backdoor'");
    assert_eq!(b.get("card().dataset.seen"), "yes", "it is the same card");
    b.wait("deepActive() === card()");
    assert_eq!(b.get("mark('lawful-access').ariaExpanded"), "true");
    press(b, "warrant");
    b.wait("part('card-title').textContent === 'warrant'");
    press(b, "Back to backdoor");
    b.wait("part('card-title').textContent === 'backdoor'");
    press(b, "Back to lawful access");
    b.wait("part('card-title').textContent === 'lawful access'");
    assert_eq!(visible(b, ".back"), [""; 0]);
    let opened: Vec<Value> = b
        .events("term-open")
        .iter()
        .map(|e| e["id"].clone())
        .collect();
    assert_eq!(
        opened,
        [
            "lawful-access",
            "backdoor",
            "warrant",
            "backdoor",
            "lawful-access"
        ]
    );
    press(b, "backdoor");
    b.wait("part('card-title').textContent === 'backdoor'");
    b.press(ESCAPE);
    b.wait("!card()");
    b.wait("document.activeElement === mark('lawful-access')");
}

fn a_turned_card_begins_at_its_top(b: &mut Browser) {
    open(b);
    press(b, "More");
    b.wait("card().scrollHeight > card().clientHeight");
    b.run("card().scrollTop = 80");
    press(b, "warrant");
    b.wait("part('card-title').textContent === 'warrant' && card().scrollTop === 0");
}

fn its_events_are_listed_alone_until_the_reader_wants_the_others(b: &mut Browser) {
    open(b);
    assert_eq!(visible(b, ".row > button")[0], "3 events about this");
    press(b, "3 events about this");
    b.wait("!card() && listedEvents().length === 3");
    assert_eq!(b.get("listedEvents()"), json!(["speech", "letter", "bill"]));
    b.wait("root().contains(deepActive()) && deepActive().matches('[part~=search]')");
    assert!(b.holds("$$('[part~=filter] select', root()).some((one) => one.selectedOptions[0].textContent.includes('lawful access'))"));
    b.run("$('.found button', root()).click()");
    b.wait("listedEvents().length === 4");
    b.click("mark('encryption')");
    b.wait("card()");
    assert_eq!(visible(b, ".row > button")[0], "1 event about this");
}

fn without_a_panel_no_events_are_promised(b: &mut Browser) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.show_ready(&page("layout=\"none\" pack=\"/rich.json\"", ARTICLE));
    b.click("mark('lawful-access')");
    b.wait("card()");
    assert!(!visible(b, ".row > button").contains(&"3 events about this".to_owned()));
}

fn whether_it_was_helpful_is_told_to_the_page_and_to_nobody_else(b: &mut Browser) {
    open(b);
    let before = b.server.requests().len();
    press(b, "No");
    let told = json!({ "id": "lawful-access", "helpful": false });
    assert_eq!(b.event("feedback"), told);
    let pressed =
        "$$('[aria-labelledby=card-helpful] [aria-pressed]', card()).map((one) => one.ariaPressed)";
    b.wait(&format!("{pressed}.join() === 'false,true'"));
    press(b, "Yes");
    b.wait(&format!("{pressed}.join() === 'true,false'"));
    assert_eq!(b.events("feedback").len(), 2);
    assert_eq!(b.server.requests().len(), before);
}

crate::cases!(
    one_paragraph_first_and_more_on_request,
    a_term_without_more_has_no_button_for_it,
    the_ends_of_an_argument_stand_side_by_side_each_with_its_source,
    sources_and_the_date_of_review_stand_in_the_foot,
    another_term_opens_in_the_same_card_with_a_way_back,
    a_turned_card_begins_at_its_top,
    its_events_are_listed_alone_until_the_reader_wants_the_others,
    without_a_panel_no_events_are_promised,
    whether_it_was_helpful_is_told_to_the_page_and_to_nobody_else,
);
