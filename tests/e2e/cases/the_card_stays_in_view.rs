//! Where the card stands: beside its line, in view, whatever scrolls; on a narrow screen a sheet.

use crate::browser::Browser;
use crate::engine::Engine;
use crate::input::ENTER;
use crate::pages::{RICH_PACK, page};
use crate::response::Response;

/// A long article: `lawful access` in its middle, in a column that can be made so narrow that it breaks over two lines.
fn article(style: &str) -> String {
    let filling =
        "<p>Nothing to explain stands in this paragraph, which only fills the page.</p>".repeat(24);
    format!(
        "{filling}<div id=\"box\" style=\"{style}\"><p style=\"line-height: 32px\">Ministers asked for \
         lawful access again and went home.</p>{}</div>{filling}",
        if style.is_empty() { "" } else { &filling }
    )
}

fn show(b: &mut Browser, style: &str) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.show_ready(&page("pack=\"/rich.json\"", &article(style)));
    b.run("window.line = () => mark('lawful-access').getClientRects()[0]; window.box = () => card().getBoundingClientRect()");
}

/// Scrolls the page so that the mark is so far below the viewport's top.
fn scroll_to(b: &Browser, top: u32) {
    b.run(&format!(
        "scrollTo({{ top: scrollY + line().top - {top}, behavior: 'instant' }})"
    ));
}

const BELOW: &str = "Math.abs(box().top - line().bottom - 8) <= 1";
const ABOVE: &str = "Math.abs(line().top - box().bottom - 8) <= 1";
const IN_VIEW: &str =
    "box().top >= 0 && box().left >= 0 && box().bottom <= innerHeight && box().right <= innerWidth";

fn it_stands_below_its_line_and_above_where_there_is_no_room(b: &mut Browser) {
    show(b, "");
    for (top, where_it_is) in [(120, BELOW), (700, ABOVE)] {
        scroll_to(b, top);
        b.run("el().openTerm('lawful-access')");
        b.wait("card()");
        b.wait(where_it_is);
        b.wait(IN_VIEW);
        assert!(b.holds("box().height <= innerHeight * .6 + 1"));
        b.run("el().closeTerm()");
        b.wait("!card()");
    }
}

fn a_long_card_scrolls_inside_and_the_page_does_not(b: &mut Browser) {
    show(b, "");
    scroll_to(b, 120);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.run("$('.longer button', card()).click()");
    b.wait("card().scrollHeight > card().clientHeight + 20");
    assert!(b.holds("box().height <= innerHeight * .6 + 1"));
    assert!(b.holds(IN_VIEW));
    assert_eq!(
        b.get("getComputedStyle(card()).overscrollBehaviorY"),
        "contain"
    );
}

fn it_goes_with_the_page_and_flips_before_it_is_cut(b: &mut Browser) {
    show(b, "");
    scroll_to(b, 200);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.wait(BELOW);
    scroll_to(b, 100);
    b.wait(BELOW);
    scroll_to(b, 650);
    b.wait(ABOVE);
    b.wait(IN_VIEW);
    scroll_to(b, 100);
    b.wait(BELOW);
    b.wait(IN_VIEW);
}

fn it_goes_with_a_box_that_scrolls_within_the_page(b: &mut Browser) {
    show(b, "overflow: auto; height: 260px");
    scroll_to(b, 300);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.wait(BELOW);
    b.run("$('#box').scrollTop = 16");
    b.wait(BELOW);
    assert!(b.holds("$('#box').scrollTop > 0"));
}

fn of_a_mention_over_two_lines_it_stands_at_the_one_pointed_at(b: &mut Browser) {
    show(b, "width: 9.4em; font: 20px monospace");
    scroll_to(b, 200);
    b.run("window.lines = () => [...mark('lawful-access').getClientRects()]");
    b.wait("lines().length === 2");
    for line in 0..2 {
        let at = format!("({{ getClientRects: () => [lines()[{line}]] }})");
        b.hover(&at);
        b.wait("card()");
        b.wait(&format!(
            "Math.abs(box().top - lines()[{line}].bottom - 8) <= 1"
        ));
        b.leave();
        b.wait("!card()");
    }
    b.focus("mark('lawful-access')");
    b.press(ENTER);
    b.wait("card()");
    b.wait("Math.abs(box().top - lines()[1].bottom - 8) <= 1");
}

fn a_mention_in_pieces_is_one(b: &mut Browser) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.show_ready(&page(
        "pack=\"/rich.json\"",
        "<h1>A</h1><p style=\"width: 9.4em; font: 20px/40px monospace\">They want <i>lawful</i> <b>access</b> again.</p>",
    ));
    b.run("window.box = () => card().getBoundingClientRect()");
    b.hover("marks('lawful-access').at(-1)");
    b.wait("card()");
    b.wait("Math.abs(box().top - marks('lawful-access').at(-1).getBoundingClientRect().bottom - 8) <= 1");
    assert!(b.holds("marks('lawful-access').length > 1"));
}

fn it_stands_right_in_a_page_without_doctype(b: &mut Browser) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    let quirks = page("pack=\"/rich.json\"", &article("")).replace("<!doctype html>", "");
    b.show_ready(&quirks);
    b.run("window.line = () => mark('lawful-access').getClientRects()[0]; window.box = () => card().getBoundingClientRect()");
    assert_eq!(b.get("document.compatMode"), "BackCompat");
    scroll_to(b, 700);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.wait(ABOVE);
}

fn on_a_narrow_screen_it_is_a_sheet_that_leaves_the_line_in_view(b: &mut Browser) {
    b.resize(360, 740).expect("the window takes a size");
    show(b, "");
    scroll_to(b, 600);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.wait("box().left <= 0 && box().right >= document.documentElement.clientWidth && Math.abs(box().bottom - innerHeight) <= 1");
    assert!(b.holds("box().height <= innerHeight * .6 + 1"));
    b.wait("line().bottom <= box().top");
    b.run("window.before = scrollY; scrollBy({ top: 60, behavior: 'instant' })");
    assert!(b.holds("scrollY > before"), "the page scrolls on");
    assert!(b.holds("card()"));
    assert!(
        b.holds("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
        "the page scrolls sideways"
    );
}

/// Swipes the sheet down by its title.
fn swipe(b: &Browser, down_by: i64) {
    if b.engine != Engine::WebKit {
        b.swipe("part('card-title')", down_by);
        return;
    }
    // Its driver's fingers are mice.
    b.run(&format!(
        "const title = part('card-title'); const tell = (kind, clientY) => title.dispatchEvent(new PointerEvent(kind,
            {{ bubbles: true, composed: true, pointerType: 'touch', clientX: 50, clientY }}));
         tell('pointerdown', 400);
         for (let n = 1; n <= 8; n += 1) tell('pointermove', 400 + {down_by} * n / 8);
         await new Promise((go) => setTimeout(go, 20));
         tell('pointerup', 400 + {down_by})"
    ));
}

fn a_sheet_is_swiped_away_and_a_short_pull_lets_it_be(b: &mut Browser) {
    b.resize(360, 740).expect("the window takes a size");
    show(b, "");
    b.tap("mark('lawful-access')");
    b.wait("card()");
    b.wait("card().getAnimations().every((one) => one.playState === 'finished')");
    b.run("window.pulled = 0; new MutationObserver(() => { window.pulled = Math.max(pulled, parseFloat((card()?.style.translate || '0 0').split(' ')[1]) || 0) }).observe(card(), { attributes: true })");
    swipe(b, 30);
    b.wait("pulled >= 20");
    b.wait("card() && (card().style.translate || '0px').endsWith('0px')");
    swipe(b, 200);
    b.wait("!card()");
    b.wait("document.activeElement === mark('lawful-access')");
}

fn text_in_a_sheet_scrolls_before_it_pulls(b: &mut Browser) {
    b.resize(360, 740).expect("the window takes a size");
    show(b, "");
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.run("$('.longer button', card()).click()");
    b.wait("card().scrollHeight > card().clientHeight + 60");
    assert_eq!(b.get("getComputedStyle(card()).touchAction.includes('pan-down') || !CSS.supports('touch-action: pan-down')"), true);
    b.run("card().scrollTop = 50");
    b.wait("getComputedStyle(card()).touchAction === 'auto'");
    b.run("card().scrollTop = 0");
    b.wait("card().style.touchAction === ''");
}

fn in_a_page_from_right_to_left_it_begins_at_the_right(b: &mut Browser) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    let rtl = page(
        "pack=\"/rich.json\"",
        "<h1>A</h1><p>They want lawful access again.</p>",
    );
    b.show_ready(&rtl.replace("<html", "<html dir=\"rtl\""));
    b.run("window.line = () => mark('lawful-access').getClientRects()[0]; window.box = () => card().getBoundingClientRect()");
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.wait(BELOW);
    b.wait("Math.abs(box().right - Math.min(line().right + 16, document.documentElement.clientWidth - 8)) <= 1");
    assert!(
        b.holds("$('.close', card()).getBoundingClientRect().right < box().left + box().width / 2")
    );
}

crate::cases!(
    it_stands_below_its_line_and_above_where_there_is_no_room,
    a_long_card_scrolls_inside_and_the_page_does_not,
    it_goes_with_the_page_and_flips_before_it_is_cut,
    it_goes_with_a_box_that_scrolls_within_the_page,
    of_a_mention_over_two_lines_it_stands_at_the_one_pointed_at,
    a_mention_in_pieces_is_one,
    it_stands_right_in_a_page_without_doctype,
    on_a_narrow_screen_it_is_a_sheet_that_leaves_the_line_in_view,
    a_sheet_is_swiped_away_and_a_short_pull_lets_it_be,
    text_in_a_sheet_scrolls_before_it_pulls,
    in_a_page_from_right_to_left_it_begins_at_the_right,
);
