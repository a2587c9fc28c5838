//! What the reader mode of a browser takes from the page is the same with marks and panel as without.

use crate::browser::Browser;
use crate::pages::{ARTICLE, page};
use crate::paths;

/// Takes the text out of a copy of the page as Firefox does; white space is the page's.
const READ: &str =
    "new Readability(document.cloneNode(true)).parse().textContent.replace(/\\s+/g, ' ').trim()";

fn load_reader(b: &Browser) {
    assert!(
        paths::readability().exists(),
        "{} is missing: run scripts/setup",
        paths::readability().display()
    );
    b.run(
        "const script = Object.assign(document.createElement('script'), { src: '/readability.js' });
         document.head.append(script);
         await new Promise((go, fail) => { script.onload = go; script.onerror = fail; })",
    );
}

fn assert_whole(b: &Browser, least: u64) {
    load_reader(b);
    assert!(b.get("pieces().length").as_u64() > Some(3));
    b.run("el().openTerm(mentions()[0].term)");
    b.wait("card()");
    let with = b.get(READ);
    let mut words = b.get("$('article').textContent.split(/\\s+/).length");
    assert!(words.as_u64() >= Some(least), "{words}");
    b.run("el().remove(); await new Promise((go) => setTimeout(go))");
    assert_eq!(with, b.get(READ));
    words = b.get(&format!("{READ}.split(/\\s+/).length"));
    assert!(words.as_u64() >= Some(least), "{words}");
}

fn the_text_is_the_same_with_marks_and_panel(b: &mut Browser) {
    b.open("/index.html");
    b.ready();
    assert_whole(b, 600);
    // The element within the article, every mention marked.
    let within = ARTICLE.replace(
        "<p>A warrant",
        "<article-context mark=\"all\" pack=\"/pack.json\"></article-context><p>A warrant",
    );
    let long = format!("{within}{}", ARTICLE.repeat(5));
    b.show_ready(&page("", &long).replace(
        "</article>\n<article-context  pack=\"/pack.json\"></article-context>",
        "</article>",
    ));
    assert_whole(b, 300);
}

crate::cases!(the_text_is_the_same_with_marks_and_panel);
