//! The pipeline in one place: packs and an article in, all that is shown out, as plain data.

use std::cell::RefCell;
use std::rc::Rc;

use crate::article::Article;
use crate::find::{self, Choice, Lexicon, Mention, words};
use crate::pack::{self, Library, Pack};
use crate::relate::{self, Index, Related, Weights};

mod rehearsal;

pub use rehearsal::rehearse;

/// Packs made ready for any number of articles.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The merged terms and events.
    pub library: Rc<Library>,
    /// The forms that may stand in the last article.
    lexicon: RefCell<Option<Lexicon>>,
    index: Index,
}

/// What a publisher wants of the packs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// Ids of terms and events never to mark or list.
    pub hide: Vec<String>,
    /// Only events of these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Only events of these jurisdictions; empty for all.
    pub jurisdictions: Vec<String>,
}

/// What the widget knows of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// Words in the article, those of headings and links included.
    pub words: usize,
    /// The terms with a markable mention, in order of first mention.
    pub terms: Vec<Found>,
    /// All mentions, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Indices of the mentions to mark.
    pub marked: Vec<usize>,
    /// All related events, best first.
    pub events: Vec<Related>,
}

/// A term found in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the term in the library.
    pub term: u32,
    /// How many markable mentions it has.
    pub count: usize,
}

impl Compiled {
    /// Merges packs, the later over the earlier, leaves out what the publisher hides, and compiles.
    /// `speech` has what the article's language calls places, months and well-known actors, by key
    /// (see [`Index::compile`]).
    pub fn new(packs: Vec<Pack>, wish: &Wish, speech: &[(String, String)]) -> Self {
        let mut library = pack::merge(packs);
        let wants = |wanted: &[String], has: &[String]| {
            wanted.is_empty() || has.iter().any(|one| wanted.contains(one))
        };
        library.terms.retain(|term| !wish.hide.contains(&term.id));
        library.events.retain(|event| {
            !wish.hide.contains(&event.id)
                && wants(&wish.kinds, std::slice::from_ref(&event.kind))
                && wants(&wish.jurisdictions, &event.jurisdictions)
        });
        Self {
            lexicon: RefCell::default(),
            index: Index::compile(&library, speech),
            library: Rc::new(library),
        }
    }

    /// Finds the terms in an article and chooses which mentions to mark.
    #[inline(never)]
    pub fn find(&self, article: &Article, choice: Choice) -> (Context, Vec<words::Words>) {
        let text = words::cut(article);
        let mut lexicon = self.lexicon.borrow_mut();
        if lexicon.as_ref().is_none_or(|known| !known.is_for(&text)) {
            *lexicon = None;
        }
        let lexicon =
            lexicon.get_or_insert_with(|| Lexicon::compile_for(&self.library.terms, &text));
        let mentions = find::find(article, &text, lexicon);
        let markable = mentions
            .iter()
            .filter(|mention| mention.place.is_markable());
        let terms = find::count(markable)
            .into_iter()
            .map(|(term, count)| Found { term, count })
            .collect();
        let context = Context {
            words: text.iter().map(|words| words.list.len()).sum(),
            terms,
            marked: choice.of(&mentions, article),
            mentions,
            events: Vec::new(),
        };
        (context, text)
    }

    /// Ranks the events for an article in which [`Compiled::find`] found these mentions.
    pub fn relate(
        &self,
        article: &Article,
        text: &[words::Words],
        mentions: &[Mention],
    ) -> Vec<Related> {
        self.relate_by(&Weights::STANDARD, article, text, mentions)
    }

    /// [`Compiled::relate`] with other weights, for measuring what each is worth.
    pub fn relate_by(
        &self,
        weights: &Weights,
        article: &Article,
        text: &[words::Words],
        mentions: &[Mention],
    ) -> Vec<Related> {
        let index = &self.index;
        relate::relate(article, text, mentions, &self.library, index, weights)
    }
}
