//! Dates as editors know them: EDTF levels 0 and 1 (<https://www.loc.gov/standards/datetime/>), and the calendar.
//!
//! Days are counted from 1970-01-01 in the proleptic Gregorian calendar.

use std::cmp::Ordering;

pub use calendar::{civil, days, days_in_month};
pub use point::{Point, Precision};

mod calendar;
mod point;

/// The earliest day of what has no beginning (`../2013`), about the year -10 000 000 000.
pub const FAR_PAST: i64 = -3_652_425_000_000;
/// The latest day of what has no end (`2013/..`), about the year 10 000 000 000.
pub const FAR_FUTURE: i64 = 3_652_425_000_000;

/// An EDTF expression of level 0 or 1: a date, perhaps rough, or an interval.
///
/// Ordered by [`earliest`](Date::earliest), then [`latest`](Date::latest). The default is no date at
/// all, written `""`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Date {
    written: String,
    earliest: i64,
    latest: i64,
}

/// Where an interval begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At a date.
    At(Point),
    /// Nowhere: it goes on (`2013/..`).
    Open,
    /// Nobody knows (`2013/`).
    Unknown,
}

impl Date {
    /// Reads an EDTF expression. The time of a date-time is checked and left out.
    ///
    /// # Errors
    ///
    /// What to write instead, where it is no such expression, no such day, or ends before it begins.
    pub fn parse(written: &str) -> Result<Self, &'static str> {
        let (start, end) = bounds(written)?;
        // An unknown bound says nothing, so the known one stands for both.
        let (earliest, latest) = match (start, end) {
            (Bound::At(start), Bound::At(end)) => (start.first(), end.last()),
            (Bound::At(start), Bound::Open) => (start.first(), FAR_FUTURE),
            (Bound::At(only), Bound::Unknown) | (Bound::Unknown, Bound::At(only)) => {
                (only.first(), only.last())
            }
            (Bound::Open, Bound::At(end)) => (FAR_PAST, end.last()),
            _ => return Err("an interval needs a beginning or an end"),
        };
        if latest < earliest {
            return Err("this interval ends before it begins: swap the dates");
        }
        Ok(Self {
            written: String::from(written),
            earliest,
            latest,
        })
    }

    /// The first day it can mean; [`FAR_PAST`] where it has no beginning.
    pub fn earliest(&self) -> i64 {
        self.earliest
    }

    /// The last day it can mean; [`FAR_FUTURE`] where it has no end.
    pub fn latest(&self) -> i64 {
        self.latest
    }

    /// The expression as the editor wrote it.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// Where it begins. A date that is no interval begins and ends at the same point.
    pub fn start(&self) -> Bound {
        // Rarely asked for, so it is read again rather than kept. Only the default is no expression.
        bounds(&self.written).map_or(Bound::Unknown, |bounds| bounds.0)
    }

    /// Where it ends.
    pub fn end(&self) -> Bound {
        bounds(&self.written).map_or(Bound::Unknown, |bounds| bounds.1)
    }

    /// Whether it was written with a `/`.
    pub fn is_interval(&self) -> bool {
        self.written.contains(['/'])
    }
}

/// The two bounds of an expression.
fn bounds(written: &str) -> Result<(Bound, Bound), &'static str> {
    let bytes = written.as_bytes();
    let slash = bytes.iter().position(|byte| *byte == b'/');
    match slash.and_then(|at| bytes.split_at_checked(at)) {
        Some((start, [_, end @ ..])) => Ok((Bound::parse(start)?, Bound::parse(end)?)),
        _ => {
            let point = Bound::At(Point::parse(bytes)?);
            Ok((point, point))
        }
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let days = (self.earliest, self.latest).cmp(&(other.earliest, other.latest));
        days.then_with(|| self.written.cmp(&other.written))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Bound {
    fn parse(written: &[u8]) -> Result<Self, &'static str> {
        Ok(match written {
            b"" => Self::Unknown,
            b".." => Self::Open,
            _ => Self::At(Point::parse(written)?),
        })
    }
}
