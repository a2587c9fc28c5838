//! Attributes, read as one value each time the widget runs.

use crate::text::{joined, listed};
use web_sys::HtmlElement;

use super::paint::is_able;
use super::tell::Problem;
use crate::context::Wish;
use crate::find::Choice;
use crate::pack::Date;

/// What the publisher set.
#[derive(Clone, Debug)]
pub(super) struct Options {
    pub root: Option<String>,
    pub packs: Vec<String>,
    pub lang: Option<String>,
    pub published: Option<Date>,
    pub choice: Choice,
    /// Whether marks are painted, and not in the article.
    pub is_painted: bool,
    pub skip: Option<String>,
    pub wish: Wish,
    pub events: usize,
    pub has_panel: bool,
    pub is_drawer: bool,
    /// Whether readers can ask about text they select.
    pub may_ask: bool,
    pub heading_level: u8,
}

/// Reads the attributes. What is wrong falls back to its default and is told.
pub(super) fn read(host: &HtmlElement) -> (Options, Vec<Problem>) {
    let mut reader = Reader {
        host,
        problems: Vec::new(),
    };
    // Read for their problems only: the stylesheet and the loader act on them.
    reader.one_of("theme", &["auto", "light", "dark"]);
    reader.one_of("loading", &["idle", "visible", "eager"]);
    let paint = reader.one_of("paint", &["wrap", "highlight"]);
    let layout = reader.one_of("layout", &["auto", "sidebar", "inline", "drawer", "none"]);
    let packs = reader.words("pack");
    let options = Options {
        root: reader.selector("for"),
        packs: if packs.is_empty() {
            vec![DEFAULT.to_owned()]
        } else {
            packs
        },
        lang: reader.text("lang"),
        published: reader.parsed("published", "a date such as 2019-11-18", |text| {
            Date::parse(text).ok()
        }),
        choice: reader
            .parsed("mark", "first, section, all or none", Choice::parse)
            .unwrap_or_default(),
        is_painted: paint.as_deref() == Some("highlight") && is_able(),
        skip: reader.selector("skip"),
        wish: Wish {
            hide: reader.words("hide"),
            kinds: reader.words("kinds"),
            jurisdictions: reader.words("jurisdictions"),
        },
        events: reader
            .parsed("events", "a whole number from 1", |text| {
                text.parse().ok().filter(|&number| number > 0)
            })
            .unwrap_or(8),
        has_panel: layout.as_deref() != Some("none"),
        is_drawer: layout.as_deref() == Some("drawer"),
        may_ask: host.has_attribute("explain"),
        heading_level: reader
            .parsed("heading-level", "a level from 2 to 6", |text| {
                text.parse().ok().filter(|level| (2..=6).contains(level))
            })
            .unwrap_or(2),
    };
    (options, reader.problems)
}

/// The word that stands for the default pack.
pub(super) const DEFAULT: &str = "default";

struct Reader<'a> {
    host: &'a HtmlElement,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// The value of an attribute, trimmed; `None` where it is missing or blank.
    fn text(&self, name: &str) -> Option<String> {
        let text = self.host.get_attribute(name)?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn words(&self, name: &str) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn parsed<T>(
        &mut self,
        name: &str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(name)?;
        let value = parse(&text);
        if value.is_none() {
            self.refuse(name, &text, expected);
        }
        value
    }

    fn one_of(&mut self, name: &str, known: &[&str]) -> Option<String> {
        let known_here = |text: &str| known.contains(&text).then(|| text.to_owned());
        self.parsed(
            name,
            &joined(&["one of ", &listed(known, ", ")]),
            known_here,
        )
    }

    fn selector(&mut self, name: &str) -> Option<String> {
        let host = self.host;
        self.parsed(name, "a CSS selector", |text| {
            host.matches(text).ok().map(|_| text.to_owned())
        })
    }

    fn refuse(&mut self, name: &str, text: &str, expected: &str) {
        let message = [
            name,
            "=\"",
            text,
            "\" is not ",
            expected,
            "; the default is used",
        ];
        self.problems.push(Problem::new("option", message.concat()));
    }
}
