//! Warnings about a pack as a whole: what the browser passes over, and its editor should look at.

use super::diagnostic::Diagnostic;
use super::entries::{extends, list, text};
use super::index;
use super::json::{Node, Value};
use super::model::{Form, Pack};
use super::read::{Reader, Step, path_of};
use super::record::Content;
use super::text::quoted;

/// Every error and warning of a pack, in document order.
///
/// # Examples
///
/// ```
/// use article_context::pack;
///
/// let text = r#"{ "format": 1, "id": "t", "title": "T", "language": "en", "terms": [], "events": [], "nam": 1 }"#;
/// let found = pack::check(text);
/// assert_eq!(found[0].severity, pack::Severity::Warning);
/// assert_eq!(found[0].path, "$.nam");
/// ```
pub fn check(text: &str) -> Vec<Diagnostic> {
    check_after(text, &[])
}

/// Every error and warning of a pack that is used after these earlier ones, so that it may extend their
/// entries and refer to their terms.
pub fn check_after(text: &str, earlier: &[Pack]) -> Vec<Diagnostic> {
    let root = match super::json::parse(text) {
        Ok(root) => root,
        Err(diagnostic) => return vec![diagnostic],
    };
    let mut reader = Reader::new(0);
    reader.warns = true;
    reader.pack(&root);
    let terms: Vec<&str> = earlier
        .iter()
        .flat_map(|pack| &pack.terms)
        .map(|term| term.id.as_str())
        .collect();
    let events: Vec<&str> = earlier
        .iter()
        .flat_map(|pack| &pack.events)
        .map(|event| event.id.as_str())
        .collect();
    warn_of_entries(&mut reader, &root, "terms", &terms);
    warn_of_entries(&mut reader, &root, "events", &events);
    warn_of_references(&mut reader, &root, &terms);
    warn_of_forms(&mut reader, &root);
    reader.problems.locate(text)
}

fn warn_of_entries(reader: &mut Reader<'_>, root: &Node<'_>, key: &str, earlier: &[&str]) {
    let earlier = index::of(earlier, |id| *id);
    for (at, entry) in list(root, key).iter().enumerate() {
        let steps = [Step::Key(key), Step::Item(at)];
        let id = text(entry, "id");
        if extends(entry) {
            if index::position(&earlier, id).is_none() {
                let message = format!("no earlier pack has {}: this entry is left out", quoted(id));
                reader.warn_at(entry.at, &steps, message);
            }
            continue;
        }
        for (key, advice) in [
            ("forms", "it is never found"),
            ("sources", "readers can't check it"),
        ] {
            if let Some(
                node @ Node {
                    value: Value::List(items),
                    ..
                },
            ) = entry.get(key)
                && items.is_empty()
            {
                let steps = [steps[0], steps[1], Step::Key(key)];
                reader.warn_at(node.at, &steps, format!("no {key}: {advice}"));
            }
        }
    }
}

fn warn_of_references(reader: &mut Reader<'_>, root: &Node<'_>, earlier: &[&str]) {
    let terms = list(root, "terms");
    let mut ids: Vec<&str> = terms.iter().map(|term| text(term, "id")).collect();
    ids.extend(earlier);
    let ids = index::of(&ids, |id| *id);
    for (position, list_key) in [
        ("terms", "related"),
        ("terms", "confused_with"),
        ("events", "terms"),
    ] {
        for (at, entry) in list(root, position).iter().enumerate() {
            // Elsewhere a dangling `terms` is an error; whoever extends without a base is told so.
            let extends_known = extends(entry) && !earlier.is_empty();
            if (extends(entry) || position == "events") && !extends_known {
                continue;
            }
            for (item, node) in list(entry, list_key).iter().enumerate() {
                let Some(id) = node.as_text() else { continue };
                let why = match index::position(&ids, id) {
                    None => format!("there is no term {}: it is passed over", quoted(id)),
                    Some(_) if position == "terms" && id == text(entry, "id") => {
                        String::from("a term needn't refer to itself: take it out")
                    }
                    Some(_) => continue,
                };
                let steps = [
                    Step::Key(position),
                    Step::Item(at),
                    Step::Key(list_key),
                    Step::Item(item),
                ];
                reader.warn_at(node.at, &steps, why);
            }
        }
    }
}

/// A form with the place where it stands.
struct Claim {
    folded: String,
    term: usize,
    position: usize,
    at: u32,
    form: Form,
}

fn warn_of_forms(reader: &mut Reader<'_>, root: &Node<'_>) {
    let mut claims = Vec::new();
    for (term, node) in list(root, "terms").iter().enumerate() {
        for (position, node) in list(node, "forms").iter().enumerate() {
            let form = Form::read(Some(node));
            let folded = fold(&form.text);
            let claim = Claim {
                folded,
                term,
                position,
                at: node.at,
                form,
            };
            warn_of_form(reader, &claim);
            claims.push(claim);
        }
    }
    // The sort is stable: within one text the order of the document stays.
    claims.sort_by(|a, b| a.folded.cmp(&b.folded));
    for same in claims.chunk_by(|a, b| a.folded == b.folded) {
        for (at, later) in same.iter().enumerate().skip(1) {
            // Bounded, however often one text is repeated.
            let rival = same[..at]
                .iter()
                .take(100)
                .find_map(|earlier| Some((earlier, later.rivalry(earlier)?)));
            if let Some((earlier, why)) = rival.filter(|_| !later.folded.is_empty()) {
                let other = path_of(&earlier.steps());
                let message = format!("form {} {why} {other}", quoted(&later.form.text));
                reader.warn_at(later.at, &later.steps(), message);
            }
        }
    }
}

fn warn_of_form(reader: &mut Reader<'_>, claim: &Claim) {
    let form = &claim.form;
    for (key, barred) in [
        ("not_before", &form.not_before),
        ("not_after", &form.not_after),
    ] {
        let barred: Vec<String> = barred.iter().map(|words| fold(words)).collect();
        let is_barred = |word: &str| barred.iter().any(|other| other == word);
        let mut own = claim.folded.split(' ').peekable();
        if own.peek().is_some_and(|word| !word.is_empty()) && own.all(is_barred) {
            let form = quoted(&form.text);
            let message = format!(
                "{form} bars all its own words in `{key}`: write there what stands beside it"
            );
            reader.warn_at(claim.at, &claim.steps(), message);
        }
    }
    let lists = [
        ("near", &form.near),
        ("not_before", &form.not_before),
        ("not_after", &form.not_after),
    ];
    let words = lists
        .into_iter()
        .flat_map(|(key, words)| words.iter().map(move |word| (key, word)));
    for (key, word) in [("", &form.text)].into_iter().chain(words) {
        let Some(why) = never_matches(word) else {
            continue;
        };
        let whose = if key.is_empty() {
            String::new()
        } else {
            format!(" in `{key}`")
        };
        reader.warn_at(
            claim.at,
            &claim.steps(),
            format!("{}{whose} never matches: {why}", quoted(word)),
        );
    }
}

/// Why no article can hold these words.
fn never_matches(words: &str) -> Option<&'static str> {
    let words = words.trim();
    if words.is_empty() {
        None
    } else if !words.contains(char::is_alphanumeric) {
        Some("it has no letter or digit")
    } else if words.strip_suffix('*').unwrap_or(words).contains('*') {
        Some("a `*` can only end it")
    } else {
        None
    }
}

impl Claim {
    fn steps(&self) -> [Step<'static>; 4] {
        [
            Step::Key("terms"),
            Step::Item(self.term),
            Step::Key("forms"),
            Step::Item(self.position),
        ]
    }

    /// Why an earlier form of the same words leaves this one nothing, if it does.
    fn rivalry(&self, earlier: &Self) -> Option<&'static str> {
        let (mine, other) = (&self.form, &earlier.form);
        if mine.exact && other.exact && mine.text != other.text {
            return None;
        }
        let conditions = |form: &Form| {
            (
                form.near.clone(),
                form.within,
                form.not_before.clone(),
                form.not_after.clone(),
            )
        };
        let is_free = |form: &Form| {
            form.near.is_empty() && form.not_before.is_empty() && form.not_after.is_empty()
        };
        let alike = conditions(mine) == conditions(other);
        if self.term == earlier.term {
            let covered = (alike || is_free(other)) && (mine.exact == other.exact || mine.exact);
            return covered.then_some("adds nothing to");
        }
        // Two conditions can tell two meanings apart; one alone leaves the other form everywhere.
        (alike || is_free(mine) || is_free(other)).then_some(match mine.exact == other.exact {
            true => "is claimed by another term too:",
            false => "is claimed by another term too, but for its case:",
        })
    }
}

/// The words without case; hyphens are blanks and apostrophes alike.
fn fold(words: &str) -> String {
    let plain = words.chars().filter(|c| *c != '\u{ad}').map(|c| match c {
        '-' | '\u{2010}'..='\u{2015}' => ' ',
        '’' => '\'',
        c => c,
    });
    let spaced: String = plain.collect();
    let folded: Vec<String> = spaced.split_whitespace().map(str::to_lowercase).collect();
    folded.join(" ")
}
