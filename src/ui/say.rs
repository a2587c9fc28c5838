//! The reader's say: what they asked for on all pages of this publisher. Kept as a text once they
//! did, by whoever mounts the widget.

use crate::pack::json::{self, Node};
use crate::text::{joined, listed};

/// How much a card shows before the reader asks for more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// The gloss.
    Short,
    /// The gloss, both ends of the argument, the first sources.
    #[default]
    Usual,
    /// Everything.
    Full,
}

impl Length {
    /// All of them, with the word each is kept as.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Short, "short"),
        (Self::Usual, "usual"),
        (Self::Full, "full"),
    ];
}

/// What a reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Say {
    /// Whether articles have no marks.
    pub hides_marks: bool,
    /// Ids of terms that the reader knows, which are not marked.
    pub known: Vec<String>,
    /// How long explanations are.
    pub length: Length,
}

/// The form of the text; another is not understood.
const VERSION: f64 = 1.0;

impl Say {
    /// Reads what [`Say::text`] wrote. `None` where it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let root = json::parse(text).ok()?;
        if root.get("version")?.as_number()? != VERSION {
            return None;
        }
        let length = root.get("explanations").and_then(Node::as_text);
        let mut lengths = Length::ALL.into_iter();
        let known = root.get("known").map(Node::items).unwrap_or_default();
        let known = known.iter().filter_map(Node::as_text);
        Some(Self {
            hides_marks: root.get("hide").and_then(Node::as_flag).unwrap_or_default(),
            known: known.filter(|id| is_id(id)).map(str::to_owned).collect(),
            length: lengths
                .find(|(_, word)| Some(*word) == length)
                .map(|(length, _)| length)
                .unwrap_or_default(),
        })
    }

    /// As a text that stands for it.
    pub fn text(&self) -> String {
        let hide = if self.hides_marks { "true" } else { "false" };
        let ids = self.known.iter().map(|id| joined(&["\"", id, "\""]));
        let known = listed(&ids.collect::<Vec<_>>(), ",");
        let word = Length::ALL[self.length as usize].1;
        joined(&[
            "{\"version\":1,\"hide\":",
            hide,
            ",\"known\":[",
            &known,
            "],\"explanations\":\"",
            word,
            "\"}",
        ])
    }

    /// Whether a term has marks.
    pub fn marks(&self, id: &str) -> bool {
        !self.hides_marks && !self.knows(id)
    }

    /// Whether the reader knows a term.
    pub fn knows(&self, id: &str) -> bool {
        self.known.iter().any(|known| known == id)
    }

    /// The same, but that the reader knows a term, or no longer.
    pub(super) fn with_known(&self, id: &str, is_known: bool) -> Self {
        let mut next = self.clone();
        next.known.retain(|known| known != id);
        if is_known {
            next.known.push(id.to_owned());
        }
        next
    }
}

/// Whether this can be the id of a term: it needs no escape in a text.
fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (length, _) in Length::ALL {
            let say = Say {
                hides_marks: length == Length::Short,
                length,
                ..Say::default().with_known("a", true).with_known("b-2", true)
            };
            assert_eq!(Say::parse(&say.text()), Some(say));
        }
        let text = r#"{"version":1,"hide":false,"known":[],"explanations":"usual"}"#;
        assert_eq!(Say::default().text(), text);
    }

    #[test]
    fn what_another_wrote_is_no_wish() {
        for text in [
            "",
            "1",
            "null",
            "{}",
            "[{\"version\":1}]",
            r#"{"version":2,"hide":true}"#,
            r#"{"version":"1","hide":true}"#,
            r#"{"version":1,"hide":true"#,
        ] {
            assert_eq!(Say::parse(text), None, "{text}");
        }
        let odd = r#"{"version":1,"hide":1,"known":[3,"a\"b","c"],"explanations":"long","x":[]}"#;
        let read = Say::parse(odd).unwrap_or_default();
        assert_eq!(read, Say::default().with_known("c", true));
    }

    #[test]
    fn a_known_term_is_not_marked_until_it_is_taken_back() {
        let say = Say::default()
            .with_known("a", true)
            .with_known("a", true)
            .with_known("b", true);
        assert_eq!(say.known, ["a", "b"]);
        assert!(!say.marks("a") && say.marks("c"));
        assert!(say.with_known("a", false).marks("a"));
        let hidden = Say {
            hides_marks: true,
            ..Say::default()
        };
        assert!(!hidden.marks("c"));
    }
}
