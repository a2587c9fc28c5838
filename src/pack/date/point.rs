//! A date without its interval: what EDTF writes between slashes.

use super::calendar::{days, days_in_month};

/// A date without its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The year; 0 is 1 BC. Of a decade or century, its first.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 21 spring, 22 summer, 23 autumn, 24 winter (which ends in the next year).
    pub season: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// Marked `~` or `%`: "about".
    pub approximate: bool,
    /// Marked `?` or `%`: "perhaps".
    pub uncertain: bool,
    /// How much of it is known.
    pub precision: Precision,
}

/// How much of a [`Point`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// `19XX`
    Century,
    /// `199X`
    Decade,
    /// `1993`, `1993-XX`
    Year,
    /// `1993-21`
    Season,
    /// `1993-04`, `1993-04-XX`
    Month,
    /// `1993-04-16`
    Day,
}

const SHAPE: &str = "no date: write it as 2019, 2019-10, 2019-10-04, 2019-10~ or 2013/2018";

impl Point {
    pub(super) fn parse(written: &[u8]) -> Result<Self, &'static str> {
        let (unmarked, mark) = match written {
            [rest @ .., mark @ (b'?' | b'~' | b'%')] => (rest, *mark),
            _ => (written, 0),
        };
        let mut point = Self {
            year: 0,
            month: None,
            season: None,
            day: None,
            approximate: matches!(mark, b'~' | b'%'),
            uncertain: matches!(mark, b'?' | b'%'),
            precision: Precision::Year,
        };
        let (unsigned, is_long, is_negative) = match unmarked {
            [b'Y', b'-', rest @ ..] => (rest, true, true),
            [b'Y', rest @ ..] => (rest, true, false),
            [b'-', rest @ ..] => (rest, false, true),
            _ => (unmarked, false, false),
        };
        if is_long {
            match unsigned {
                [b'1'..=b'9', _, _, _, _, ..] if unsigned.len() < 10 => {
                    point.year = number(unsigned)?
                }
                _ => return Err("a year with Y has 5 to 9 digits and no 0 before them"),
            }
        } else {
            let (year, rest) = unsigned.split_at_checked(4).ok_or(SHAPE)?;
            point.set_year(year)?;
            point.set_rest(rest, is_negative, mark)?;
        }
        if is_negative {
            // Of a decade before the year 0, the first year is the one farthest from it.
            point.year = 1 - point.year - point.precision.years();
        }
        // Only now is it known whether it is a leap year.
        match (point.month, point.day) {
            (Some(month), Some(day)) if day == 0 || day > days_in_month(point.year, month) => {
                Err("no such day in this month: write another")
            }
            _ => Ok(point),
        }
    }

    fn set_year(&mut self, written: &[u8]) -> Result<(), &'static str> {
        let (known, scale) = match written {
            [b'X', ..] | [_, b'X', ..] => {
                return Err("only the last two digits of a year may be X");
            }
            [known @ .., b'X', b'X'] => (known, 100),
            [known @ .., b'X'] => (known, 10),
            known => (known, 1),
        };
        self.precision = match scale {
            100 => Precision::Century,
            10 => Precision::Decade,
            _ => Precision::Year,
        };
        self.year = number(known)? * scale;
        Ok(())
    }

    /// Takes what follows the year.
    fn set_rest(&mut self, rest: &[u8], is_negative: bool, mark: u8) -> Result<(), &'static str> {
        if is_negative && self.year == 0 && self.precision == Precision::Year {
            return Err("there is no year -0000: write 0000");
        }
        if !rest.is_empty() && self.precision != Precision::Year {
            return Err("a year with X has no month");
        }
        let (month, day) = match rest {
            [] | [b'-', b'X', b'X'] | [b'-', b'X', b'X', b'-', b'X', b'X'] => return Ok(()),
            [b'-', month @ ..] if month.len() == 2 => (month, None),
            [b'-', a, b, b'-', b'X', b'X'] => (&[*a, *b][..], None),
            [b'-', a, b, b'-', day @ ..] if day.len() == 2 => (&[*a, *b][..], Some(day)),
            [b'-', a, b, b'-', c, d, b'T', time @ ..] => {
                if mark != 0 || !is_time(time) {
                    return Err("no time: write it as 23:20:30, 23:20:30Z or 23:20:30+02:00");
                }
                (&[*a, *b][..], Some(&[*c, *d][..]))
            }
            _ => return Err(SHAPE),
        };
        match number(month)? as u8 {
            season @ 21..=24 if rest.len() == 3 => {
                self.season = Some(season);
                self.precision = Precision::Season;
            }
            month @ 1..=12 => {
                self.month = Some(month);
                self.precision = Precision::Month;
            }
            _ => return Err("no such month: 01 to 12, or 21 to 24 for spring to winter"),
        }
        if let Some(day) = day {
            self.day = Some(number(day)? as u8);
            self.precision = Precision::Day;
        }
        Ok(())
    }

    /// The first day it can mean.
    pub fn first(&self) -> i64 {
        let month = match self.season {
            Some(season) => (season - 20) * 3,
            None => self.month.unwrap_or(1),
        };
        days(self.year, month, self.day.unwrap_or(1))
    }

    /// The last day it can mean.
    pub fn last(&self) -> i64 {
        let (year, month) = match (self.season, self.month) {
            (Some(24), _) => (self.year + 1, 2),
            (Some(season), _) => (self.year, (season - 20) * 3 + 2),
            (_, month) => (self.year + self.precision.years() - 1, month.unwrap_or(12)),
        };
        days(year, month, self.day.unwrap_or(days_in_month(year, month)))
    }
}

impl Precision {
    /// How many years a point of this precision spans.
    fn years(self) -> i32 {
        match self {
            Self::Century => 100,
            Self::Decade => 10,
            _ => 1,
        }
    }
}

/// The number that at most nine decimal digits make.
fn number(digits: &[u8]) -> Result<i32, &'static str> {
    let mut number = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return Err(SHAPE);
        }
        number = number * 10 + i32::from(digit - b'0');
    }
    Ok(number)
}

/// Whether this is a time of day with seconds, and perhaps `Z` or the distance from UTC.
fn is_time(written: &[u8]) -> bool {
    let pattern: &[u8] = match written.get(8) {
        Some(b'Z') => b"29:59:59Z",
        Some(_) if written.len() == 11 => b"29:59:59+19",
        Some(_) => b"29:59:59+19:59",
        None => b"29:59:59",
    };
    let fits = |(found, most): (&u8, &u8)| match most {
        b'+' => matches!(found, b'+' | b'-'),
        b'0'..=b'9' => found.is_ascii_digit() && found <= most,
        _ => found == most,
    };
    let is_late = |hour: Option<&[u8]>, last: &[u8]| hour.is_some_and(|hour| hour > last);
    written.len() == pattern.len()
        && written.iter().zip(pattern).all(fits)
        && !is_late(written.get(..2), b"23")
        && !is_late(written.get(9..11), b"14")
}
