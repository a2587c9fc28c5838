//! "Explain this": a button for selected text, where the publisher asked for it.

use serde_json::json;

use crate::browser::Browser;
use crate::input::{ENTER, TAB};
use crate::pages::{ARTICLE, page};

const BUTTON: &str = "$('.explain', root())";

/// Selects so much of the text of a paragraph.
fn select(b: &Browser, paragraph: usize, from: usize, to: usize) {
    b.run(&format!(
        "const text = $$('article p')[{paragraph}].firstChild; getSelection().setBaseAndExtent(text, {from}, text, {to})"
    ));
}

fn a_press_tells_the_publisher_and_nobody_else(b: &mut Browser) {
    b.show_ready(&page("explain", ARTICLE));
    assert!(!b.holds(&format!("shown({BUTTON})")));
    select(b, 1, 0, 14);
    b.wait(&format!("shown({BUTTON})"));
    assert!(!b.holds(&format!("{BUTTON}.closest('[role=status], [aria-live]')")));
    let asked = b.server.requests().len();
    b.click(BUTTON);
    let told = b.event("explain");
    assert_eq!(told["text"], "Engineers said");
    let around = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    assert!(around("before").ends_with("in the country.\n"), "{told}");
    assert!(around("after").starts_with(" that a backdoor"), "{told}");
    assert!(around("before").len() <= 100 && around("after").len() <= 100);
    assert_eq!(b.get("getSelection().toString()"), "Engineers said");
    assert_eq!(b.server.requests().len(), asked);
    b.run("getSelection().removeAllRanges()");
    b.wait(&format!("!shown({BUTTON})"));
}

fn without_being_asked_for_there_is_no_button(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    select(b, 1, 0, 14);
    b.pause(600);
    assert!(!b.holds(&format!("shown({BUTTON})")));
    b.run("el().explain = true; await el().ready");
    assert_eq!(b.get("el().getAttribute('explain')"), "");
    select(b, 1, 0, 9);
    b.wait(&format!("shown({BUTTON})"));
    b.run("el().explain = false; await el().ready");
    assert!(!b.holds(&format!("shown({BUTTON}) || el().explain")));
}

fn only_text_of_the_article_is_asked_about(b: &mut Browser) {
    let outside = "<p id=\"outside\">Something else on the page.</p></body>";
    b.show_ready(&page("explain", ARTICLE).replace("</body>", outside));
    b.run("getSelection().selectAllChildren($('#outside'))");
    b.pause(600);
    assert!(!b.holds(&format!("shown({BUTTON})")));
    b.run("getSelection().collapse($('article p').firstChild, 3)");
    b.pause(600);
    assert!(!b.holds(&format!("shown({BUTTON})")));
}

fn the_keyboard_reaches_it(b: &mut Browser) {
    b.show_ready(&page("explain", ARTICLE));
    select(b, 1, 0, 14);
    b.wait(&format!("shown({BUTTON})"));
    b.focus("mark('encryption')");
    b.pause(400);
    b.press(TAB);
    b.wait(&format!("deepActive() === {BUTTON}"));
    b.press(ENTER);
    assert_eq!(b.event("explain")["text"], "Engineers said");
}

fn it_covers_no_line_of_what_is_read(b: &mut Browser) {
    for width in [1200, 700, 360] {
        b.resize(width, 800).expect("a window");
        b.open("/index.html");
        b.ready();
        b.run("el().explain = true; await el().ready");
        for block in [2, 6] {
            b.run(&format!(
                "const p = $$('article p')[{block}]; p.scrollIntoView({{ block: 'center' }}); getSelection().selectAllChildren(p)"
            ));
            b.wait(&format!("shown({BUTTON})"));
            b.pause(400);
            let over = b.run(&format!(
                "const box = {BUTTON}.getBoundingClientRect();
                 return [...getSelection().getRangeAt(0).getClientRects()].some((line) =>
                    line.left < box.right && line.right > box.left && line.top < box.bottom && line.bottom > box.top)
                    || box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight"
            ));
            assert_eq!(over, json!(false), "{width} {block}");
            b.run("getSelection().removeAllRanges()");
            b.wait(&format!("!shown({BUTTON})"));
        }
    }
}

crate::cases!(
    a_press_tells_the_publisher_and_nobody_else,
    without_being_asked_for_there_is_no_button,
    only_text_of_the_article_is_asked_about,
    the_keyboard_reaches_it,
    it_covers_no_line_of_what_is_read,
);
