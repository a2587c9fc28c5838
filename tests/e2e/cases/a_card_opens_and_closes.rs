//! The card: by pointer, finger, keyboard and script.

use serde_json::json;

use crate::browser::Browser;
use crate::input::{ENTER, ESCAPE, SPACE, TAB};
use crate::pages::{ARTICLE, page};

/// Long enough for a card to open by hover or to close after the pointer has left.
const LONG: u32 = 700;

fn show(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
}

fn hovering_opens_it_after_a_while(b: &mut Browser) {
    show(b);
    b.run("window.over = 0; mark('backdoor').addEventListener('pointerover', () => { window.over ||= performance.now() })");
    b.hover("mark('backdoor')");
    b.wait("card()");
    assert_eq!(
        b.event("term-open"),
        json!({ "id": "backdoor", "how": "hover" })
    );
    let waited = b.get("window.__events.find((e) => e.name === 'term-open').time - window.over");
    assert!(waited.as_f64() >= Some(50.0), "it opened after {waited} ms");
    assert!(b.holds("card().textContent.includes('The gloss of backdoor.')"));
    assert!(
        b.holds("!card().contains(deepActive())"),
        "a hovered card takes no focus"
    );
}

fn the_pointer_can_move_onto_it_and_leaving_closes_it(b: &mut Browser) {
    show(b);
    b.hover("mark('backdoor')");
    b.wait("card()");
    b.glide("mark('backdoor')", "card()");
    b.pause(LONG);
    assert!(b.holds("card()"), "it closed under the pointer");
    b.leave();
    b.wait("!card()");
    assert_eq!(b.event("term-close")["id"], "backdoor");
}

fn focus_alone_opens_nothing(b: &mut Browser) {
    show(b);
    b.run("document.body.tabIndex = -1; document.body.focus()");
    b.press(TAB);
    b.wait("document.activeElement === mark('lawful-access')");
    b.pause(LONG);
    assert!(!b.holds("card()"));
    assert_eq!(b.events("term-open").len(), 0);
}

fn press_opens(b: &mut Browser, press: impl FnOnce(&Browser)) {
    show(b);
    b.run("document.body.tabIndex = -1; document.body.focus()");
    press(b);
    b.wait("card()");
    assert_eq!(
        b.event("term-open"),
        json!({ "id": "backdoor", "how": "press" })
    );
    b.wait("card().contains(deepActive())");
    b.leave();
    b.pause(LONG);
    assert!(
        b.holds("card()"),
        "a pinned card stays when the pointer leaves"
    );
    assert_eq!(
        b.get("mark('backdoor').getAttribute('aria-expanded')"),
        "true"
    );
    b.press(ESCAPE);
    b.wait("!card()");
    b.wait("document.activeElement === mark('backdoor')");
    assert_eq!(
        b.get("mark('backdoor').getAttribute('aria-expanded')"),
        "false"
    );
    assert_eq!(b.events("term-close").len(), 1);
}

fn enter_opens_it_and_escape_gives_the_place_back(b: &mut Browser) {
    press_opens(b, |b| {
        b.focus("mark('backdoor')");
        b.press(ENTER);
    });
}

fn space_opens_it_and_escape_gives_the_place_back(b: &mut Browser) {
    press_opens(b, |b| {
        b.focus("mark('backdoor')");
        let before = b.get("scrollY");
        b.press(SPACE);
        b.wait("card()");
        assert_eq!(b.get("scrollY"), before, "space scrolls the page");
    });
}

fn a_click_opens_it_and_escape_gives_the_place_back(b: &mut Browser) {
    press_opens(b, |b| b.click("mark('backdoor')"));
}

fn a_tap_opens_it_and_escape_gives_the_place_back(b: &mut Browser) {
    press_opens(b, |b| b.tap("mark('backdoor')"));
}

fn a_press_pins_a_hovered_card(b: &mut Browser) {
    show(b);
    b.hover("mark('backdoor')");
    b.wait("card()");
    b.click("mark('backdoor')");
    b.wait("card() && card().contains(deepActive())");
    b.leave();
    b.pause(LONG);
    assert!(b.holds("card()"), "a pinned card stays");
    assert_eq!(b.events("term-close").len(), 0);
}

fn escape_closes_a_hovered_card_and_focus_stays(b: &mut Browser) {
    show(b);
    b.focus("mark('warrant')");
    b.hover("mark('backdoor')");
    b.wait("card()");
    b.press(ESCAPE);
    b.wait("!card()");
    assert!(b.holds("document.activeElement === mark('warrant')"));
}

fn a_press_elsewhere_closes_it(b: &mut Browser) {
    show(b);
    b.click("mark('backdoor')");
    b.wait("card()");
    b.click_at(900, 4);
    b.wait("!card()");
    assert_eq!(b.events("term-close").len(), 1);
}

fn a_press_inside_keeps_it_open(b: &mut Browser) {
    show(b);
    b.click("mark('backdoor')");
    b.wait("card()");
    b.click("$('[part~=card-body]', card())");
    b.pause(LONG);
    assert!(b.holds("card()"));
}

fn there_is_never_more_than_one(b: &mut Browser) {
    show(b);
    b.click("mark('warrant')");
    b.wait("card()");
    b.run("el().openTerm('backdoor')");
    b.wait("cards().length === 1 && card().textContent.includes('The gloss of backdoor.')");
    assert_eq!(
        b.get("mark('warrant').getAttribute('aria-expanded')"),
        "false"
    );
    b.run("el().openTerm('warrant')");
    b.wait("cards().length === 1 && card().textContent.includes('The gloss of warrant.')");
    let opened: Vec<_> = b
        .events("term-open")
        .iter()
        .map(|e| e["id"].clone())
        .collect();
    assert_eq!(opened, ["warrant", "backdoor", "warrant"]);
    assert_eq!(b.events("term-close").len(), 2);
}

fn it_is_a_dialog_with_a_name_and_not_modal(b: &mut Browser) {
    show(b);
    b.click("mark('lawful-access')");
    b.wait("card()");
    let role = b.get("card().getAttribute('role') || card().localName");
    assert_eq!(role, "dialog");
    assert!(!b.holds("card().getAttribute('aria-modal') === 'true' || card().matches(':modal')"));
    let name = b.get(
        "card().ariaLabel || (card().getAttribute('aria-labelledby') || '').split(' ')
            .map((id) => root().getElementById(id)?.textContent.trim()).join(' ')",
    );
    assert_eq!(name, "lawful access");
    assert_eq!(
        b.get("part('card-title').textContent.trim()"),
        "lawful access"
    );
}

fn it_shows_gloss_perspectives_and_sources(b: &mut Browser) {
    show(b);
    b.click("mark('lawful-access')");
    b.wait("card()");
    assert!(b.holds("part('card-body').textContent.includes('The gloss of lawful access.')"));
    let seen = b.strings("$$('[part~=perspective]', card()).map((p) => p.textContent)");
    assert_eq!(seen.len(), 2);
    assert!(
        seen[0].contains("Police") && seen[0].contains("It is needed."),
        "{seen:?}"
    );
    let hrefs =
        b.strings("$$('[part~=source]', card()).map((s) => button(s).getAttribute('href'))");
    for path in ["lawful-access", "lawful-access/2", "speech", "paper"] {
        let url = format!("https://example.org/{path}");
        assert!(hrefs.contains(&url), "{url} is not in {hrefs:?}");
    }
}

fn following_a_source_is_told(b: &mut Browser) {
    show(b);
    b.run("addEventListener('click', (event) => event.preventDefault())");
    b.click("mark('backdoor')");
    b.wait("card()");
    b.click("$('[part~=card] a[href=\"https://example.org/backdoor\"]', root())");
    let told = json!({ "id": "backdoor", "url": "https://example.org/backdoor" });
    assert_eq!(b.event("source-follow"), told);
}

fn tab_goes_from_the_mark_into_the_card_and_on_to_what_follows(b: &mut Browser) {
    show(b);
    b.hover("mark('backdoor')");
    b.wait("card()");
    b.focus("mark('backdoor')");
    b.press(TAB);
    b.wait("card() && card().contains(deepActive())");
    b.press_shift_tab();
    b.wait("deepActive() === mark('backdoor') || card().contains(deepActive())");
}

fn scripts_open_and_close_it(b: &mut Browser) {
    show(b);
    b.run("el().openTerm('warrant')");
    b.wait("card()");
    assert_eq!(
        b.event("term-open"),
        json!({ "id": "warrant", "how": "script" })
    );
    b.run("el().closeTerm()");
    b.wait("!card()");
    assert_eq!(
        b.event("term-close"),
        json!({ "id": "warrant", "how": "script" })
    );
    b.run("el().closeTerm(); el().openTerm('no-such-term'); el().showEvent('no-such-event')");
    b.pause(50);
    assert!(!b.holds("card()"));
}

crate::cases!(
    hovering_opens_it_after_a_while,
    the_pointer_can_move_onto_it_and_leaving_closes_it,
    focus_alone_opens_nothing,
    enter_opens_it_and_escape_gives_the_place_back,
    space_opens_it_and_escape_gives_the_place_back,
    a_click_opens_it_and_escape_gives_the_place_back,
    a_tap_opens_it_and_escape_gives_the_place_back,
    a_press_pins_a_hovered_card,
    escape_closes_a_hovered_card_and_focus_stays,
    a_press_elsewhere_closes_it,
    a_press_inside_keeps_it_open,
    there_is_never_more_than_one,
    it_is_a_dialog_with_a_name_and_not_modal,
    it_shows_gloss_perspectives_and_sources,
    following_a_source_is_told,
    tab_goes_from_the_mark_into_the_card_and_on_to_what_follows,
    scripts_open_and_close_it,
);
