//! Every custom property and every part of the contract takes hold; defaults follow the page; three themes prove it.

use serde_json::json;

use crate::browser::Browser;
use crate::pages::{ARTICLE, RICH_PACK, html, page};
use crate::response::Response;

/// Every part that the contract names.
const PARTS: [&str; 19] = [
    "panel",
    "panel-title",
    "timeline",
    "axis",
    "event",
    "event-date",
    "event-title",
    "event-summary",
    "event-reason",
    "source",
    "terms",
    "term",
    "card",
    "card-title",
    "card-body",
    "perspective",
    "filter",
    "search",
    "button",
];

/// Shows an article with an event and a card open, under a stylesheet of the publisher's.
fn show(b: &mut Browser, style: &str) {
    let mut pack: serde_json::Value =
        serde_json::from_str(crate::pages::PACK).expect("the pack is JSON");
    let rich: serde_json::Value = serde_json::from_str(RICH_PACK).expect("the pack is JSON");
    pack["terms"][0] = rich["terms"][0].clone();
    b.server
        .route("/both.json", Response::new(pack.to_string()));
    let styled = page("pack=\"/both.json\"", ARTICLE)
        .replace("</head>", &format!("<style>{style}</style></head>"));
    b.show_ready(&styled);
    b.run("el().showEvent('case'); el().openTerm('lawful-access')");
    b.wait("part('event-summary') && card()");
}

fn every_part_can_be_styled(b: &mut Browser) {
    let rules = PARTS.iter().zip(1..).map(|(part, n)| {
        format!("article-context::part({part}) {{ background-color: rgb({n}, 2, 3); }}")
    });
    show(b, &rules.collect::<String>());
    for (part, n) in PARTS.iter().zip(1..) {
        let colour = b.get(&format!(
            "part('{part}') && getComputedStyle(part('{part}')).backgroundColor"
        ));
        assert_eq!(colour, format!("rgb({n}, 2, 3)"), "{part}");
    }
}

fn every_custom_property_takes_hold(b: &mut Browser) {
    // What is set, and where it shows: an element, a property of its style.
    let table = [
        (
            "accent: rgb(1, 2, 3)",
            "part('panel')",
            "borderTopColor",
            "rgb(1, 2, 3)",
        ),
        (
            "accent: rgb(1, 2, 3)",
            "part('source')",
            "color",
            "rgb(1, 2, 3)",
        ),
        (
            "background: rgb(1, 2, 3)",
            "card()",
            "backgroundColor",
            "rgb(1, 2, 3)",
        ),
        (
            "text: rgb(1, 2, 3)",
            "part('panel-title')",
            "color",
            "rgb(1, 2, 3)",
        ),
        ("text: rgb(1, 2, 3)", "card()", "color", "rgb(1, 2, 3)"),
        (
            "muted: rgb(1, 2, 3)",
            "part('event-reason')",
            "color",
            "rgb(1, 2, 3)",
        ),
        (
            "border: rgb(1, 2, 3)",
            "part('term')",
            "borderBottomColor",
            "rgb(1, 2, 3)",
        ),
        (
            "border: rgb(1, 2, 3)",
            "card()",
            "borderTopColor",
            "rgb(1, 2, 3)",
        ),
        (
            "font: \"Some face\", monospace",
            "part('event-title')",
            "fontFamily",
            "\"Some face\", monospace",
        ),
        (
            "font: \"Some face\", monospace",
            "part('search')",
            "fontFamily",
            "\"Some face\", monospace",
        ),
        ("radius: 7px", "card()", "borderTopLeftRadius", "7px"),
        ("width: 333px", "el()", "width", "333px"),
        (
            "mark: rgb(1, 2, 3)",
            "mark('backdoor')",
            "textDecorationColor",
            "rgb(1, 2, 3)",
        ),
    ];
    // Of the element or of the whole page, but for the marks' colour, which is read on the mark.
    for scope in ["article-context", ":root"] {
        let properties = table
            .iter()
            .filter(|row| scope == ":root" || !row.0.starts_with("mark"));
        let rule: String = properties
            .clone()
            .map(|(set, ..)| format!("--context-{set};"))
            .collect();
        show(b, &format!("{scope} {{ {rule} }}"));
        for (set, element, property, value) in properties {
            let found = b.get(&format!("getComputedStyle({element}).{property}"));
            assert_eq!(found, json!(value), "{scope}: {set} on {element}");
        }
    }
}

fn font_and_colours_are_the_page_s_where_none_are_set(b: &mut Browser) {
    show(b, "body { font: 16px/1.5 \"Page face\", serif }");
    let face = |element: &str| format!("getComputedStyle({element}).fontFamily");
    for element in [
        "part('event-title')",
        "part('search')",
        "part('button')",
        "card()",
    ] {
        assert_eq!(b.get(&face(element)), "\"Page face\", serif", "{element}");
    }
    let colour = "getComputedStyle(part('panel-title')).color";
    let light = b.get(colour);
    show(b, ":root { color-scheme: dark }");
    let dark = b.get(colour);
    assert_ne!(light, dark);
    // What holds where the element stands, not for the system.
    show(
        b,
        ":root { color-scheme: dark } article-context { color-scheme: light }",
    );
    assert_eq!(b.get(colour), light);
    b.run("el().theme = 'dark'; await el().ready");
    assert_eq!(b.get(colour), dark);
}

fn text_is_neither_tiny_nor_huge_whatever_the_page_s_sizes(b: &mut Browser) {
    let table = [
        ("", 15.0),
        ("html { font-size: 62.5% } body { font-size: 1.6rem }", 15.0),
        ("html { font-size: 62.5% }", 14.0),
        ("body { font-size: 24px }", 17.0),
        ("html { font-size: 24px } body { font-size: 1rem }", 22.5),
    ];
    for (style, size) in table {
        show(b, style);
        let found = b.get("parseFloat(getComputedStyle(part('panel')).fontSize)");
        assert_eq!(found.as_f64(), Some(size), "{style}");
    }
}

/// Chooses a theme of the demo page as a reader does.
fn choose(b: &Browser, theme: &str) {
    b.run(&format!(
        "$('input[name=theme][value=\"{theme}\"]').click()"
    ));
    b.wait("[...document.styleSheets].every((sheet) => !sheet.href || sheet.cssRules.length)");
}

fn the_demo_page_shows_three_themes(b: &mut Browser) {
    b.open("/index.html");
    b.ready();
    let look = "[part('panel-title'), part('event-date'), part('term'), document.body]
        .map((e) => getComputedStyle(e)).map((s) => [s.fontFamily, s.color, s.backgroundColor, s.borderBottomWidth].join())";
    let mut seen = vec![b.get(look)];
    for theme in ["broadsheet", "tabloid", "tech", ""] {
        let before = b.get(&format!("JSON.stringify({look})"));
        choose(b, theme);
        // A sheet that is chosen may take effect with the next frame.
        b.wait(&format!("JSON.stringify({look}) !== {before}"));
        let now = b.get(look);
        assert_eq!(seen.contains(&now), theme.is_empty(), "{theme}: {now}");
        seen.push(now);
        assert!(
            b.holds("document.documentElement.scrollWidth <= innerWidth"),
            "{theme}"
        );
    }
    assert_eq!(seen.first(), seen.last());
    assert_eq!(
        b.get("Object.keys(localStorage).length + document.cookie.length"),
        0
    );
}

fn the_themes_use_nothing_but_what_is_documented(b: &mut Browser) {
    let mut documented: Vec<&str> = PARTS.to_vec();
    documented.extend(["timeline-title", "terms-title"]);
    let properties = [
        "accent",
        "background",
        "text",
        "muted",
        "border",
        "font",
        "radius",
        "width",
    ];
    b.show(&html("", ""));
    for theme in ["broadsheet", "tabloid", "tech"] {
        let odd = b.run(&format!(
            "const parts = {}, properties = {};
             const sheet = new CSSStyleSheet();
             sheet.replaceSync(await (await fetch('/demo/themes/{theme}.css')).text());
             const odd = [];
             for (const rule of [...sheet.cssRules].filter((rule) => rule.selectorText.includes('article-context'))) {{
                 if (/^\\.article-context-mark/.test(rule.selectorText)) continue;
                 for (const selector of rule.selectorText.split(/, */)) {{
                     const [, part] = /^article-context(?:::part\\((.*)\\))?$/.exec(selector) || [, selector];
                     if (part && !parts.includes(part)) odd.push(selector);
                     if (!part) odd.push(...[...rule.style].filter((name) => !properties.includes(name.replace('--context-', ''))));
                 }}
             }}
             return odd.concat(sheet.cssRules.length ? [] : 'no rules')",
            json!(documented),
            json!(properties)
        ));
        assert_eq!(odd, json!([]), "{theme}");
    }
}

crate::cases!(
    every_part_can_be_styled,
    every_custom_property_takes_hold,
    font_and_colours_are_the_page_s_where_none_are_set,
    text_is_neither_tiny_nor_huge_whatever_the_page_s_sizes,
    the_demo_page_shows_three_themes,
    the_themes_use_nothing_but_what_is_documented,
);
