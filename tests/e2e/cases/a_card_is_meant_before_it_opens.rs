//! WCAG 1.4.13, content on hover or focus, and what else a reader may ask of a surface that comes by itself: intent,
//! the way onto it, dismissal, room for larger text.

use serde_json::json;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::input::{ENTER, ESCAPE, TAB};
use crate::pages::{ARTICLE, RICH_PACK, page};
use crate::response::Response;

/// Long enough for a card to open by hover or to close after the pointer has left.
const LONG: u32 = 700;

fn show(b: &mut Browser) {
    show_with(b, "", ARTICLE);
}

fn show_with(b: &mut Browser, style: &str, article: &str) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.server.route("/style-of-page.css", Response::new(style));
    let link = "<link rel=\"stylesheet\" href=\"/style-of-page.css\">\n</head>";
    let page = page("pack=\"/rich.json\"", article).replace("</head>", link);
    b.show_ready(&page);
}

/// The middle of an element.
fn middle(b: &Browser, element: &str) -> (i64, i64) {
    b.middle(element)
}

fn it_opens_no_sooner_than_300_ms(b: &mut Browser) {
    show(b);
    b.run("window.over = 0; mark('backdoor').addEventListener('pointermove', () => { window.over ||= performance.now() })");
    b.hover("mark('backdoor')");
    b.wait("card()");
    let waited = b.get("window.__events.find((e) => e.name === 'term-open').time - window.over");
    assert!(
        waited
            .as_f64()
            .is_some_and(|waited| (295.0..1500.0).contains(&waited)),
        "it opened after {waited} ms"
    );
}

fn a_pointer_that_passes_by_opens_nothing(b: &mut Browser) {
    show(b);
    let (x, y) = middle(b, "mark('lawful-access')");
    b.move_through(&[(x, y - 60), (x, y), (x, y + 60)], 60);
    b.pause(LONG);
    assert_eq!(b.events("term-open").len(), 0);
}

fn a_pointer_that_runs_along_a_mark_opens_nothing_until_it_rests(b: &mut Browser) {
    let long =
        "<h1>A</h1><p style=\"font-size: 90px; white-space: nowrap\">lawful access they want</p>";
    show_with(b, "", long);
    b.run("window.moves = []; document.addEventListener('pointermove', (event) => {
        if (Math.abs(event.clientX - (moves.at(-1)?.x ?? -99)) > 20) moves.push({ x: event.clientX, time: performance.now() }) })");
    let (x, y) = middle(b, "mark('lawful-access')");
    let run: Vec<_> = (0..24)
        .map(|n| (x + if n % 2 == 0 { -120 } else { 120 }, y))
        .collect();
    b.move_through(&run, 10);
    b.wait("card()");
    let rested = "const { time } = window.__events.find((one) => one.name === 'term-open');
        return time - moves.filter((move) => move.time < time).at(-1).time";
    let rested = b.run(rested);
    assert!(
        rested.as_f64() >= Some(95.0),
        "it opened after {rested} ms of rest"
    );
    assert!(b.holds("moves.length > 6 && moves.at(-1).time - moves[0].time > 350"));
}

fn a_mark_that_scrolls_under_a_resting_pointer_opens_nothing(b: &mut Browser) {
    let filling = "<p>Nothing to explain here.</p>".repeat(40);
    show_with(
        b,
        "",
        &format!("<h1>A</h1><p>They want lawful access again.</p>{filling}"),
    );
    let (x, y) = middle(b, "mark('lawful-access')");
    b.run("scrollTo({ top: 60, behavior: 'instant' })");
    b.move_through(&[(x, y + 40), (x, y)], 20);
    b.run("scrollTo({ top: 0, behavior: 'instant' })");
    b.pause(LONG);
    assert_eq!(b.events("term-open").len(), 0);
}

fn it_stays_while_the_pointer_is_on_its_way_and_not_when_it_turns_away(b: &mut Browser) {
    show(b);
    b.hover("mark('lawful-access')");
    b.wait("card()");
    let (x, y) = middle(b, "mark('lawful-access')");
    let box_of = |what: &str| {
        b.get(&format!(
            "Math.round(card().getBoundingClientRect().{what})"
        ))
    };
    let top = box_of("top").as_i64().unwrap_or_default();
    // Slowly down towards the card's far side, longer than a pointer may stay elsewhere.
    let way: Vec<_> = (1..=4)
        .map(|n| (x + n * 3, y + (top - y) * n / 5))
        .collect();
    b.move_through(&way, 250);
    assert!(b.holds("card()"), "it closed on the way");
    b.move_through(&[(x + 12, top + 20)], LONG);
    assert!(b.holds("card()"), "it closed under the pointer");
    b.move_through(&[(x, y)], LONG);
    assert!(b.holds("card()"), "it closed on its mark");
    b.move_through(&[(x, y - 80)], LONG);
    b.wait("!card()");
}

fn it_waits_for_no_pointer_that_left_the_window(b: &mut Browser) {
    show(b);
    b.hover("mark('lawful-access')");
    b.wait("card()");
    b.run("mark('lawful-access').dispatchEvent(new PointerEvent('pointerout', { bubbles: true, composed: true, pointerType: 'mouse', relatedTarget: null }))");
    b.wait("!card()");
}

fn escape_closes_only_the_topmost(b: &mut Browser) {
    show(b);
    b.run("window.escapes = 0; document.addEventListener('keydown', (event) => { if (event.key === 'Escape') escapes += 1 })");
    b.hover("mark('lawful-access')");
    b.wait("card()");
    b.run("const dialog = document.createElement('dialog'); dialog.textContent = 'Subscribe'; document.body.append(dialog); dialog.showModal()");
    b.press(ESCAPE);
    b.wait("!$('dialog').open");
    assert!(b.holds("card()"), "the card is below the dialog");
    b.run("window.escapes = 0");
    b.press(ESCAPE);
    b.wait("!card()");
    assert_eq!(b.get("escapes"), 0, "what is below the card hears nothing");
    // Firefox keeps the key to itself after a dialog.
    if b.engine != Engine::Firefox {
        b.press(ESCAPE);
        b.wait("escapes === 1");
    }
}

fn focus_in_it_keeps_it_open(b: &mut Browser) {
    show(b);
    b.hover("mark('lawful-access')");
    b.wait("card()");
    b.focus("mark('lawful-access')");
    b.press(TAB);
    b.wait("card().contains(deepActive())");
    b.leave();
    b.pause(LONG);
    assert!(b.holds("card()"), "the focus is in it");
    assert!(
        b.holds("deepActive() !== card()"),
        "the focus stays where Tab put it"
    );
}

fn from_another_mark_tab_goes_on_to_what_follows_that_one(b: &mut Browser) {
    show(b);
    b.hover("mark('backdoor')");
    b.wait("card()");
    b.hover("mark('lawful-access')");
    b.wait("part('card-title')?.textContent === 'lawful access'");
    b.focus("mark('lawful-access')");
    b.press(TAB);
    b.wait("card().contains(deepActive())");
    for _ in 0..20 {
        if b.holds("!card()") {
            break;
        }
        b.press(TAB);
    }
    assert_eq!(b.get("deepActive().dataset.contextTerm"), "backdoor");
}

fn a_finger_that_scrolls_the_page_leaves_it_and_a_tap_closes_it(b: &mut Browser) {
    show(b);
    b.tap("mark('lawful-access')");
    b.wait("card()");
    if b.engine != Engine::WebKit {
        let down = "dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, pointerType: 'touch' }))";
        b.run(&format!("document.body.{down}; document.body.dispatchEvent(new PointerEvent('pointercancel', {{ bubbles: true, pointerType: 'touch' }}))"));
        b.pause(100);
        assert!(b.holds("card()"));
    }
    b.tap("$('h1')");
    b.wait("!card()");
}

fn nothing_is_announced_on_hover(b: &mut Browser) {
    show(b);
    b.hover("mark('lawful-access')");
    b.wait("card()");
    let live = "[aria-live], [role=alert], [role=status], [role=log], output";
    let said = format!(
        "[...$$({0}, root()), ...$$({0})].map((one) => one.textContent).join('')",
        json!(live)
    );
    assert_eq!(b.get(&said), "");
    assert!(b.holds("!card().contains(deepActive())"));
}

fn every_target_is_24_px(b: &mut Browser) {
    show(b);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.run("$('.longer button', card()).click()");
    b.wait("parts('perspective').length === 5");
    b.run("$('.unlike button', card()).click()");
    b.wait("shown($('.back', card()))");
    // Links within a sentence are excepted.
    let small = "$$('button, .sources a', card()).filter(shown).filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width < 24 || height < 24; }).map((one) => one.outerHTML)";
    assert_eq!(b.strings(small), [""; 0]);
}

/// What of the card runs out of it sideways, or is cut off within it.
const CUT: &str = "[...card().querySelectorAll('*')].filter(shown).filter((one) => {
    const [inner, outer] = [one.getBoundingClientRect(), card().getBoundingClientRect()];
    const isClipped = getComputedStyle(one).overflow !== 'visible' && one.scrollHeight > one.clientHeight + 1;
    return inner.left < outer.left - 1 || inner.right > outer.right + 1 || isClipped; })
    .map((one) => one.outerHTML)";

fn at_400_percent_nothing_scrolls_sideways(b: &mut Browser) {
    // 1280 by 1024 pixels at 400 %. Windows have a least width, frames don't.
    show(b);
    b.server.route(
        "/frame.html",
        Response::new(page("pack=\"/rich.json\"", ARTICLE)),
    );
    b.run("const frame = document.createElement('iframe'); frame.src = '/frame.html'; frame.style.cssText = 'width: 320px; height: 256px; border: 0';
        document.body.prepend(frame); await new Promise((go) => { frame.onload = go });
        const inner = $('article-context', frame.contentDocument); await frame.contentWindow.customElements.whenDefined('article-context'); await inner.ready;
        inner.openTerm('lawful-access'); await until(() => $('[part~=card]', inner.shadowRoot), 'a card');
        await until(() => $('[part~=card]', inner.shadowRoot).getBoundingClientRect().height, 'its height');
        $('.longer button', inner.shadowRoot).click(); await new Promise((go) => setTimeout(go, 100));
        const card = $('[part~=card]', inner.shadowRoot);
        window.sizes = [frame.contentDocument.documentElement.scrollWidth, card.scrollWidth - card.clientWidth,
            Math.round(card.getBoundingClientRect().height), card.scrollHeight > card.clientHeight]");
    assert_eq!(
        b.get("[sizes[0] <= 320, sizes[1] <= 0, sizes[2] <= 154, sizes[3]]"),
        json!([true, true, true, true]),
        "{}",
        b.get("sizes")
    );
}

fn at_200_percent_text_nothing_is_cut_off(b: &mut Browser) {
    show_with(b, "html { font-size: 200% }", ARTICLE);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.run("$('.longer button', card()).click()");
    b.wait("parts('perspective').length === 5");
    assert_eq!(b.strings(CUT), [""; 0]);
    assert!(b.holds("parseFloat(getComputedStyle(card()).fontSize) >= 29"));
}

fn with_wider_spacing_of_text_nothing_is_cut_off(b: &mut Browser) {
    let spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }";
    show_with(b, spacing, ARTICLE);
    b.click("mark('lawful-access')");
    b.wait("card()");
    b.run("const sheet = new CSSStyleSheet(); sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
        root().adoptedStyleSheets.push(sheet); $('.longer button', card()).click()");
    b.wait("parts('perspective').length === 5");
    assert_eq!(b.strings(CUT), [""; 0]);
    assert!(b.holds("parseFloat(getComputedStyle($('.gloss', card())).letterSpacing) > 1"));
}

fn enter_on_the_mark_of_a_pinned_card_closes_it(b: &mut Browser) {
    show(b);
    b.focus("mark('lawful-access')");
    b.press(ENTER);
    b.wait("card()?.contains(deepActive())");
    b.focus("mark('lawful-access')");
    b.press(ENTER);
    b.wait("!card()");
    assert!(b.holds("document.activeElement === mark('lawful-access')"));
}

crate::cases!(
    it_opens_no_sooner_than_300_ms,
    a_pointer_that_passes_by_opens_nothing,
    a_pointer_that_runs_along_a_mark_opens_nothing_until_it_rests,
    a_mark_that_scrolls_under_a_resting_pointer_opens_nothing,
    it_stays_while_the_pointer_is_on_its_way_and_not_when_it_turns_away,
    it_waits_for_no_pointer_that_left_the_window,
    escape_closes_only_the_topmost,
    focus_in_it_keeps_it_open,
    from_another_mark_tab_goes_on_to_what_follows_that_one,
    a_finger_that_scrolls_the_page_leaves_it_and_a_tap_closes_it,
    nothing_is_announced_on_hover,
    every_target_is_24_px,
    at_400_percent_nothing_scrolls_sideways,
    at_200_percent_text_nothing_is_cut_off,
    with_wider_spacing_of_text_nothing_is_cut_off,
    enter_on_the_mark_of_a_pinned_card_closes_it,
);
