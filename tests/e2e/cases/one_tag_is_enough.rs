//! One tag on a real article, with no configuration and the default pack.

use std::fs;

use serde_json::json;

use crate::browser::Browser;
use crate::pages::LOADER;
use crate::paths;
use crate::response::Response;

const ONE: &str = "01-interpol-draft.html";

/// Opens a labelled article with the embed after it; false, with a line printed, where the articles are not there.
pub(super) fn show_article(b: &mut Browser, name: &str) -> bool {
    let path = paths::articles().join(name);
    let Ok(page) = fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return false;
    };
    let embed = format!("{LOADER}\n<article-context></article-context>\n</body>");
    assert!(page.contains("</body>"), "{name}: no place for the embed");
    b.server
        .route("/page.html", Response::new(page.replace("</body>", &embed)));
    b.open("/page.html");
    b.ready();
    // The pages name pictures and styles of a publisher that does not exist.
    let log = b.console();
    let theirs = |line: &String| line.starts_with("failed to load:") && !line.contains("widget");
    assert!(log.iter().all(theirs), "{log:?}");
    true
}

fn the_nine_terms_of_the_article_are_marked_once(b: &mut Browser) {
    if !show_article(b, ONE) {
        return;
    }
    let marked = json!([
        ["backdoor", "backdoor"],
        ["warrant", "warranted"],
        ["encryption", "encrypted communications"],
        ["end-to-end-encryption", "end-to-end encryption"],
        ["interpol", "International Criminal Police Organization"],
        ["provider", "providers of technology services"],
        ["lawful-access", "lawful access to encrypted data"],
        ["csae", "child sexual exploitation"],
        ["safe-haven", "safe haven"],
    ]);
    // A careful editor accepts the shorter spans too.
    let shorter = json!({
        "encrypted communications": "encrypted",
        "end-to-end encryption": "end-to-end",
        "providers of technology services": "providers",
        "lawful access to encrypted data": "lawful access",
    });
    let found = b.get("mentions().map(({ term, text }) => [term, text])");
    let found = found.as_array().expect("a list");
    assert_eq!(found.len(), 9, "{found:?}");
    for (found, marked) in found.iter().zip(marked.as_array().expect("a list")) {
        assert_eq!(found[0], marked[0]);
        let text = marked[1].as_str().expect("a text");
        assert!(
            found[1] == text || found[1] == shorter[text],
            "{found}, not {marked}"
        );
    }
}

fn heading_navigation_and_footer_stay_unmarked(b: &mut Browser) {
    if !show_article(b, ONE) {
        return;
    }
    assert_eq!(
        b.get("pieces().filter((p) => p.closest('h1, nav, header, footer, [role=dialog]')).length"),
        0
    );
    assert_eq!(
        b.get("pieces().filter((p) => !p.closest('article')).length"),
        0
    );
}

fn the_text_of_the_article_stays_as_it_was(b: &mut Browser) {
    if !show_article(b, ONE) {
        return;
    }
    assert!(b.holds("window.__before.every(([now, before]) => now.localName !== 'article' || now.textContent === before.textContent)"));
}

fn eight_events_stand_by_date_around_the_article(b: &mut Browser) {
    if !show_article(b, ONE) {
        return;
    }
    let rows = b.get(
        "(() => {
            const dates = Object.fromEntries(el().context.events.map((event) => [event.id, event.date]));
            const here = $$('*', part('timeline')).find((e) => !e.closest('[part~=event]') && /18 November 2019/.test(e.textContent) && shown(e));
            return $$('[part~=event]', root()).concat(here || [])
                .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
                .map((row) => (row === here ? '2019-11-18 here' : dates[row.dataset.contextEvent]));
        })()",
    );
    let rows: Vec<&str> = rows
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row.as_str())
        .collect();
    assert_eq!(rows.len(), 9, "{rows:?}");
    assert!(rows.iter().any(|row| row.ends_with("here")), "{rows:?}");
    let day = |row: &str| {
        row.split(['/', ' ', '~', '?'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let ordered = rows.windows(2).all(|pair| {
        let (a, b) = (day(pair[0]), day(pair[1]));
        let both = a.len().min(b.len());
        a[..both] <= b[..both]
    });
    assert!(ordered, "{rows:?}");
    assert!(
        !rows[0].ends_with("here") && !rows[8].ends_with("here"),
        "{rows:?}"
    );
}

fn the_letter_and_the_draft_are_among_the_eight(b: &mut Browser) {
    if !show_article(b, ONE) {
        return;
    }
    let listed = b.strings("listedEvents()");
    for id in [
        "open-letter-facebook-2019",
        "interpol-draft-resolution-2019",
    ] {
        assert!(
            listed.iter().any(|one| one == id),
            "{id} is not in {listed:?}"
        );
    }
}

fn every_event_says_when_what_where_and_why(b: &mut Browser) {
    if !show_article(b, ONE) {
        return;
    }
    let said = b.get(
        "parts('event').map((event) => ['event-date', 'event-title', 'event-reason']
            .filter((name) => !($(`[part~=\"${name}\"]`, event)?.textContent.trim())))",
    );
    assert_eq!(
        said,
        json!([[], [], [], [], [], [], [], []]),
        "parts without text"
    );
    let letter = b.get("listedEvent('open-letter-facebook-2019').textContent");
    let letter = letter.as_str().unwrap_or_default();
    assert!(
        letter.contains("4 October 2019") && letter.contains("US"),
        "{letter}"
    );
    let draft = b.get(
        "$('[part~=event-reason]', listedEvent('interpol-draft-resolution-2019')).textContent",
    );
    assert!(
        draft.as_str().unwrap_or_default().contains("INTERPOL"),
        "{draft}"
    );
}

fn the_demo_page_is_marked_and_quiet(b: &mut Browser) {
    b.open("/index.html");
    b.ready();
    assert!(b.get("mentions().length").as_i64() >= Some(5));
    assert_eq!(b.get("parts('event').length"), 8);
}

fn a_cdn_may_serve_it_all(b: &mut Browser) {
    b.allow_foreign_host();
    let loader = LOADER.replace(
        "/article-context.js",
        &b.server.foreign_url("/article-context.js"),
    );
    let article = "<article lang=\"en\"><p>They spoke about end-to-end encryption in Lyon.</p></article><article-context></article-context>";
    b.show_ready(&crate::pages::html(&loader, article));
    assert_eq!(b.get("texts()"), json!(["end-to-end encryption"]));
    let own = b.server.host().to_owned();
    let asked = b.server.requests();
    let own: Vec<_> = asked
        .iter()
        .filter(|request| request.host == own)
        .map(|r| &r.path)
        .collect();
    assert_eq!(own, ["/page.html"], "all else comes from the loader's host");
}

crate::cases!(
    the_nine_terms_of_the_article_are_marked_once,
    heading_navigation_and_footer_stay_unmarked,
    the_text_of_the_article_stays_as_it_was,
    eight_events_stand_by_date_around_the_article,
    the_letter_and_the_draft_are_among_the_eight,
    every_event_says_when_what_where_and_why,
    the_demo_page_is_marked_and_quiet,
    a_cdn_may_serve_it_all,
);
