//! What axe-core finds on the demo page.

use serde_json::json;

use crate::browser::Browser;
use crate::pages::{ARTICLE, page};
use crate::paths;

/// Runs axe on the page as it stands; what it finds, with the places.
pub(super) fn violations(b: &Browser) -> Vec<String> {
    assert!(
        paths::axe().exists(),
        "{} is missing: run scripts/setup, or set AXE",
        paths::axe().display()
    );
    b.run(
        "if (!window.axe) {
            const script = Object.assign(document.createElement('script'), { src: '/axe.min.js' });
            document.head.append(script);
            await new Promise((go, fail) => { script.onload = go; script.onerror = fail; });
         }
         const { violations } = await axe.run(document, { resultTypes: ['violations'] });
         window.found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target}`))",
    );
    b.strings("found")
}

/// Opens the best event and the first term.
fn open_all(b: &Browser) {
    b.ready();
    b.run("el().showEvent(el().context.events[0].id); el().openTerm(mentions()[0].term)");
    b.wait("card() && part('event-summary')");
    // Contrast is measured when everything has faded in.
    b.run("for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)");
    b.wait("card().getAnimations({ subtree: true }).every((a) => a.playState === 'finished')");
    b.wait("getComputedStyle(card()).opacity === '1'");
}

fn axe_finds_nothing_on_the_demo_page_with_panel_and_card_open(b: &mut Browser) {
    b.open("/index.html");
    open_all(b);
    assert_eq!(violations(b), [""; 0]);
}

fn axe_finds_nothing_under_any_theme_of_the_demo_page(b: &mut Browser) {
    for theme in ["broadsheet", "tabloid", "tech"] {
        b.open("/index.html");
        b.click(&format!("$('input[name=theme][value={theme}]')"));
        open_all(b);
        assert_eq!(violations(b), [""; 0], "{theme}");
    }
}

fn axe_finds_nothing_on_a_dark_page(b: &mut Browser) {
    let dark = "<main><h1>Dark</h1><style>:root { color-scheme: dark; background: #161614; color: #e9e6df }</style>";
    let page = page("", ARTICLE).replace("<article>", &format!("{dark}<article>"));
    b.show(
        &page
            .replace("</body>", "</main></body>")
            .replace("<h1>Ministers and lawful access</h1>", ""),
    );
    open_all(b);
    assert_eq!(violations(b), [""; 0]);
}

fn marks_and_panel_are_in_the_order_of_the_tab_key(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    b.run("document.body.tabIndex = -1; document.body.focus()");
    let mut seen = Vec::new();
    for _ in 0..5 {
        b.press(crate::input::TAB);
        seen.push(b.get("deepActive().dataset.contextTerm || (root().contains(deepActive()) ? 'panel' : deepActive().localName)"));
    }
    assert_eq!(
        json!(seen),
        json!([
            "lawful-access",
            "backdoor",
            "warrant",
            "encryption",
            "panel"
        ])
    );
}

crate::cases!(
    axe_finds_nothing_on_the_demo_page_with_panel_and_card_open,
    axe_finds_nothing_under_any_theme_of_the_demo_page,
    axe_finds_nothing_on_a_dark_page,
    marks_and_panel_are_in_the_order_of_the_tab_key,
);
