//! The axis, the filter and the search: any event of the packs can be found from the panel.

use serde_json::json;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::input::{ENTER, TAB};
use crate::pages::{ARTICLE, html, page};

const LEFT: char = '\u{e012}';
const RIGHT: char = '\u{e014}';
const HOME: char = '\u{e011}';

const DOTS: &str = "$$('[role=option]', part('axis'))";

fn show(b: &mut Browser, attributes: &str) {
    b.show_ready(&page(attributes, ARTICLE));
}

/// Types into the field for the search.
fn type_words(b: &Browser, words: &str) {
    b.focus("part('search')");
    words.chars().for_each(|key| b.press(key));
}

/// Chooses as a reader does in one of the lists.
fn choose(b: &Browser, label: &str, value: &str) {
    b.run(&format!(
        "const list = $$('label', part('filter')).find((l) => l.firstChild.data === '{label}').lastChild;
         list.value = [...list.options].find((o) => o.text.startsWith('{value}')).value;
         list.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}))"
    ));
}

/// The names in one of the lists, with their counts.
fn choices(b: &Browser, label: &str) -> Vec<String> {
    b.strings(&format!(
        "[...$$('label', part('filter')).find((l) => l.firstChild.data === '{label}').lastChild.options].map((o) => o.text)"
    ))
}

fn the_axis_shows_every_related_event_and_the_article(b: &mut Browser) {
    show(b, "");
    assert_eq!(b.get(&format!("{DOTS}.length")), 10);
    let filled = "[data-best]";
    assert_eq!(b.get(&format!("$$('{filled}', part('axis')).length")), 8);
    let names = b.strings(&format!("{DOTS}.map((dot) => dot.textContent)"));
    assert_eq!(names[0], "February 2016: Title of case");
    assert!(b.holds(&format!(
        "{DOTS}.map((d) => d.getBoundingClientRect()).map((r) => r.left + r.width / 2).every((x, at, all) => !at || x >= all[at - 1])"
    )));
    let ticks = "$$('text:not(.now)', part('axis')).map((t) => t.textContent)";
    assert_eq!(b.strings(ticks), ["2018", "2020", "2022"]);
    let now = "$('rect.now', part('axis')).getBoundingClientRect().left";
    let between = format!(
        "{now} > {DOTS}[5].getBoundingClientRect().left && {now} < {DOTS}[7].getBoundingClientRect().right"
    );
    assert!(b.holds(&between));
    b.run("$$('[part~=button]', root()).find((x) => /\\ball\\b/.test(x.textContent)).click()");
    b.wait(&format!("$$('{filled}', part('axis')).length === 10"));
}

fn the_axis_is_one_stop_of_the_tab_key_and_takes_arrows_there_only(b: &mut Browser) {
    show(b, "events=\"2\"");
    b.focus("part('axis')");
    let pointed = "$('[aria-selected=true]', part('axis'))?.textContent";
    assert_eq!(b.get(pointed), json!(null));
    b.press(RIGHT);
    b.wait(&format!("{pointed} === 'February 2016: Title of case'"));
    b.press(RIGHT);
    b.wait(&format!("{pointed} === '2018: Title of report'"));
    let named =
        "root().getElementById(part('axis').getAttribute('aria-activedescendant')).textContent";
    assert_eq!(b.get(named), "2018: Title of report");
    assert_eq!(
        b.get("$('.pointed', root()).innerText"),
        "2018: Title of report"
    );
    b.press(LEFT);
    b.press(LEFT);
    b.wait(&format!("{pointed} === 'February 2016: Title of case'"));
    b.press(TAB);
    assert!(b.holds("deepActive() === part('search')"));
    b.press(RIGHT);
    assert_eq!(b.get(pointed), "February 2016: Title of case");
    b.focus("part('axis')");
    b.press(HOME);
    b.press(ENTER);
    b.wait("deepActive() === button(listedEvent('case'))");
    assert_eq!(b.event("event-open"), json!({ "id": "case" }));
    assert!(b.holds("listedEvents().length <= 3"), "only this one more");
}

fn on_a_page_from_right_to_left_the_axis_is_mirrored(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE).replace("<html", "<html dir=\"rtl\""));
    let x = |at: &str| format!("{DOTS}.at({at}).getBoundingClientRect().left");
    assert!(b.holds(&format!("{} > {}", x("0"), x("-1"))));
    b.focus("part('axis')");
    b.press(LEFT);
    let pointed = "$('[aria-selected=true]', part('axis'))?.textContent";
    b.wait(&format!("{pointed} === 'February 2016: Title of case'"));
}

fn a_press_on_the_axis_shows_the_event(b: &mut Browser) {
    show(b, "events=\"2\"");
    // Beside the dot, as a finger would.
    let (x, y) = {
        let at = b.get(&format!(
            "(({{ left, right, top }}) => [right + 5, top])({DOTS}[0].getBoundingClientRect())"
        ));
        let part = |n: usize| at[n].as_f64().unwrap_or_default() as i64;
        (part(0), part(1))
    };
    b.click_at(x, y);
    b.wait("listedEvent('case') && shown($('[part~=event-summary]', listedEvent('case')))");
}

fn events_are_filtered_by_kind_place_and_term_with_counts(b: &mut Browser) {
    show(b, "events=\"2\"");
    assert!(!b.holds("$$('select', root()).some(shown)"));
    b.click("$('button', part('filter'))");
    b.wait("$$('select', root()).every(shown)");
    assert_eq!(
        choices(b, "Kind"),
        [
            "all",
            "Agreement (1)",
            "Court (1)",
            "Legislation (2)",
            "Proposal (1)",
            "Report (1)",
            "Statement (4)"
        ]
    );
    assert_eq!(
        choices(b, "Place"),
        ["all", "AU (1)", "EU (2)", "GB (3)", "US (6)"]
    );
    choose(b, "Kind", "Statement");
    b.wait("parts('event').length === 4");
    assert_eq!(choices(b, "Place"), ["all", "EU (1)", "GB (1)", "US (3)"]);
    choose(b, "Place", "US");
    b.wait("parts('event').length === 3");
    choose(b, "Term", "backdoor");
    b.wait("parts('event').length === 1");
    assert_eq!(b.get("listedEvents()"), json!(["reply"]));
    assert_eq!(choices(b, "Kind"), ["all", "Court (1)", "Statement (1)"]);
    let found = "$('[role=status]', root()).textContent";
    assert_eq!(b.get(found), "1 of 10 events in “Test pack”");
    b.click("$('.found button', root())");
    b.wait("parts('event').length === 2");
    assert_eq!(
        b.get("$$('select', root()).map((s) => s.value).join('')"),
        ""
    );
    assert!(
        b.holds("deepActive() === part('search')"),
        "the focus is kept"
    );
    assert_eq!(b.get(found), "");
}

fn what_is_chosen_stays_in_its_list_where_nothing_fits(b: &mut Browser) {
    show(b, "");
    b.click("$('button', part('filter'))");
    b.wait("$$('select', root()).every(shown)");
    choose(b, "Kind", "Court");
    b.wait("parts('event').length === 1");
    type_words(b, "letter");
    b.wait("parts('event').length === 0");
    assert_eq!(choices(b, "Kind"), ["all", "Court (0)", "Statement (1)"]);
    assert_eq!(
        b.get("$('[role=status]', root()).textContent"),
        "0 of 10 events in “Test pack”"
    );
}

fn words_are_found_in_titles_summaries_and_actors_as_one_types(b: &mut Browser) {
    show(b, "");
    for (words, found) in [
        ("LETTER", json!(["letter"])),
        ("summary act", json!(["act"])),
        ("nörthern", json!(["letter"])),
        ("prairie title", json!(["proposal"])),
    ] {
        b.run("if (shown($('.found button', root()))) $('.found button', root()).click()");
        b.wait("part('search').value === ''");
        type_words(b, words);
        b.wait(&format!(
            "JSON.stringify(listedEvents()) === JSON.stringify({found})"
        ));
    }
}

fn events_that_are_not_related_can_be_found_and_opened(b: &mut Browser) {
    let one =
        "<article><p>A warrant, said one, is a warrant, said another: a warrant.</p></article>";
    let element = "<article-context pack=\"/pack.json\"></article-context>";
    b.show_ready(&html(crate::pages::LOADER, &format!("{one}{element}")));
    assert!(!b.holds("el().context.events.some((e) => e.id === 'proposal')"));
    type_words(b, "prairie");
    b.wait("listedEvent('proposal')");
    assert!(!b.holds("$('[part~=event-reason]', listedEvent('proposal'))"));
    b.run("el().showEvent('proposal')");
    b.wait("shown($('[part~=event-summary]', listedEvent('proposal')))");
    assert_eq!(b.get("$('[role=status]', root()).textContent"), "");
}

fn fifty_thousand_events_are_searched_without_holding_the_page_up(b: &mut Browser) {
    show(b, "");
    b.run(
        "const pack = await (await fetch('/pack.json')).json();
         const [one] = pack.events;
         const others = Array.from({ length: 49990 }, (_, n) => ({ ...one, id: `e${n}`, title: `Event ${n}`, terms: ['key-escrow'],
           date: `${1970 + n % 50}`, summary: 'What was done, by whom, and why it matters here, told in a sentence or two. '.repeat(2) }));
         pack.events.push(...others);
         el().pack = pack; await el().ready;
         await new Promise((go) => setTimeout(go, 100));
         window.long = [];
         if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
           new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' })",
    );
    type_words(b, "event 4998");
    // 4998, 49980 to 49989, and 14998 to 44998.
    b.wait("$('[role=status]', root()).textContent.startsWith('15 of 50,000')");
    assert_eq!(b.get("parts('event').length"), 15);
    b.run("$('.found button', root()).click()");
    type_words(b, "event");
    b.wait("$('[role=status]', root()).textContent.startsWith('49,990')");
    assert_eq!(b.get("parts('event').length"), 24);
    b.run("$('.all', root()).click()");
    b.wait("parts('event').length === 48");
    if b.engine == Engine::Chromium {
        let long = b.get("long.filter((duration) => duration > 100)");
        assert_eq!(long, json!([]), "no task is long");
    }
}

crate::cases!(
    the_axis_shows_every_related_event_and_the_article,
    the_axis_is_one_stop_of_the_tab_key_and_takes_arrows_there_only,
    on_a_page_from_right_to_left_the_axis_is_mirrored,
    a_press_on_the_axis_shows_the_event,
    events_are_filtered_by_kind_place_and_term_with_counts,
    what_is_chosen_stays_in_its_list_where_nothing_fits,
    words_are_found_in_titles_summaries_and_actors_as_one_types,
    events_that_are_not_related_can_be_found_and_opened,
    fifty_thousand_events_are_searched_without_holding_the_page_up,
);
