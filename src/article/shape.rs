//! How elements stand in the text: by name, or by what a page's style makes of them.

use crate::text::has_word;

/// Elements that end a block of text before and after them.
const BLOCKS: &str = " address article aside blockquote center details dialog dir div dl fieldset \
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu nav ol p pre search \
section summary table tbody tfoot thead tr ul ";

/// The same whatever a page's style says: an item or a cell is one thing.
const ITEMS: &str = " caption dd dt li td th ";

/// Readings above or beside the text they belong to, which goes on without them.
const READINGS: &str = " rp rt rtc ";

/// How an element stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Not at all: it matches [`NEVER_READ`](super::NEVER_READ) or the publisher's selector, or is not displayed.
    LeftOut,
    /// Beside it, as a reading is: the text goes on as if it were not there.
    Beside,
    /// Within a line.
    Inline,
    /// A block of its own.
    Block,
}

impl Shape {
    /// The shape of an element by its name alone.
    pub fn by_name(name: &str) -> Self {
        if has_word(BLOCKS, name) || has_word(ITEMS, name) {
            Self::Block
        } else if has_word(READINGS, name) {
            Self::Beside
        } else {
            Self::Inline
        }
    }

    /// The shape of an element with this CSS `display`. `is_out_of_flow` asks whether it floats or
    /// is placed by itself: that makes a block of any element, but a large first letter is still
    /// part of its word.
    pub fn by_display(name: &str, display: &str, is_out_of_flow: impl FnOnce() -> bool) -> Self {
        match display {
            _ if has_word(READINGS, name) => Self::Beside,
            "none" => Self::LeftOut,
            _ if has_word(ITEMS, name) => Self::Block,
            "contents" => Self::Inline,
            _ if display.starts_with("inline") || display.starts_with("ruby") => Self::Inline,
            _ if is_out_of_flow() => Self::by_name(name),
            _ => Self::Block,
        }
    }
}
