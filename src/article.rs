//! What is read: an article as blocks of text, the same from a browser's DOM and from parsed HTML.
//!
//! [`read`] walks any tree that can answer [`Tree`]'s four questions. It collapses white space,
//! drops soft hyphens, ends a block at every block element, and notes where text stands
//! ([`Place`]) so that later steps know what may be marked.

use crate::pack::Date;
use crate::text::part;

mod published;
pub use published::{date_as_written, published_in_json_ld};

/// What is never read, let alone marked, as a CSS selector.
pub const NEVER_READ: &str = "button,code,pre,kbd,samp,script,style,template,noscript,textarea,\
input,select,option,label,svg,math,iframe,object,nav,aside,footer,form,[contenteditable],[hidden],\
[aria-hidden=true],[translate=no],.comments,.ad,.ads,.advert,.advertisement,.adbox,.sponsored,\
.promo,.byline,.credit,[data-context-skip],article-context";

/// Where the article is looked for, in this order, where the publisher names no place.
pub const ROOTS: [&str; 3] = ["article", "[itemprop~=articleBody]", "main"];

/// Elements that end a block of text before and after them.
const BLOCKS: &str = " address article aside blockquote caption center dd details dialog dir div dl \
dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav \
ol p pre search section summary table tbody td tfoot th thead tr ul video audio canvas ";

/// Index of the language to use for a BCP 47 tag among those there are: the tag itself, or its base
/// (`de` for `de-CH`).
pub fn language_among(tag: &str, known: &[&str]) -> Option<usize> {
    let tag = tag.to_ascii_lowercase();
    let base = tag.split(['-', '_']).next().unwrap_or_default();
    let is = |wanted: &str| known.iter().position(|known| *known == wanted);
    is(&tag).or_else(|| is(base))
}

/// A news article, read once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The calendar date it was published on, as the page writes it.
    pub published: Option<Date>,
    /// Its non-empty blocks in the order of the page.
    pub blocks: Vec<Block>,
}

/// A paragraph, heading, list item or table cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Its text, white space collapsed.
    pub text: String,
    /// Where its parts stand: each run reaches from its byte offset to the next one's.
    pub runs: Vec<(u32, Place)>,
    /// Byte offsets no word or mention reaches across: something unread stood there.
    pub cuts: Vec<u32>,
    /// 1 to 6 for a heading, otherwise 0.
    pub level: u8,
}

/// Where a piece of text stands, from the most to the least welcome for a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Running text.
    #[default]
    Prose,
    /// A quotation or a caption: marked where prose has no mention.
    Quote,
    /// A link: counts for ranking, never marked.
    Link,
    /// A heading: counts for ranking, never marked.
    Heading,
}

impl Place {
    /// Whether a mark may be set here.
    pub fn is_markable(self) -> bool {
        self <= Self::Quote
    }
}

impl Block {
    /// The text between two byte offsets; empty where they are no offsets of characters.
    pub fn part(&self, start: u32, end: u32) -> &str {
        part(&self.text, start, end)
    }

    /// Whether all of its text is links.
    pub fn is_link(&self) -> bool {
        self.runs.iter().all(|&(_, place)| place == Place::Link)
    }

    /// The least welcome place between two byte offsets.
    pub fn place(&self, start: u32, end: u32) -> Place {
        let first = self.runs.partition_point(|&(at, _)| at <= start);
        let tail = self.runs.iter().skip(first.saturating_sub(1));
        tail.take_while(|&&(at, _)| at < end)
            .map(|&(_, place)| place)
            .max()
            .unwrap_or_default()
    }
}

/// What [`read`] asks of a tree of nodes.
pub trait Tree {
    /// A handle to a node.
    type Node;
    /// Its children, in order.
    fn children(&self, node: &Self::Node) -> Vec<Self::Node>;
    /// The text of a text node.
    fn text(&self, node: &Self::Node) -> Option<String>;
    /// The lower-case name of an element; empty for any other node.
    fn name(&self, node: &Self::Node) -> String;
    /// Whether an element is left out: it matches [`NEVER_READ`] or the publisher's selector, or
    /// is not displayed.
    fn is_left_out(&self, node: &Self::Node) -> bool;
}

/// Where the text of one text node went: what [`TextAt::spans`] needs to find it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextAt {
    /// Index of the block.
    pub block: u32,
    /// Length in bytes of the block's text before this node's.
    pub start: u32,
    /// Whether white space was pending before it.
    pub space: bool,
}

/// Reads the blocks below `root`. `seen` hears of every text node that gave text, in order.
pub fn read<T: Tree>(tree: &T, root: T::Node, mut seen: impl FnMut(T::Node, TextAt)) -> Vec<Block> {
    enum Step<N> {
        Enter(N, Place, u8),
        EndBlock,
    }
    let mut writer = Writer::default();
    let mut steps = vec![Step::Enter(root, Place::Prose, 0)];
    while let Some(step) = steps.pop() {
        let Step::Enter(node, place, level) = step else {
            writer.end_block();
            continue;
        };
        if let Some(raw) = tree.text(&node) {
            if let Some(at) = writer.text(&raw, place, level) {
                seen(node, at);
            }
            continue;
        }
        let name = tree.name(&node);
        if name.is_empty() {
            continue;
        }
        if name == "br" {
            writer.line_break();
            continue;
        }
        let is_block = BLOCKS.split([' ']).any(|block| block == name);
        if is_block {
            writer.end_block();
        }
        if tree.is_left_out(&node) {
            writer.cut();
            continue;
        }
        let (place, level) = match name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => (place.max(Place::Heading), digit - b'0'),
            b"a" => (place.max(Place::Link), level),
            b"blockquote" | b"q" | b"figcaption" => (place.max(Place::Quote), level),
            _ => (place, level),
        };
        if is_block {
            steps.push(Step::EndBlock);
        }
        let children = tree.children(&node);
        steps.extend(
            children
                .into_iter()
                .rev()
                .map(|child| Step::Enter(child, place, level)),
        );
    }
    writer.end_block();
    writer.blocks
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    current: Block,
    /// White space was read and not yet written.
    space: bool,
    /// The last thing read was a line break.
    broke: bool,
}

impl Writer {
    fn text(&mut self, raw: &str, place: Place, level: u8) -> Option<TextAt> {
        let block = &mut self.current;
        let at = TextAt {
            block: self.blocks.len() as u32,
            start: block.text.len() as u32,
            space: self.space,
        };
        for c in raw.chars() {
            match kind_of(c) {
                Kind::Space => self.space = true,
                Kind::Dropped => {}
                Kind::Kept => {
                    if self.space && !block.text.is_empty() {
                        block.text.push(' ');
                    }
                    self.space = false;
                    self.broke = false;
                    if block.runs.last().is_none_or(|&(_, last)| last != place) {
                        block.runs.push((block.text.len() as u32, place));
                    }
                    block.text.push(c);
                }
            }
        }
        let wrote = block.text.len() as u32 > at.start;
        if wrote && level > 0 {
            block.level = level;
        }
        // White space between words belongs to a mention that reaches across it.
        (wrote || self.space && at.start > 0).then_some(at)
    }

    fn line_break(&mut self) {
        if self.broke {
            self.end_block();
        } else {
            self.broke = true;
            self.space = true;
        }
    }

    fn cut(&mut self) {
        let at = self.current.text.len() as u32;
        if at > 0 && self.current.cuts.last() != Some(&at) {
            self.current.cuts.push(at);
        }
    }

    fn end_block(&mut self) {
        self.space = false;
        self.broke = false;
        if !self.current.text.is_empty() {
            self.blocks.push(std::mem::take(&mut self.current));
        }
    }
}

enum Kind {
    Space,
    Dropped,
    Kept,
}

fn kind_of(c: char) -> Kind {
    match c {
        '\u{ad}' | '\u{feff}' => Kind::Dropped,
        c if c.is_whitespace() => Kind::Space,
        _ => Kind::Kept,
    }
}

impl TextAt {
    /// The parts of a text node that hold byte ranges of its block's text. `ranges` are in order
    /// and apart; `raw` is the node's own text. Gives the index of each range that has a part here
    /// and the part's range of UTF-16 units.
    pub fn spans(&self, raw: &str, ranges: &[(u32, u32)]) -> Vec<(usize, u32, u32)> {
        let mut at = self.start;
        let mut space = self.space;
        let mut unit = 0;
        let mut range = ranges.partition_point(|&(_, end)| end <= at);
        let mut spans: Vec<(usize, u32, u32)> = Vec::new();
        for c in raw.chars() {
            let next = unit + c.len_utf16() as u32;
            let kind = kind_of(c);
            if let Kind::Kept = kind {
                at += u32::from(space && at > 0);
                space = false;
            }
            while ranges.get(range).is_some_and(|&(_, end)| end <= at) {
                range += 1;
            }
            let Some(&(start, _)) = ranges.get(range) else {
                break;
            };
            // What is not kept belongs to a range that has begun and goes on.
            let is_inside = match kind {
                Kind::Kept => start <= at,
                Kind::Space | Kind::Dropped => start < at,
            };
            if is_inside {
                match spans.last_mut() {
                    Some(last) if last.0 == range => last.2 = next,
                    _ => spans.push((range, unit, next)),
                }
            }
            match kind {
                Kind::Kept => at += c.len_utf8() as u32,
                Kind::Space => space = true,
                Kind::Dropped => {}
            }
            unit = next;
        }
        spans
    }
}

#[cfg(test)]
mod tests;
