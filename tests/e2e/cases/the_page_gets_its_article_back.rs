//! Clean exit, and the life of the element: moved, removed, put back, removed while loading.

use serde_json::json;

use crate::browser::Browser;
use crate::pages::{ARTICLE, LOADER, html, page};
use crate::response::{Gate, Response};

/// An article that is easily damaged: pieces, white space, comments, entities, a table, an empty text node.
const DELICATE: &str = "<p>They use end-to-<b>end <i>encry</i></b>ption.<!-- so --></p>\n\n  <p>\n A backdoor&nbsp;– or\n two &amp; \
    a <a href=\"#x\">link</a>.</p><table> <tr> <td> A warrant </td> </tr> </table><ul>\n <li>lawful\n access</li>\n</ul>";

/// Waits out the microtasks.
const SETTLE: &str = "await new Promise((go) => setTimeout(go));";

fn show_delicate(b: &mut Browser) {
    b.show_ready(&page("mark=\"all\"", DELICATE));
    assert_eq!(b.get("mentions().length"), 4);
    assert!(
        b.holds("window.__before[0][0].textContent === window.__before[0][1].textContent"),
        "the text changed"
    );
}

fn restore_gives_it_back_at_once(b: &mut Browser) {
    show_delicate(b);
    assert_eq!(b.run("el().restore(); return changed()"), "");
    // Nothing is marked again until rescan.
    b.run("el().setAttribute('mark', 'first'); $('article').append(document.createElement('hr'))");
    b.pause(200);
    assert_eq!(b.get("pieces().length"), 0);
    b.run("$('hr').remove(); await el().rescan()");
    assert_eq!(b.get("mentions().length"), 4);
}

fn restore_rejoins_also_where_the_page_had_split_text(b: &mut Browser) {
    let split = "<script>const text = document.querySelector('p').firstChild; text.splitText(9); text.after('');
        document.querySelector('article').append(document.createTextNode('a'), document.createTextNode('b'))</script>";
    b.show_ready(
        &page("", "<p>They use a backdoor at home.</p>")
            .replace("</article>", &format!("</article>{split}")),
    );
    assert_eq!(b.strings("texts()"), ["backdoor"]);
    assert_eq!(b.run("el().restore(); return changed()"), "");
}

fn restore_gives_back_mentions_with_nothing_between_them(b: &mut Browser) {
    b.show_ready(&page("mark=\"all\"", "<p>In 端到端端到端。</p>"));
    b.run(
        "el().pack = { format: 1, id: 't', title: 'T', language: 'en', events: [], terms: [
            { id: 't', name: 'T', forms: ['端到端'], gloss: 'G.', sources: [{ title: 'S', url: 'https://example.org/' }] }] };
        await el().ready",
    );
    assert_eq!(b.strings("texts()"), ["端到端", "端到端"]);
    assert_eq!(b.run("el().restore(); return changed()"), "");
}

fn removing_the_element_gives_it_back(b: &mut Browser) {
    show_delicate(b);
    b.click("mark('backdoor')");
    b.wait("card()");
    assert_eq!(
        b.run(&format!("el().remove(); {SETTLE} return changed()")),
        ""
    );
    assert_eq!(b.get("document.adoptedStyleSheets.length"), 0);
    assert!(b.holds("document.activeElement === document.body || !document.activeElement"));
}

fn a_moved_element_keeps_working(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    b.run(&format!("document.body.prepend(el()); {SETTLE}"));
    b.wait("mentions().length === 4 && parts('event').length === 8");
    b.click("mark('backdoor')");
    b.wait("card()");
    b.run("el().closeTerm()");
    b.wait("!card()");
    assert_eq!(b.server.count("/widget_bg.wasm"), 1);
    assert_eq!(
        b.run(&format!("el().remove(); {SETTLE} return changed()")),
        ""
    );
}

fn a_removed_element_works_again_when_put_back(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    b.run(&format!("window.kept = el(); kept.remove(); {SETTLE}"));
    assert_eq!(b.get("changed()"), "");
    b.run("document.body.append(kept); await kept.ready");
    assert_eq!(b.get("mentions().length"), 4);
    assert_eq!(b.get("parts('event').length"), 8);
    b.click("mark('backdoor')");
    b.wait("cards().length === 1");
    assert_eq!(
        b.server.count("/widget_bg.wasm"),
        1,
        "the program is fetched once a page"
    );
}

fn an_element_made_by_a_script_works(b: &mut Browser) {
    let body = format!("<article>{ARTICLE}</article><div id=\"here\"></div>");
    b.show(&html(LOADER, &body));
    b.run(
        "await customElements.whenDefined('article-context');
         const made = document.createElement('article-context');
         made.pack = '/pack.json'; made.headingLevel = 3; made.events = 2;
         $('#here').append(made); await made.ready",
    );
    assert_eq!(b.get("mentions().length"), 4);
    assert_eq!(b.get("parts('event').length"), 2);
}

fn properties_set_before_the_loader_came_count(b: &mut Browser) {
    let script = "<script>document.querySelector('article-context').events = 2; document.querySelector('article-context').mark = 'none'</script>";
    b.show_ready(&page("", ARTICLE).replace("</body>", &format!("{script}</body>")));
    assert_eq!(
        b.get("[parts('event').length, mentions().length, el().getAttribute('mark')]"),
        json!([2, 0, "none"])
    );
}

fn removed_while_loading_it_settles_and_says_nothing(b: &mut Browser) {
    for held in ["/widget_bg.wasm", "/widget.js", "/pack.json"] {
        let gate = Gate::default();
        let response = match held {
            "/pack.json" => Response::new(crate::pages::PACK),
            _ => Response::new(
                std::fs::read(crate::paths::dist().join(&held[1..])).expect("the widget is built"),
            ),
        };
        b.server.reset();
        b.server.route(held, response.behind(&gate));
        b.show(&html(LOADER, &format!("<article>{ARTICLE}</article>")));
        b.run(
            "await customElements.whenDefined('article-context');
             const made = document.createElement('article-context'); made.loading = 'eager'; made.pack = '/pack.json';
             document.body.append(made); window.made = made",
        );
        b.server.wait_for(held);
        b.run(&format!(
            "window.settled = 0; made.ready.then(() => window.settled = 1, () => window.settled = 2);
             made.remove(); {SETTLE}"
        ));
        gate.open();
        b.wait("window.settled");
        b.pause(100);
        assert_eq!(b.get("changed()"), "", "{held}");
        assert_eq!(
            b.events("error").len() + b.events("ready").len(),
            0,
            "{held}"
        );
    }
}

fn the_script_may_be_included_twice(b: &mut Browser) {
    let copy = b.server.url("/article-context.js?again");
    let again = format!("<script type=\"module\" src=\"{copy}\"></script>{LOADER}");
    b.show_ready(&page("", ARTICLE).replace("</body>", &format!("{again}</body>")));
    assert_eq!(b.get("mentions().length"), 4);
    assert_eq!(b.events("ready").len(), 1);
    assert_eq!(b.get("parts('event').length"), 8);
}

fn a_page_that_rewrites_its_article_is_not_broken(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    b.run("$('article p').remove(); $('article').normalize(); $$('article p')[0].textContent = 'Nothing.'");
    assert_eq!(
        b.run(&format!("el().restore(); {SETTLE} return pieces().length")),
        0
    );
    assert_eq!(b.get("$$('article p')[0].textContent"), "Nothing.");
    b.run("el().remove()");
    assert_eq!(
        b.run(&format!(
            "{SETTLE} return $('article').textContent.includes('no such lawful access')"
        )),
        true
    );
}

crate::cases!(
    restore_gives_it_back_at_once,
    restore_rejoins_also_where_the_page_had_split_text,
    restore_gives_back_mentions_with_nothing_between_them,
    removing_the_element_gives_it_back,
    a_moved_element_keeps_working,
    a_removed_element_works_again_when_put_back,
    an_element_made_by_a_script_works,
    properties_set_before_the_loader_came_count,
    removed_while_loading_it_settles_and_says_nothing,
    the_script_may_be_included_twice,
    a_page_that_rewrites_its_article_is_not_broken,
);
