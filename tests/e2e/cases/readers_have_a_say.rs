//! What a reader may ask for: no marks, none of a term they know, short or full explanations; and what of it is kept.

use serde_json::json;

use crate::browser::Browser;
use crate::input::ESCAPE;
use crate::pages::{ARTICLE, PACK, RICH_PACK, html, page};
use crate::response::Response;

/// What is kept on the page's host.
const KEPT: &str = "localStorage.getItem('article-context')";

/// Opens a page on whose host nothing is kept.
fn show(b: &mut Browser, page: &str) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.show(page);
    b.run("localStorage.clear()");
    reload(b);
}

/// Presses a button of the widget by its text.
fn press(b: &Browser, text: &str) {
    let found = format!(
        "$$('button', root()).find((one) => one.textContent === {} && shown(one))",
        json!(text)
    );
    b.wait(&found);
    b.run(&format!("{found}.click()"));
}

fn settings(b: &Browser) {
    press(b, "Reading settings");
    b.wait("shown($('.settings', root()))");
}

fn reload(b: &mut Browser) {
    b.open("/page.html");
    b.ready();
}

const SWITCH: &str = "$('[role=switch]', root())";

fn nothing_is_kept_before_a_press(b: &mut Browser) {
    show(b, &page("", ARTICLE));
    b.click("mark('backdoor')");
    b.wait("card()");
    b.press(ESCAPE);
    settings(b);
    assert_eq!(b.get("localStorage.length"), 0);
    assert_eq!(b.get("document.cookie"), "");
    press(b, "Short");
    b.wait(&format!("{KEPT} !== null"));
    assert_eq!(b.get("localStorage.length"), 1);
}

fn hidden_marks_are_out_of_the_article_until_they_are_wanted(b: &mut Browser) {
    show(b, &page("", ARTICLE));
    let context = b.get("el().context");
    settings(b);
    b.click(SWITCH);
    b.wait("pieces().length === 0");
    assert_eq!(b.get("changed()"), "");
    assert!(b.holds(&format!(
        "{SWITCH}.ariaChecked === 'true' && deepActive() === {SWITCH}"
    )));
    // Their cards and places are still to be had.
    b.run("button(listedTerm('warrant')).click()");
    b.wait("card()?.dataset.contextTerm === 'warrant'");
    b.press(ESCAPE);
    b.run("$$('button', listedTerm('backdoor')).at(-1).click()");
    b.wait("getSelection().toString() === 'backdoor'");
    reload(b);
    assert_eq!(b.get("pieces().length"), 0);
    assert_eq!(b.get("el().context"), context, "context is of the article");
    assert_eq!(b.events("ready")[0]["terms"], 4);
    settings(b);
    b.click(SWITCH);
    b.wait("mentions().length === 4");
    b.click("mark('backdoor')");
    b.wait("card()");
    assert_eq!(b.get(KEPT), json!(null), "as it was at first");
    assert_eq!(b.events("ready").len(), 1);
}

fn what_was_restored_stays_so_whatever_the_reader_says(b: &mut Browser) {
    show(b, &page("", ARTICLE));
    b.run("el().restore()");
    settings(b);
    b.click(SWITCH);
    b.click(SWITCH);
    b.wait(&format!("{SWITCH}.ariaChecked === 'false'"));
    assert_eq!(b.get("changed()"), "");
}

fn a_term_the_reader_knows_is_marked_no_longer(b: &mut Browser) {
    show(b, &page("", ARTICLE));
    b.click("mark('warrant')");
    b.wait("card()");
    b.click("$$('button', card()).find((one) => one.textContent === 'I know this term')");
    b.wait("!card() && mentions().length === 3");
    reload(b);
    assert_eq!(
        b.get("[marks('warrant').length, mentions().length]"),
        json!([0, 3])
    );
    assert_eq!(b.get("el().context.terms.length"), 4);
    b.run("button(listedTerm('warrant')).click()");
    b.wait("card()");
    assert!(b.holds("$$('button', card()).find((one) => one.textContent === 'I know this term').ariaPressed === 'true'"));
    b.press(ESCAPE);
    settings(b);
    let again = "$('[aria-label=\"Mark again: warrant\"]', root())";
    b.click(again);
    b.wait("marks('warrant').length === 1");
    assert!(!b.holds(again));
    assert_eq!(b.get(KEPT), json!(null));
}

fn explanations_are_short_or_full(b: &mut Browser) {
    show(b, &page("pack=\"/rich.json\"", ARTICLE));
    let seen = |b: &Browser, selector: &str| {
        let found = format!("$$({}, card()).filter(shown).length", json!(selector));
        b.get(&found)
    };
    let open = |b: &Browser| {
        b.click("mark('lawful-access')");
        b.wait("card()?.contains(deepActive())");
    };
    settings(b);
    press(b, "Short");
    open(b);
    assert_eq!(seen(b, "[part~=card-body] p"), 1);
    assert_eq!(seen(b, "[part~=perspective], .sources a, .unlike"), 0);
    press(b, "More");
    b.wait("$$('[part~=perspective]', card()).filter(shown).length === 5");
    reload(b);
    open(b);
    assert_eq!(seen(b, "[part~=perspective], .sources a"), 0);
    b.press(ESCAPE);
    settings(b);
    press(b, "Full");
    open(b);
    assert_eq!(seen(b, "[part~=card-body] p"), 3);
    assert_eq!(seen(b, "[part~=perspective]"), 5);
}

fn one_button_clears_all(b: &mut Browser) {
    show(b, &page("", ARTICLE));
    b.click("mark('warrant')");
    press(b, "I know this term");
    settings(b);
    b.click(SWITCH);
    press(b, "Full");
    let kept = json!({ "version": 1, "hide": true, "known": ["warrant"], "explanations": "full" });
    b.wait(&format!("{KEPT}.includes('full')"));
    assert_eq!(b.get(&format!("JSON.parse({KEPT})")), kept);
    press(b, "Clear all my settings");
    b.wait("mentions().length === 4");
    assert_eq!(b.get("localStorage.length"), 0);
    assert!(b.holds(&format!("{SWITCH}.ariaChecked === 'false'")));
    reload(b);
    assert_eq!(b.get("mentions().length"), 4);
}

fn without_a_storage_it_holds_on_the_page(b: &mut Browser) {
    b.allow_foreign_host();
    let foreign = b.server.foreign_url("");
    b.server.route("/pack.json", Response::new(PACK));
    // A page of no origin, as in a sandboxed frame: even to ask for the storage is an error.
    let page = page("", ARTICLE).replace("\"/", &format!("\"{foreign}/"));
    let sandbox = "sandbox allow-scripts";
    b.server.route(
        "/page.html",
        Response::new(page).header("Content-Security-Policy", sandbox),
    );
    b.open("/page.html");
    b.ready();
    assert!(b.holds("(() => { try { return !localStorage } catch { return true } })()"));
    settings(b);
    b.click(SWITCH);
    b.wait("pieces().length === 0");
    b.click(SWITCH);
    b.wait("mentions().length === 4");
}

fn a_full_storage_is_no_error(b: &mut Browser) {
    show(b, &page("", ARTICLE));
    b.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }");
    settings(b);
    b.click(SWITCH);
    b.wait("pieces().length === 0");
    assert_eq!(b.get("localStorage.length"), 0);
}

fn what_another_wrote_under_the_key_is_ignored(b: &mut Browser) {
    show(b, &page("", ARTICLE));
    for text in ["{", "null", "{\"version\":2,\"hide\":true}", "hide"] {
        b.run(&format!(
            "localStorage.setItem('article-context', {})",
            json!(text)
        ));
        reload(b);
        assert_eq!(b.get("mentions().length"), 4, "{text}");
        assert_eq!(b.get(KEPT), text, "nothing is written unasked");
    }
}

fn all_widgets_of_a_page_agree(b: &mut Browser) {
    let second = "<article data-article id=\"second\"><p>A warrant and a backdoor.</p></article>\
        <article-context id=\"other\" for=\"#second\" pack=\"/pack.json\"></article-context></body>";
    show(b, &page("", ARTICLE).replace("</body>", second));
    b.run("await $('#other').ready");
    b.wait("mentions($('#second')).length === 2");
    settings(b);
    b.click(SWITCH);
    b.wait("pieces().length === 0");
    let other = "$('#other').shadowRoot";
    b.run(&format!("$$('.reading button', {other})[0].click()"));
    b.wait(&format!(
        "$('[role=switch]', {other})?.ariaChecked === 'true'"
    ));
    b.run(&format!("$('[role=switch]', {other}).click()"));
    b.wait("mentions($('#second')).length === 2 && mentions($('article')).length === 4");
    assert!(b.holds(&format!("{SWITCH}.ariaChecked === 'false'")));
}

fn two_widgets_on_one_article_still_mark_it_once(b: &mut Browser) {
    let second = "<article-context id=\"other\" pack=\"/pack.json\"></article-context></body>";
    show(b, &page("", ARTICLE).replace("</body>", second));
    b.run("await $('#other').ready");
    settings(b);
    b.click(SWITCH);
    b.wait("pieces().length === 0");
    b.click(SWITCH);
    b.wait("mentions().length === 4");
    b.pause(50);
    assert_eq!(b.get("pieces().length"), 4);
    b.run("$('#other').remove(); await new Promise((go) => setTimeout(go))");
    assert_eq!(b.get("mentions().length"), 4);
}

fn without_a_panel_the_card_has_the_settings(b: &mut Browser) {
    show(b, &page("layout=\"none\"", ARTICLE));
    b.click("mark('warrant')");
    b.wait("card()");
    press(b, "Reading settings");
    b.wait("shown($('.settings', card()))");
    // Hidden, no mark would lead back here.
    assert!(!b.holds("$$('[role=switch]', root()).some(shown)"));
    press(b, "I know this term");
    b.wait("!card() && marks('warrant').length === 0");
    b.click("mark('backdoor')");
    b.wait("card()");
    press(b, "Mark again");
    b.wait("marks('warrant').length === 1");
}

fn settings_are_words_that_fit_on_a_phone(b: &mut Browser) {
    b.resize(360, 740).expect("a window");
    let german = html(
        crate::pages::LOADER,
        &format!(
            "<article>{ARTICLE}</article>{}",
            crate::pages::element("lang=\"de\"")
        ),
    );
    show(b, &german);
    press(b, "Leseeinstellungen");
    b.wait("shown($('.settings', root()))");
    assert!(
        b.holds("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    );
}

crate::cases!(
    nothing_is_kept_before_a_press,
    hidden_marks_are_out_of_the_article_until_they_are_wanted,
    what_was_restored_stays_so_whatever_the_reader_says,
    a_term_the_reader_knows_is_marked_no_longer,
    explanations_are_short_or_full,
    one_button_clears_all,
    without_a_storage_it_holds_on_the_page,
    a_full_storage_is_no_error,
    what_another_wrote_under_the_key_is_ignored,
    all_widgets_of_a_page_agree,
    two_widgets_on_one_article_still_mark_it_once,
    without_a_panel_the_card_has_the_settings,
    settings_are_words_that_fit_on_a_phone,
);
