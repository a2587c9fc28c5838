//! Pages and packs that the cases share.

/// The strictest policy that the widget promises to work under.
pub(crate) const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// A small pack, served at `/pack.json`.
pub(crate) const PACK: &str = include_str!("pack.json");

/// A pack whose card has something of everything: more to read, five perspectives, terms to go on to, three sources.
pub(crate) const RICH_PACK: &str = include_str!("rich.json");

/// Four terms of [`PACK`], one a paragraph, one of them also in the headline and twice; each of its ten events by its
/// actor.
pub(crate) const ARTICLE: &str = "<h1>Ministers and lawful access</h1>
<p>Ministers asked again for lawful access to the messages of everybody in the country.</p>
<p>Engineers said that a backdoor for one is a door for all, whoever holds the paper.</p>
<p>A warrant changes nothing about that, said the Home Office.</p>
<p>Nor does <em>encryption</em> that is weak on purpose: there is no such lawful access.</p>
<p>Asked were the Northern Board, the Southern Board, the Eastern Board, the Western Board, the Harbour Board,
the Mountain Board, the Valley Board, the Forest Board, the Island Board and the Prairie Board.</p>";

/// The one tag a publisher adds, without the element.
pub(crate) const LOADER: &str = "<script type=\"module\" src=\"/article-context.js\"></script>";

/// A whole page in English.
pub(crate) fn html(head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>A page</title>\n{head}\n</head>\n\
         <body>\n{body}\n</body>\n</html>"
    )
}

/// A page of 18 November 2019 with one article and, after it, the element with these attributes; where they name no
/// pack, it is [`PACK`].
pub(crate) fn page(attributes: &str, article: &str) -> String {
    let head = format!(
        "<meta property=\"article:published_time\" content=\"2019-11-18T17:41:00Z\">\n{LOADER}"
    );
    let element = element(attributes);
    html(
        &head,
        &format!("<article>\n{article}\n</article>\n{element}"),
    )
}

/// The element with these attributes and, if they name no pack, [`PACK`].
pub(crate) fn element(attributes: &str) -> String {
    // Of two attributes of one name the first counts.
    format!("<article-context {attributes} pack=\"/pack.json\"></article-context>")
}

/// A pack with one term and nothing else.
pub(crate) fn tiny_pack(term: &str, form: &str) -> String {
    format!(
        r#"{{ "format": 1, "id": "tiny", "title": "Tiny", "language": "en", "events": [],
  "terms": [ {{ "id": "{term}", "name": "{form}", "forms": ["{form}"], "gloss": "Tiny.",
    "sources": [ {{ "title": "A source", "url": "https://example.org/tiny" }} ] }} ] }}"#
    )
}
