//! How long before or after the article an event was, in words: "five weeks earlier".

use super::Labels;
use crate::pack::{Date, PolicyEvent};
use crate::relate::distance;
use crate::text::joined;

/// How long before or after the article an event ended or began. `None` where it went on when the
/// article came, where one of the dates is marked as approximate or uncertain, and where they leave
/// more open than there is between them.
pub(super) fn away(labels: &Labels, published: &Date, event: &PolicyEvent) -> Option<String> {
    let days = distance(published, event);
    let date = match &event.end {
        Some(end) if days < 0 => end,
        _ => &event.date,
    };
    if is_rough(published) || is_rough(date) {
        return None;
    }
    let open = |date: &Date| date.latest() - date.earliest();
    let open = open(published).max(open(date));
    if days == 0 {
        let is_same = open == 0 && event.end.is_none();
        return is_same.then(|| labels.text("reason.same").to_owned());
    }
    // Up to so many days, by dates that leave no more than so many open.
    let fits = |most, most_open| days.abs() <= most && open <= most_open;
    let (unit, hundredths) = if fits(13, 0) {
        (".day", 100)
    } else if fits(69, 6) {
        (".week", 700)
    } else if fits(714, 30) {
        (".month", 3_044)
    } else if open <= 365 {
        (".year", 36_525)
    } else {
        return None;
    };
    // From middle to middle, in half days.
    let halves = date.earliest() + date.latest() - published.earliest() - published.latest();
    let n = ((halves.abs() * 100 + hundredths) / (2 * hundredths)) as usize;
    let side = if days < 0 {
        "reason.earlier"
    } else {
        "reason.later"
    };
    let written = in_words(labels, unit, n);
    (n > 0).then(|| labels.form(&joined(&[side, unit]), n, &written))
}

/// Whether a date is marked as approximate or uncertain.
fn is_rough(date: &Date) -> bool {
    let mut written = date.as_written().bytes();
    written.any(|byte| matches!(byte, b'~' | b'?' | b'%'))
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
