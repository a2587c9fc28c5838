//! The state of one widget and how a reader's actions change it.

use std::rc::Rc;

use super::say::Length;
use super::{Choice, Say, Sifted};
use crate::relate::Passage;

/// Rows of the timeline before more are asked for. Of all related events it is the rows that are made
/// at once: others follow by themselves, so often.
const ROWS: usize = 24;
const ROWS_OF_ALL: usize = 20;
const TIMES: usize = 10;

/// What is open.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The open card.
    pub card: Option<Card>,
    /// The open events: indices in the library.
    pub events: Vec<u32>,
    /// Whether all related events are listed.
    pub is_whole: bool,
    /// Whether the panel is cut to the height that the page keeps for it.
    pub is_folded: bool,
    /// Events that are listed because they were asked for.
    pub shown: Vec<u32>,
    /// How often more rows were asked for.
    pub pages: usize,
    /// The event that the axis points to.
    pub pointed: Option<u32>,
    /// Whether the choices of kind, place and term are shown.
    pub has_filter: bool,
    /// Only events of this kind; empty for all.
    pub kind: String,
    /// Only events of this place; empty for all.
    pub place: String,
    /// Only events about this term of the library.
    pub term: Option<u32>,
    /// Only events with these words.
    pub search: String,
    /// How often all this was cleared.
    pub clearings: usize,
    /// The link that was asked for, and to which event; to what is chosen, if to none.
    pub link: Option<(Option<u32>, String)>,
    /// What is left by all this.
    pub sifted: Rc<Sifted>,
    /// Whether the reader's settings are shown.
    pub has_settings: bool,
    /// What the reader asked for.
    pub say: Rc<Say>,
}

/// A state is shown again only when it is made again.
impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The open card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Index of the term in the library.
    pub term: u32,
    /// What opened it.
    pub how: How,
    /// Whether it stays until it is closed.
    pub is_pinned: bool,
    /// Whether the longer text is shown.
    pub is_long: bool,
    /// The terms that led here, the first at the front: each was left for one that its card names.
    pub path: Vec<u32>,
    /// Whether the reader found the term's card helpful, once they say so.
    pub is_helpful: Option<bool>,
}

impl Card {
    fn new(term: u32, how: How, say: &Say) -> Self {
        Self {
            term,
            how,
            is_pinned: how != How::Hover,
            is_long: say.length == Length::Full,
            path: Vec::new(),
            is_helpful: None,
        }
    }

    /// Does what is done on the card itself.
    fn change(&mut self, action: &Action, say: &Say) {
        let mut path = std::mem::take(&mut self.path);
        match action {
            Action::Turn(term) => {
                path.push(self.term);
                *self = Self::new(*term, How::List, say);
            }
            Action::Back => {
                if let Some(term) = path.pop() {
                    *self = Self::new(term, How::List, say);
                }
            }
            Action::Lengthen => self.is_long = !self.is_long,
            Action::Judge(is_helpful) => self.is_helpful = Some(*is_helpful),
            _ => {}
        }
        self.path = path;
        // What is done on it is done with it open.
        self.is_pinned = true;
    }
}

/// What opened a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The pointer rested on a mark.
    Hover,
    /// A mark was pressed: click, tap, Enter or Space.
    Press,
    /// The panel's list of terms.
    List,
    /// A script.
    Script,
}

impl How {
    /// The word for it in a DOM event's detail.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hover => "hover",
            Self::Press => "press",
            Self::List => "list",
            Self::Script => "script",
        }
    }
}

/// What a reader or a script does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Open a term's card. Pressing an open card's mark again pins it, or closes the pinned one.
    Open(u32, How),
    /// Open a term that the open card names, in the same card.
    Turn(u32),
    /// Go back to the term that the card was turned from.
    Back,
    /// Let the card stay until it is closed.
    Pin,
    /// Close the card.
    Close,
    /// Show the card's longer text, or the short one again.
    Lengthen,
    /// Open an event, or close the open one.
    Toggle(u32),
    /// Open an event wherever it is listed.
    Show(u32),
    /// Go to a passage of the article.
    GoTo(Passage),
    /// Say whether the card was helpful.
    Judge(bool),
    /// Go to where the article speaks of a term.
    Seek(u32),
    /// Go back to the article.
    Leave,
    /// List all related events, or the best only.
    ListAll(bool),
    /// Let the panel take the height it needs.
    Unfold,
    /// Show the reader's settings, or hide them.
    Settings,
    /// Try again to load what could not be loaded.
    Retry,
    /// Ask about the text that is selected in the article.
    Ask,
    /// Do as the reader says from now on.
    Say(Rc<Say>),
    /// List more rows.
    More,
    /// Point to an event on the axis.
    Point(u32),
    /// Show the choices of kind, place and term, or hide them.
    Filter,
    /// List only events with such a value; empty for all.
    Choose(Choice, String),
    /// List the events about a term and no others, and close the card; or what was listed before
    /// anything was chosen.
    FilterTerm(Option<u32>),
    /// Ask for a link to an event, or to what is chosen.
    Link(Option<u32>),
    /// The link was made.
    Linked(Option<u32>, String),
    /// What is left by the choice was found.
    Sifted(Rc<Sifted>),
    /// Follow a source of a term or an event.
    Follow {
        /// Id of the term or the event.
        id: String,
        /// The source's address.
        url: String,
    },
}

impl Action {
    pub(super) fn say(say: Say) -> Self {
        Self::Say(Rc::new(say))
    }
}

impl State {
    /// The state after an action. `is_listed` says of an event whether it is among the best.
    pub fn after(&self, action: &Action, is_listed: impl Fn(u32) -> bool) -> Self {
        let mut next = self.clone();
        // A panel that is cut grows when the reader asks for more of it.
        next.is_folded &= !matches!(
            action,
            Action::FilterTerm(_)
                | Action::Toggle(_)
                | Action::Show(_)
                | Action::ListAll(_)
                | Action::Unfold
                | Action::Settings
                | Action::Filter
                | Action::Choose(..)
        );
        match action {
            Action::Open(term, how) => next.open(*term, *how),
            Action::Close => next.card = None,
            Action::Turn(_) | Action::Back | Action::Pin | Action::Lengthen | Action::Judge(_) => {
                if let Some(card) = &mut next.card {
                    card.change(action, &next.say);
                }
            }
            Action::FilterTerm(term) => {
                next.clear();
                next.term = *term;
                next.has_filter |= term.is_some();
                next.card = None;
            }
            Action::Toggle(event) => match next.events.iter().position(|open| open == event) {
                Some(at) => {
                    next.events.remove(at);
                }
                None => next.events.push(*event),
            },
            Action::Show(event) => {
                if next.is_filtered() {
                    next.clear();
                }
                if !is_listed(*event) && !next.shown.contains(event) {
                    next.shown.push(*event);
                }
                if !next.events.contains(event) {
                    next.events.push(*event);
                }
            }
            Action::ListAll(is_whole) => {
                next.is_whole = *is_whole;
                next.pages = 0;
            }
            Action::Settings => next.has_settings = !next.has_settings,
            Action::Say(say) => {
                next.say = say.clone();
                if let Some(card) = &mut next.card {
                    card.is_long = say.length == Length::Full;
                }
            }
            Action::More => next.pages += 1,
            Action::Point(event) => next.pointed = Some(*event),
            Action::Filter => next.has_filter = !next.has_filter,
            Action::Choose(choice, value) => {
                next.pages = 0;
                match choice {
                    Choice::Kind => next.kind.clone_from(value),
                    Choice::Place => next.place.clone_from(value),
                    Choice::Term => next.term = value.parse().ok(),
                    Choice::Words => next.search.clone_from(value),
                }
            }
            Action::Sifted(sifted) => next.sifted = sifted.clone(),
            Action::Linked(event, link) => next.link = Some((*event, link.clone())),
            Action::GoTo(_)
            | Action::Seek(_)
            | Action::Leave
            | Action::Link(_)
            | Action::Ask
            | Action::Unfold
            | Action::Retry
            | Action::Follow { .. } => {}
        }
        next
    }

    /// Whether the events listed are a reader's own choice.
    pub fn is_filtered(&self) -> bool {
        let is_empty = self.kind.is_empty() && self.place.is_empty() && self.search.is_empty();
        !is_empty || self.term.is_some()
    }

    /// Whether more rows, if there are more, follow by themselves: making all at once would hold the
    /// page up.
    pub fn is_growing(&self) -> bool {
        self.is_whole && !self.is_filtered() && self.pages % TIMES < TIMES - 1
    }

    /// Rows of the timeline at most.
    pub(super) fn rows(&self) -> usize {
        let rows = if self.is_filtered() {
            ROWS
        } else {
            ROWS_OF_ALL
        };
        rows * (self.pages + 1)
    }

    fn clear(&mut self) {
        let none = Self::default();
        (self.kind, self.place, self.search) = (none.kind, none.place, none.search);
        (self.term, self.pages) = (none.term, none.pages);
        self.clearings += 1;
        self.link = None;
    }

    fn open(&mut self, term: u32, how: How) {
        match &mut self.card {
            Some(card) if card.term == term => match how {
                How::Hover => {}
                How::Press if card.is_pinned => self.card = None,
                How::Press | How::List | How::Script => card.is_pinned = true,
            },
            // A card the reader pinned does not give way to a passing pointer.
            Some(card) if card.is_pinned && how == How::Hover => {}
            _ => self.card = Some(Card::new(term, how, &self.say)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[Action]) -> State {
        actions.iter().fold(State::default(), |state, action| {
            state.after(action, |event| event < 8)
        })
    }

    fn card(actions: &[Action]) -> Option<(u32, How, bool)> {
        after(actions)
            .card
            .map(|card| (card.term, card.how, card.is_pinned))
    }

    #[test]
    fn a_press_opens_pins_and_closes_only_what_is_pinned() {
        use Action::{Close, Open};
        use How::{Hover, List, Press};
        type Shown = Option<(u32, How, bool)>;
        let table: [(&[Action], Shown); 8] = [
            (&[Open(1, Hover)], Some((1, Hover, false))),
            (&[Open(1, Hover), Open(1, Press)], Some((1, Hover, true))),
            (&[Open(1, Hover), Open(1, Press), Open(1, Press)], None),
            (&[Open(1, Press)], Some((1, Press, true))),
            (&[Open(1, Press), Open(2, Hover)], Some((1, Press, true))),
            (&[Open(1, Press), Open(2, Press)], Some((2, Press, true))),
            (&[Open(1, Hover), Open(2, List)], Some((2, List, true))),
            (&[Open(1, Press), Close], None),
        ];
        for (actions, expected) in table {
            assert_eq!(card(actions), expected, "{actions:?}");
        }
    }

    #[test]
    fn a_card_turns_from_term_to_term_and_finds_its_way_back() {
        use Action::{Back, Lengthen, Open, Turn};
        let path = |actions: &[Action]| after(actions).card.map(|card| (card.term, card.path));
        let open = Open(1, How::Hover);
        let table: [(&[Action], _); 4] = [
            (&[open.clone(), Turn(2), Turn(3)], (3, vec![1, 2])),
            (&[open.clone(), Turn(2), Turn(3), Back], (2, vec![1])),
            (&[open.clone(), Turn(2), Back, Back], (1, vec![])),
            (&[open.clone(), Turn(2), Open(4, How::Press)], (4, vec![])),
        ];
        for (actions, expected) in table {
            assert_eq!(path(actions), Some(expected), "{actions:?}");
        }
        let turned = after(&[open.clone(), Lengthen, Turn(2)]).card;
        assert_eq!(
            turned.map(|card| (card.is_long, card.is_pinned)),
            Some((false, true))
        );
    }

    #[test]
    fn what_is_done_on_a_card_pins_it() {
        for action in [Action::Pin, Action::Lengthen, Action::Judge(true)] {
            let shown = card(&[Action::Open(1, How::Hover), action.clone()]);
            assert_eq!(shown, Some((1, How::Hover, true)), "{action:?}");
        }
    }

    #[test]
    fn a_terms_events_are_listed_instead_of_its_card_being_open() {
        let state = after(&[Action::Open(1, How::Press), Action::FilterTerm(Some(1))]);
        assert_eq!((state.card, state.term), (None, Some(1)));
        assert_eq!(
            after(&[Action::FilterTerm(Some(1)), Action::FilterTerm(None)]).term,
            None
        );
    }

    #[test]
    fn showing_an_event_lists_it_and_opens_it_once() {
        let state = after(&[Action::Show(3), Action::Show(3)]);
        assert_eq!((state.events, state.is_whole), (vec![3], false));
        let state = after(&[Action::Show(9), Action::Show(9)]);
        assert_eq!((state.events, state.shown), (vec![9], vec![9]));
        let state = after(&[Action::Toggle(3), Action::Toggle(3)]);
        assert!(state.events.is_empty());
    }

    #[test]
    fn cards_open_as_long_as_the_reader_likes_them() {
        let say = |length| {
            Action::say(Say {
                length,
                ..Say::default()
            })
        };
        let is_long = |actions: &[Action]| after(actions).card.is_some_and(|card| card.is_long);
        let (open, turn) = (Action::Open(1, How::Press), Action::Turn(2));
        assert!(!is_long(std::slice::from_ref(&open)));
        assert!(is_long(&[say(Length::Full), open.clone()]));
        assert!(is_long(&[say(Length::Full), open.clone(), turn]));
        assert!(is_long(&[open.clone(), say(Length::Full)]));
        assert!(!is_long(&[say(Length::Full), open, say(Length::Short)]));
    }

    #[test]
    fn what_is_chosen_holds_until_it_is_cleared() {
        let chosen = [
            Action::Choose(Choice::Kind, "court".into()),
            Action::Choose(Choice::Term, "7".into()),
            Action::Choose(Choice::Words, "case".into()),
            Action::More,
        ];
        let state = after(&chosen);
        assert!(state.is_filtered());
        assert_eq!((state.term, state.rows()), (Some(7), 2 * ROWS));
        let fewer = state.after(&Action::Choose(Choice::Place, "US".into()), |_| true);
        assert_eq!(
            fewer.rows(),
            ROWS,
            "another choice begins at its first rows"
        );
        // A card's way to the events about its term, and showing an event, leave no other choice.
        let about = state.after(&Action::FilterTerm(Some(3)), |_| true);
        assert_eq!(
            (about.term, &*about.kind, &*about.search),
            (Some(3), "", "")
        );
        assert!(about.has_filter && about.clearings > state.clearings);
        let shown = state.after(&Action::Show(1), |_| true);
        assert!(!shown.is_filtered() && shown.events == [1]);
        let cleared = state.after(&Action::FilterTerm(None), |_| true);
        assert!(!cleared.is_filtered());
    }
}
