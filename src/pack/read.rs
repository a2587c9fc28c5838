//! Holding a JSON tree against a [`Shape`]: every problem is found, none stops the walk.

use super::address;
use super::date::Date;
use super::diagnostic::{Problems, Severity};
use super::entries;
use super::json::{Node, Value, item_step, key_step};
#[cfg(not(target_arch = "wasm32"))]
use super::known;
use super::model::PACK;
use super::shape::{DETAILED, EXTENDED, Field, OPTIONAL, Record, SPOKEN, Shape};
use super::shape::{MAX_ID, MAX_LINE, MAX_URL, MAX_WORDS};
use super::text::{is_blank, quoted};
use crate::text::{decimal, joined};

/// A step of a JSON path.
#[derive(Clone, Copy)]
pub(super) enum Step<'n> {
    /// Into an object.
    Key(&'n str),
    /// Into a list.
    Item(usize),
}

/// Where the walk stands and what it has found.
pub(super) struct Reader<'n> {
    path: Vec<Step<'n>>,
    /// The circumstances under which keys may be missing everywhere in this pack.
    pub(super) spared: u8,
    /// Whether warnings are wanted.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) warns: bool,
    /// What is wrong.
    pub(super) problems: Problems,
}

impl<'n> Reader<'n> {
    /// A walk from the root.
    pub(super) fn new(spared: u8) -> Self {
        Self {
            path: Vec::new(),
            spared: spared | OPTIONAL,
            #[cfg(not(target_arch = "wasm32"))]
            warns: false,
            problems: Problems::default(),
        }
    }

    /// Tells an error here, its message in parts.
    fn fail(&mut self, at: u32, message: &[&str]) {
        if self.problems.has_room(Severity::Error) {
            let path = path_of(&self.path);
            self.problems
                .add(at, Severity::Error, path, joined(message));
        }
    }

    /// Tells an error elsewhere, its message in parts.
    pub(super) fn fail_at(&mut self, at: u32, steps: &[Step<'_>], message: &[&str]) {
        if self.problems.has_room(Severity::Error) {
            self.problems
                .add(at, Severity::Error, path_of(steps), joined(message));
        }
    }

    /// Whether a warning is worth finding.
    #[cfg(not(target_arch = "wasm32"))]
    fn warns(&mut self) -> bool {
        self.warns && self.problems.has_room(Severity::Warning)
    }

    /// Tells a warning here.
    #[cfg(not(target_arch = "wasm32"))]
    fn warn(&mut self, at: u32, message: String) {
        self.problems
            .add(at, Severity::Warning, path_of(&self.path), message);
    }

    /// Tells a warning elsewhere.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn warn_at(&mut self, at: u32, steps: &[Step<'_>], message: String) {
        if self.warns() {
            self.problems
                .add(at, Severity::Warning, path_of(steps), message);
        }
    }

    /// Checks a whole pack, from its root: each value, then the entries against each other.
    pub(super) fn pack(&mut self, root: &'n Node<'_>) {
        static ROOT: Shape = Shape::Record(&PACK);
        if root.get("details").is_some() {
            self.spared |= DETAILED;
        }
        self.value(root, &ROOT, true);
        entries::check(self, root);
    }

    /// Checks an object against its record. `spared` adds to the circumstances of the whole pack.
    fn record(&mut self, node: &'n Node<'_>, record: &'static Record, mut spared: u8) {
        let extends = node.get("extends").and_then(Node::as_flag) == Some(true);
        if extends && record.fields.iter().any(|field| field.key == "extends") {
            spared |= EXTENDED;
        }
        for Field {
            key,
            spared: allowed,
            shape,
            ..
        } in record.fields
        {
            match node.get(key) {
                Some(value) => {
                    self.path.push(Step::Key(key));
                    self.value(value, shape, *allowed != OPTIONAL);
                    self.path.pop();
                }
                None if allowed & (spared | self.spared) == 0 => {
                    self.fail(node.at, &["missing key `", key, "`: add it"]);
                }
                None => {}
            }
        }
        #[cfg(not(target_arch = "wasm32"))]
        for member in node.members() {
            let mut keys = record.fields.iter().map(|field| field.key);
            if !keys.any(|key| key == member.key) && self.warns() {
                let keys = record.fields.iter().map(|field| field.key);
                let advice = known::advice(&member.key, keys, "it is passed over");
                self.path.push(Step::Key(&member.key));
                let name = quoted(&member.key);
                self.warn(member.at, format!("unknown key {name}: {advice}"));
                self.path.pop();
            }
        }
    }

    /// Checks a value. A text that is `needed` must not be blank.
    fn value(&mut self, node: &'n Node<'_>, shape: &'static Shape, needed: bool) {
        let wanted = match (shape, &node.value) {
            (Shape::Record(record) | Shape::WordsOr(record), Value::Object(_)) => {
                return self.record(node, record, 0);
            }
            (Shape::Spoken(record), Value::Object(_)) => return self.record(node, record, SPOKEN),
            (Shape::Record(_) | Shape::Spoken(_), _) => "write an object in { }",
            (Shape::List(shape, most), Value::List(items)) => {
                return self.list(node.at, items, shape, *most, needed);
            }
            (Shape::List(..), _) => "write a list in [ ]",
            (Shape::Flag, Value::Flag(_)) => return,
            (Shape::Flag, _) => "write true or false, without quotes",
            (Shape::Weight, _) => match node.as_number() {
                Some(weight) if (0.0..=1.0).contains(&weight) => return,
                _ => "write a number from 0 to 1, without quotes",
            },
            (Shape::Format, _) if node.as_number() == Some(1.0) => return,
            (Shape::Format, _) => "write 1, the only format there is, without quotes",
            (_, Value::Text(text)) => return self.text(node.at, text, shape, needed),
            (Shape::WordsOr(_), _) => "write a text in double quotes, or an object in { }",
            _ => "write a text in double quotes",
        };
        let found = match &node.value {
            Value::Null => "null",
            Value::Flag(true) => "true",
            Value::Flag(false) => "false",
            Value::Number(written) => &quoted(written),
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.fail(node.at, &["found ", found, ": ", wanted]);
    }

    fn list(
        &mut self,
        at: u32,
        items: &'n [Node<'_>],
        shape: &'static Shape,
        most: u32,
        needed: bool,
    ) {
        if items.len() > most as usize {
            self.fail(
                at,
                &[
                    "more than ",
                    &decimal(most as usize),
                    " entries: split the list",
                ],
            );
        }
        for (position, item) in items.iter().take(most as usize).enumerate() {
            self.path.push(Step::Item(position));
            self.value(item, shape, needed);
            self.path.pop();
        }
    }

    fn text(&mut self, at: u32, text: &str, shape: &Shape, needed: bool) {
        let most = match shape {
            Shape::Text(most) => *most,
            Shape::Words | Shape::WordsOr(_) => MAX_LINE,
            Shape::Url | Shape::Reference => MAX_URL,
            _ => MAX_ID,
        } as usize;
        // Most texts are shorter in bytes than the limit in characters, and are not counted.
        if text.len() > most && text.chars().nth(most).is_some() {
            return self.fail(
                at,
                &["longer than ", &decimal(most), " characters: shorten it"],
            );
        }
        let wrong = match shape {
            Shape::Id if !is_id(text) => {
                "write an id of a to z, 0 to 9 and hyphens, no hyphen first"
            }
            Shape::Id => "",
            Shape::Date => Date::parse(text).err().unwrap_or_default(),
            Shape::Url => address::check(text, false).err().unwrap_or_default(),
            Shape::Reference => address::check(text, true).err().unwrap_or_default(),
            Shape::Choice(words, _) if words.contains(&text) => "",
            Shape::Choice(_, advice) => advice,
            _ if needed && is_blank(text) => "write something",
            Shape::Words | Shape::WordsOr(_) if words(text) > MAX_WORDS => "write at most 32 words",
            _ => "",
        };
        if !wrong.is_empty() {
            self.fail(at, &["found ", &quoted(text), ": ", wrong]);
        }
        #[cfg(not(target_arch = "wasm32"))]
        if wrong.is_empty()
            && self.warns()
            && let Some(doubt) = known::doubt(text, shape)
        {
            self.warn(at, doubt);
        }
    }
}

/// Whether this is `[a-z0-9][a-z0-9-]*`.
fn is_id(text: &str) -> bool {
    let is_allowed = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !matches!(text.as_bytes(), [] | [b'-', ..]) && text.as_bytes().iter().all(is_allowed)
}

/// How many words there are between blanks and hyphens.
fn words(text: &str) -> usize {
    let is_gap = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'-');
    text.as_bytes()
        .split(is_gap)
        .filter(|word| !word.is_empty())
        .count()
}

/// The JSON path of steps from the root.
pub(super) fn path_of(steps: &[Step<'_>]) -> String {
    let mut path = String::from("$");
    for step in steps {
        path.push_str(&match step {
            Step::Key(key) => key_step(key),
            Step::Item(position) => item_step(*position),
        });
    }
    path
}
