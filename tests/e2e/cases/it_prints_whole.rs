//! What comes out on paper: notes to the marks, the events as a table, nothing cut off; and the page as it was after.

use serde_json::json;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::pages::{ARTICLE, LOADER, RICH_PACK, element, html, page};
use crate::response::Response;

/// The notes that stand after an article.
const NOTES: &str = "$$('li', $('article').nextElementSibling.shadowRoot)";
const ROWS: &str = "$$('tbody tr[data-context-event]', root())";

/// Does what a browser does that is about to print, and shows the page as it will be on paper.
const BEGIN: &str = "dispatchEvent(new Event('beforeprint'));
    const sheets = [...document.styleSheets, ...document.adoptedStyleSheets, ...root().adoptedStyleSheets];
    const print = (rule) => {
        if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
        for (const inner of rule.cssRules ?? []) print(inner);
    };
    sheets.forEach(print)";
const END: &str = "dispatchEvent(new Event('afterprint'))";

fn marks_get_numbers_and_notes_after_the_article(b: &mut Browser) {
    b.show_ready(&page(
        "mark=\"all\"",
        &ARTICLE.replace("a backdoor", "a back<i>door</i>"),
    ));
    let text = b.get("$('article').textContent");
    b.run(BEGIN);
    let numbered = "pieces().map((piece) => getComputedStyle(piece, '::after').content === 'none' ? '' : piece.dataset.contextNote)";
    assert_eq!(b.strings(numbered), ["1", "", "2", "3", "4", "1"]);
    assert_eq!(b.get("$('article').textContent"), text);
    let notes = b.strings(&format!(
        "{NOTES}.filter(shown).map((note) => note.innerText.replace(/\\s+/g, ' ').trim())"
    ));
    assert_eq!(notes.len(), 4, "{notes:?}");
    assert_eq!(
        notes[0],
        "lawful access The gloss of lawful access. Source of lawful-access · https://example.org/lawful-access"
    );
    assert!(notes[3].starts_with("encryption The gloss"), "{notes:?}");
    assert_eq!(
        b.get(&format!("getComputedStyle({NOTES}[0]).listStyleType")),
        "decimal"
    );
}

fn a_note_names_publisher_and_date_of_its_source(b: &mut Browser) {
    let pack = RICH_PACK.replacen(
        "\"publisher\": \"Gazette\"",
        "\"publisher\": \"Gazette\", \"date\": \"2016-02\"",
        1,
    );
    b.server.route("/rich.json", Response::new(pack));
    b.show_ready(&page("pack=\"/rich.json\"", ARTICLE));
    b.run(BEGIN);
    let source = b.get(&format!(
        "$('[part~=source]', {NOTES}[0]).parentElement.innerText"
    ));
    let wanted =
        "Source lawful-access-1, Gazette · February 2016 · https://example.org/lawful-access-1";
    assert_eq!(source, wanted);
}

fn the_panel_is_a_table_of_all_events(b: &mut Browser) {
    for attributes in [
        "",
        "layout=\"drawer\"",
        "layout=\"inline\" events=\"1\"",
        "style=\"height: 5rem; overflow: auto\"",
    ] {
        b.show_ready(&page(attributes, ARTICLE));
        b.run("el().openTerm('backdoor')");
        b.wait("card()");
        b.run(BEGIN);
        assert_eq!(
            b.get(&format!("{ROWS}.filter(shown).length")),
            10,
            "{attributes}"
        );
        let heads = b.strings("$$('th', root()).filter(shown).map((th) => th.innerText)");
        assert_eq!(heads, ["Date", "Event", "Place", "Source"]);
        let rows = b.strings(&format!("{ROWS}.map((row) => row.innerText)"));
        assert!(
            rows[0].contains("February 2016") && rows[0].contains("Title of case"),
            "{rows:?}"
        );
        assert!(
            rows.iter().all(|row| row.contains("https://example.org/")),
            "{rows:?}"
        );
        let here = "$('tr.here', root()).innerText";
        assert!(b.holds(&format!(
            "{here}.includes('18 November 2019') && {here}.includes('This article')"
        )));
        let on_screen = "button, input, select, .near, [part~=card], [role=dialog]";
        assert_eq!(
            b.get(&format!("$$('{on_screen}', root()).filter(shown).length")),
            0,
            "{attributes}"
        );
        assert!(
            b.holds("shown($('.printed [part~=axis]', root()))"),
            "{attributes}"
        );
        assert!(b.holds("part('panel-title').innerText === 'Behind this story'"));
    }
}

fn an_event_that_is_open_prints_its_summary(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    b.run("el().showEvent('case')");
    b.wait("part('event-summary')");
    b.run(BEGIN);
    assert_eq!(
        b.strings("parts('event-summary').map((p) => p.closest('tr').dataset.contextEvent)"),
        ["case"]
    );
}

fn what_has_no_mark_is_told_in_the_panel(b: &mut Browser) {
    b.show_ready(&page("mark=\"none\"", ARTICLE));
    b.run(BEGIN);
    assert_eq!(b.get("$('article').nextElementSibling === el()"), true);
    assert_eq!(b.get("$$('ol li', root()).filter(shown).length"), 4);
    b.show_ready(&page("layout=\"none\"", ARTICLE));
    b.run(BEGIN);
    assert_eq!(b.get(&format!("{NOTES}.filter(shown).length")), 4);
    assert_eq!(b.get(&format!("{ROWS}.length")), 0);
}

fn nothing_is_cut_off(b: &mut Browser) {
    let long = format!(
        "https://example.org/{}",
        "a-very-long-path-without-a-break".repeat(8)
    );
    b.server.route(
        "/long.json",
        Response::new(
            crate::pages::PACK.replace("https://example.org/lawful-access\"", &format!("{long}\"")),
        ),
    );
    let style = "<style>body { margin: 0 } .seat { display: grid; grid-template-columns: auto } article-context { position: sticky; top: 0; max-height: 10rem; overflow: auto }</style>";
    let body = format!(
        "<div class=\"seat\"><article>{ARTICLE}</article>{}</div>",
        element("pack=\"/long.json\"")
    );
    // As wide as a sheet of A4 and of Letter between its margins, and a narrow column.
    for width in [718, 740, 280] {
        b.resize(1200, 900).expect("a window");
        b.show_ready(&html(&format!("{LOADER}{style}"), &body));
        b.run(&format!("document.body.style.width = '{width}px'"));
        b.run(BEGIN);
        let wide = "[...$$('*', root()), ...$$('*', $('article').nextElementSibling.shadowRoot), el()].filter(shown)
            .filter((e) => e.getBoundingClientRect().right > document.body.clientWidth + 1 || (e.scrollWidth > e.clientWidth + 1 && e.clientWidth))
            .map((e) => e.outerHTML.slice(0, 80))";
        assert_eq!(b.strings(wide), [""; 0], "{width}");
        assert!(b.holds("el().scrollHeight <= el().clientHeight + 1 && getComputedStyle(el()).position === 'static'"));
        assert!(b.holds(&format!(
            "{NOTES}.some((note) => note.innerText.includes('{long}'))"
        )));
        // A word is not broken where a line could be.
        let lines = "[...$$('td:first-child, th', root())].filter(shown).every((cell) => cell.getBoundingClientRect().height < 90)";
        assert!(b.holds(lines), "{width}");
    }
}

fn after_printing_the_page_is_as_it_was(b: &mut Browser) {
    for attributes in ["", "layout=\"drawer\"", "layout=\"none\""] {
        b.show_ready(&page(attributes, ARTICLE));
        b.run("el().openTerm('backdoor')");
        b.wait("card()");
        let page = "document.documentElement.outerHTML + root().innerHTML";
        let before = b.get(page);
        b.run(BEGIN);
        assert_ne!(b.get(page), before);
        // Told twice, it is not put up twice.
        b.run("dispatchEvent(new Event('beforeprint'))");
        assert!(b.holds("$$('.printed', root()).length <= 1 && document.body.querySelectorAll('div').length === 1"));
        b.run(END);
        assert_eq!(b.get(page), before, "{attributes}");
        b.run("el().closeTerm(); el().restore()");
        assert_eq!(b.get("changed()"), "");
    }
}

fn the_article_comes_back_whole_while_it_is_printed(b: &mut Browser) {
    for end in ["el().restore()", "el().remove()"] {
        b.show_ready(&page("", ARTICLE));
        let children = b.get("document.body.children.length");
        b.run("window.removed = el(); dispatchEvent(new Event('beforeprint'))");
        b.run(&format!("{end}; await new Promise((go) => setTimeout(go))"));
        assert_eq!(b.get("changed()"), "");
        let left = b.get("document.body.children.length + (removed.isConnected ? 0 : 1)");
        assert_eq!(left, children, "{end}");
        // Nothing hears of printing any more.
        b.run(END);
        assert_eq!(b.get("changed()"), "");
    }
}

fn on_the_screen_nothing_of_it_shows(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    let height = b.get("document.documentElement.scrollHeight");
    b.run("dispatchEvent(new Event('beforeprint'))");
    assert_eq!(b.get("document.documentElement.scrollHeight"), height);
    assert_eq!(
        b.get("getComputedStyle(mark('backdoor'), '::after').content"),
        "none"
    );
    assert_eq!(b.get("$$('table', root()).filter(shown).length"), 0);
}

fn the_browser_tells_before_it_prints(b: &mut Browser) {
    // WebKitGTK's driver cannot print.
    if b.engine == Engine::WebKit {
        return;
    }
    b.show_ready(&page("", ARTICLE));
    b.run(&format!("addEventListener('beforeprint', () => {{ window.printed = [{NOTES}.length, {ROWS}.length] }})"));
    let pdf = b.print().expect("the page is printed");
    assert!(pdf.starts_with("JVBERi0"), "a PDF in base64");
    assert_eq!(b.get("window.printed"), json!([4, 10]));
    b.wait("!$('.printed', root())");
}

crate::cases!(
    marks_get_numbers_and_notes_after_the_article,
    a_note_names_publisher_and_date_of_its_source,
    the_panel_is_a_table_of_all_events,
    an_event_that_is_open_prints_its_summary,
    what_has_no_mark_is_told_in_the_panel,
    nothing_is_cut_off,
    after_printing_the_page_is_as_it_was,
    the_article_comes_back_whole_while_it_is_printed,
    on_the_screen_nothing_of_it_shows,
    the_browser_tells_before_it_prints,
);
