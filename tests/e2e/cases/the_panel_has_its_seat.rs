//! Where the panel stands, and that nothing of the page moves for it.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::input::{ESCAPE, TAB};
use crate::pages::{ARTICLE, LOADER, element, html, page};

/// What stands below the element in a page.
const BELOW: &str = "<p id=\"below\">What stands below.</p>";

/// The sum of all shifts since the page began; only Chromium tells.
const SHIFTS: &str = "await new Promise((go) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value })
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => go(sum), 300);
})";

fn with_below(attributes: &str, style: &str) -> String {
    let head = format!("<style>{style}</style>{LOADER}");
    let body = format!("<article>{ARTICLE}</article>{}{BELOW}", element(attributes));
    html(&head, &body)
}

fn nothing_moves_on_the_demo_page(b: &mut Browser) {
    if b.engine != Engine::Chromium {
        return;
    }
    for (width, height) in [(1200, 900), (768, 1024), (500, 800)] {
        b.resize(width, height).expect("a window");
        // The first time, the window may still be changing.
        for _ in 0..2 {
            b.open("/index.html");
            b.ready();
            b.wait("document.fonts.status === 'loaded'");
        }
        assert_eq!(b.run(&format!("return {SHIFTS}")), json!(0), "{width}");
    }
}

/// On pages of any sort, with the element behind all that is there.
fn nothing_moves_on_any_page(b: &mut Browser) {
    if b.engine != Engine::Chromium {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let pages = fs::read_dir(folder).expect("the pages");
    for path in pages.map(|entry| entry.expect("a page").path()) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        if path.extension().is_none_or(|is| is != "html") || text.is_empty() {
            continue;
        }
        // Some move by themselves at first: fields that take their size late.
        b.show(&text);
        b.pause(300);
        let all = b.run(
            "let sum = 0;
             new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: 'layout-shift' });
             document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/article-context.js' }));
             await customElements.whenDefined('article-context');
             const made = Object.assign(document.createElement('article-context'), { loading: 'eager', pack: '/pack.json' });
             document.body.append(made);
             await made.ready.catch(() => {});
             await new Promise((go) => setTimeout(go, 300));
             return sum",
        );
        b.console();
        // A text node that is split where its line is centred begins elsewhere, though no letter moves.
        assert!(all.as_f64() < Some(0.0005), "{path:?}: {all}");
    }
}

fn nothing_moves_where_the_panel_is_in_view(b: &mut Browser) {
    b.show_ready(&with_below(
        "",
        "article-context { display: block; min-height: 20rem }",
    ));
    let below = b.get("$('#below').getBoundingClientRect().top");
    assert_eq!(b.get("el().getBoundingClientRect().height"), 320);
    if b.engine == Engine::Chromium {
        assert_eq!(b.run(&format!("return {SHIFTS}")), json!(0));
    }
    b.click("$('.unfold', root())");
    b.wait("el().getBoundingClientRect().height > 400");
    assert!(b.get("$('#below').getBoundingClientRect().top").as_f64() > below.as_f64());
    assert!(!b.holds("shown($('.unfold', root()))"));
    // One that fits needs no press.
    b.show_ready(&with_below(
        "",
        "article-context { display: block; min-height: 200rem }",
    ));
    b.wait("!$('.folded', root())");
    b.show_ready(&with_below(
        "",
        "article { min-height: 200vh } article-context { display: block; min-height: 20rem }",
    ));
    assert!(
        !b.holds("$('.folded', root())"),
        "below the view it takes what it needs"
    );
}

fn read_again_the_panel_is_as_tall_as_before(b: &mut Browser) {
    b.show_ready(&with_below("", ""));
    b.run("scrollTo(0, 0); el().scrollIntoView()");
    let height = b.get("el().getBoundingClientRect().height");
    for again in [
        "el().theme = 'light'; await el().ready",
        "await el().rescan()",
    ] {
        b.run(again);
        assert_eq!(
            b.get("el().getBoundingClientRect().height"),
            height,
            "{again}"
        );
    }
}

fn off_the_subject_the_element_takes_no_room(b: &mut Browser) {
    let article = "<p>The tulips in the park are early this year.</p>";
    let margins = "<style>article-context { display: block; margin: 50px; padding: 10px }</style>";
    for (attributes, article) in [("", article), ("layout=\"none\"", ARTICLE)] {
        let page = page(attributes, article).replace("</body>", &format!("{BELOW}</body>"));
        b.show_ready(&page.replace("<meta charset", &format!("{margins}<meta charset")));
        assert!(!b.holds("part('panel')"));
        let gap = b.get(
            "$('#below').getBoundingClientRect().top - $('article').getBoundingClientRect().bottom",
        );
        assert!(gap.as_f64().unwrap_or(99.0) <= 20.0, "{attributes}: {gap}");
    }
    b.click("mark('backdoor')");
    b.wait("card()");
}

fn a_drawer_is_behind_one_button(b: &mut Browser) {
    b.show_ready(&page("layout=\"drawer\"", ARTICLE));
    assert!(!b.holds("part('panel')"));
    assert_eq!(b.events("error"), [json!(null); 0]);
    let opener = "$('.opener', root())";
    assert!(
        b.holds(&format!("getComputedStyle({opener}).position === 'static'")),
        "it covers nothing"
    );
    b.click(opener);
    b.wait("part('panel')");
    assert!(b.holds("(({ right, top, height }) => right === document.documentElement.clientWidth && top === 0 && height === document.documentElement.clientHeight)($('#drawer', root()).getBoundingClientRect())"));
    b.press(TAB);
    b.wait("$('#drawer', root()).contains(deepActive())");
    b.press(ESCAPE);
    b.wait("!part('panel')");
    b.wait(&format!("deepActive() === {opener}"));
    b.run("el().showEvent('letter')");
    b.wait("shown($('[part~=event-summary]', listedEvent('letter')))");
    b.wait("deepActive() === button(listedEvent('letter'))");
    b.click("$('button', listedTerm('warrant'))");
    b.wait("card()");
    b.press(ESCAPE);
    b.wait("!card()");
    assert!(b.holds("part('panel')"), "Escape closes the topmost only");
    b.click("$('.close', $('#drawer', root()))");
    b.wait("!part('panel')");
}

fn a_drawer_with_nothing_in_it_has_no_button(b: &mut Browser) {
    b.show_ready(&page("layout=\"drawer\"", "<p>Tulips.</p>"));
    assert!(!b.holds("$$('button', root()).some(shown)"));
}

crate::cases!(
    nothing_moves_on_the_demo_page,
    nothing_moves_on_any_page,
    nothing_moves_where_the_panel_is_in_view,
    read_again_the_panel_is_as_tall_as_before,
    off_the_subject_the_element_takes_no_room,
    a_drawer_is_behind_one_button,
    a_drawer_with_nothing_in_it_has_no_button,
);
