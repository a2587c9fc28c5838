//! What entries must be to each other: ids that stand once, references that lead somewhere, limits of the whole pack.

use super::date::Date;
use super::index::{self, Index};
use super::json::Node;
use super::read::{Reader, Step, path_of};
use super::shape::{EXTENDED, MAX_FORMS, MAX_TERMS};
use super::text::quoted;

/// Checks the entries of a pack against each other.
pub(super) fn check(reader: &mut Reader<'_>, root: &Node<'_>) {
    let terms = ids(reader, root, "terms");
    ids(reader, root, "events");
    limit_forms(reader, root);
    for (at, event) in list(root, "events").iter().enumerate() {
        check_end(reader, event, at);
        // What is extended may name terms of the earlier pack.
        if reader.spared & EXTENDED == 0 && !extends(event) {
            check_terms(reader, event, at, &terms);
        }
    }
}

/// The values of the list at a key of an object, as many as any list may have.
pub(super) fn list<'n, 't>(node: &'n Node<'t>, key: &str) -> &'n [Node<'t>] {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.get(..MAX_TERMS as usize).unwrap_or(items)
}

/// The text at a key of an object, empty where there is none.
pub(super) fn text<'n>(node: &'n Node<'_>, key: &str) -> &'n str {
    node.get(key).and_then(Node::as_text).unwrap_or_default()
}

/// Whether an entry says that it extends an earlier one.
pub(super) fn extends(entry: &Node<'_>) -> bool {
    entry.get("extends").and_then(Node::as_flag) == Some(true)
}

/// The ids of a list's entries, each of which must stand once.
fn ids<'n>(reader: &mut Reader<'_>, root: &'n Node<'_>, key: &str) -> Index<'n> {
    let entries = list(root, key);
    let index = index::of(entries, |entry| text(entry, "id"));
    for (again, before) in index::repeated(&index) {
        let Some(node) = entries.get(again).and_then(|entry| entry.get("id")) else {
            continue;
        };
        let id = node.as_text().unwrap_or_default();
        // A missing or empty id is told elsewhere.
        if !id.is_empty() {
            let first = path_of(&[Step::Key(key), Step::Item(before)]);
            let steps = [Step::Key(key), Step::Item(again), Step::Key("id")];
            reader.fail_at(
                node.at,
                &steps,
                &[
                    "duplicate id ",
                    &quoted(id),
                    ": ",
                    &first,
                    " has it too, write another",
                ],
            );
        }
    }
    index
}

fn limit_forms(reader: &mut Reader<'_>, root: &Node<'_>) {
    let mut forms = 0;
    for (at, term) in list(root, "terms").iter().enumerate() {
        forms += list(term, "forms").len();
        if forms > MAX_FORMS as usize {
            let steps = [Step::Key("terms"), Step::Item(at), Step::Key("forms")];
            return reader.fail_at(
                term.at,
                &steps,
                &["more than 300000 forms in one pack: split it"],
            );
        }
    }
}

fn check_end(reader: &mut Reader<'_>, event: &Node<'_>, position: usize) {
    let Some(end) = event.get("end") else { return };
    let dates = (
        Date::parse(text(event, "date")),
        Date::parse(text(event, "end")),
    );
    if let (Ok(date), Ok(last)) = dates
        && last.latest() < date.earliest()
    {
        let steps = [Step::Key("events"), Step::Item(position), Step::Key("end")];
        let found = quoted(last.as_written());
        reader.fail_at(
            end.at,
            &steps,
            &[
                "found ",
                &found,
                ", which is before its date: write a later one",
            ],
        );
    }
}

fn check_terms(reader: &mut Reader<'_>, event: &Node<'_>, position: usize, terms: &Index<'_>) {
    for (at, node) in list(event, "terms").iter().enumerate() {
        let Some(id) = node.as_text() else { continue };
        if index::position(terms, id).is_none() {
            let steps = [
                Step::Key("events"),
                Step::Item(position),
                Step::Key("terms"),
                Step::Item(at),
            ];
            reader.fail_at(
                node.at,
                &steps,
                &[
                    "no term of this pack has the id ",
                    &quoted(id),
                    ": add it, or write another",
                ],
            );
        }
    }
}
