//! How long before or after the article an event was, in words: "five weeks earlier".

use super::Labels;
use crate::pack::{Date, PolicyEvent};
use crate::relate::distance;
use crate::text::joined;

/// A unit in which distances are told.
struct Unit {
    key: &'static str,
    /// Hundredths of a day in it.
    length: i64,
    /// From so many days on, the next is used.
    until: i64,
    /// Dates that leave so many days open can still be told in it.
    vague: i64,
}

const UNITS: [Unit; 4] = [
    unit(".day", 100, 14, 0),
    unit(".week", 700, 70, 6),
    // Up to two years, less half a month.
    unit(".month", 3_044, 715, 30),
    unit(".year", 36_525, i64::MAX, 365),
];

const fn unit(key: &'static str, length: i64, until: i64, vague: i64) -> Unit {
    Unit {
        key,
        length,
        until,
        vague,
    }
}

/// How long before or after the article an event ended or began. `None` where it went on when the
/// article came, where one of the dates is marked as approximate or uncertain, and where they leave
/// more open than there is between them.
pub(super) fn away(labels: &Labels, published: &Date, event: &PolicyEvent) -> Option<String> {
    let days = distance(published, event);
    let date = match &event.end {
        Some(end) if days < 0 => end,
        _ => &event.date,
    };
    if [published, date].into_iter().any(is_rough) {
        return None;
    }
    let open = |date: &Date| date.latest() - date.earliest();
    let vague = open(published).max(open(date));
    if days == 0 {
        let is_same = vague == 0 && event.end.is_none();
        return is_same.then(|| labels.text("reason.same").to_owned());
    }
    let mut units = UNITS.iter();
    let fits = |unit: &&Unit| days.abs() < unit.until && vague <= unit.vague;
    let Unit { key, length, .. } = units.find(fits)?;
    // From middle to middle, in half days.
    let halves = date.earliest() + date.latest() - published.earliest() - published.latest();
    let n = ((halves.abs() * 100 + length) / (2 * length)) as usize;
    let side = if days < 0 {
        "reason.earlier"
    } else {
        "reason.later"
    };
    let written = in_words(labels, key, n);
    (n > 0).then(|| labels.form(&joined(&[side, key]), n, &written))
}

fn is_rough(date: &Date) -> bool {
    date.as_written().contains(['~', '?', '%'])
}

/// A small number as a word; one is part of the label.
fn in_words(labels: &Labels, unit: &str, n: usize) -> String {
    // Where a unit's word has another gender than the others' it has numbers of its own.
    let own = joined(&["number.words", unit]);
    let words = labels.get(&own).unwrap_or(labels.text("number.words"));
    match words.split(['|']).nth(n.wrapping_sub(2)) {
        Some(word) => word.to_owned(),
        None => labels.number(n),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::labels;
    use super::*;

    /// The words in a language for an event of a date, or from a date to another.
    fn told(language: &str, published: &str, event: &str) -> String {
        let date = |date: &str| Date::parse(date).unwrap_or_default();
        let (from, end) = event.split_once(" to ").unwrap_or((event, ""));
        let event = PolicyEvent {
            date: date(from),
            end: (!end.is_empty()).then(|| date(end)),
            ..PolicyEvent::default()
        };
        away(&labels(language), &date(published), &event).unwrap_or_default()
    }

    #[test]
    fn distances_are_told_in_fitting_units() {
        let table = [
            ("2019-11-18", "the same day"),
            ("2019-11-17", "one day earlier"),
            ("2019-11-19", "one day later"),
            ("2019-11-05", "13 days earlier"),
            ("2019-11-04", "two weeks earlier"),
            ("2019-10-14", "five weeks earlier"),
            ("2019-09-10", "ten weeks earlier"),
            ("2019-09-09", "two months earlier"),
            ("2018-11-18", "twelve months earlier"),
            ("2018-10-18", "13 months earlier"),
            ("2017-12-04", "23 months earlier"),
            ("2017-12-03", "two years earlier"),
            ("2023-11-18", "four years later"),
            ("1994-11-18", "25 years earlier"),
        ];
        for (event, words) in table {
            assert_eq!(told("en", "2019-11-18", event), words, "{event}");
        }
    }

    #[test]
    fn no_distance_says_more_than_its_dates() {
        let table = [
            ("2019-11-18", "2019-10", "one month earlier"),
            ("2019-11-18", "2019-07", "four months earlier"),
            ("2019-11-18", "2019-11", ""),
            ("2019-11-18", "2018", "one year earlier"),
            ("2019-11-18", "2013", "six years earlier"),
            ("2019-12-30", "2019", ""),
            ("2019-11", "2019-09-16", "two months earlier"),
            ("2019-11-18", "2019-09~", ""),
            ("2019-11-18", "2013?", ""),
            ("2019-11~", "2013", ""),
            ("2019-11-18", "199X", ""),
            ("2019-11-18", "2013/2016", ""),
            ("2019-11-18", "2013/..", ""),
        ];
        for (published, event, words) in table {
            assert_eq!(told("en", published, event), words, "{published} {event}");
        }
    }

    #[test]
    fn what_takes_days_is_told_by_its_nearer_end() {
        let table = [
            ("2019-11-12 to 2019-11-15", "three days earlier"),
            ("2019-11-12 to 2019-11-30", ""),
            ("2019-11-20 to 2019-11-30", "two days later"),
            ("2013-08 to 2017", "two years earlier"),
        ];
        for (event, words) in table {
            assert_eq!(told("en", "2019-11-18", event), words, "{event}");
        }
    }

    #[test]
    fn each_language_has_its_numbers_and_forms() {
        let table = [
            (
                "de",
                ["einen Tag zuvor", "zwei Wochen zuvor", "elf Jahre später"],
            ),
            (
                "es",
                ["un día antes", "dos semanas antes", "once años después"],
            ),
            (
                "fr",
                [
                    "un jour plus tôt",
                    "deux semaines plus tôt",
                    "onze ans plus tard",
                ],
            ),
            (
                "it",
                ["un giorno prima", "due settimane prima", "undici anni dopo"],
            ),
            (
                "nl",
                ["een dag eerder", "twee weken eerder", "elf jaar later"],
            ),
            (
                "pl",
                [
                    "dzień wcześniej",
                    "dwa tygodnie wcześniej",
                    "jedenaście lat później",
                ],
            ),
            (
                "pt",
                ["um dia antes", "duas semanas antes", "onze anos depois"],
            ),
            (
                "sv",
                ["en dag tidigare", "två veckor tidigare", "elva år senare"],
            ),
            (
                "ar",
                [
                    "قبل يوم من المقال",
                    "قبل أسبوعين من المقال",
                    "بعد أحد عشر عامًا من المقال",
                ],
            ),
        ];
        for (language, words) in table {
            let dates = ["2019-11-17", "2019-11-04", "2030-11-18"];
            let told = dates.map(|event| told(language, "2019-11-18", event));
            assert_eq!(told, words, "{language}");
        }
        assert_eq!(told("pt", "2019-11-18", "2017-11-18"), "dois anos antes");
        assert_eq!(
            told("pl", "2019-11-18", "2019-10-14"),
            "pięć tygodni wcześniej"
        );
        assert_eq!(
            told("ar", "2019-11-18", "2019-10-14"),
            "قبل خمسة أسابيع من المقال"
        );
        assert_eq!(told("ar", "2019-11-18", "1994"), "قبل 25 عامًا من المقال");
        assert_eq!(told("ar", "2019-11-18", "1919"), "قبل 100 عام من المقال");
    }
}
