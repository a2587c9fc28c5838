//! JSON to be written: the schema, and packs that the command line puts together. Native only.

use super::model::{Pack, PolicyEvent, Source, Term};
use super::record::Content;
use super::shape::{DETAILED, EXTENDED, OPTIONAL, SPOKEN};

/// A JSON value to be written.
pub(super) enum Json {
    /// A string.
    Text(String),
    /// Anything that is written as it stands here: a number, `true`, `false`.
    Raw(String),
    /// An array.
    List(Vec<Json>),
    /// An object, its keys in this order.
    Object(Members),
}

/// The members of an object.
pub(super) type Members = Vec<(&'static str, Json)>;

impl Json {
    /// Indented by two, ending with a line break; lists of texts stay on one line: the schema's
    /// jurisdictions alone would be 250.
    pub(super) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out.push('\n');
        out
    }

    /// Without any blank.
    pub(super) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// `depth` counts steps of two blanks; `None` leaves out blanks and line breaks.
    fn write(&self, out: &mut String, depth: Option<usize>) {
        let inner = depth.map(|depth| depth + 1);
        match self {
            Self::Text(text) => write_text(out, text),
            Self::Raw(written) => out.push_str(written),
            Self::List(items) if items.iter().all(|item| matches!(item, Self::Text(_))) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(match (at, depth) {
                        (0, _) => "",
                        (_, None) => ",",
                        (_, Some(_)) => ", ",
                    });
                    item.write(out, None);
                }
                out.push(']');
            }
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    begin_entry(out, at, inner);
                    item.write(out, inner);
                }
                new_line(out, depth);
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (at, (key, value)) in members.iter().enumerate() {
                    begin_entry(out, at, inner);
                    write_text(out, key);
                    out.push_str(if depth.is_some() { ": " } else { ":" });
                    value.write(out, inner);
                }
                new_line(out, depth);
                out.push('}');
            }
        }
    }
}

fn begin_entry(out: &mut String, at: usize, depth: Option<usize>) {
    if at > 0 {
        out.push(',');
    }
    new_line(out, depth);
}

fn new_line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A pack in the two files a page loads: what is shown at once, and the longer texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The pack; its `details` name the other file.
    pub pack: String,
    /// The texts that are shown when a card or an event is opened, and all sources but the first.
    pub details: String,
}

impl Pack {
    /// Writes the pack as two files without blanks; `details` is the address of the second,
    /// relative to the first's.
    pub fn split(mut self, details: &str) -> Split {
        let language = self.language.clone();
        let further = Self {
            terms: self
                .terms
                .iter_mut()
                .filter_map(|term| split_term(term, &language))
                .collect(),
            events: self
                .events
                .iter_mut()
                .filter_map(|event| split_event(event, &language))
                .collect(),
            ..Self::default()
        };
        self.details = Some(String::from(details));
        let write = |pack: &Self, spared| match pack.to_json(spared) {
            Some(Json::Object(mut members)) => {
                members.insert(0, ("format", Json::Raw(String::from("1"))));
                Json::Object(members).compact()
            }
            _ => String::new(),
        };
        Split {
            pack: write(&self, DETAILED),
            details: write(&further, EXTENDED),
        }
    }
}

/// An object of keys with the circumstances they may be missing in, and their values.
pub(super) fn object<const N: usize>(
    fields: [(&'static str, u8, Option<Json>); N],
    spared: u8,
) -> Json {
    let written = |(key, allowed, value): (_, u8, Option<Json>)| {
        // Of what must be there, only a list can be nothing.
        let empty = (allowed & (spared | OPTIONAL | SPOKEN) == 0).then_some(Json::List(Vec::new()));
        Some((key, value.or(empty)?))
    };
    Json::Object(fields.into_iter().filter_map(written).collect())
}

/// The longer texts of a term, taken out of it; `None` where it has none.
fn split_term(term: &mut Term, pack_language: &str) -> Option<Term> {
    let body = std::mem::take(&mut term.body);
    let perspectives = std::mem::take(&mut term.perspectives);
    let language = languages(&mut term.language, &mut term.longer_language, pack_language);
    let sources = further(&mut term.sources);
    let is_something = !(body.is_empty() && perspectives.is_empty() && sources.is_empty());
    is_something.then(|| Term {
        id: term.id.clone(),
        body,
        perspectives,
        language,
        sources,
        ..Term::default()
    })
}

/// The longer texts of an event, likewise.
fn split_event(event: &mut PolicyEvent, pack_language: &str) -> Option<PolicyEvent> {
    let summary = std::mem::take(&mut event.summary);
    let language = languages(
        &mut event.language,
        &mut event.longer_language,
        pack_language,
    );
    let sources = further(&mut event.sources);
    let is_something = !(summary.is_empty() && sources.is_empty());
    is_something.then(|| PolicyEvent {
        id: event.id.clone(),
        summary,
        language,
        sources,
        ..PolicyEvent::default()
    })
}

/// Leaves an entry's language only where it differs from the pack's, and gives that of its longer
/// texts where it differs from the entry's.
fn languages(
    entry: &mut Option<String>,
    longer: &mut Option<String>,
    pack: &str,
) -> Option<String> {
    let own = entry.clone().unwrap_or_else(|| String::from(pack));
    *entry = Some(own.clone()).filter(|language| language != pack);
    longer.take().filter(|language| *language != own)
}

fn further(sources: &mut Vec<Source>) -> Vec<Source> {
    sources.split_off(sources.len().min(1))
}
