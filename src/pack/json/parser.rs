//! The parser: one pass, recursive to a bounded depth.

use std::borrow::Cow;

use super::{MAX_BYTES, MAX_DEPTH, MAX_NODES, Member, Node, Value};
use crate::pack::index;
use crate::pack::text::quoted;
use crate::text::joined;

/// Why the text was not read. It is kept in the parser, so that results stay small.
pub(super) struct Fault {
    /// The byte offset.
    pub(super) at: usize,
    /// The steps to it, the last first.
    pub(super) path: Vec<String>,
    /// What is wrong.
    pub(super) message: String,
}

/// The parser has a [`Fault`].
pub(super) struct Failed;

/// Where the parser stands.
pub(super) struct Parser<'t> {
    text: &'t str,
    at: usize,
    nodes: u32,
    /// The first mistake.
    pub(super) fault: Fault,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let fault = Fault {
            at: 0,
            path: Vec::new(),
            message: String::new(),
        };
        Self {
            text,
            at,
            nodes: 0,
            fault,
        }
    }

    pub(super) fn document(&mut self) -> Result<Node<'t>, Failed> {
        if self.text.len() > MAX_BYTES {
            return Err(self.fail("more than 64 MiB: split it"));
        }
        let node = self.value(0)?;
        match self.peek() {
            0 if self.at >= self.text.len() => Ok(node),
            _ => Err(self.fail("something follows the end of the JSON: take it out")),
        }
    }

    #[inline(never)]
    fn fail(&mut self, message: &str) -> Failed {
        self.fault.at = self.at;
        self.fault.message = String::from(message);
        Failed
    }

    /// The byte here. After the end there are zeros, which no JSON holds outside its strings.
    fn byte(&self) -> u8 {
        self.text
            .as_bytes()
            .get(self.at)
            .copied()
            .unwrap_or_default()
    }

    /// The next byte that is not blank, without passing it.
    fn peek(&mut self) -> u8 {
        while let b' ' | b'\t' | b'\n' | b'\r' = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Passes the next non-blank byte if it is `wanted`.
    fn pass(&mut self, wanted: u8) -> bool {
        let found = self.peek() == wanted;
        self.at += usize::from(found);
        found
    }

    /// The text from a place to here; both stand on ASCII bytes or at the end.
    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: u32) -> Result<Node<'t>, Failed> {
        let first = self.peek();
        let at = self.at as u32;
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(self.fail("more than 6,000,000 values: split it"));
        }
        let value = match first {
            b'{' | b'[' if depth >= MAX_DEPTH => {
                return Err(self.fail("nested more than 64 deep: take a level out"));
            }
            b'{' => self.object(depth + 1)?,
            b'[' => self.list(depth + 1)?,
            b'"' => Value::Text(self.string()?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { at, value })
    }

    fn word(&mut self) -> Result<Value<'t>, Failed> {
        let start = self.at;
        while self.byte().is_ascii_lowercase() {
            self.at += 1;
        }
        Ok(match self.since(start) {
            "null" => Value::Null,
            "true" => Value::Flag(true),
            "false" => Value::Flag(false),
            _ => {
                self.at = start;
                let ended = start >= self.text.len();
                return Err(self.fail(match ended {
                    true => "the text ends too early: a value is missing",
                    false => "no JSON value: write a text in double quotes, a number, true, false, [ or {",
                }));
            }
        })
    }

    /// After a value: whether the list or object goes on, and with more than a comma.
    fn goes_on(&mut self, closing: u8) -> Result<bool, Failed> {
        if self.pass(closing) {
            return Ok(false);
        }
        if !self.pass(b',') {
            return Err(self.fail(match closing {
                b']' => "a list goes on with a comma or ends with ]",
                _ => "an object goes on with a comma or ends with }",
            }));
        }
        if self.peek() == closing {
            return Err(self.fail("no comma after the last value: take it out"));
        }
        Ok(true)
    }

    fn list(&mut self, depth: u32) -> Result<Value<'t>, Failed> {
        self.at += 1;
        let mut items = Vec::new();
        let mut more = !self.pass(b']');
        while more {
            let Ok(node) = self.value(depth) else {
                self.fault.path.push(super::item_step(items.len()));
                return Err(Failed);
            };
            items.push(node);
            more = self.goes_on(b']')?;
        }
        Ok(Value::List(items))
    }

    fn object(&mut self, depth: u32) -> Result<Value<'t>, Failed> {
        self.at += 1;
        let mut members: Vec<Member<'t>> = Vec::new();
        let mut more = !self.pass(b'}');
        while more {
            if self.peek() != b'"' {
                return Err(self.fail("a key is missing: write it in double quotes"));
            }
            let at = self.at as u32;
            let key = self.string()?;
            if !self.pass(b':') {
                return Err(self.fail("a colon must follow the key: add it"));
            }
            let Ok(node) = self.value(depth) else {
                self.fault.path.push(super::key_step(&key));
                return Err(Failed);
            };
            members.push(Member { at, key, node });
            more = self.goes_on(b'}')?;
        }
        let keys = index::of(&members, |member| &member.key);
        // The one that stands first in the text, not in the alphabet.
        if let Some((again, _)) = index::repeated(&keys).into_iter().min()
            && let Some(Member { at, key, .. }) = members.get(again)
        {
            self.at = *at as usize;
            return Err(self.fail(&joined(&["duplicate key ", &quoted(key), ": keep one"])));
        }
        Ok(Value::Object(members))
    }

    fn number(&mut self) -> Result<Value<'t>, Failed> {
        let start = self.at;
        self.at += usize::from(self.byte() == b'-');
        let zero = self.byte() == b'0';
        let whole = self.digits()?;
        if zero && whole > 1 {
            self.at = start;
            return Err(
                self.fail("a number doesn't begin with 0: take it out, or write a text in quotes")
            );
        }
        if self.byte() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if let b'e' | b'E' = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), b'+' | b'-'));
            self.digits()?;
        }
        Ok(Value::Number(self.since(start)))
    }

    /// Passes digits, of which there must be one, and counts them.
    fn digits(&mut self) -> Result<usize, Failed> {
        let start = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        match self.at - start {
            0 => Err(self.fail("a digit is missing in this number")),
            count => Ok(count),
        }
    }

    fn string(&mut self) -> Result<Cow<'t, str>, Failed> {
        let opening = self.at;
        self.at += 1;
        let mut resolved = String::new();
        loop {
            let from = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            let plain = self.since(from);
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    if resolved.is_empty() {
                        return Ok(Cow::Borrowed(plain));
                    }
                    resolved.push_str(plain);
                    return Ok(Cow::Owned(resolved));
                }
                b'\\' => {
                    resolved.push_str(plain);
                    resolved.push(self.escape()?);
                }
                _ if self.at >= self.text.len() => {
                    self.at = opening;
                    return Err(self.fail("this text has no closing quote: add it"));
                }
                _ => {
                    return Err(
                        self.fail("a line break or control character in a text: write \\n or \\t")
                    );
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, Failed> {
        let start = self.at;
        self.at += 1;
        let letter = self.byte();
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => match self.unicode() {
                Some(c) => c,
                None => {
                    self.at = start;
                    return Err(self.fail(
                        "wrong \\u escape: four hexadecimal digits, surrogates only in pairs",
                    ));
                }
            },
            _ => {
                self.at = start;
                return Err(self.fail("unknown escape: write \\\\ for a backslash"));
            }
        })
    }

    /// What a `\u` escape stands for, with the second half of a surrogate pair.
    fn unicode(&mut self) -> Option<char> {
        let high = self.hex()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        for wanted in *b"\\u" {
            if self.byte() != wanted {
                return None;
            }
            self.at += 1;
        }
        let low = self.hex()?;
        if !(0xdc00..0xe000).contains(&low) {
            return None;
        }
        char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.byte()).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }
}
