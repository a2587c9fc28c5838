//! Packs: the files of terms and events that editors publish.
//!
//! A pack's text becomes a tree of JSON values with their places ([`json`]). The tree is held against
//! the shapes that the types of the pack declare, so that every problem is found and told with path,
//! line and column; only a pack without errors becomes a [`Pack`]. Several are merged into a
//! [`Library`].
//!
//! The types are declared once (`model.rs`); their reading, their merging and the JSON Schema follow
//! from that. What only the command line needs (warnings, schema) is not compiled into the browser's
//! program.

mod address;
#[cfg(not(target_arch = "wasm32"))]
mod check;
pub mod date;
mod diagnostic;
mod entries;
mod index;
pub mod json;
#[cfg(not(target_arch = "wasm32"))]
mod known;
mod layers;
mod merge;
mod model;
mod read;
mod record;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod shape;
#[cfg(test)]
mod tests;
mod text;
#[cfg(not(target_arch = "wasm32"))]
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub use check::{check, check_after};
pub use date::{Bound, Date, Point, Precision};
#[cfg(not(target_arch = "wasm32"))]
pub use diagnostic::not_utf8;
pub use diagnostic::{Diagnostic, MAX_PROBLEMS, Severity};
pub use layers::Layers;
#[cfg(not(target_arch = "wasm32"))]
pub use merge::merged;
pub use merge::{Library, PackFacts, merge};
pub use model::{Form, KINDS, Pack, Perspective, PolicyEvent, Source, Term, Within};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use shape::{MAX_EVENTS, MAX_FORMS, MAX_GLOSS, MAX_ID, MAX_LINE, MAX_LIST, MAX_PARAGRAPH};
pub use shape::{MAX_TERMS, MAX_URL, MAX_WORDS};
#[cfg(not(target_arch = "wasm32"))]
pub use write::Split;

use read::Reader;
use record::Content;

/// Reads a pack.
///
/// # Errors
///
/// Every error of the pack, in document order, at most [`MAX_PROBLEMS`]; of text that is not JSON only the
/// first. Warnings are not told here.
///
/// # Examples
///
/// ```
/// use article_context::pack;
///
/// let text = r#"{ "format": 1, "id": "t", "title": "T", "language": "en", "terms": [], "events": 5 }"#;
/// let errors = pack::parse(text).unwrap_err();
/// assert_eq!(errors[0].path, "$.events");
/// assert_eq!(errors[0].message, "found `5`: write a list in [ ]");
/// ```
pub fn parse(text: &str) -> Result<Pack, Vec<Diagnostic>> {
    read(text, 0)
}

/// Reads the file that a pack's `details` name: a pack whose entries need only their `id`. See
/// [`Layers`].
///
/// # Errors
///
/// As [`parse`].
pub fn parse_details(text: &str) -> Result<Pack, Vec<Diagnostic>> {
    read(text, shape::EXTENDED)
}

fn read(text: &str, spared: u8) -> Result<Pack, Vec<Diagnostic>> {
    let root = json::parse(text).map_err(|diagnostic| vec![diagnostic])?;
    let mut reader = Reader::new(spared);
    reader.pack(&root);
    if reader.problems.has_errors() {
        return Err(reader.problems.locate(text));
    }
    Ok(Pack::read(Some(&root)))
}
