//! Labels, directions and the one file of words that a page loads.

use serde_json::json;

use crate::browser::Browser;

use crate::pages::{ARTICLE, LOADER, html, page};
use crate::pseudo;
use crate::response::Response;

/// The key.
const LEFT: char = '\u{e012}';

/// A pack in Arabic with one event in English.
const PACK: &str = include_str!("../arabic.json");

/// An article in Arabic, of its own direction, with three terms of [`PACK`].
const ARABIC: &str = "<h1>مشروع قرار ضد التشفير</h1>
<p>تقول المنظمة إن التشفير من طرف إلى طرف يحجب الأدلة عن المحققين في قضايا كثيرة جدا في بلدان كثيرة.</p>
<p>ويرد المهندسون بأن كل باب خلفي للشرطة باب للجميع، وأن النفاذ القانوني لا يغيّر شيئا من ذلك كله.</p>
<p>وكانت وزارة العدل الأمريكية قد كتبت إلى الشركة في أكتوبر 2019، وذكرت Apple القضية القديمة.</p>";

/// Shows a page in Arabic, from right to left, the element with these attributes.
fn show_arabic(b: &mut Browser, attributes: &str) {
    b.server.route("/arabic.json", Response::new(PACK));
    let page = page("ATTRIBUTES", ARABIC).replace("lang=\"en\"", "lang=\"ar\" dir=\"rtl\"");
    let page = page.replace("ATTRIBUTES pack=\"/pack.json\"", attributes);
    b.show_ready(&page);
}

/// The files of labels that were requested.
fn labels_requested(b: &Browser) -> Vec<String> {
    let paths = b.server.requests().into_iter().map(|request| request.path);
    paths.filter(|path| path.starts_with("/labels/")).collect()
}

fn one_file_of_labels_is_loaded_however_many_elements_there_are(b: &mut Browser) {
    let element = "<article-context pack=\"/pack.json\"></article-context>".repeat(2);
    let body = format!("<article>{ARTICLE}</article>{element}");
    b.show(&html(LOADER, &body).replace("lang=\"en\"", "lang=\"fr-CH\""));
    b.run(
        "await customElements.whenDefined('article-context');
           for (const element of $$('article-context')) await element.ready;
           await el().rescan()",
    );
    b.wait("part('panel-title').textContent === 'Pour mieux comprendre'");
    assert_eq!(labels_requested(b), ["/labels/fr.json"]);
}

fn an_article_in_arabic_has_words_of_its_own_and_runs_from_right_to_left(b: &mut Browser) {
    show_arabic(b, "pack=\"/arabic.json\"");
    assert_eq!(labels_requested(b), ["/labels/ar.json"]);
    assert_eq!(b.get("mentions().length"), 3);
    assert_eq!(b.get("part('panel-title').textContent"), "خلفيات هذا الخبر");
    assert_eq!(b.get("getComputedStyle(part('panel')).direction"), "rtl");
    let letter = "listedEvent('letter')";
    assert_eq!(
        b.get(&format!("$('time', {letter}).textContent")),
        "4 أكتوبر 2019"
    );
    assert_eq!(
        b.get(&format!("$('.away', {letter}).textContent")),
        "قبل ستة أسابيع من المقال"
    );
    // An approximate date gives no distance.
    assert!(!b.holds("shown($('.away', listedEvent('resolution')))"));
    // The one event in English runs as English does.
    let draft = "$('[part~=event-title]', listedEvent('draft'))";
    let around = b.get(&format!(
        "(({{ lang, dir }}) => [lang, dir])({draft}.closest('[dir]'))"
    ));
    assert_eq!(around, json!(["en", "ltr"]));
    assert_eq!(
        b.get(&format!(
            "getComputedStyle({draft}).textAlign.replace('start', 'left')"
        )),
        "right"
    );
}

fn where_the_default_pack_has_no_arabic_the_element_takes_no_room(b: &mut Browser) {
    show_arabic(b, "");
    assert_eq!(b.get("mentions().length"), 0);
    assert!(!b.holds("part('panel')"));
    assert_eq!(b.get("el().getBoundingClientRect().height"), 0);
    assert_eq!(b.events("error").len(), 0);
    assert_eq!(b.event("ready")["terms"], 0);
    assert_eq!(
        labels_requested(b),
        [""; 0],
        "nothing is fetched for nothing"
    );
    show_arabic(b, "pack=\"default /arabic.json\"");
    assert_eq!(b.get("mentions().length"), 3, "what is there is used");
    assert_eq!(b.events("error").len(), 0);
}

fn an_element_that_asks_for_arabic_has_it_around_the_english_pack(b: &mut Browser) {
    let article = "<article><p>They want end-to-end encryption, and a backdoor, said INTERPOL.</p>
                   <p>A warrant is needed for lawful access, said another.</p></article>";
    let element = "<article-context lang=\"ar\"></article-context>";
    b.show_ready(&html(LOADER, &format!("{article}{element}")));
    assert_eq!(b.get("texts()[0]"), "end-to-end encryption");
    assert_eq!(b.get("part('panel-title').textContent"), "خلفيات هذا الخبر");
    let run = |element: &str| b.get(&format!("getComputedStyle({element}).direction"));
    assert_eq!(run("part('panel-title')"), "rtl");
    assert_eq!(run("$('button', listedTerm('backdoor'))"), "ltr");
    assert_eq!(run("$('.gloss', listedTerm('backdoor'))"), "ltr");
    b.run("el().openTerm('backdoor')");
    b.wait("card()");
    assert_eq!(run("card()"), "rtl");
    assert_eq!(run("part('card-title')"), "ltr");
    assert_eq!(run("$('.gloss', card())"), "ltr");
    // Its own words do not run with the perspectives they stand among.
    b.wait("part('perspective')");
    assert_eq!(run("part('perspective')"), "ltr");
    let lang = |of: &str| b.get(&format!("$('{of}', card()).closest('[lang]').lang"));
    assert_eq!(lang(".perspective b"), "en");
    assert_eq!(lang(".perspective a"), "ar");
    assert_eq!(lang("#card-seen"), "ar");
}

fn a_panel_of_a_chosen_language_runs_as_that_does(b: &mut Browser) {
    show_arabic(b, "lang=\"en\" pack=\"/arabic.json\"");
    assert_eq!(
        b.get("part('panel-title').textContent"),
        "Behind this story"
    );
    assert_eq!(b.get("getComputedStyle(part('panel')).direction"), "ltr");
    let letter = "$('[part~=event-title]', listedEvent('letter'))";
    assert_eq!(
        b.get(&format!("getComputedStyle({letter}).direction")),
        "rtl"
    );
}

/// The middle of an element, across.
fn middle(b: &Browser, element: &str) -> f64 {
    let middle =
        format!("(({{ left, right }}) => (left + right) / 2)({element}.getBoundingClientRect())");
    b.get(&middle).as_f64().expect("a number")
}

fn panel_axis_and_card_are_mirrored(b: &mut Browser) {
    show_arabic(b, "pack=\"/arabic.json\"");
    assert!(
        middle(b, "$('time', listedEvent('letter'))")
            > middle(b, "$('.places', listedEvent('letter'))")
    );
    assert!(middle(b, "part('search')") > middle(b, "$('.tool', root())"));
    // On the axis time runs to the left, and so does the left arrow key. The article's own label is not on its line.
    let dot = |at: &str| middle(b, &format!("$$('[role=option]', part('axis')).at({at})"));
    assert!(dot("0") > dot("-1"));
    assert!(b.holds("(({ left, right, bottom }, line) => (right < line.left || left > line.right) && bottom < line.bottom - 20)
        ($('text.now', part('axis')).getBoundingClientRect(), $('rect.now', part('axis')).getBoundingClientRect())"));
    b.focus("part('axis')");
    b.press(LEFT);
    b.press(LEFT);
    b.wait("$('[aria-selected=true]', part('axis'))?.textContent.includes('رسالة مفتوحة')");
    // A card stands a little out from the end of its line at which one begins to read.
    b.click("mark('backdoor')");
    b.wait("card()");
    let out = b.get(
        "card().getBoundingClientRect().right - mark('backdoor').getBoundingClientRect().right",
    );
    assert!(
        (out.as_f64().expect("a number") - 16.0).abs() < 2.0,
        "{out}"
    );
    assert!(middle(b, "$('.close', card())") < middle(b, "part('card-title')"));
    b.run("el().openTerm('end-to-end-encryption')");
    b.wait("parts('perspective').length === 2");
    let perspective = |at: usize| middle(b, &format!("parts('perspective')[{at}]"));
    assert!(perspective(0) > perspective(1));
}

fn the_way_to_a_card_is_open_from_right_to_left_too(b: &mut Browser) {
    show_arabic(b, "pack=\"/arabic.json\"");
    b.hover("mark('backdoor')");
    b.wait("card()");
    let ends = b.get(
        "(({ left, top, width }, mark) => [[mark.left + mark.width / 2, mark.top + mark.height / 2], [left + width * .1, top + 3]]
          .map((point) => point.map(Math.round)))(card().getBoundingClientRect(), mark('backdoor').getClientRects()[0])",
    );
    let at = |end: usize, axis: usize| ends[end][axis].as_i64().expect("a number");
    let way: Vec<(i64, i64)> = (0..=8)
        .map(|n| [0, 1].map(|axis| at(0, axis) + (at(1, axis) - at(0, axis)) * n / 8))
        .map(|[x, y]| (x, y))
        .collect();
    b.move_through(&way, 100);
    b.pause(500);
    assert!(b.holds("card()?.dataset.contextTerm === 'backdoor'"));
}

/// Texts and names in the widget's tree that are shown and have a plain letter that no pack gave them.
const HARD_CODED: &str = "(async () => {
    const given = [];
    const collect = (value) => typeof value === 'string' ? given.push(value) : value && typeof value === 'object' && Object.values(value).forEach(collect);
    collect(await (await fetch('/pack.json')).json());
    given.sort((a, b) => b.length - a.length);
    const rest = (text) => given.reduce((left, one) => left.replaceAll(one, ''), text);
    const found = [];
    for (const element of $$('*', root())) {
        if (!shown(element) && !element.closest('svg, option')) continue;
        const texts = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
        texts.push(...['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''));
        found.push(...texts.filter((text) => /[A-Za-z]/.test(rest(text))));
    }
    return found;
})()";

/// Elements of panel and card that reach out of them, or are cut.
const CUT: &str = "(() => {
    const cut = [];
    for (const around of [part('panel'), card()].filter(Boolean)) {
        const { left, right } = around.getBoundingClientRect();
        for (const element of $$('*', around)) {
            // The card's foot reaches over its padding.
            if (!shown(element) || element.closest('svg') || element.matches('.skip, [part=timeline-title], :has(> .card-foot)')) continue;
            const box = element.getBoundingClientRect();
            const reaches = box.left < left - 1 || box.right > right + 1;
            const style = getComputedStyle(element);
            let room = element.clientWidth;
            let wanted = element.scrollWidth;
            if (element.placeholder) {
                const pen = document.createElement('canvas').getContext('2d');
                pen.font = style.font;
                wanted = pen.measureText(element.placeholder).width;
                room -= parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
            }
            if (reaches || style.display !== 'inline' && wanted > room + 1)
                cut.push(`${element.localName}.${element.className}: ${element.textContent.slice(0, 40)} (${wanted} in ${room})`);
        }
    }
    return cut;
})()";

fn nothing_is_written_in_the_code_and_everything_has_room_for_longer_words(b: &mut Browser) {
    for width in [280, 320, 700] {
        b.server
            .route("/labels/en.json", Response::new(pseudo::labels()));
        let element = format!(
            "<aside style=\"width: {width}px\"><article-context lang=\"en-XA\" pack=\"/pack.json\"></article-context></aside>"
        );
        b.show_ready(&page("", ARTICLE).replace(
            "<article-context  pack=\"/pack.json\"></article-context>",
            &element,
        ));
        assert!(b.holds("part('panel-title').textContent.startsWith('Ɓ')"));
        b.run("el().showEvent('letter'); $('.tool', root()).click(); $$('.all', root()).find(shown).click()");
        b.wait("part('event-summary') && $$('select', root()).every(shown) && parts('event').length === 10");
        assert_eq!(b.strings(HARD_CODED), [""; 0], "panel");
        assert_eq!(b.strings(CUT), [""; 0], "panel of {width}");
        b.run("el().openTerm('lawful-access')");
        b.wait("card()");
        b.run("$('.longer button', card()).click()");
        b.wait("$('.longer button', card()).ariaExpanded === 'true'");
        assert_eq!(b.strings(HARD_CODED), [""; 0], "card");
        assert_eq!(b.strings(CUT), [""; 0], "card");
        b.run("$('.unlike button', card()).click()");
        b.wait("shown($('.back', card()))");
        assert_eq!(b.strings(HARD_CODED), [""; 0], "another card");
        assert_eq!(b.strings(CUT), [""; 0], "another card");
        b.run("el().closeTerm();
               const search = part('search'); search.value = 'letter'; search.dispatchEvent(new Event('input', { bubbles: true }))");
        b.wait("$('[role=status]', root()).textContent");
        assert_eq!(b.strings(HARD_CODED), [""; 0], "what was found");
        assert_eq!(b.strings(CUT), [""; 0], "what was found");
    }
}

crate::cases!(
    one_file_of_labels_is_loaded_however_many_elements_there_are,
    an_article_in_arabic_has_words_of_its_own_and_runs_from_right_to_left,
    where_the_default_pack_has_no_arabic_the_element_takes_no_room,
    an_element_that_asks_for_arabic_has_it_around_the_english_pack,
    a_panel_of_a_chosen_language_runs_as_that_does,
    panel_axis_and_card_are_mirrored,
    the_way_to_a_card_is_open_from_right_to_left_too,
    nothing_is_written_in_the_code_and_everything_has_room_for_longer_words,
);
