//! Links to an event or to a choice of events: in the address only when asked for, followed when the page opens.

use serde_json::json;

use crate::browser::Browser;
use crate::pages::{ARTICLE, page};

/// Opens the page with a fragment and waits until it is ready.
fn open(b: &mut Browser, fragment: &str) {
    b.show(&page("events=\"2\"", ARTICLE));
    b.open("/index.html");
    b.open(&format!("/page.html{fragment}"));
    b.ready();
}

fn the_address_changes_only_when_a_link_is_asked_for(b: &mut Browser) {
    open(b, "");
    b.run("history.replaceState({ of: 'the page' }, ''); el().showEvent('letter')");
    b.wait("part('event-summary')");
    b.focus("part('search')");
    b.press('x');
    b.wait("$('[role=status]', root()).textContent");
    b.run("$('.found button', root()).click()");
    b.wait("!$('[role=status]', root()).textContent");
    assert_eq!(b.get("location.hash"), "");
    b.run("addEventListener('copy', () => { window.copied = true })");
    b.click("$$('button', listedEvent('letter')).find((x) => x.textContent === 'Copy link')");
    b.wait("$('.link', root())");
    assert_eq!(b.get("location.hash"), "#context-event=letter");
    assert_eq!(b.get("history.state"), json!({ "of": "the page" }));
    assert!(b.holds("$('.link', root()).value === location.href"));
    b.wait("window.copied");
    assert!(
        b.holds("$('.link', root()).selectionEnd === location.href.length"),
        "it is selected to be copied by hand"
    );
}

fn a_link_to_an_event_opens_it(b: &mut Browser) {
    open(b, "#context-event=proposal");
    b.wait("listedEvent('proposal') && shown($('[part~=event-summary]', listedEvent('proposal')))");
    b.wait("deepActive() === button(listedEvent('proposal'))");
    b.run("await el().rescan()");
    assert!(!b.holds("part('event-summary')"), "followed once");
}

fn a_link_to_a_term_opens_its_card(b: &mut Browser) {
    open(b, "#context-term=backdoor");
    b.wait("card()");
    assert_eq!(
        b.event("term-open"),
        json!({ "id": "backdoor", "how": "script" })
    );
    b.wait("card().contains(deepActive())");
    b.wait("parts('event').length === 3");
}

fn a_link_to_a_view_shows_it_again(b: &mut Browser) {
    open(b, "");
    b.focus("part('search')");
    "title of".chars().for_each(|key| b.press(key));
    b.run("$('button', part('filter')).click()");
    b.wait("$$('select', root()).every(shown)");
    b.run("const list = $('select', root()); list.value = 'court'; list.dispatchEvent(new Event('input', { bubbles: true, composed: true }))");
    b.wait("parts('event').length === 1");
    b.click("$$('.found button', root()).find((x) => x.textContent === 'Link to this view')");
    b.wait("$('.link', root())");
    assert_eq!(
        b.get("location.hash"),
        "#context-kind=court&context-search=title+of"
    );
    open(b, "#context-kind=court&context-search=title+of");
    b.wait("parts('event').length === 1");
    assert_eq!(b.get("listedEvents()"), json!(["case"]));
    assert!(
        b.holds("part('search').value === 'title of'"),
        "the field says what is searched"
    );
}

fn a_fragment_of_the_page_s_own_is_left_alone(b: &mut Browser) {
    for fragment in [
        "#section-2",
        "#/route?x=1",
        "#context-event=unknown",
        "#context-term=%E0%A4%A",
    ] {
        open(b, fragment);
        assert_eq!(b.get("parts('event').length"), 2, "{fragment}");
        assert!(!b.holds("card() || part('event-summary')"), "{fragment}");
        assert_eq!(b.get("location.hash"), fragment);
    }
}

crate::cases!(
    the_address_changes_only_when_a_link_is_asked_for,
    a_link_to_an_event_opens_it,
    a_link_to_a_term_opens_its_card,
    a_link_to_a_view_shows_it_again,
    a_fragment_of_the_page_s_own_is_left_alone,
);
