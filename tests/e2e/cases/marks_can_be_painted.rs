//! `paint="highlight"`: marks that are only painted, and an article that nothing touches.

use serde_json::json;

use crate::browser::Browser;
use crate::input::ESCAPE;
use crate::pages::{ARTICLE, page};

/// The painted ranges of a name, and the one with this text.
const PAINTED: &str =
    "const ranges = (name = 'article-context') => [...(CSS.highlights.get(name) ?? [])];
    const painted = (text) => ranges().find((one) => one.toString() === text);
    const open = () => ranges('article-context-active').map(String).join();";

/// Counts every change of the article from before the widget is loaded.
const OBSERVE: &str = "<script>window.__records = [];
    new MutationObserver((records) => window.__records.push(...records.map((one) => one.type)))
        .observe(document.querySelector('article'), { subtree: true, childList: true, attributes: true, characterData: true })</script>";

fn show(b: &mut Browser, attributes: &str, article: &str) {
    let attributes = format!("paint=\"highlight\" {attributes}");
    let observed = format!("</article>{OBSERVE}");
    b.show_ready(&page(&attributes, article).replace("</article>", &observed));
    assert_eq!(b.events("error"), [json!(null); 0]);
}

/// The value of an expression that may call the above.
fn get(b: &Browser, expression: &str) -> serde_json::Value {
    b.run(&format!("{PAINTED} return {expression}"))
}

fn wait(b: &Browser, expression: &str) {
    b.run(&format!(
        "{PAINTED} await until(() => {expression}, {})",
        json!(expression)
    ));
}

/// A painted mention as something that a pointer can go to.
fn at(text: &str) -> String {
    format!("(() => {{ {PAINTED} return painted({}) }})()", json!(text))
}

fn untouched(b: &Browser) {
    assert_eq!(b.get("changed()"), "");
    assert_eq!(b.get("window.__records"), json!([]));
}

fn marks_are_painted_and_the_article_is_as_it_was(b: &mut Browser) {
    show(b, "", ARTICLE);
    assert_eq!(
        get(b, "ranges().map(String)"),
        json!(["lawful access", "backdoor", "warrant", "encryption"])
    );
    assert_eq!(b.get("pieces().length"), 0);
    b.hover(&at("warrant"));
    b.wait("card()");
    b.click(&at("backdoor"));
    b.wait("card()?.dataset.contextTerm === 'backdoor'");
    b.press(ESCAPE);
    b.wait("!card()");
    b.run("$$('button', listedTerm('encryption')).at(-1).click()");
    b.wait("getSelection().toString() === 'encryption'");
    b.run("el().openTerm('warrant'); el().closeTerm(); await el().rescan(); el().restore()");
    untouched(b);
    b.run("el().remove(); await new Promise((go) => setTimeout(go))");
    untouched(b);
}

fn a_pointer_that_rests_on_a_painted_mention_opens_its_card(b: &mut Browser) {
    show(b, "", ARTICLE);
    b.hover(&at("backdoor"));
    b.wait("card()?.dataset.contextTerm === 'backdoor'");
    assert_eq!(get(b, "open()"), "backdoor");
    assert_eq!(b.events("term-open")[0]["how"], "hover");
    let line = get(b, "painted('backdoor').getBoundingClientRect().bottom");
    let top = b.get("card().getBoundingClientRect().top");
    assert!(top.as_f64() >= line.as_f64(), "{top} over {line}");
    // On the way to the card it stays open.
    b.glide(&at("backdoor"), "part('card-title')");
    b.pause(500);
    assert!(b.holds("card()"));
    b.leave();
    b.wait("!card()");
    assert_eq!(get(b, "open()"), "");
    assert_eq!(
        get(b, "CSS.highlights.has('article-context-active')"),
        false
    );
}

fn a_press_pins_it_and_another_closes_it(b: &mut Browser) {
    show(b, "", ARTICLE);
    b.click(&at("warrant"));
    b.wait("card()?.contains(deepActive())");
    b.leave();
    b.pause(500);
    assert!(b.holds("card()"), "it is pinned");
    b.click(&at("warrant"));
    b.wait("!card()");
    b.tap(&at("encryption"));
    b.wait("card()?.dataset.contextTerm === 'encryption'");
    b.click("$('h1')");
    b.wait("!card()");
}

fn every_browser_underlines(b: &mut Browser) {
    // A short form with style and width is dropped whole by some.
    b.show_ready(&page("", ARTICLE));
    b.wait("$$('.passage', root()).length");
    for element in ["mark('backdoor')", "$('.passage', root())"] {
        let line = format!("getComputedStyle({element}).textDecorationLine");
        assert_eq!(b.get(&line), "underline", "{element}");
    }
    show(b, "", ARTICLE);
    let painted =
        "getComputedStyle($('article p'), '::highlight(article-context)').textDecorationLine";
    assert_eq!(b.get(painted), "underline");
}

fn beside_a_mention_nothing_opens(b: &mut Browser) {
    show(
        b,
        "mark=\"all\"",
        "<p>One door is a backdoor</p><p>Warrant</p>",
    );
    for (text, by) in [("backdoor", 30), ("Warrant", 30)] {
        let to = get(
            b,
            &format!(
                "(({{ right, top, bottom }}) => [Math.round(right) + {by}, Math.round((top + bottom) / 2)])(painted({}).getBoundingClientRect())",
                json!(text)
            ),
        );
        let number = |at: usize| to[at].as_i64().unwrap_or_default();
        b.move_through(&[(number(0) + 2, number(1)), (number(0), number(1))], 100);
        b.click_at(number(0), number(1));
    }
    b.pause(500);
    assert!(!b.holds("card()"));
}

fn a_mention_over_two_lines_has_its_card_beside_the_line_pointed_at(b: &mut Browser) {
    let article = "<p style=\"width: 14em; font: 20px monospace\">They would like lawful access to all of it at once.</p>";
    show(b, "", article);
    assert_eq!(
        get(b, "painted('lawful access').getClientRects().length"),
        2
    );
    let line = get(
        b,
        "(({ left, top, width, height, bottom }) => [Math.round(left + width / 2), Math.round(top + height / 2), bottom])(painted('lawful access').getClientRects()[1])",
    );
    let number = |at: usize| line[at].as_f64().unwrap_or_default();
    b.click_at(number(0) as i64, number(1) as i64);
    b.wait("card()");
    let top = b
        .get("card().getBoundingClientRect().top")
        .as_f64()
        .unwrap_or_default();
    assert!((top - number(2) - 8.0).abs() < 2.0, "{top} for {line}");
}

fn the_list_of_terms_opens_cards_and_leads_into_the_text(b: &mut Browser) {
    show(
        b,
        "",
        &format!("{ARTICLE}<div style=\"height: 200vh\"></div>"),
    );
    let listed = "button(listedTerm('warrant'))";
    b.focus(listed);
    b.press(crate::input::ENTER);
    b.wait("card()?.contains(deepActive())");
    assert_eq!(
        b.events("term-open")[0],
        json!({ "id": "warrant", "how": "list" })
    );
    b.press(ESCAPE);
    b.wait(&format!("!card() && deepActive() === {listed}"));
    b.run("$$('button', listedTerm('warrant')).at(-1).click()");
    wait(
        b,
        "getSelection().toString() === 'warrant' && painted('warrant').getBoundingClientRect().top > 0",
    );
    b.run("el().openTerm('backdoor')");
    b.wait("card()");
    assert_eq!(get(b, "open()"), "backdoor");
    untouched(b);
}

fn restoring_and_leaving_take_all_paint_off(b: &mut Browser) {
    show(b, "", ARTICLE);
    b.click(&at("warrant"));
    b.wait("card()");
    b.run("el().restore()");
    let left = "[[...CSS.highlights.keys()], document.adoptedStyleSheets.length]";
    assert_eq!(b.get(left), json!([[], 0]));
    b.run("await el().rescan()");
    assert_eq!(get(b, "ranges().length"), 4);
    b.run("el().remove(); await new Promise((go) => setTimeout(go))");
    assert_eq!(b.get(left), json!([[], 0]));
}

fn two_widgets_paint_under_one_name(b: &mut Browser) {
    let second = "<article id=\"second\"><p>Encryption at home.</p></article>\
        <article-context id=\"other\" for=\"#second\" paint=\"highlight\" pack=\"/pack.json\"></article-context></body>";
    b.show_ready(&page("paint=\"highlight\"", ARTICLE).replace("</body>", second));
    b.run("await $('#other').ready");
    wait(b, "ranges().length === 5");
    b.run("$('#second').scrollIntoView({ block: 'center' })");
    b.click(&at("Encryption"));
    b.wait("card()?.getRootNode().host.id === 'other'");
    b.run("$('#other').remove(); await new Promise((go) => setTimeout(go))");
    assert_eq!(get(b, "ranges().length"), 4);
}

fn a_page_that_draws_its_article_anew_is_not_in_the_way(b: &mut Browser) {
    show(b, "", ARTICLE);
    b.run("for (const p of $$('article p')) p.replaceChildren('Drawn anew, with a backdoor and a warrant in it.')");
    b.click("$$('article p')[1]");
    b.hover("$$('article p')[2]");
    b.pause(500);
    assert!(!b.holds("card()"));
    b.run("el().restore(); await el().rescan()");
    assert_eq!(
        get(b, "ranges().map(String)"),
        json!(["backdoor", "warrant"])
    );
}

fn a_readers_say_holds_for_painted_marks(b: &mut Browser) {
    show(b, "", ARTICLE);
    b.run("localStorage.clear()");
    b.click(&at("warrant"));
    b.wait("card()");
    b.click("$$('button', card()).find((one) => one.textContent === 'I know this term')");
    wait(b, "!card() && ranges().length === 3");
    untouched(b);
    b.run("localStorage.clear()");
}

fn where_it_cannot_be_painted_marks_are_elements(b: &mut Browser) {
    let without =
        "<script>Object.defineProperty(CSS, 'highlights', { value: undefined })</script></body>";
    b.show_ready(&page("paint=\"highlight\"", ARTICLE).replace("</body>", without));
    assert_eq!(b.get("mentions().length"), 4);
    assert_eq!(b.events("error"), [json!(null); 0]);
}

crate::cases!(
    marks_are_painted_and_the_article_is_as_it_was,
    a_pointer_that_rests_on_a_painted_mention_opens_its_card,
    a_press_pins_it_and_another_closes_it,
    every_browser_underlines,
    beside_a_mention_nothing_opens,
    a_mention_over_two_lines_has_its_card_beside_the_line_pointed_at,
    the_list_of_terms_opens_cards_and_leads_into_the_text,
    restoring_and_leaving_take_all_paint_off,
    two_widgets_paint_under_one_name,
    a_page_that_draws_its_article_anew_is_not_in_the_way,
    a_readers_say_holds_for_painted_marks,
    where_it_cannot_be_painted_marks_are_elements,
);
