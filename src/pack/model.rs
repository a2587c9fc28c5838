//! What an editor writes: the types of a pack, each declared once with its shape.

use super::date::Date;
use super::json::Node;
use super::record::{Content, record};
use super::shape::{ALWAYS, DETAILED, EXTENDED, OPTIONAL, SPOKEN};
use super::shape::{Field, Record, Shape};
use super::shape::{MAX_EVENTS, MAX_GLOSS, MAX_ID, MAX_LINE, MAX_LIST, MAX_PARAGRAPH, MAX_TERMS};
#[cfg(not(target_arch = "wasm32"))]
use super::write::Json;

record! {
    /// A published file of terms and events (`format` 1).
    pub struct Pack as PACK {
        /// The pack's id.
        id: String, EXTENDED, Shape::Id;
        /// The pack's name, shown to readers.
        title: String, EXTENDED, Shape::Text(MAX_LINE);
        /// The language of its texts, a BCP 47 tag.
        language: String, EXTENDED, Shape::Language;
        /// Its terms, in the editor's order.
        terms: Vec<Term>, EXTENDED, Shape::List(&Shape::Record(&TERM), MAX_TERMS);
        /// Its events, in the editor's order.
        events: Vec<PolicyEvent>, EXTENDED, Shape::List(&Shape::Record(&EVENT), MAX_EVENTS);
        /// The editor's version of the pack.
        version: Option<String>, OPTIONAL, Shape::Text(MAX_LINE);
        /// The licence of its texts.
        licence: Option<String>, OPTIONAL, Shape::Text(MAX_LINE);
        /// When the pack was last reviewed.
        reviewed: Option<Date>, OPTIONAL, Shape::Date;
        /// Where the pack is described.
        homepage: Option<String>, OPTIONAL, Shape::Url;
        /// Whom to tell of a mistake.
        contact: Option<String>, OPTIONAL, Shape::Text(MAX_LINE);
        /// Where the longer texts are, relative to the pack's own address.
        details: Option<String>, OPTIONAL, Shape::Reference;
    }
    also {
        /// Where the schema is, for editors that check while one types.
        "$schema", OPTIONAL, Shape::Text(4_096);
        /// The format's number.
        "format", ALWAYS, Shape::Format;
    }
}

record! {
    /// A headword with its meaning.
    pub struct Term as TERM {
        /// `[a-z0-9][a-z0-9-]*`, unique in a pack.
        id: String, ALWAYS, Shape::Id;
        /// The headword, as shown.
        name: String, EXTENDED, Shape::Text(MAX_LINE);
        /// The ways it is written in text.
        forms: Vec<Form>, EXTENDED, Shape::List(&Shape::WordsOr(&FORM), MAX_LIST);
        /// The meaning in one or two sentences.
        gloss: String, EXTENDED, Shape::Text(MAX_GLOSS);
        /// Where the meaning is sourced, primary first.
        sources: Vec<Source>, EXTENDED, Shape::List(&Shape::Record(&SOURCE), MAX_LIST);
        /// The longer text, a paragraph an entry.
        body: Vec<String>, OPTIONAL, Shape::List(&Shape::Text(MAX_PARAGRAPH), MAX_LIST);
        /// What named holders say of a contested term.
        perspectives: Vec<Perspective>, OPTIONAL, Shape::List(&Shape::Record(&PERSPECTIVE), MAX_LIST);
        /// Ids of terms it is mistaken for.
        confused_with: Vec<String>, OPTIONAL, Shape::List(&Shape::Id, MAX_LIST);
        /// Ids of terms near to it.
        related: Vec<String>, OPTIONAL, Shape::List(&Shape::Id, MAX_LIST);
        /// The kind of term, one word.
        category: Option<String>, OPTIONAL, Shape::Text(MAX_ID);
        /// When the entry was last reviewed.
        reviewed: Option<Date>, OPTIONAL, Shape::Date;
        /// The language of its texts where it differs from the pack's.
        language: Option<String>, OPTIONAL, Shape::Language;
        /// Whether it adds to an earlier pack's entry of the same id instead of replacing it.
        extends: bool, OPTIONAL, Shape::Flag;
    }
    besides {
        /// The language of its body and perspectives where it differs from the entry's: merging tells.
        longer_language: Option<String>;
        /// Indices of the packs it is made of, in their order.
        packs: Vec<u32>;
    }
}

record! {
    /// One of the ways a term is written in text.
    pub struct Form as FORM then finish_form written form_as_written {
        /// The words. Any hyphen or space between them is alike.
        text: String, ALWAYS, Shape::Words;
        /// Whether only this very case counts (`"case": "exact"`).
        exact("case"): bool, OPTIONAL, Shape::Choice(&["exact"], "write exact, or leave the key out");
        /// Whether the regular plural counts too.
        inflect: bool, OPTIONAL, Shape::Flag;
        /// One of these must stand within `within` of it.
        near: Vec<String>, OPTIONAL, Shape::List(&Shape::Words, MAX_LIST);
        /// How far `near` reaches.
        within: Within, OPTIONAL, Shape::Choice(&["sentence", "block", "article"], "write sentence, block or article");
        /// It never matches directly before one of these.
        not_before: Vec<String>, OPTIONAL, Shape::List(&Shape::Words, MAX_LIST);
        /// It never matches directly after one of these.
        not_after: Vec<String>, OPTIONAL, Shape::List(&Shape::Words, MAX_LIST);
    }
}

/// A form may be a bare string, and counts its plural unless it says otherwise.
fn finish_form(form: &mut Form, node: Option<&Node<'_>>) {
    let Some(node) = node else { return };
    if let Some(text) = node.as_text() {
        form.text = String::from(text);
    }
    if node.get("inflect").is_none() {
        form.inflect = !form.exact;
    }
}

/// A form that is words and nothing else is written as a bare string.
#[cfg(not(target_arch = "wasm32"))]
fn form_as_written(form: &Form, json: Json) -> Json {
    let Json::Object(mut members) = json else {
        return json;
    };
    members.retain(|(key, _)| !matches!(*key, "case" | "inflect"));
    if form.exact {
        members.push(("case", Json::Text(String::from("exact"))));
    }
    if form.inflect == form.exact {
        members.push(("inflect", Json::Raw(form.inflect.to_string())));
    }
    match &members[..] {
        [("text", _)] => Json::Text(form.text.clone()),
        _ => Json::Object(members),
    }
}

/// How far a form's `near` reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// The same sentence.
    #[default]
    Sentence,
    /// The same block.
    Block,
    /// The whole article.
    Article,
}

impl Content for Within {
    fn read(node: Option<&Node<'_>>) -> Self {
        match node.and_then(Node::as_text) {
            Some("block") => Self::Block,
            Some("article") => Self::Article,
            _ => Self::Sentence,
        }
    }

    fn overlay(&mut self, over: Self) {
        *self = over;
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, _: u8) -> Option<Json> {
        let word = match self {
            Self::Sentence => return None,
            Self::Block => "block",
            Self::Article => "article",
        };
        Some(Json::Text(String::from(word)))
    }
}

record! {
    /// What a named holder says of a contested term.
    pub struct Perspective as PERSPECTIVE {
        /// Who says it.
        holder: String, ALWAYS, Shape::Text(MAX_LINE);
        /// What they say, in a sentence.
        view: String, ALWAYS, Shape::Text(MAX_GLOSS);
        /// Where they say it.
        source: Source, ALWAYS, Shape::Spoken(&SOURCE);
    }
}

record! {
    /// Where a text rests on.
    pub struct Source as SOURCE {
        /// The page's title; may be missing in a perspective.
        title: Option<String>, SPOKEN, Shape::Text(MAX_LINE);
        /// An `https:` or `http:` address.
        url: String, ALWAYS, Shape::Url;
        /// Who published it.
        publisher: Option<String>, OPTIONAL, Shape::Text(MAX_LINE);
        /// When it was published.
        date: Option<Date>, OPTIONAL, Shape::Date;
        /// Whether it reports what others published.
        secondary: bool, OPTIONAL, Shape::Flag;
    }
}

record! {
    /// A dated event.
    pub struct PolicyEvent as EVENT {
        /// `[a-z0-9][a-z0-9-]*`, unique in a pack.
        id: String, ALWAYS, Shape::Id;
        /// When it was, or began.
        date: Date, EXTENDED, Shape::Date;
        /// When it ended.
        end: Option<Date>, OPTIONAL, Shape::Date;
        /// A neutral headline.
        title: String, EXTENDED, Shape::Text(MAX_LINE);
        /// Who did what, and why it matters here.
        summary: String, EXTENDED | DETAILED, Shape::Text(MAX_GLOSS);
        /// One of the kinds in [`KINDS`].
        kind: String, EXTENDED, Shape::Kind;
        /// ISO 3166-1 alpha-2, or `EU`, `INT`, `FVEY`.
        jurisdictions: Vec<String>, EXTENDED, Shape::List(&Shape::Jurisdiction, MAX_LIST);
        /// Ids of the terms it is about.
        terms: Vec<String>, EXTENDED, Shape::List(&Shape::Id, MAX_LIST);
        /// Where it is sourced, primary first.
        sources: Vec<Source>, EXTENDED, Shape::List(&Shape::Record(&SOURCE), MAX_LIST);
        /// Who took part.
        actors: Vec<String>, OPTIONAL, Shape::List(&Shape::Text(MAX_LINE), MAX_LIST);
        /// What else it is called in text.
        names: Vec<String>, OPTIONAL, Shape::List(&Shape::Words, MAX_LIST);
        /// The editor's weight, 0 (ordinary) to 1 (a landmark everything else refers to).
        weight: f64, OPTIONAL, Shape::Weight;
        /// The language of its texts where it differs from the pack's.
        language: Option<String>, OPTIONAL, Shape::Language;
        /// Whether it adds to an earlier pack's entry of the same id instead of replacing it.
        extends: bool, OPTIONAL, Shape::Flag;
    }
    besides {
        /// The language of its summary where it differs from the entry's: merging tells.
        longer_language: Option<String>;
        /// Indices of the packs it is made of, in their order.
        packs: Vec<u32>;
    }
}

/// The kinds of event.
pub const KINDS: [&str; 10] = [
    "legislation",
    "proposal",
    "court",
    "statement",
    "report",
    "deployment",
    "incident",
    "agreement",
    "regulation",
    "enforcement",
];
