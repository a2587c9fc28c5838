//! Times: the days, months and years written in a text.

use super::Passage;
use crate::article::Block;
use crate::find::words::Words;
use crate::pack::date::{civil, days, days_in_month};

/// A time a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    /// Its first day.
    pub first: i64,
    /// Its last day.
    pub last: i64,
    pub passage: Passage,
}

/// A part of a written date.
#[derive(Clone, Copy)]
enum Part {
    Day(u8),
    Month(u8),
    Year(i32),
}

/// All times written in a block: "4 October 2019", "October 4", "Oct. 2019", "4.10.2019", "2019".
/// Where the year is missing it is that of the last such day up to `published`; where that is
/// missing too, the time is passed over.
#[inline(never)]
pub(super) fn in_block(
    number: u32,
    block: &Block,
    words: &Words,
    months: &[String],
    published: Option<i64>,
) -> Vec<Time> {
    let mut times = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let mut date = Written::default();
        let mut end = at;
        while let Some(part) = words
            .list
            .get(end)
            .and_then(|_| part(block, words, end, months))
        {
            if end > at && !is_near(block, words, end) || !date.take(part) {
                break;
            }
            end += 1;
        }
        if let Some((first, last)) = date.days(published) {
            let (start, end) = (words.list[at].start, words.list[end - 1].end);
            let passage = Passage {
                block: number,
                start,
                end,
            };
            times.push(Time {
                first,
                last,
                passage,
            });
        }
        at = end.max(at + 1);
    }
    times
}

/// The days of the unit (day, week, month, year) before `published`.
pub(super) fn before(published: i64, unit: usize) -> (i64, i64) {
    let (year, month, _) = civil(published);
    match unit {
        0 => (published - 1, published - 1),
        1 => (published - 13, published - 4),
        2 if month == 1 => (days(year - 1, 12, 1), days(year, 1, 1) - 1),
        2 => (days(year, month - 1, 1), days(year, month, 1) - 1),
        _ => (days(year - 1, 1, 1), days(year, 1, 1) - 1),
    }
}

/// Whether a word belongs to the date of the word before it: not far, and no sentence between.
fn is_near(block: &Block, words: &Words, at: usize) -> bool {
    let between = block.part(words.list[at - 1].end, words.list[at].start);
    between.len() < 4
        && between
            .chars()
            .all(|c| matches!(c, ' ' | '\u{a0}' | ',' | '.' | '-' | '/'))
}

fn part(block: &Block, words: &Words, at: usize, months: &[String]) -> Option<Part> {
    let word = words.list[at];
    let written = block.part(word.start, word.end);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        let folded = words.folded(at);
        let is_short = folded.len() >= 3 && block.part(word.end, word.end + 1) == ".";
        let month = months.iter().position(|month| {
            *month == folded || is_short && folded.len() < 5 && month.starts_with(folded)
        })?;
        return Some(Part::Month(month as u8 + 1));
    }
    let digit = |number, byte| number * 10 + i32::from(byte - b'0');
    let number = written.bytes().take(digits.min(5)).fold(0, digit);
    // "4th", "1er"
    let is_bare = digits == written.len();
    match (digits, number) {
        (1 | 2, 1..=31) if is_bare || written.len() < digits + 3 => Some(Part::Day(number as u8)),
        (4, 1900..=2100) if is_bare => Some(Part::Year(number)),
        _ => None,
    }
}

/// The parts of a date taken so far.
#[derive(Default)]
struct Written {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

impl Written {
    /// Takes a part; `false` where the date has it already.
    fn take(&mut self, part: Part) -> bool {
        match part {
            Part::Year(year) if self.year.is_none() => self.year = Some(year),
            Part::Month(month) if self.month.is_none() => self.month = Some(month),
            // "4.10.2019"
            Part::Day(month @ 1..=12) if self.day.is_some() && self.month.is_none() => {
                self.month = Some(month);
            }
            // Nothing follows a year.
            Part::Day(day) if self.day.is_none() && self.year.is_none() => self.day = Some(day),
            _ => return false,
        }
        true
    }

    fn days(&self, published: Option<i64>) -> Option<(i64, i64)> {
        let month = match (self.month, self.year, self.day) {
            (Some(month), ..) => month,
            (None, Some(year), None) => return Some((days(year, 1, 1), days(year + 1, 1, 1) - 1)),
            _ => return None,
        };
        let day = self.day.unwrap_or(1);
        let year = match self.year {
            Some(year) => year,
            None => {
                let published = published?;
                let (year, ..) = civil(published);
                // A date without a year may be shortly ahead, or lies behind.
                if days(year, month, day) > published + 31 {
                    year - 1
                } else {
                    year
                }
            }
        };
        let last = self.day.unwrap_or(days_in_month(year, month));
        Some((days(year, month, day), days(year, month, last)))
    }
}
