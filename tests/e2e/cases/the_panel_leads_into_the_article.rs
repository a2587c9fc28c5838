//! From the panel to the passages it speaks of, and back.

use serde_json::json;

use crate::browser::Browser;
use crate::input::ENTER;
use crate::pages::{ARTICLE, page};

/// An article long enough that its terms are out of sight where the panel is in it.
fn long() -> String {
    ARTICLE.replace("</p>", "</p>\n<p style=\"height: 40rem\">Filler.</p>")
}

/// The focus is on the first mark of a term, and the mark is in view.
fn is_at(b: &mut Browser, term: &str) {
    b.wait(&format!("deepActive() === mark('{term}')"));
    b.wait("(() => { const { top, bottom } = deepActive().getBoundingClientRect(); return top >= 0 && bottom <= innerHeight })()");
}

fn a_listed_term_is_shown_in_the_text(b: &mut Browser) {
    b.show_ready(&page("", &long()));
    let shows = "$$('button', listedTerm('backdoor')).at(-1)";
    assert_eq!(
        b.get(&format!("{shows}.ariaLabel")),
        "show in text: backdoor"
    );
    b.click(shows);
    is_at(b, "backdoor");
    assert!(!b.holds("card()"), "going there opens nothing");
    assert_eq!(b.events("term-open"), [json!(null); 0]);
    assert!(b.holds("mark('backdoor').getAnimations().length === 1"));
    b.wait("mark('backdoor').getAnimations().length === 0");
    b.click(shows);
    assert!(b.holds("mark('backdoor').getAnimations().length === 1"));
    b.run("el().restore()");
    assert_eq!(b.get("changed()"), "");
}

fn an_event_leads_to_where_the_article_speaks_of_it(b: &mut Browser) {
    b.show_ready(&page("", &long()));
    let event = "el().context.events.find((e) => e.reasons.join().includes('warrant')).id";
    b.run(&format!("window.wanted = {event}; el().showEvent(wanted)"));
    let leads = "listedEvent(wanted) && $$('.passages button', listedEvent(wanted)).find((b) => b.textContent === 'warrant')";
    b.wait(leads);
    b.focus(leads);
    b.press(ENTER);
    is_at(b, "warrant");
}

fn without_marks_nothing_leads_there(b: &mut Browser) {
    b.show_ready(&page("mark=\"none\"", ARTICLE));
    b.run("for (const { id } of el().context.events) el().showEvent(id)");
    b.wait("parts('event-summary').length > 1");
    assert_eq!(
        b.get("$$('.passages, .times button', root()).filter(shown).length"),
        0
    );
}

fn the_panel_has_a_way_back_to_the_article(b: &mut Browser) {
    b.show_ready(&page("", &long()));
    b.run("el().scrollIntoView()");
    let skip = "$('.skip', root())";
    assert!(
        b.holds(&format!("{skip}.getBoundingClientRect().width < 2")),
        "seen only while it has the focus"
    );
    b.focus(skip);
    assert!(b.holds(&format!("{skip}.getBoundingClientRect().width > 50")));
    b.press(ENTER);
    is_at(b, "lawful-access");
}

fn events_say_when_where_and_what_kind(b: &mut Browser) {
    b.show_ready(&page("events=\"99\"", ARTICLE));
    assert_eq!(
        b.get("$('.when', listedEvent('resolution')).innerText.replace(/\\s+/g, ' ').trim()"),
        "14 December 2020 13 months later Statement EU"
    );
    let levels = "parts('event-title').map((h) => h.localName)";
    assert!(b.holds(&format!("{levels}.every((name) => name === 'h4')")));
    assert_eq!(
        b.get("$$('section, [role=region], [role=search], nav, aside', root()).length"),
        1
    );
}

crate::cases!(
    a_listed_term_is_shown_in_the_text,
    an_event_leads_to_where_the_article_speaks_of_it,
    without_marks_nothing_leads_there,
    the_panel_has_a_way_back_to_the_article,
    events_say_when_where_and_what_kind,
);
