//! The weights of relevance, each with its range and what both ends do.

/// The weights, all in one place. [`Weights::STANDARD`] is what the widget and the command line
/// use; others are for measuring what each is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// A term of the event is mentioned. 0: terms don't count; 3: terms drown everything else.
    pub term: f64,
    /// Someone who took part is named. 0: actors don't count; 3: any event of an actor that is named
    /// comes before events on the subject.
    pub actor: f64,
    /// A place the event belongs to is named. 0: places don't count; 2: whatever happened in the
    /// same country comes first.
    pub place: f64,
    /// The event itself is named. 0: no more than its terms; 5: always first.
    pub name: f64,
    /// Rare words of the event's title stand in the text. 0: they don't count; 3: any event with a
    /// similar title comes first.
    pub word: f64,
    /// The article links to a source of the event. 0: links don't count; 5: always first.
    pub source: f64,
    /// The event's day, month or year is written in the text. 0: dates don't count; 2: whatever
    /// happened in a year that is named comes before what fits the subject.
    pub date: f64,
    /// The event is of the article's own days. 0: news is no different from history; 2: whatever
    /// happened in the same week comes first.
    pub news: f64,
    /// Closeness in time, beyond the article's own days. 0: time doesn't count; 2: the same year
    /// beats the same subject.
    pub time: f64,
    /// The event shares what it is about with those that fit best: it came before them or of them.
    /// 0: each event stands alone; 2: one story fills the list.
    pub kin: f64,
    /// The editor's weight of an event. 0: none; 1: landmarks stand beside every article.
    pub editor: f64,
    /// Days from the article at which an event is half as much news. 1: that day only; 60: the season.
    pub news_days: f64,
    /// Days after which closeness is one half (after twice as many, a third), for events before the
    /// article. 30: only the latest; 10,000: time hardly counts.
    pub half_life_before: f64,
    /// The same for events after the article.
    pub half_life_after: f64,
    /// Each further piece of evidence of a kind counts this much of the one before. 0: only the
    /// strongest counts; 1: an event with much to match beats one that fits.
    pub next: f64,
    /// What a mention in the headline counts, where one in the text counts 1. 1 to 10.
    pub headline: f64,
    /// What a mention in another heading counts. 1 to 5.
    pub heading: f64,
    /// What a mention in the first paragraph counts. 1 to 5.
    pub lead: f64,
    /// So many mentions give half of the full strength. 0: one is as good as twenty; 10: only what
    /// is repeated counts.
    pub saturation: f64,
    /// The same for rare words.
    pub word_saturation: f64,
    /// Evidence on the subject below this is none. 0: one common word brings events; 1: only
    /// articles full of the subject have any.
    pub least: f64,
    /// How much of its score an event loses beside one that says the same. 0: nothing; 1: all.
    pub diversity: f64,
}

impl Weights {
    /// What the widget and the command line use.
    pub const STANDARD: Self = Self {
        term: 1.2,
        actor: 0.7,
        place: 0.6,
        name: 1.5,
        word: 1.5,
        source: 2.0,
        date: 0.6,
        news: 0.5,
        time: 0.5,
        kin: 2.0,
        editor: 0.25,
        news_days: 10.0,
        half_life_before: 730.0,
        half_life_after: 1000.0,
        next: 0.7,
        headline: 4.0,
        heading: 2.0,
        lead: 2.0,
        saturation: 1.5,
        word_saturation: 1.5,
        least: 0.2,
        diversity: 0.2,
    };
}

/// So much must a long article say of the subject to have any events, where a term said often is 1.
/// 0: a word in passing will do; 6: only what is about nothing else.
pub const ENOUGH: f64 = 3.0;

/// So many words need half of [`ENOUGH`]. 0: a short notice must say as much as a long report;
/// 3,000: a page of anything with one term is on the subject.
pub const ENOUGH_WORDS: f64 = 300.0;

/// So many mentions of a term count half as 1 there. 0: one is enough; 10: only what is repeated.
pub const ENOUGH_MENTIONS: f64 = 1.5;

/// What an event named in the text adds to what is said of the subject. 0 to 2.
pub const NAME_WORTH: f64 = 0.5;

/// What an actor named in the text adds to it: most act in other fields too. 0 to 1.
pub const ACTOR_WORTH: f64 = 0.1;

/// An event of this editor's weight is a landmark of the field; one stands among the first. 0: any
/// event will do; above 1: none is.
pub const LANDMARK: f64 = 0.7;

/// An article is old where the packs have events so many days after it. 0: at once; 10,000: never.
pub const OLD: i64 = 5 * 365;

/// So many of the first events of an old article came after it, where there are so many. 0 to 4.
pub const SINCE: usize = 2;

/// Of more events than this, only those that share most with the article are looked at. 8: what
/// shares a common word may push out what shares a date; 50,000: large packs take long.
pub const CANDIDATES: usize = 600;

/// Reasons shown an event, at most.
pub const REASONS: usize = 3;
