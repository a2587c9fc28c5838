//! EDTF levels 0 and 1, and the calendar.

use crate::pack::date::{FAR_FUTURE, FAR_PAST, civil, days};
use crate::pack::{Bound, Date, Point, Precision};

/// Year, month and day.
type Day = (i32, u8, u8);

/// An expression with its first and last day.
#[rustfmt::skip]
const RIGHT: &[(&str, Day, Day)] = &[
    ("2019", (2019, 1, 1), (2019, 12, 31)),
    ("0000", (0, 1, 1), (0, 12, 31)),
    ("-0001", (-1, 1, 1), (-1, 12, 31)),
    ("2019-10", (2019, 10, 1), (2019, 10, 31)),
    ("2020-02", (2020, 2, 1), (2020, 2, 29)),
    ("1900-02", (1900, 2, 1), (1900, 2, 28)),
    ("2000-02-29", (2000, 2, 29), (2000, 2, 29)),
    ("-0004-02-29", (-4, 2, 29), (-4, 2, 29)),
    ("2019-10-04", (2019, 10, 4), (2019, 10, 4)),
    ("2019-10-04T23:20:30", (2019, 10, 4), (2019, 10, 4)),
    ("2019-10-04T23:20:30Z", (2019, 10, 4), (2019, 10, 4)),
    ("2019-10-04T23:20:30-04", (2019, 10, 4), (2019, 10, 4)),
    ("2019-10-04T00:00:00+05:30", (2019, 10, 4), (2019, 10, 4)),
    ("2019~", (2019, 1, 1), (2019, 12, 31)),
    ("2019-10?", (2019, 10, 1), (2019, 10, 31)),
    ("2019-10-04%", (2019, 10, 4), (2019, 10, 4)),
    ("2019-21", (2019, 3, 1), (2019, 5, 31)),
    ("2019-22", (2019, 6, 1), (2019, 8, 31)),
    ("2019-23~", (2019, 9, 1), (2019, 11, 30)),
    ("2019-24", (2019, 12, 1), (2020, 2, 29)),
    ("201X", (2010, 1, 1), (2019, 12, 31)),
    ("20XX", (2000, 1, 1), (2099, 12, 31)),
    ("-201X", (-2019, 1, 1), (-2010, 12, 31)),
    ("2019-XX", (2019, 1, 1), (2019, 12, 31)),
    ("2019-XX-XX", (2019, 1, 1), (2019, 12, 31)),
    ("2019-10-XX", (2019, 10, 1), (2019, 10, 31)),
    ("2013/2018", (2013, 1, 1), (2018, 12, 31)),
    ("2013-02/2018-06-01~", (2013, 2, 1), (2018, 6, 1)),
    ("2019/2019-03", (2019, 1, 1), (2019, 3, 31)),
    ("2013/", (2013, 1, 1), (2013, 12, 31)),
    ("/2013", (2013, 1, 1), (2013, 12, 31)),
    ("Y17000", (17_000, 1, 1), (17_000, 12, 31)),
    ("Y170000002", (170_000_002, 1, 1), (170_000_002, 12, 31)),
    ("Y-170000002", (-170_000_002, 1, 1), (-170_000_002, 12, 31)),
];

/// What is no date, with a word of the reason.
#[rustfmt::skip]
const WRONG: &[(&str, &str)] = &[
    ("", "write it as"),
    ("19", "write it as"),
    ("201", "write it as"),
    ("20190", "write it as"),
    ("2019-1", "write it as"),
    ("2019-10-4", "write it as"),
    ("2019-10-04-05", "write it as"),
    ("2019-", "write it as"),
    ("2019 ", "write it as"),
    ("+2019", "write it as"),
    ("２０１９", "write it as"),
    ("é019", "write it as"),
    ("20é", "write it as"),
    ("201é", "write it as"),
    ("--2019", "write it as"),
    ("?", "write it as"),
    ("2019-00", "no such month"),
    ("2019-13", "no such month"),
    ("2019-20", "no such month"),
    ("2019-25", "no such month"),
    ("2019-21-01", "no such month"),
    ("2019-02-29", "no such day"),
    ("2019-02-30", "no such day"),
    ("2019-04-31", "no such day"),
    ("2019-04-00", "no such day"),
    ("1900-02-29", "no such day"),
    ("-0000", "write 0000"),
    ("2XXX", "only the last two"),
    ("XXXX", "only the last two"),
    ("20X9", "write it as"),
    ("201X-10", "has no month"),
    ("2019-XX-04", "write it as"),
    ("2019-10-04T24:00:00", "no time"),
    ("2019-10-04T23:60:00", "no time"),
    ("2019-10-04T23:20", "no time"),
    ("2019-10-04T23:20:30+15:00", "no time"),
    ("2019-10-04T23:20:30Z?", "no time"),
    ("2019-10-04T", "no time"),
    ("2019-10T23:20:30", "write it as"),
    ("Y2019", "5 to 9 digits"),
    ("Y02019", "no 0 before"),
    ("Y1234567890", "5 to 9 digits"),
    ("Y", "5 to 9 digits"),
    ("Y17000-10", "write it as"),
    ("2018/2013", "ends before"),
    ("2019-03/2018", "ends before"),
    ("/", "needs a beginning"),
    ("../..", "needs a beginning"),
    ("/..", "needs a beginning"),
    ("2013/2014/2015", "write it as"),
    ("2013/...", "write it as"),
    ("2013-10-04/2013-02-30", "no such day"),
];

fn date(written: &str) -> Date {
    Date::parse(written).unwrap_or_else(|why| panic!("{written}: {why}"))
}

#[test]
fn reads_every_expression_of_levels_0_and_1() {
    for (written, first, last) in RIGHT {
        let date = date(written);
        assert_eq!(
            (civil(date.earliest()), civil(date.latest())),
            (*first, *last),
            "{written}"
        );
        assert_eq!(date.as_written(), *written);
    }
}

#[test]
fn refuses_what_is_no_date_and_says_why() {
    for (written, reason) in WRONG {
        let why = Date::parse(written).expect_err(written);
        assert!(why.contains(reason), "{written}: {why}");
    }
}

#[test]
fn an_open_bound_goes_on_for_ever_and_an_unknown_one_does_not() {
    assert_eq!(date("2013/..").latest(), FAR_FUTURE);
    assert_eq!(date("../2013").earliest(), FAR_PAST);
    assert_eq!(
        (date("2013/..").end(), date("2013/").end()),
        (Bound::Open, Bound::Unknown)
    );
    assert!(date("2013/").is_interval() && !date("2013").is_interval());
}

#[test]
fn tells_its_parts() {
    let Bound::At(point) = date("2019-10-04%").start() else {
        panic!("a date starts")
    };
    let expected = Point {
        year: 2019,
        month: Some(10),
        season: None,
        day: Some(4),
        approximate: true,
        uncertain: true,
        precision: Precision::Day,
    };
    assert_eq!(point, expected);
    let precisions = [
        ("20XX", Precision::Century),
        ("201X?", Precision::Decade),
        ("2019-XX", Precision::Year),
        ("2019-24", Precision::Season),
        ("2019-10-XX~", Precision::Month),
    ];
    for (written, precision) in precisions {
        let Bound::At(point) = date(written).end() else {
            panic!("a date ends")
        };
        assert_eq!(point.precision, precision, "{written}");
        assert_eq!(point.approximate, written.ends_with('~'), "{written}");
        assert_eq!(point.uncertain, written.ends_with('?'), "{written}");
    }
}

#[test]
fn sorts_by_first_day_then_last_day() {
    let mut dates = [
        "2013/..",
        "2013-05",
        "2013",
        "2013-01-01",
        "../2012",
        "201X",
        "2013/2014",
    ]
    .map(date);
    dates.sort();
    let written = dates.each_ref().map(Date::as_written);
    assert_eq!(
        written,
        [
            "../2012",
            "201X",
            "2013-01-01",
            "2013",
            "2013/2014",
            "2013/..",
            "2013-05"
        ]
    );
}

#[test]
fn counts_days_there_and_back() {
    assert_eq!(
        [days(1970, 1, 1), days(2000, 3, 1), days(1969, 12, 31)],
        [0, 11_017, -1]
    );
    assert_eq!(civil(i64::MIN), civil(-780_000_000_000));
    let mut expected = (-401, 1, 1);
    for count in days(-401, 1, 1)..days(2101, 1, 1) {
        let (year, month, day) = expected;
        assert_eq!(civil(count), expected);
        assert_eq!(days(year, month, day), count);
        expected = match (month, day == crate::pack::date::days_in_month(year, month)) {
            (12, true) => (year + 1, 1, 1),
            (_, true) => (year, month + 1, 1),
            _ => (year, month, day + 1),
        };
    }
}
