//! What is read: an article as blocks of text, the same from a browser's DOM and from parsed HTML.
//!
//! A [`Reader`] is told of a tree's elements and texts in order. It collapses white space, drops
//! soft hyphens, ends a block at every block element, and notes where text stands ([`Place`]) so
//! that later steps know what may be marked.

use crate::pack::Date;
use crate::text::{EACH, HIGHEST, part};

mod published;
mod shape;
pub use published::{date_as_written, published_in_json_ld};
pub use shape::Shape;

/// What is never read, let alone marked, as a CSS selector.
pub const NEVER_READ: &str = "button,code,pre,kbd,samp,script,style,template,noscript,textarea,\
input,select,option,label,svg,math,iframe,object,nav,aside,footer,form,article-context";

/// The same, told by an attribute.
pub const NEVER_READ_SIGNS: &str = "[contenteditable],[hidden],[aria-hidden=true],[translate=no],\
.comments,.ad,.ads,.advert,.advertisement,.adbox,.sponsored,.promo,.byline,.credit,\
[data-context-skip],[popover]";

/// What browsers do not display though its text is in the tree, as a CSS selector.
pub const NEVER_SHOWN: &str = "audio,video,canvas,progress,meter,datalist,noembed,noframes";

/// The same, told by more than a name or one attribute; and who took a caption's picture.
pub const NEVER_EITHER: &str = "dialog:not([open]),figcaption cite";

/// Where the article is looked for, in this order, where the publisher names no place.
pub const ROOTS: [&str; 3] = ["article", "[itemprop~=articleBody]", "main"];

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
    /// The links that begin in it: the byte offsets of their text and their addresses as written.
    pub links: Vec<(u32, u32, String)>,
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

/// Reads an article, told of its elements and texts in the order of the page.
#[derive(Debug, Default)]
pub struct Reader {
    blocks: Vec<Block>,
    /// The link being read: where its text begins, and its address.
    link: Option<(u32, String)>,
    current: Block,
    /// The elements that have begun and not ended.
    open: Vec<Open>,
    /// White space was read and not yet written.
    space: bool,
    /// The last thing read was a line break.
    broke: bool,
}

/// An element being read.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    place: Place,
    level: u8,
    is_block: bool,
    is_link: bool,
}

impl Reader {
    /// An element begins. Gives whether its content is to be read: only then [`Reader::leave`] has
    /// to follow.
    pub fn enter(&mut self, name: &str, shape: Shape) -> bool {
        let is_block = match shape {
            Shape::LeftOut => Shape::by_name(name),
            shown => shown,
        } == Shape::Block;
        if is_block {
            self.end_block();
        }
        match shape {
            Shape::LeftOut if name != "br" => self.cut(),
            Shape::Inline | Shape::Block if name == "br" => self.line_break(),
            Shape::Inline | Shape::Block => {
                let Open { place, level, .. } = self.open.last().copied().unwrap_or_default();
                let (place, level) = match name.as_bytes() {
                    [b'h', digit @ b'1'..=b'6'] => (place.max(Place::Heading), digit - b'0'),
                    b"a" => (place.max(Place::Link), level),
                    b"blockquote" | b"q" | b"figcaption" => (place.max(Place::Quote), level),
                    _ => (place, level),
                };
                self.open.push(Open {
                    place,
                    level,
                    is_block,
                    is_link: false,
                });
                return true;
            }
            _ => {}
        }
        false
    }

    /// The last element entered ends.
    pub fn leave(&mut self) {
        let element = self.open.pop().unwrap_or_default();
        if element.is_link {
            self.end_link();
        }
        if element.is_block {
            self.end_block();
        }
    }

    /// The last element entered is a link to this address.
    pub fn link(&mut self, href: &str) {
        let space = self.space && !self.current.text.is_empty();
        let start = self.current.text.len() as u32 + u32::from(space);
        self.link = Some((start, href.to_owned()));
        if let Some(element) = self.open.last_mut() {
            element.is_link = true;
        }
    }

    /// A text, as it is written. Gives where it went; `None` where nothing of it is in a block.
    #[inline(never)]
    pub fn text(&mut self, raw: &str) -> Option<TextAt> {
        let Open { place, level, .. } = self.open.last().copied().unwrap_or_default();
        self.write(raw, place, level)
    }

    /// The blocks read.
    pub fn blocks(mut self) -> Vec<Block> {
        self.end_block();
        self.blocks
    }

    fn write(&mut self, raw: &str, place: Place, level: u8) -> Option<TextAt> {
        let block = &mut self.current;
        let at = TextAt {
            block: self.blocks.len() as u32,
            start: block.text.len() as u32,
            space: self.space,
        };
        block.text.reserve(raw.len() + 1);
        let mut rest = raw;
        while let Some(c) = rest.chars().next() {
            let length = clean(rest).max(c.len_utf8()) as u32;
            let kept = part(rest, 0, length);
            rest = part(rest, length, rest.len() as u32);
            match use_of(c) {
                Use::Space => self.space = true,
                Use::Dropped => {}
                Use::Kept => {
                    if self.space && !block.text.is_empty() {
                        block.text.push(' ');
                    }
                    self.space = false;
                    self.broke = false;
                    if block.runs.last().is_none_or(|&(_, last)| last != place) {
                        block.runs.push((block.text.len() as u32, place));
                    }
                    block.text.push_str(kept);
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

    /// Ends the link being read, at the latest where its block ends.
    fn end_link(&mut self) {
        let end = self.current.text.len() as u32;
        if let Some((start, href)) = self.link.take()
            && start < end
        {
            self.current.links.push((start, end, href));
        }
    }

    fn end_block(&mut self) {
        self.end_link();
        self.space = false;
        self.broke = false;
        if !self.current.text.is_empty() {
            self.blocks.push(std::mem::take(&mut self.current));
        }
    }
}

/// How many bytes at the start of a text are kept as they are: words of ASCII with single blanks
/// between.
fn clean(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    // Eight bytes at once: the highest bit of each tells whether it is a blank, or anything but ASCII.
    let mut is_after_blank = true;
    let (eights, _) = bytes.as_chunks();
    for &eight in eights {
        let eight = u64::from_le_bytes(eight);
        let blanks = !(((eight ^ (EACH * 0x20)) & (EACH * 0x7f)) + EACH * 0x7f) & !eight & HIGHEST;
        let behind_blanks = (blanks << 8) | (u64::from(is_after_blank) << 7);
        let others = eight | !((eight | HIGHEST) - EACH * 0x20);
        if (others | (blanks & behind_blanks)) & HIGHEST != 0 {
            break;
        }
        is_after_blank = blanks >> 63 == 1;
        end += 8;
    }
    end -= usize::from(end > 0 && is_after_blank);
    for (at, &byte) in bytes.iter().enumerate().skip(end) {
        if byte.is_ascii_graphic() {
            end = at + 1;
        } else if byte != b' ' || end != at || at == 0 {
            break;
        }
    }
    end
}

/// What is made of a character.
enum Use {
    Space,
    Dropped,
    Kept,
}

fn use_of(c: char) -> Use {
    match c {
        '!'..='~' => Use::Kept,
        '\u{ad}' | '\u{feff}' => Use::Dropped,
        c if c.is_whitespace() => Use::Space,
        _ => Use::Kept,
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
            let kind = use_of(c);
            if let Use::Kept = kind {
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
                Use::Kept => start <= at,
                Use::Space | Use::Dropped => start < at,
            };
            if is_inside {
                match spans.last_mut() {
                    Some(last) if last.0 == range => last.2 = next,
                    _ => spans.push((range, unit, next)),
                }
            }
            match kind {
                Use::Kept => at += c.len_utf8() as u32,
                Use::Space => space = true,
                Use::Dropped => {}
            }
            unit = next;
        }
        spans
    }
}

#[cfg(test)]
mod tests;
