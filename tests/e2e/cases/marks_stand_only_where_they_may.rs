//! Which places of an article are marked, and how a mark is made.

use serde_json::json;

use crate::browser::Browser;
use crate::pages::{ARTICLE, html, page};

/// Twelve words that name nothing: room between marks.
const ROOM: &str = "and then a long time went by in which nobody said much";

fn texts(b: &mut Browser, attributes: &str, article: &str) -> Vec<String> {
    b.show_ready(&page(attributes, article));
    b.strings("texts()")
}

fn the_first_mention_of_each_term_is_marked(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    let found = b.get("mentions().map(({ term, text, pieces }) => [term, text, pieces])");
    let expected = json!([
        ["lawful-access", "lawful access", 1],
        ["backdoor", "backdoor", 1],
        ["warrant", "warrant", 1],
        ["encryption", "encryption", 1],
    ]);
    assert_eq!(found, expected);
    assert_eq!(
        b.get("mark('lawful-access').closest('p').textContent.slice(0, 9)"),
        "Ministers"
    );
}

fn a_mark_is_a_focusable_button_with_the_name_of_its_text(b: &mut Browser) {
    b.show_ready(&page("", ARTICLE));
    let made = b.get(
        "(({ localName, tabIndex, dataset }, mark) => ({ localName, tabIndex, data: Object.keys(dataset).sort(),
            role: mark.getAttribute('role'), expanded: mark.getAttribute('aria-expanded'), label: mark.getAttribute('aria-label'),
            relations: ['aria-controls', 'aria-details', 'title', 'style'].filter((name) => mark.hasAttribute(name)) }))(mark('backdoor'), mark('backdoor'))",
    );
    let expected = json!({
        "localName": "span", "tabIndex": 0, "data": ["contextMention", "contextTerm"],
        "role": "button", "expanded": "false", "label": null, "relations": [],
    });
    assert_eq!(made, expected);
    assert!(b.get("document.adoptedStyleSheets.length").as_i64() >= Some(1));
}

fn a_mention_across_inline_elements_has_pieces_and_one_trigger(b: &mut Browser) {
    b.show_ready(&page(
        "",
        "<p>They use end-to-<b>end <i>encry</i></b>ption at home.</p>",
    ));
    assert_eq!(
        b.get("mentions()"),
        json!([{ "term": "end-to-end-encryption", "text": "end-to-end encryption", "pieces": 4 }])
    );
    let triggers = b.get("pieces().map((p) => [p.textContent, p.getAttribute('role'), p.tabIndex, p.getAttribute('aria-label'), p.getAttribute('aria-expanded')])");
    assert_eq!(
        triggers[0],
        json!(["end-to-", "button", 0, "end-to-end encryption", "false"])
    );
    for piece in &triggers.as_array().expect("pieces")[1..] {
        assert_eq!(
            (&piece[1], &piece[2], &piece[3], &piece[4]),
            (&json!(null), &json!(-1), &json!(null), &json!(null))
        );
    }
    b.click("pieces()[2]");
    b.wait("card()");
    assert_eq!(b.get("pieces()[0].getAttribute('aria-expanded')"), "true");
}

fn nothing_is_marked_where_the_contract_forbids_it(b: &mut Browser) {
    let term = "the lawful access";
    let mut article = String::from(
        "<style>.gone { display: none }</style><p><article-context layout=\"none\" pack=\"/pack.json\">the backdoor</article-context></p>",
    );
    let names = "a button h1 h2 h3 h4 h5 h6 code pre kbd samp script style template noscript textarea label svg math \
        iframe object nav aside footer form";
    for name in names.split_whitespace() {
        let kind = if name == "script" {
            " type=\"text/plain\""
        } else {
            ""
        };
        article += &format!("<div><{name}{kind}>{term}</{name}></div>\n");
    }
    let attributes = [
        "contenteditable",
        "contenteditable=\"true\"",
        "hidden",
        "aria-hidden=\"true\"",
        "translate=\"no\"",
        "class=\"comments\"",
        "class=\"ad\"",
        "class=\"ads\"",
        "class=\"advert\"",
        "class=\"advertisement\"",
        "class=\"adbox\"",
        "class=\"sponsored\"",
        "class=\"promo\"",
        "class=\"byline\"",
        "class=\"credit\"",
        "data-context-skip",
        "style=\"display:none\"",
        "style=\"visibility:hidden\"",
        "class=\"gone\"",
    ];
    for attribute in attributes {
        article += &format!("<div {attribute}><p>{term}</p></div>\n");
    }
    article += "<select><option>the lawful access</option></select><svg><text>the lawful access</text></svg>";
    article += "<p id=\"yes\">the lawful access</p>";
    b.show(&page("mark=\"all\"", &article));
    b.run("await Promise.all($$('article-context').map((e) => e.ready))");
    assert_eq!(
        b.strings("pieces().map((p) => p.parentElement.id || p.parentElement.outerHTML)"),
        ["yes"]
    );
}

fn no_mention_crosses_from_block_to_block(b: &mut Browser) {
    let article = "<p>He said lawful</p><p>access is dear.</p><p>It is lawful<br><br>access is not.</p>
        <table><tr><td>lawful</td><td>access</td></tr></table><ul><li>lawful</li><li>access</li></ul>
        <div>lawful<div>access</div></div><p>lawful<span style=\"display: block\">access</span></p>";
    assert_eq!(texts(b, "mark=\"all\"", article), [""; 0]);
    // The same words in one block are a mention, however they are spaced.
    let article = "<p>lawful\n      access, he said. Then lawful-access, and <b>lawful</b> <i>access</i> too.</p>";
    assert_eq!(texts(b, "mark=\"all\"", article).len(), 3);
}

fn only_whole_words_and_the_longest_match(b: &mut Browser) {
    let article = "<p>Unlawful accessories, lawful accession; backdoored systems. Reencryption, end-to-end encryption.</p>";
    assert_eq!(texts(b, "mark=\"all\"", article), ["end-to-end encryption"]);
}

fn plurals_and_capitals_are_marked_and_possessives_left_outside(b: &mut Browser) {
    let article =
        "<p>BACKDOORS came first. The warrant’s date was wrong. Encryption's end came.</p>";
    assert_eq!(
        texts(b, "", article),
        ["BACKDOORS", "warrant", "Encryption"]
    );
}

fn at_most_three_are_marked_in_a_paragraph_if_the_rest_come_later(b: &mut Browser) {
    let terms = [
        "lawful access",
        "backdoor",
        "warrant",
        "encryption",
        "key escrow",
    ];
    let crowded = terms.map(|term| format!("{term} {ROOM}")).join(", ");
    let article = format!("<p>{crowded}.</p><p>Then encryption {ROOM} key escrow again.</p>");
    b.show_ready(&page("", &article));
    assert_eq!(
        b.get("$$('p').slice(0, 2).map((p) => mentions(p).length)"),
        json!([3, 2])
    );
    // What has no later mention is not dropped.
    assert_eq!(texts(b, "", &format!("<p>{crowded}.</p>")), terms);
    // "all" means all.
    assert_eq!(texts(b, "mark=\"all\"", &article).len(), 7);
}

fn neighbours_are_deferred_to_a_later_mention(b: &mut Browser) {
    let article = format!("<p>No warrant, backdoor {ROOM}.</p><p>The backdoor came later.</p>");
    b.show_ready(&page("", &article));
    assert_eq!(
        b.get("$$('p').slice(0, 2).map((p) => texts(p))"),
        json!([["warrant"], ["backdoor"]])
    );
    assert_eq!(
        texts(b, "", &format!("<p>No warrant, backdoor {ROOM}.</p>")),
        ["warrant", "backdoor"]
    );
}

fn prose_comes_before_quotations_and_captions(b: &mut Browser) {
    let article = "<blockquote><p>A backdoor is a crime.</p></blockquote>
        <figure><img alt=\"\"><figcaption>A warrant on a table.</figcaption></figure>
        <p>She said <q>encryption is over</q> and left.</p>
        <p id=\"prose\">They want a backdoor today, then a warrant tomorrow, and no more encryption.</p>";
    b.show_ready(&page("", article));
    assert_eq!(
        b.get("texts($('#prose'))"),
        json!(["backdoor", "warrant", "encryption"])
    );
    assert_eq!(b.get("mentions().length"), 3);
    assert_eq!(
        texts(
            b,
            "",
            "<blockquote><p>A backdoor is a crime.</p></blockquote>"
        ),
        ["backdoor"]
    );
}

fn mark_says_which_occurrences(b: &mut Browser) {
    let article = format!(
        "<p>A backdoor {ROOM}. The backdoor again.</p><h2>Part</h2><p>A backdoor {ROOM}. The backdoor again.</p>"
    );
    for (mark, count) in [("first", 1), ("section", 2), ("all", 4), ("none", 0)] {
        b.show_ready(&page(&format!("mark=\"{mark}\""), &article));
        assert_eq!(b.get("mentions().length"), count, "mark={mark}");
        assert_eq!(
            b.get("el().context.terms.map(({ id, count }) => [id, count])"),
            json!([["backdoor", 4]]),
            "mark={mark}"
        );
        assert!(b.holds("listedTerm('backdoor')"), "mark={mark}");
    }
    b.click("button(listedTerm('backdoor'))");
    b.wait("card()");
}

fn skip_names_more_places(b: &mut Browser) {
    let article = "<p class=\"lead\">A backdoor is near.</p><p>The backdoor is here.</p><div data-x>A warrant.</div>";
    b.show_ready(&page("skip=\".lead, [data-x]\"", article));
    assert_eq!(b.get("mentions().length"), 1);
    assert_eq!(b.get("mark('backdoor').parentElement.className"), "");
}

fn the_article_is_found_in_the_order_of_the_contract(b: &mut Browser) {
    let loader = crate::pages::LOADER;
    let element = crate::pages::element("");
    for (body, expected) in [
        (
            format!("<main><p>A warrant.</p></main><article><p>A backdoor.</p></article>{element}"),
            "backdoor",
        ),
        (
            format!(
                "<article><p>A backdoor.</p></article><article><p>A warrant.</p>{element}</article>"
            ),
            "warrant",
        ),
        (
            format!(
                "<main><p>A warrant.</p><div itemprop=\"name articleBody\"><p>A backdoor.</p></div></main>{element}"
            ),
            "backdoor",
        ),
        (
            format!("<p>A warrant.</p><main><p>A backdoor.</p></main>{element}"),
            "backdoor",
        ),
    ] {
        b.show_ready(&html(loader, &body));
        assert_eq!(b.strings("texts()"), [expected], "{body}");
    }
    let body = "<article><p>A warrant.</p></article><div id=\"story\"><p>A backdoor.</p></div>";
    b.show_ready(&html(
        loader,
        &format!("{body}{}", crate::pages::element("for=\"#story\"")),
    ));
    assert_eq!(b.strings("texts()"), ["backdoor"]);
}

fn two_elements_on_one_article_mark_it_once(b: &mut Browser) {
    let second = crate::pages::element("id=\"second\"");
    b.show(&page("", ARTICLE).replace("</body>", &format!("{second}</body>")));
    b.run("await customElements.whenDefined('article-context'); await Promise.all($$('article-context').map((e) => e.ready))");
    assert_eq!(b.get("mentions().length"), 4);
    assert_eq!(
        b.get("pieces().filter((p) => p.parentElement.closest('.article-context-mark')).length"),
        0
    );
    assert_eq!(b.get("$$('article-context').map((e) => $$('[part~=event]', e.shadowRoot).filter(shown).length)"), json!([8, 8]));
    b.click("mark('backdoor')");
    b.wait("cards().length === 1");
    b.run("$$('article-context')[1].openTerm('warrant')");
    b.wait("cards().some((c) => c.textContent.includes('The gloss of warrant.'))");
    b.wait("cards().length === 1");
    b.run("el().remove(); await new Promise((go) => setTimeout(go))");
    b.wait("mentions().length === 4");
    b.click("mark('encryption')");
    b.wait("cards().length === 1 && card().textContent.includes('The gloss of encryption.')");
    b.run("el().remove(); await new Promise((go) => setTimeout(go))");
    assert_eq!(b.get("changed()"), "");
}

crate::cases!(
    the_first_mention_of_each_term_is_marked,
    a_mark_is_a_focusable_button_with_the_name_of_its_text,
    a_mention_across_inline_elements_has_pieces_and_one_trigger,
    nothing_is_marked_where_the_contract_forbids_it,
    no_mention_crosses_from_block_to_block,
    only_whole_words_and_the_longest_match,
    plurals_and_capitals_are_marked_and_possessives_left_outside,
    at_most_three_are_marked_in_a_paragraph_if_the_rest_come_later,
    neighbours_are_deferred_to_a_later_mention,
    prose_comes_before_quotations_and_captions,
    mark_says_which_occurrences,
    skip_names_more_places,
    the_article_is_found_in_the_order_of_the_contract,
    two_elements_on_one_article_mark_it_once,
);
