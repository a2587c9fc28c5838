//! The panel: events, terms, and what its attributes change about it.

use serde_json::json;

use crate::browser::Browser;
use crate::input::{ENTER, ESCAPE};
use crate::pages::{ARTICLE, html, page};

fn show(b: &mut Browser, attributes: &str) {
    b.show_ready(&page(attributes, ARTICLE));
}

fn it_has_the_parts_of_the_contract(b: &mut Browser) {
    show(b, "");
    b.run("el().showEvent('letter'); el().openTerm('lawful-access')");
    b.wait("card() && part('event-summary')");
    let missing = b.get(
        "['panel', 'panel-title', 'timeline', 'event', 'event-date', 'event-title', 'event-summary', 'event-reason',
          'source', 'terms', 'term', 'card', 'card-title', 'card-body', 'perspective', 'button'].filter((name) => !part(name))",
    );
    assert_eq!(missing, json!([]));
    assert_eq!(b.get("root().mode"), "open");
}

fn an_event_opens_to_summary_and_sources(b: &mut Browser) {
    show(b, "");
    assert!(!b.holds("part('event-summary')"), "closed at first");
    b.click("button(listedEvent('letter'))");
    b.wait("shown($('[part~=event-summary]', listedEvent('letter')))");
    assert_eq!(b.event("event-open"), json!({ "id": "letter" }));
    assert!(b.holds("$('[part~=event-summary]', listedEvent('letter')).textContent.includes('Summary of letter.')"));
    let hrefs = b.strings(
        "$$('[part~=source]', listedEvent('letter')).map((s) => button(s).getAttribute('href'))",
    );
    assert_eq!(
        hrefs,
        ["https://example.org/letter", "https://example.org/letter/2"]
    );
    assert!(b.holds("parts('event-summary').length === 1"));
}

fn an_event_opens_and_closes_by_keyboard(b: &mut Browser) {
    show(b, "");
    b.focus("button(listedEvent('letter'))");
    b.press(ENTER);
    b.wait("part('event-summary')");
    b.press(ENTER);
    b.wait("!part('event-summary')");
    assert_eq!(b.events("event-open").len(), 1);
    assert!(b.holds("listedEvent('letter').contains(deepActive())"));
}

fn a_source_of_an_event_is_told_when_followed(b: &mut Browser) {
    show(b, "");
    b.run("addEventListener('click', (event) => event.preventDefault())");
    b.click("button(listedEvent('letter'))");
    b.wait("part('event-summary')");
    b.click("$('a[href=\"https://example.org/letter/2\"]', listedEvent('letter'))");
    let told = json!({ "id": "letter", "url": "https://example.org/letter/2" });
    assert_eq!(b.event("source-follow"), told);
}

fn a_listed_term_opens_its_card_and_gets_the_focus_back(b: &mut Browser) {
    show(b, "");
    let listed = b.strings("parts('term').map((t) => t.dataset.contextTerm).sort()");
    assert_eq!(
        listed,
        ["backdoor", "encryption", "lawful-access", "warrant"]
    );
    b.click("button(listedTerm('warrant'))");
    b.wait("card()");
    assert_eq!(
        b.event("term-open"),
        json!({ "id": "warrant", "how": "list" })
    );
    b.wait("card().contains(deepActive())");
    b.press(ESCAPE);
    b.wait("!card()");
    b.wait("listedTerm('warrant').contains(deepActive())");
}

fn eight_events_are_shown_and_then_all(b: &mut Browser) {
    show(b, "");
    assert_eq!(b.get("el().context.events.length"), 10);
    assert_eq!(b.get("parts('event').length"), 8);
    b.click("parts('button').find((button) => /\\ball\\b/i.test(button.textContent))");
    b.wait("parts('event').length === 10");
    let dates =
        b.strings("listedEvents().map((id) => el().context.events.find((e) => e.id === id).date)");
    let ordered = dates
        .windows(2)
        .all(|d| d[0][..d[0].len().min(d[1].len())] <= d[1][..d[0].len().min(d[1].len())]);
    assert!(ordered, "{dates:?}");
}

fn show_event_opens_also_what_is_not_among_the_first(b: &mut Browser) {
    show(b, "events=\"2\"");
    b.run("const hidden = el().context.events.at(-1).id; window.wanted = hidden; el().showEvent(hidden)");
    b.wait("listedEvent(window.wanted) && shown($('[part~=event-summary]', listedEvent(window.wanted)))");
    assert!(b.holds("details('event-open').some((d) => d.id === window.wanted)"));
    b.wait("(() => { const { top, bottom } = listedEvent(window.wanted).getBoundingClientRect(); return bottom > 0 && top < innerHeight })()");
}

fn the_number_of_events_is_an_attribute(b: &mut Browser) {
    show(b, "events=\"3\"");
    assert_eq!(b.get("parts('event').length"), 3);
    assert_eq!(b.get("el().context.events.length"), 10);
    let shown = b.get("listedEvents().sort()");
    assert_eq!(
        shown,
        b.get("el().context.events.slice(0, 3).map((e) => e.id).sort()"),
        "the best three"
    );
}

fn kinds_keep_other_events_out(b: &mut Browser) {
    show(b, "kinds=\"court legislation\"");
    let kept = json!(["act", "bill", "case"]);
    assert_eq!(b.get("listedEvents().sort()"), kept);
    assert_eq!(b.get("el().context.events.map((e) => e.id).sort()"), kept);
}

fn jurisdictions_keep_other_events_out(b: &mut Browser) {
    show(b, "jurisdictions=\"EU AU\"");
    assert_eq!(
        b.get("listedEvents().sort()"),
        json!(["act", "proposal", "resolution"])
    );
}

fn what_is_hidden_is_neither_marked_nor_listed(b: &mut Browser) {
    show(b, "hide=\"warrant letter\"");
    assert_eq!(b.get("marks('warrant').length"), 0);
    assert!(!b.holds("listedTerm('warrant') || listedEvent('letter')"));
    assert!(!b.holds("el().context.terms.some((t) => t.id === 'warrant')"));
    assert!(!b.holds("el().context.events.some((e) => e.id === 'letter')"));
    assert_eq!(b.get("marks('backdoor').length"), 1);
}

fn the_heading_has_the_level_asked_for(b: &mut Browser) {
    let level = "(() => { const e = part('panel-title'); const h = e.closest('h1,h2,h3,h4,h5,h6') || $('h1,h2,h3,h4,h5,h6', e); return Number(e.ariaLevel || h.localName[1]) })()";
    show(b, "");
    assert_eq!(b.get(level), 2);
    show(b, "heading-level=\"4\"");
    assert_eq!(b.get(level), 4);
}

fn without_a_layout_there_are_marks_and_cards_only(b: &mut Browser) {
    show(b, "layout=\"none\"");
    assert!(!b.holds("part('panel')"));
    assert_eq!(b.get("mentions().length"), 4);
    b.click("mark('backdoor')");
    b.wait("card()");
}

fn the_panel_stands_where_the_element_stands(b: &mut Browser) {
    let body = format!(
        "<article>{ARTICLE}</article><aside id=\"here\" style=\"width: 320px; margin-left: 500px\"><article-context pack=\"/pack.json\"></article-context></aside>"
    );
    b.show_ready(&html(crate::pages::LOADER, &body));
    assert!(b.holds(
        "(() => { const panel = part('panel').getBoundingClientRect(); const here = $('#here').getBoundingClientRect();
            return panel.left >= here.left - 1 && panel.right <= here.right + 1 && panel.height > 100 })()"
    ));
}

/// How light the card's ground is, from 0 to 1.
const LIGHTNESS: &str = "(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    canvas.fillStyle = getComputedStyle(card()).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return a < 255 ? -1 : (r + g + b) / 765;
})()";

fn the_theme_is_dark_or_light_as_asked(b: &mut Browser) {
    let dark_page = "<style>:root { color-scheme: dark }</style>";
    for (attributes, head, is_dark) in [
        ("theme=\"light\"", "", false),
        ("theme=\"dark\"", "", true),
        ("", "<style>:root { color-scheme: light }</style>", false),
        ("", dark_page, true),
        ("theme=\"light\"", dark_page, false),
    ] {
        b.show_ready(
            &page(attributes, ARTICLE).replace("<meta charset", &format!("{head}<meta charset")),
        );
        b.run("el().openTerm('backdoor')");
        b.wait("card()");
        let lightness = b.get(LIGHTNESS).as_f64().expect("a number");
        let fits = if is_dark {
            (0.0..0.4).contains(&lightness)
        } else {
            lightness > 0.7
        };
        assert!(fits, "{attributes:?} on {head:?}: lightness {lightness}");
    }
}

fn custom_properties_reach_the_panel_and_the_marks(b: &mut Browser) {
    let style = "<style>:root { --context-mark: rgb(1, 2, 3) } article-context { --context-text: rgb(4, 5, 6) }</style>";
    b.show_ready(&page("", ARTICLE).replace("<meta charset", &format!("{style}<meta charset")));
    let painted = b.get("(({ textDecorationColor, borderBottomColor, backgroundImage }) => [textDecorationColor, borderBottomColor, backgroundImage].join())(getComputedStyle(mark('backdoor')))");
    assert!(
        painted.as_str().unwrap_or_default().contains("1, 2, 3")
            || painted
                .as_str()
                .unwrap_or_default()
                .contains("0.00392157 0.00784314 0.0117647"),
        "{painted}"
    );
    assert_eq!(
        b.get("getComputedStyle(part('panel')).color"),
        "rgb(4, 5, 6)"
    );
}

/// The button of the reason with these words.
fn reason(words: &str) -> String {
    format!(
        "$$('[part~=event-reason] button', root()).find((button) => button.textContent === '{words}')"
    )
}

fn a_reason_leads_to_its_passage(b: &mut Browser) {
    // The passage is far down, and crosses an inline element.
    let above = "<p>Nothing of it.</p>".repeat(60);
    let article = ARTICLE
        .replace("<p>Asked were", &format!("{above}<p>Asked were"))
        .replace("Forest Board", "For<i>est</i> Board");
    b.show_ready(&page("", &article));
    b.run("scrollTo(0, 0)");
    b.run(&format!("{}.click()", reason("Forest Board")));
    b.wait("getSelection().toString() === 'Forest Board'");
    b.wait("(() => { const { top, bottom } = getSelection().getRangeAt(0).getBoundingClientRect(); return top > 0 && bottom < innerHeight })()");
    assert!(b.holds("document.activeElement.textContent.includes('Forest Board')"));
    assert!(b.holds(
        "document.activeElement.getAnimations().length === (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 1)"
    ));
    // The article is as it was when the focus has gone on, or the marks are out.
    b.run("document.activeElement.blur()");
    b.run("el().restore()");
    assert_eq!(b.get("changed()"), "");
    b.run(&format!("{}.click()", reason("Forest Board")));
    b.run("el().restore()");
    assert_eq!(b.get("changed()"), "");
}

fn a_reason_that_is_marked_gives_the_mark_the_focus(b: &mut Browser) {
    show(b, "");
    let marked = "mark('lawful-access')";
    b.run(&format!("{}.click()", reason("lawful access")));
    b.wait(&format!("document.activeElement === {marked}"));
    assert_eq!(b.get("getSelection().toString()"), "lawful access");
}

crate::cases!(
    it_has_the_parts_of_the_contract,
    an_event_opens_to_summary_and_sources,
    an_event_opens_and_closes_by_keyboard,
    a_source_of_an_event_is_told_when_followed,
    a_listed_term_opens_its_card_and_gets_the_focus_back,
    eight_events_are_shown_and_then_all,
    show_event_opens_also_what_is_not_among_the_first,
    the_number_of_events_is_an_attribute,
    kinds_keep_other_events_out,
    jurisdictions_keep_other_events_out,
    what_is_hidden_is_neither_marked_nor_listed,
    the_heading_has_the_level_asked_for,
    without_a_layout_there_are_marks_and_cards_only,
    the_panel_stands_where_the_element_stands,
    the_theme_is_dark_or_light_as_asked,
    custom_properties_reach_the_panel_and_the_marks,
    a_reason_leads_to_its_passage,
    a_reason_that_is_marked_gives_the_mark_the_focus,
);
