//! No stylesheet of the page breaks panel, card or marks, and nothing of the widget reaches the page.

use serde_json::json;

use crate::browser::Browser;
use crate::pages::{ARTICLE, LOADER, element, html};

/// How all of panel and card look: sizes, and what text inherits.
const LOOK: &str = "(() => {
    const properties = ['display', 'float', 'fontSize', 'fontWeight', 'fontStyle', 'fontVariantCaps', 'fontFamily', 'lineHeight', 'letterSpacing',
        'wordSpacing', 'textTransform', 'textIndent', 'textAlign', 'whiteSpace', 'textShadow', 'color', 'backgroundColor', 'cursor', 'hyphens', 'marginTop',
        'paddingLeft', 'borderTopWidth', 'borderTopColor', 'listStyleType', 'visibility', 'opacity', 'transitionDuration'];
    return $$('*', root()).filter(shown).map((e) => {
        const style = getComputedStyle(e), rect = e.getBoundingClientRect();
        return [e.localName, e.getAttribute('part') ?? e.className, Math.round(rect.width), Math.round(rect.height),
            ...properties.map((name) => `${name}:${style[name]}`)].join(' ');
    });
})()";

/// What a page must not do to marks: take them out of the line, or change what they say.
const BROKEN_MARKS: &str = "pieces().map((piece) => {
    const style = getComputedStyle(piece), around = getComputedStyle(piece.parentElement);
    return [style.display, style.float, style.textTransform === around.textTransform, piece.getClientRects().length > 0,
        getComputedStyle(piece, '::before').content, getComputedStyle(piece, '::after').content].join();
}).filter((look) => look !== 'inline,none,true,true,none,none')";

/// Rules that have been seen on pages, and worse.
const HOSTILE: [(&str, &str); 9] = [
    ("a reset of all", "body * { all: unset !important } article h1, article p { display: block !important }"),
    (
        "spans",
        "span { display: block !important; float: left; text-transform: uppercase; font-size: 40px; letter-spacing: 1em; padding: 2em }
         #article span, article p span { display: inline-block !important; text-transform: uppercase !important }",
    ),
    ("content", "article span::before, article span::after, div::before, *::after { content: \"x\" }"),
    (
        "elements",
        "div, section, h2, h3, h4, ul, ol, li, p, button, input, select, svg, a, table, time {
            margin: 40px !important; padding: 1em !important; font: 30px/1 cursive !important; float: left !important; width: 10px !important;
            background: red !important; border: 9px solid red !important; display: inline !important; list-style: square !important }
         article p { float: none !important; width: auto !important; display: block !important }",
    ),
    ("sizes", "html { font-size: 62.5% } body { font-size: 1.6rem }"),
    (
        "inherited",
        "* { letter-spacing: .3em; word-spacing: 1em; line-height: 0; text-align: right; text-indent: 3em; white-space: pre; text-transform: uppercase;
            cursor: crosshair; hyphens: auto; text-shadow: 2px 2px red; font-style: italic; font-weight: 900; font-variant: small-caps; list-style: square;
            transition: all 5s; --accent: red; --text: red; --border: red; --background: red; --muted: red; --radius: 99px; --small: 99px }",
    ),
    ("inherited, importantly", "* { letter-spacing: .3em !important; line-height: 0 !important; white-space: pre !important; color: red !important; text-indent: 3em !important }"),
    ("the element", "article-context { display: inline; line-height: 0; letter-spacing: 1em; color: red; text-align: center; font-weight: 900; cursor: wait }"),
    ("the body", "body { overflow: hidden; height: 100%; color: red; text-align: center; font-weight: 900; line-height: 4 } html { height: 100% }"),
];

fn show(b: &mut Browser, style: &str) {
    let plain = "html { scrollbar-width: none } body { margin: 0; font: 16px/1.5 serif; color-scheme: light }";
    let head = format!("<style>{plain}</style><style>{style}</style>{LOADER}");
    let body = format!("<article id=\"article\">{ARTICLE}</article>{}", element(""));
    b.show_ready(&html(&head, &body));
    b.run("el().showEvent('case'); el().openTerm('backdoor')");
    b.wait("card() && part('event-summary')");
    b.wait("card().getAnimations({ subtree: true }).every((a) => a.playState === 'finished')");
    b.wait("getComputedStyle(card()).opacity === '1'");
}

fn no_rule_of_the_page_reaches_panel_or_card(b: &mut Browser) {
    show(b, "");
    let plain = b.strings(LOOK);
    assert!(plain.len() > 100);
    for (name, style) in HOSTILE {
        show(b, style);
        let found = b.strings(LOOK);
        assert_eq!(found.len(), plain.len(), "{name}");
        for (found, plain) in found.iter().zip(&plain) {
            assert_eq!(found, plain, "{name}");
        }
    }
}

fn marks_stay_in_the_line(b: &mut Browser) {
    for (name, style) in HOSTILE {
        show(b, style);
        b.run("el().closeTerm()");
        assert_eq!(b.get("pieces().length"), 4);
        assert_eq!(b.strings(BROKEN_MARKS), [""; 0], "{name}");
    }
}

fn a_rule_for_marks_still_holds(b: &mut Browser) {
    show(
        b,
        "span { color: rgb(9, 9, 9) } .article-context-mark { color: rgb(1, 2, 3); text-decoration: none; padding: 1px }",
    );
    let style = "getComputedStyle(mark('warrant'))";
    assert_eq!(b.get(&format!("{style}.color")), "rgb(1, 2, 3)");
    assert_eq!(b.get(&format!("{style}.textDecorationLine")), "none");
    assert_eq!(b.get(&format!("{style}.paddingLeft")), "1px");
}

fn the_card_stands_at_its_mark_on_a_zoomed_page(b: &mut Browser) {
    for zoom in ["1.5", "0.8"] {
        show(b, &format!("body {{ zoom: {zoom} }}"));
        let beside = "(() => { const m = mark('backdoor').getBoundingClientRect(), c = card().getBoundingClientRect();
            return c.left <= m.right && c.right >= m.left && Math.min(Math.abs(c.top - m.bottom), Math.abs(m.top - c.bottom)) < 24 })()";
        assert!(b.holds(beside), "{zoom}");
    }
}

/// Notes every element of the page outside the widget with its whole computed style; marks aside.
const NOTE: &str = "window.styles = new Map($$('html, body, body *').filter((e) => !e.matches('.article-context-mark, article-context, script')).map((e) =>
    [e, ['', '::before', '::after'].map((pseudo) => [...getComputedStyle(e, pseudo)].map((name) => name + ':' + getComputedStyle(e, pseudo).getPropertyValue(name)))]))";

/// What has changed of them since.
const MOVED: &str = "[...styles].flatMap(([e, looks]) => looks.flatMap((look, at) => {
    const now = getComputedStyle(e, ['', '::before', '::after'][at]);
    return look.filter((was, index) => was !== now[index] + ':' + now.getPropertyValue(now[index])).map((was) => e.localName + ' ' + was);
}))";

fn nothing_of_the_widget_reaches_the_page(b: &mut Browser) {
    // The element's own size would move what stands around it.
    let style = "<style>aside { position: absolute; inset: 0 0 auto auto; width: 300px; height: 400px; overflow: hidden }
        :root { --accent: green; --text: green }</style>";
    let page = "<h2>A page</h2><p>With <span class=\"card panel printed event\">words</span>, <button class=\"close all\">a button</button>
        <ul class=\"terms\"><li class=\"term here\">and a list</li></ul><table><tr><td>and a table</td></tr></table>";
    let body = format!(
        "<article>{ARTICLE}</article>{page}<aside>{}</aside>",
        element("mark=\"all\"")
    );
    b.show(&html(style, &body));
    let globals = "Object.getOwnPropertyNames(window).sort().join()";
    b.run(NOTE);
    let names = b.get(globals);
    b.run("const loader = Object.assign(document.createElement('script'), { type: 'module', src: '/article-context.js' });
           document.head.append(loader); await new Promise((go) => { loader.onload = go })");
    b.ready();
    assert_eq!(b.get("pieces().length > 4"), true);
    assert_eq!(b.strings(MOVED), [""; 0]);
    b.run("el().openTerm('backdoor')");
    b.wait("card()");
    assert_eq!(b.strings(MOVED), [""; 0]);
    assert_eq!(b.get(globals), names);
    assert_eq!(b.get("document.adoptedStyleSheets.length"), 1);
    b.run("el().remove(); await new Promise((go) => setTimeout(go))");
    assert_eq!(
        b.get("[document.adoptedStyleSheets.length, document.styleSheets.length]"),
        json!([0, 1])
    );
}

crate::cases!(
    no_rule_of_the_page_reaches_panel_or_card,
    marks_stay_in_the_line,
    a_rule_for_marks_still_holds,
    the_card_stands_at_its_mark_on_a_zoomed_page,
    nothing_of_the_widget_reaches_the_page,
);
