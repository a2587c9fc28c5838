//! Data in words: dates, reasons, lists.

use super::Labels;
use super::away::away;
use crate::article::Article;
use crate::pack::date::{Bound, Point, Precision};
use crate::pack::{Date, Library};
use crate::relate::{Passage, Reason, Related};
use crate::text::{decimal, joined};

/// A date as the language writes it: "4 October 2019", "about October 2019", "2013 to 2018".
pub fn date(labels: &Labels, date: &Date) -> String {
    let words = |bound| match bound {
        Bound::At(at) => Some(point(labels, at, !date.is_interval())),
        Bound::Open | Bound::Unknown => None,
    };
    match (words(date.start()), words(date.end())) {
        (Some(from), Some(_)) if !date.is_interval() => from,
        (Some(from), Some(to)) => labels.fill("date.range", &[("from", &from), ("to", &to)]),
        (Some(from), None) => labels.fill("date.from", &[("date", &from)]),
        (None, Some(to)) => labels.fill("date.until", &[("date", &to)]),
        (None, None) => date.as_written().to_owned(),
    }
}

/// The days of an event: its date, or from its date to its end.
pub fn span(labels: &Labels, from: &Date, to: Option<&Date>) -> String {
    let Some(to) = to else {
        return date(labels, from);
    };
    let first = within_year(labels, from, to).unwrap_or_else(|| date(labels, from));
    labels.fill("date.range", &[("from", &first), ("to", &date(labels, to))])
}

/// The first of two plain days of one year, without what the other says again.
fn within_year(labels: &Labels, from: &Date, to: &Date) -> Option<String> {
    let day = |date: &Date| match date.start() {
        Bound::At(point) if point.day.is_some() && !point.approximate && !point.uncertain => {
            Some(point)
        }
        _ => None,
    };
    let (first, last) = (day(from)?, day(to)?);
    if first.year != last.year {
        return None;
    }
    let day = day_of(labels, first.day?);
    if first.month == last.month {
        return Some(labels.fill("date.day.alone", &[("day", &day)]));
    }
    let key = joined(&["month.", &decimal(first.month? as usize)]);
    Some(labels.fill(
        "date.day.month",
        &[("day", &day), ("month", labels.text(&key))],
    ))
}

/// A day's number; some languages write an ordinal for the first: "1er janvier".
fn day_of(labels: &Labels, day: u8) -> String {
    let number = decimal(day as usize);
    let own = joined(&["day.", &number]);
    labels.get(&own).unwrap_or(&number).to_owned()
}

/// `is_alone`: no preposition stands before it. Some languages have another form of the month then,
/// unless a day stands with it.
fn point(labels: &Labels, point: Point, is_alone: bool) -> String {
    let sign = if point.year < 0 { "-" } else { "" };
    let year = joined(&[sign, &decimal(point.year.unsigned_abs() as usize)]);
    let month = point.month.or(point.season).map(|number| {
        let number = decimal(number as usize);
        let inflected = joined(&["month.", &number]);
        let nominative = joined(&["nominative.", &number]);
        let is_plain = is_alone && point.day.is_none() && !point.approximate;
        let plain = labels.get(&nominative).filter(|_| is_plain);
        plain.unwrap_or(labels.text(&inflected)).to_owned()
    });
    let words = match (point.precision, month, point.day) {
        (Precision::Decade, ..) => labels.fill("date.decade", &[("year", &year)]),
        (Precision::Century, ..) => labels.fill("date.century", &[("year", &year)]),
        (_, Some(month), Some(day)) => labels.fill(
            "date.day",
            &[
                ("day", &day_of(labels, day)),
                ("month", &month),
                ("year", &year),
            ],
        ),
        (_, Some(month), None) => labels.fill("date.month", &[("month", &month), ("year", &year)]),
        _ => year,
    };
    if point.approximate {
        labels.fill("date.about", &[("date", &words)])
    } else if point.uncertain {
        labels.fill("date.perhaps", &[("date", &words)])
    } else {
        words
    }
}

/// A date as HTML's `datetime` takes it; `None` where it takes none.
pub(super) fn datetime(date: &Date) -> Option<&str> {
    let plain = date.as_written().trim_end_matches(['~', '?', '%']);
    let is_plain = plain.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let is_season = matches!(
        date.start(),
        Bound::At(Point {
            season: Some(_),
            ..
        })
    );
    (is_plain && !is_season).then_some(plain)
}

/// Items as the language lists them: "a, b and c".
pub fn list(labels: &Labels, items: &[String]) -> String {
    let mut words = String::new();
    for (at, item) in items.iter().enumerate() {
        words.push_str(between(labels, at, items.len()));
        words.push_str(item);
    }
    words
}

/// What a jurisdiction is called in short: a name for what is no country, or its code.
pub(super) fn region<'a>(labels: &'a Labels, code: &'a str) -> &'a str {
    labels.get(&joined(&["region.", code])).unwrap_or(code)
}

/// What stands before the item `at` of a list of so many.
fn between(labels: &Labels, at: usize, count: usize) -> &str {
    match at {
        0 => "",
        _ if at + 1 == count => labels.piece("list.two", 2),
        _ => labels.piece("list.more", 2),
    }
}

/// A text in the language's quotation marks.
pub(super) fn quoted(labels: &Labels, text: &str) -> String {
    labels.fill("text.quoted", &[("text", text)])
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// The passage of the article they speak of, if they do.
    pub passage: Option<Passage>,
    /// Whether a sentence begins with it.
    pub is_first: bool,
}

/// Keys of the sentences for reasons of a kind; with `.also` behind it, for one that is not the
/// first.
const SENTENCES: [[&str; 2]; 4] = [
    ["reason.names", "reason.names"],
    ["reason.mentions", "reason.mentions.also"],
    ["reason.links", "reason.links.also"],
    ["reason.dated", "reason.dated.also"],
];

/// Of [`SENTENCES`], the one that quotes the article.
const QUOTING: usize = 2;

/// Reasons as sentences and phrases in pieces, those of a kind together.
pub(super) fn reasons<'a>(
    labels: &'a Labels,
    library: &'a Library,
    article: &'a Article,
    related: &Related,
) -> Vec<Piece<'a>> {
    let told = related.reasons();
    let mut pieces = Vec::new();
    let mut say = |text, passage, is_first| {
        pieces.push(Piece {
            text,
            passage,
            is_first,
        });
    };
    let mut is_also = 0;
    for (kind, keys) in SENTENCES.iter().enumerate() {
        let mut items: Vec<(&str, Option<Passage>)> = Vec::new();
        for evidence in &told {
            let (of, text) = match evidence.reason {
                Reason::NamesPlace(at) => {
                    let event = &library.events[related.event as usize];
                    (0, place(labels, &event.jurisdictions[at]))
                }
                Reason::MentionsTerm(term) => (1, library.terms[term as usize].name.as_str()),
                Reason::LinksToSource => (2, ""),
                Reason::DatedInText => (3, ""),
                _ => (0, ""),
            };
            if let Some(passage) = evidence.passage
                && of == kind
            {
                let text = if text.is_empty() {
                    passage.words(article)
                } else {
                    text
                };
                items.push((text, Some(passage)));
            }
        }
        if items.is_empty() {
            continue;
        }
        let quote = |at| {
            if kind == QUOTING {
                labels.piece("text.quoted", at)
            } else {
                ""
            }
        };
        let key = keys[is_also];
        is_also = 1;
        say(labels.piece(key, 0), None, true);
        for (at, &(text, passage)) in items.iter().enumerate() {
            say(between(labels, at, items.len()), None, false);
            say(quote(0), None, false);
            say(text, passage, false);
            say(quote(2), None, false);
        }
        say(labels.piece(key, 2), None, false);
    }
    pieces
}

/// What a jurisdiction is called: the first of its names, or its code.
fn place<'a>(labels: &'a Labels, code: &'a str) -> &'a str {
    let names = labels.get(&joined(&["place.", code])).unwrap_or(code);
    names.split(['|']).next().unwrap_or(code)
}

/// Reasons as plain sentences, and how far away in time the event is.
pub fn plain_reasons(
    labels: &Labels,
    library: &Library,
    article: &Article,
    related: &Related,
) -> Vec<String> {
    let pieces = reasons(labels, library, article, related);
    let mut plain: Vec<String> = Vec::new();
    for piece in pieces {
        if piece.is_first {
            plain.push(String::new());
        }
        if let Some(last) = plain.last_mut() {
            last.push_str(piece.text);
        }
    }
    let event = &library.events[related.event as usize];
    let published = article.published.as_ref();
    plain.extend(published.and_then(|published| away(labels, published, event)));
    plain
}

#[cfg(test)]
mod tests {
    use super::super::tests::labels;
    use super::*;
    use crate::article::Block;
    use crate::pack::PolicyEvent;
    use crate::relate::Evidence;

    #[test]
    fn dates_read_as_a_newspaper_writes_them() {
        let table = [
            ("2019", "2019"),
            ("2019-10", "October 2019"),
            ("2019-10-04", "4 October 2019"),
            ("2019-10~", "about October 2019"),
            ("2019?", "perhaps 2019"),
            ("2013/2018", "2013 to 2018"),
            ("2019-23", "autumn 2019"),
            ("199X", "the 1990s"),
            ("2013/..", "from 2013"),
            ("-0044", "-44"),
        ];
        for (written, words) in table {
            let parsed = Date::parse(written).unwrap_or_default();
            assert_eq!(date(&labels("en"), &parsed), words, "{written}");
        }
    }

    #[test]
    fn each_language_writes_dates_in_its_own_way() {
        let dates = [
            "2019-10-04",
            "2019-10",
            "2019-10~",
            "2019?",
            "2013/2018",
            "2019-10-01",
        ];
        let table = [
            (
                "de",
                "4. Oktober 2019; Oktober 2019; etwa Oktober 2019; möglicherweise 2019; \
                 2013 bis 2018; 1. Oktober 2019",
            ),
            (
                "es",
                "4 de octubre de 2019; octubre de 2019; hacia octubre de 2019; quizá 2019; \
                 2013 a 2018; 1 de octubre de 2019",
            ),
            (
                "fr",
                "4 octobre 2019; octobre 2019; vers octobre 2019; peut-être 2019; \
                 2013 – 2018; 1er octobre 2019",
            ),
            (
                "it",
                "4 ottobre 2019; ottobre 2019; circa ottobre 2019; forse 2019; \
                 2013 – 2018; 1 ottobre 2019",
            ),
            (
                "nl",
                "4 oktober 2019; oktober 2019; omstreeks oktober 2019; mogelijk 2019; \
                 2013 tot en met 2018; 1 oktober 2019",
            ),
            (
                "pl",
                "4 października 2019; październik 2019; około października 2019; być może 2019; \
                 od 2013 do 2018; 1 października 2019",
            ),
            (
                "pt",
                "4 de outubro de 2019; outubro de 2019; por volta de outubro de 2019; talvez 2019; \
                 2013 a 2018; 1 de outubro de 2019",
            ),
            (
                "sv",
                "4 oktober 2019; oktober 2019; omkring oktober 2019; möjligen 2019; \
                 2013 till 2018; 1 oktober 2019",
            ),
            (
                "ar",
                "4 أكتوبر 2019; أكتوبر 2019; نحو أكتوبر 2019; ربما 2019; \
                 من 2013 إلى 2018; 1 أكتوبر 2019",
            ),
        ];
        for (language, words) in table {
            let labels = labels(language);
            let written =
                dates.map(|written| date(&labels, &Date::parse(written).unwrap_or_default()));
            assert_eq!(written.join("; "), words, "{language}");
        }
    }

    #[test]
    fn each_language_has_its_own_quotation_marks() {
        let table = [
            ("en", "“a”"),
            ("de", "„a“"),
            ("es", "«a»"),
            ("fr", "«\u{a0}a\u{a0}»"),
            ("it", "«a»"),
            ("nl", "‘a’"),
            ("pl", "„a”"),
            ("pt", "«a»"),
            ("sv", "”a”"),
            ("ar", "«a»"),
        ];
        for (language, words) in table {
            assert_eq!(quoted(&labels(language), "a"), words, "{language}");
        }
    }

    #[test]
    fn a_month_is_inflected_as_its_language_asks() {
        let polish = labels("pl");
        let table = [
            ("2019-10-04", "4 października 2019"),
            ("2019-10", "październik 2019"),
            ("2019-10~", "około października 2019"),
            ("2019-10/2019-11", "od października 2019 do listopada 2019"),
        ];
        for (written, words) in table {
            let parsed = Date::parse(written).unwrap_or_default();
            assert_eq!(date(&polish, &parsed), words, "{written}");
        }
    }

    #[test]
    fn a_span_says_nothing_twice() {
        let table = [
            ("2019-11-12", "2019-11-15", "12 to 15 November 2019"),
            ("2016-02-16", "2016-03-28", "16 February to 28 March 2016"),
            (
                "2015-12-17",
                "2016-07-19",
                "17 December 2015 to 19 July 2016",
            ),
            ("2013-08", "2014", "August 2013 to 2014"),
            (
                "2019-11-12~",
                "2019-11-15",
                "about 12 November 2019 to 15 November 2019",
            ),
        ];
        for (from, to, words) in table {
            let dates = [from, to].map(|date| Date::parse(date).unwrap_or_default());
            assert_eq!(
                span(&labels("en"), &dates[0], Some(&dates[1])),
                words,
                "{from} {to}"
            );
        }
    }

    #[test]
    fn datetime_is_given_only_where_html_takes_it() {
        let table = [
            ("2019-10-04", Some("2019-10-04")),
            ("2019-10~", Some("2019-10")),
            ("2013/2018", None),
            ("2019-23", None),
            ("199X", None),
        ];
        for (written, expected) in table {
            let parsed = Date::parse(written).unwrap_or_default();
            assert_eq!(datetime(&parsed), expected, "{written}");
        }
    }

    /// The reasons of an event for which this speaks, as plain sentences. A passage is its words in
    /// an article of one block.
    fn reasons_of(given: &[(Reason, &str)], published: Option<&str>) -> Vec<String> {
        let mut text = String::new();
        let mut related = Related::default();
        for (at, (reason, words)) in given.iter().enumerate() {
            let start = text.len() as u32;
            text.push_str(words);
            let end = text.len() as u32;
            let passage = Passage {
                block: 0,
                start,
                end,
            };
            related.evidence.push(Evidence {
                amount: 1.0 / (at + 1) as f64,
                reason: *reason,
                passage: (start < end).then_some(passage),
            });
        }
        let block = Block {
            text,
            ..Block::default()
        };
        let article = Article {
            blocks: vec![block],
            published: published.and_then(|date| Date::parse(date).ok()),
            ..Article::default()
        };
        let mut library = Library::default();
        library.events.push(PolicyEvent {
            jurisdictions: vec!["NL".into(), "XX".into()],
            date: Date::parse("2019-10-14").unwrap_or_default(),
            ..PolicyEvent::default()
        });
        plain_reasons(&labels("en"), &library, &article, &related)
    }

    #[test]
    fn reasons_of_a_kind_stand_together() {
        let (actor, links, dated) = (
            Reason::NamesActor,
            Reason::LinksToSource,
            Reason::DatedInText,
        );
        type Row<'a> = (&'a [(Reason, &'a str)], &'a [&'a str]);
        let table: [Row<'_>; 5] = [
            (
                &[(actor, "INTERPOL"), (actor, "FBI"), (actor, "NSA")],
                &["This article names INTERPOL, FBI and NSA"],
            ),
            (
                &[(links, "the order"), (actor, "Apple")],
                &["This article names Apple", "links to a source: “the order”"],
            ),
            (
                &[(dated, "October 2019"), (actor, "Apple")],
                &["This article names Apple", "speaks of October 2019"],
            ),
            (
                &[(dated, "October 2019"), (links, "the order")],
                &[
                    "This article links to a source: “the order”",
                    "speaks of October 2019",
                ],
            ),
            (
                &[
                    (Reason::NamesPlace(0), "Dutch"),
                    (Reason::NamesPlace(1), "Xish"),
                ],
                &["This article names the Netherlands and XX"],
            ),
        ];
        for (given, words) in table {
            assert_eq!(reasons_of(given, None), words, "{given:?}");
        }
    }

    #[test]
    fn how_far_away_an_event_is_stands_last() {
        let given = [(Reason::NamesActor, "Apple"), (Reason::Earlier(35), "")];
        assert_eq!(
            reasons_of(&given, Some("2019-11-18")),
            ["This article names Apple", "five weeks earlier"]
        );
    }

    #[test]
    fn what_only_an_editor_is_told_is_no_reason() {
        let given = [
            (Reason::SharesWords, "order"),
            (Reason::BelongsWith(0), ""),
            (Reason::SameTime, ""),
            (Reason::Editor, ""),
        ];
        assert_eq!(reasons_of(&given, None), [""; 0]);
    }
}
