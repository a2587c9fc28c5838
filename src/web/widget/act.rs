//! What a reader or a script does, done: the one way the state changes.

use crate::text::joined;
use std::rc::Rc;

use web_sys::Element;

use super::sift::is_choice;
use super::{AfterShown, Inner, bring, focus};
use crate::relate::Passage;
use crate::ui::{Action, Card, How, Sifted, State, View};
use crate::web::geometry::{Point, Rect, line_at};
use crate::web::options::{self, Options};
use crate::web::tell::{set, texts};
use crate::web::{explain, mark, passage, peers, place, watch};

impl Inner {
    /// A mark was pressed, at this place of the viewport if anywhere.
    pub(in crate::web) fn press(self: &Rc<Self>, mark: &Element, at: Option<Point>) {
        self.open_mark(mark, How::Press, at);
    }

    /// The pointer rests on a mark, at this place of the viewport.
    pub(in crate::web) fn rest_on(self: &Rc<Self>, mark: &Element, at: Point) {
        self.open_mark(mark, How::Hover, Some(at));
    }

    /// The focus came into the card.
    pub(in crate::web) fn pin(self: &Rc<Self>) {
        if !self.is_pinned() {
            self.act(Action::Pin);
        }
    }

    /// The card is to go.
    pub(in crate::web) fn close(self: &Rc<Self>) {
        self.act(Action::Close);
    }

    fn open_mark(self: &Rc<Self>, mark: &Element, how: How, at: Option<Point>) {
        let id = mark::term_of(mark).unwrap_or_default();
        let Some(term) = self.view().and_then(|view| view.find_term(&id)) else {
            return;
        };
        self.hover.forget();
        // A pinned card does not give way to a passing pointer, and keeps what it stands beside.
        if !(how == How::Hover && self.is_pinned()) {
            let line = at.and_then(|at| line_at(&self.lines(mark), at));
            self.refer_to(Some(mark.clone()));
            self.line.set(line);
        }
        self.act(Action::Open(term, how));
    }

    fn refer_to(&self, reference: Option<Element>) {
        self.set_expanded(false);
        self.line.take();
        let before = self.reference.replace(reference);
        // The way of the Tab key leads through the card from where it was put up.
        if before.is_some()
            && before != *self.reference.borrow()
            && let Some(card) = self.card()
        {
            place::close(&card);
        }
    }

    fn set_expanded(&self, is_open: bool) {
        if let Some(painted) = &*self.painted.borrow() {
            painted.set_active(self.reference.borrow().as_ref().filter(|_| is_open));
        } else if let (Some(root), Some(reference)) =
            (&*self.root.borrow(), &*self.reference.borrow())
            && mark::term_of(reference).is_some()
        {
            mark::set_expanded(root, reference, is_open);
        }
    }

    /// What a card opened by list or script stands beside: the list's button or the first mark.
    fn reference_for(&self, id: &str, how: How) -> Option<Element> {
        let listed = || {
            let selector = joined(&["[part~=term][data-context-term=\"", id, "\"] button"]);
            self.shadow.query_selector(&selector).ok().flatten()
        };
        let marked = || match &*self.painted.borrow() {
            Some(painted) => painted.of_term(id),
            None => mark::trigger(self.root.borrow().as_ref()?, id),
        };
        let host = || Some(self.host.clone().into());
        if how == How::List {
            return listed().or_else(host);
        }
        marked().or_else(listed).or_else(host)
    }

    /// Does what is asked: the one way the state changes.
    #[inline(never)]
    pub(super) fn carry_out(self: &Rc<Self>, action: &Action) {
        let Some(view) = self.view() else {
            return;
        };
        let before = self.state.borrow().clone();
        let after = Rc::new(before.after(action, |event| view.is_listed(event)));
        self.prepare(action, &view);
        self.ask_for_details(action, &view);
        self.state.replace(after.clone());
        self.turn_card(before.card.as_ref(), after.card.as_ref());
        self.render();
        self.tell_changes(&view, &before, &after);
        if after.is_growing() && matches!(action, Action::ListAll(_) | Action::More) {
            self.after_shown.borrow_mut().push(AfterShown::Grow);
        }
        if is_choice(action) && after.is_filtered() | !matches!(action, Action::More) {
            self.sift(Sifted::default());
        }
        match action {
            Action::Follow { id, url } => {
                let detail = texts(&[("id", id), ("url", url)]);
                self.teller.tell("source-follow", &detail);
            }
            Action::GoTo(passage) => self.visit(*passage),
            Action::Judge(is_helpful) => {
                if let Some(card) = &after.card {
                    let detail = texts(&[("id", &view.term(card.term).id)]);
                    set(&detail, "helpful", &(*is_helpful).into());
                    self.teller.tell("feedback", &detail);
                }
            }
            Action::Link(event) => self.link(&view, *event),
            Action::Say(say) => self.hear(&before.say, say),
            Action::Ask => explain::ask(self),
            Action::Retry => self.rescan(),
            _ => {}
        }
    }

    fn prepare(&self, action: &Action, view: &View) {
        match action {
            Action::Open(term, how @ (How::List | How::Script)) => {
                self.refer_to(self.reference_for(&view.term(*term).id, *how));
            }
            Action::Show(event) => {
                let id = &view.event(*event).id;
                self.go_to(joined(&["[data-context-event=\"", id, "\"] button"]));
            }
            Action::FilterTerm(_) => self.go_to("[part~=search]".to_owned()),
            Action::Seek(term) => self.seek(view, *term),
            Action::Leave => self.leave_panel(),
            Action::Linked(..) => self.after_shown.borrow_mut().push(AfterShown::CopyLink),
            _ => {}
        }
    }

    /// Goes to one of the widget's own elements once it is shown.
    fn go_to(&self, selector: String) {
        let after = AfterShown::GoTo(selector);
        self.after_shown.borrow_mut().push(after);
    }

    /// Goes to the first mark of a term, or to where one could be.
    pub(super) fn seek(&self, view: &View, term: u32) {
        let root = self.root.borrow();
        let mark = root.as_ref();
        let mark = mark.and_then(|root| mark::trigger(root, &view.term(term).id));
        if let Some(mark) = mark {
            bring(&mark, "center");
            focus(&mark);
            mark::flash(&mark);
        } else if let Some(passage) = view.passage(term) {
            self.visit(passage);
        }
    }

    /// Goes to a passage of the article.
    fn visit(&self, passage: Passage) {
        if let Some(root) = &*self.root.borrow() {
            self.visited.take();
            let skip = self.options().skip;
            let may_focus = self.painted.borrow().is_none();
            let visited = passage::go_to(root, skip.as_deref(), &self.hands, passage, may_focus);
            self.visited.replace(visited);
        }
    }

    /// What the publisher set.
    pub(super) fn options(&self) -> Options {
        options::read(&self.host).0
    }

    /// Goes to the article's first mark; without one, to its beginning.
    fn leave_panel(&self) {
        if let Some(root) = &*self.root.borrow() {
            bring(root, "start");
            if let Ok(Some(mark)) = root.query_selector(mark::TRIGGER) {
                focus(&mark);
            }
        }
    }

    /// Opens, pins or closes the card around the state's change.
    fn turn_card(self: &Rc<Self>, before: Option<&Card>, after: Option<&Card>) {
        let was_pinned = before.is_some_and(|card| card.is_pinned);
        match (before, after) {
            (None, Some(_)) => {
                for other in peers::others(self) {
                    other.act(Action::Close);
                }
                self.on_document.replace(watch::document(self));
            }
            (Some(_), None) => {
                self.hover.forget();
                if self.has_focus_in_card()
                    && let Some(reference) = &*self.reference.borrow()
                {
                    focus(reference);
                }
                self.refer_to(None);
                self.on_document.take();
            }
            _ => {}
        }
        if let Some(card) = after {
            self.set_expanded(true);
            let is_new = before.is_none_or(|before| before.term != card.term);
            // A reader who tabbed or pressed into a card is there already.
            if card.is_pinned && (is_new || !was_pinned && !self.has_focus_in_card()) {
                let focus = AfterShown::FocusCard { is_new };
                self.after_shown.borrow_mut().push(focus);
            }
        }
    }

    /// Places the card that is shown anew.
    #[inline(never)]
    pub(super) fn settle_card(&self) {
        let is_open = self.card().is_some_and(|card| place::is_open(&card));
        // A card that came with what was waited for has no place yet.
        if !(self.is_held.take() && is_open) {
            self.place_card();
        }
    }

    /// Does what waited for the document to show the state.
    #[inline(never)]
    pub(super) fn go_on(self: &Rc<Self>, after: &AfterShown) {
        match after {
            AfterShown::FocusCard { is_new } => {
                if let Some(card) = self.card() {
                    focus(&card);
                    if *is_new {
                        card.set_scroll_top(0);
                    }
                    if let Some(reference) = &*self.reference.borrow() {
                        place::keep_in_view(&card, &self.lines(reference));
                    }
                } else if self.state.borrow().card.is_some() {
                    // It comes with the next showing.
                    let focus = AfterShown::FocusCard { is_new: *is_new };
                    self.after_shown.borrow_mut().push(focus);
                }
            }
            AfterShown::GoTo(selector) => {
                if let Ok(Some(element)) = self.shadow.query_selector(selector) {
                    self.open_drawer();
                    bring(&element, "center");
                    focus(&element);
                }
            }
            AfterShown::CopyLink => self.copy_link(),
            AfterShown::CatchUp => self.catch_up(),
            AfterShown::Grow => self.grow(),
            AfterShown::TellReady(..) => {}
        }
    }

    /// Puts the open card into the top layer and beside its reference.
    pub(in crate::web) fn place_card(&self) {
        let (Some(card), reference) = (self.card(), self.reference.borrow()) else {
            return;
        };
        let Some(reference) = &*reference else {
            return;
        };
        let painted = self.painted.borrow();
        let around = painted
            .as_ref()
            .and_then(|painted| painted.around(reference));
        // What only stands for a mention is nowhere on the page.
        place::open(&card, around.is_none().then_some(reference));
        let is_rtl = place::is_rtl(around.as_ref().unwrap_or(reference));
        place::place(&card, &self.lines(reference), self.line.get(), is_rtl);
    }

    /// The line boxes of a mention by its trigger, or of what else the card stands beside.
    pub(super) fn lines(&self, reference: &Element) -> Vec<Rect> {
        let painted = self.painted.borrow();
        let lines = painted
            .as_ref()
            .and_then(|painted| painted.lines(reference));
        lines.unwrap_or_else(|| place::lines(&self.pieces(reference)))
    }

    /// The pieces of a mention by its trigger; what is no mark is one piece.
    fn pieces(&self, reference: &Element) -> Vec<Element> {
        let root = self.root.borrow();
        match &*root {
            Some(root) if mark::term_of(reference).is_some() => mark::siblings(root, reference),
            _ => vec![reference.clone()],
        }
    }

    fn has_focus_in_card(&self) -> bool {
        let (card, active) = (self.card(), self.shadow.active_element());
        card.zip(active)
            .is_some_and(|(card, active)| card.contains(Some(&active)))
    }

    fn tell_changes(&self, view: &View, before: &State, after: &State) {
        let term_of = |state: &State| state.card.as_ref().map(|card| card.term);
        if term_of(before) != term_of(after) {
            let of_card = |card: &Card| {
                texts(&[
                    ("id", view.term(card.term).id.as_str()),
                    ("how", card.how.as_str()),
                ])
            };
            if let Some(card) = &before.card {
                self.teller.tell("term-close", &of_card(card));
            }
            if let Some(card) = &after.card {
                self.teller.tell("term-open", &of_card(card));
            }
        }
        for event in after
            .events
            .iter()
            .filter(|event| !before.events.contains(event))
        {
            let id = view.event(*event).id.as_str();
            self.teller.tell("event-open", &texts(&[("id", id)]));
        }
    }
}
