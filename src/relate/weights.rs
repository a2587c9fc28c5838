//! The weights of relevance, each with its range and what both ends do.

/// A term of the event is mentioned. 0: terms don't count; 2: terms drown actors.
pub const TERM: f64 = 1.0;

/// Someone who took part is named. 0: actors don't count; 2: any event of an actor that is named
/// comes before events on the subject.
pub const ACTOR: f64 = 1.0;

/// The article names the event itself. 0: no more than its terms; 5: always first.
pub const NAME: f64 = 3.0;

/// Closeness in time, at its full on the article's day. 0: time doesn't count; 2: the same week
/// beats the same subject.
pub const TIME: f64 = 0.9;

/// The editor's weight of an event. 0: none; 1: landmarks stand beside every article.
pub const EDITOR: f64 = 0.25;

/// Days after which closeness is one half (after twice as many, a third), for events before the article. Small: only the latest news;
/// large: time hardly counts.
pub const HALF_LIFE_BEFORE: f64 = 365.0;

/// The same for events after the article: what came of it stays relevant for longer.
pub const HALF_LIFE_AFTER: f64 = 540.0;

/// Each further piece of evidence counts this much of the one before. 0: only the strongest
/// counts; 1: an event with many terms beats one that fits.
pub const NEXT: f64 = 0.7;

/// What a mention in the headline counts, where one in the text counts 1.
pub const HEADLINE: f64 = 4.0;

/// What a mention in another heading counts.
pub const HEADING: f64 = 2.0;

/// What a mention in the first paragraph counts.
pub const LEAD: f64 = 2.0;

/// So many mentions give half of a term's full strength. 0: one is as good as twenty; 10: only
/// what is repeated counts.
pub const SATURATION: f64 = 2.0;

/// Evidence on the subject below this is none. 0: one common word brings events; 1: only articles
/// full of the subject have any.
pub const LEAST: f64 = 0.3;

/// An article that mentions so many different terms is on the subject however long it is. 1: any
/// word in passing will do; 20: only surveys of the field.
pub const TERMS_ENOUGH: usize = 6;

/// So is one with a mention in every so many words. 20: only the densest; 1,000: nearly all.
pub const WORDS_A_MENTION: usize = 60;

/// Reasons shown an event, at most.
pub const REASONS: usize = 3;
