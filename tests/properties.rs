//! What holds of any page and any pack, over generated ones, through the library's public items.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::rc::Rc;

use article_context::article::{self, Article, Block, Reader, Shape, TextAt};
use article_context::context::{Compiled, Wish};
use article_context::find::{self, Choice, Lexicon, Mention, words};
use article_context::pack::{self, Date, Form, KINDS, Pack, PolicyEvent, Term, json};
use article_context::relate::{Related, distance, weights};
use article_context::ui::{App, AppProps, Details, Labels, Settings, State, View};
use proptest::prelude::*;
use proptest::sample::select;

/// Forms of several words, with company, in one case only, in scripts of all kinds.
const PACK: &str = r#"{ "format": 1, "id": "p", "title": "P", "language": "en",
  "terms": [
    { "id": "e2ee", "name": "N", "forms": ["end-to-end encryption", { "text": "end to end", "near": ["encrypt*"] }], "gloss": "G.", "sources": [] },
    { "id": "encryption", "name": "N", "forms": ["encryption", "encrypted"], "gloss": "G.", "sources": [] },
    { "id": "access", "name": "N", "forms": [{ "text": "lawful access", "not_before": ["act"] }], "gloss": "G.", "sources": [] },
    { "id": "backdoor", "name": "N", "forms": ["backdoor", "back door"], "gloss": "G.", "sources": [] },
    { "id": "tls", "name": "N", "forms": [{ "text": "TLS", "case": "exact" }], "gloss": "G.", "sources": [] },
    { "id": "haven", "name": "N", "forms": [{ "text": "haven", "not_after": ["back"] }], "gloss": "G.", "sources": [] },
    { "id": "han", "name": "N", "forms": ["端到端"], "gloss": "G.", "sources": [] },
    { "id": "cafe", "name": "N", "forms": ["café"], "gloss": "G.", "sources": [] },
    { "id": "rtl", "name": "N", "forms": ["שלום"], "gloss": "G.", "sources": [] } ],
  "events": [] }"#;

const TERMS: usize = 9;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        // A failing case is printed; no file is written beside the sources.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

// ---------------------------------------------------------------------------------- pages

#[derive(Clone, Debug)]
enum N {
    Text(String),
    Element(&'static str, Vec<N>),
    /// An element that is not read.
    Left(&'static str, Vec<N>),
}

/// Words and what stands between them; what is glued together makes words of its own.
fn text() -> impl Strategy<Value = String> {
    let words = select(vec![
        "encryption",
        "Encryption",
        "en\u{ad}cryp\u{ad}tion",
        "encrypted",
        "encryptions",
        "end",
        "to",
        "end-to-end",
        "End\u{2011}to\u{2011}End",
        "lawful",
        "access",
        "Lawful Access",
        "act",
        "backdoor",
        "back",
        "door",
        "doors",
        "TLS",
        "tls",
        "haven",
        "havens",
        "端到端",
        "端到端加密",
        "café",
        "cafe\u{301}",
        "CAFÉ",
        "שלום",
        "\u{200f}שלום",
        "مرحبا",
        "𝄞",
        "👩\u{200d}👦",
        "the",
        "of",
        "police",
        "Mr",
        "v",
        "3.5",
        "x",
    ]);
    let between = select(vec![
        " ", " ", " ", "  ", "\n\t ", "\u{a0}", "\u{2009}", "", "-", "\u{2011}", ", ", ". ", "! ",
        "’s ", "'s ", "/", " (", ") ", "\u{ad}", "\u{feff}", "\u{301}", "\u{200d}", "… ",
    ]);
    let pieces = prop::collection::vec((words, between), 1..7);
    let before = select(vec!["", "", "", " ", "\n  "]);
    (before, pieces).prop_map(|(before, pieces)| {
        let pieces = pieces.into_iter().flat_map(|(word, then)| [word, then]);
        std::iter::once(before).chain(pieces).collect()
    })
}

/// A form of two words, and the halves of it.
const HALVES: [(&str, &str); 4] = [
    ("lawful ", "access"),
    ("back", "door"),
    ("end-to-end", " encryption"),
    ("端", "到端"),
];

/// A form with an element in its middle.
fn divided() -> impl Strategy<Value = N> {
    let inside = select(vec![
        N::Left("code", vec![N::Text("x".into())]),
        N::Left("span", Vec::new()),
        N::Element("br", Vec::new()),
        N::Element(
            "span",
            vec![N::Element("br", Vec::new()), N::Element("br", Vec::new())],
        ),
        N::Element("b", vec![N::Text(" ".into())]),
        N::Element("wbr", Vec::new()),
    ]);
    (select(HALVES.to_vec()), inside).prop_map(|((first, second), inside)| {
        let halves = [first, second].map(|half| N::Text(half.into()));
        let [first, second] = halves;
        N::Element("span", vec![first, inside, second])
    })
}

/// A form whose halves stand in two blocks.
fn divided_by_blocks() -> impl Strategy<Value = N> {
    let names = select(vec!["td", "p", "li", "h2", "figcaption"]);
    (select(HALVES.to_vec()), names).prop_map(|((first, second), name)| {
        let half = |text: &str| N::Element(name, vec![N::Text(text.into())]);
        N::Element("div", vec![half(first), half(second)])
    })
}

/// Text, and elements within a line of it.
fn inline() -> impl Strategy<Value = N> {
    let leaf = prop_oneof![
        9 => text().prop_map(N::Text),
        1 => select(vec![" ", "\n  ", "", "\u{ad}"]).prop_map(|text| N::Text(text.into())),
        1 => divided(),
        1 => select(vec!["br", "wbr", "img"]).prop_map(|name| N::Element(name, Vec::new())),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        let inner = prop::collection::vec(inner, 0..4);
        let names = select(vec!["b", "em", "span", "a", "q", "sup"]);
        prop_oneof![
            5 => (names, inner.clone()).prop_map(|(name, inner)| N::Element(name, inner)),
            1 => (select(vec!["code", "span"]), inner).prop_map(|(name, inner)| N::Left(name, inner)),
        ]
    })
}

fn block() -> impl Strategy<Value = N> {
    let names = select(vec![
        "p",
        "p",
        "p",
        "p",
        "h2",
        "h3",
        "blockquote",
        "figcaption",
        "td",
    ]);
    let line = prop::collection::vec(inline(), 0..5);
    let leaf = (names, line).prop_map(|(name, line)| N::Element(name, line));
    let leaf = prop_oneof![6 => leaf, 1 => divided_by_blocks()];
    leaf.prop_recursive(2, 10, 4, |inner| {
        let inner = prop::collection::vec(prop_oneof![3 => inner, 1 => inline()], 0..4);
        let names = select(vec!["div", "ul", "blockquote", "section", "li"]);
        prop_oneof![
            5 => (names, inner.clone()).prop_map(|(name, inner)| N::Element(name, inner)),
            1 => (select(vec!["aside", "nav"]), inner).prop_map(|(name, inner)| N::Left(name, inner)),
        ]
    })
}

fn page() -> impl Strategy<Value = N> {
    prop::collection::vec(block(), 0..6).prop_map(|blocks| N::Element("article", blocks))
}

/// Tells a reader of a node; `seen` hears of the texts and where they went.
fn walk<'a>(node: &'a N, reader: &mut Reader, seen: &mut Vec<(&'a N, TextAt)>) {
    let (name, children, shape) = match node {
        N::Text(text) => {
            seen.extend(reader.text(text).map(|at| (node, at)));
            return;
        }
        N::Element(name, children) => (name, children, Shape::by_name(name)),
        N::Left(name, children) => (name, children, Shape::LeftOut),
    };
    if reader.enter(name, shape) {
        children.iter().for_each(|child| walk(child, reader, seen));
        reader.leave();
    }
}

/// A page, read; its text nodes with where their text went.
fn read(root: &N) -> (Article, Vec<(&N, TextAt)>) {
    let mut nodes = Vec::new();
    let mut reader = Reader::default();
    walk(root, &mut reader, &mut nodes);
    let article = Article {
        language: "en".into(),
        blocks: reader.blocks(),
        ..Article::default()
    };
    (article, nodes)
}

/// What is found in an article, and what is marked of it.
fn find(article: &Article, choice: Choice) -> (Vec<Mention>, Vec<usize>) {
    let packs = vec![pack::parse(PACK).expect("a pack")];
    let compiled = Compiled::new(packs, &Wish::default(), &[]);
    let (context, _) = compiled.find(article, choice);
    (context.mentions, context.marked)
}

/// What belongs to the letter before it, or is not seen.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
}

fn without_space(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{feff}'))
        .collect()
}

/// The nearest block element around each text node, by address.
fn holders(node: &N, holder: *const N, found: &mut Vec<(*const N, *const N)>) {
    const INLINE: [&str; 9] = ["b", "em", "span", "a", "q", "sup", "br", "wbr", "img"];
    match node {
        N::Text(_) => found.push((std::ptr::from_ref(node), holder)),
        N::Element(name, children) | N::Left(name, children) => {
            let own = if INLINE.contains(name) {
                holder
            } else {
                std::ptr::from_ref(node)
            };
            children.iter().for_each(|child| holders(child, own, found));
        }
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_mention_is_whole_words_of_one_block(root in page()) {
        let (article, _) = read(&root);
        let (mentions, _) = find(&article, Choice::All);
        for mention in &mentions {
            let block = article.blocks.get(mention.block as usize).expect("its block");
            let (start, end) = (mention.start as usize, mention.end as usize);
            prop_assert!(start < end);
            let text = block.text.get(start..end).expect("on boundaries of characters");
            prop_assert!(text.starts_with(char::is_alphanumeric), "{text:?}");
            prop_assert!(text.trim_end_matches(is_mark).ends_with(char::is_alphanumeric), "{text:?}");
            prop_assert!(!text.ends_with("'s") && !text.ends_with("’s"), "{text:?}");
            let cut = block.cuts.iter().find(|cut| (mention.start + 1..mention.end).contains(cut));
            prop_assert!(cut.is_none(), "{text:?} reaches over {cut:?}");
            prop_assert!((mention.term as usize) < TERMS);
        }
        for pair in mentions.windows(2) {
            let order = (pair[0].block, pair[0].end) <= (pair[1].block, pair[1].start);
            prop_assert!(order, "{:?} {:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn a_block_s_text_is_clean_and_its_parts_are_in_order(root in page()) {
        let (article, nodes) = read(&root);
        for block in &article.blocks {
            let text = &block.text;
            prop_assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{text:?}");
            prop_assert!(!text.contains(['\u{ad}', '\u{feff}', '\n', '\t', '\u{a0}']), "{text:?}");
            prop_assert_eq!(block.runs.first().map(|run| run.0), Some(0));
            prop_assert!(block.runs.is_sorted_by(|a, b| a.0 < b.0 && a.1 != b.1));
            prop_assert!(block.cuts.is_sorted());
            let offsets = block.runs.iter().map(|run| run.0).chain(block.cuts.iter().copied());
            for at in offsets {
                prop_assert!(text.is_char_boundary(at as usize));
            }
        }
        let places = nodes.iter().map(|(_, at)| (at.block, at.start));
        prop_assert!(places.is_sorted());
    }

    #[test]
    fn the_parts_in_the_nodes_make_up_the_mention(root in page(), choice in select(vec![Choice::First, Choice::All])) {
        let (article, nodes) = read(&root);
        let (mentions, marked) = find(&article, choice);
        let mut holder_of = Vec::new();
        holders(&root, std::ptr::null(), &mut holder_of);
        for block in 0..article.blocks.len() as u32 {
            let chosen = marked.iter().map(|&index| &mentions[index]).filter(|one| one.block == block);
            let ranges: Vec<(u32, u32)> = chosen.map(|one| (one.start, one.end)).collect();
            let mut joined = vec![String::new(); ranges.len()];
            let mut around = vec![BTreeSet::new(); ranges.len()];
            for (node, at) in nodes.iter().filter(|(_, at)| at.block == block) {
                let N::Text(raw) = node else { panic!("only texts are heard of") };
                let units: Vec<u16> = raw.encode_utf16().collect();
                let mut done = 0;
                for (range, from, to) in at.spans(raw, &ranges) {
                    prop_assert!(done <= from && from < to && to as usize <= units.len());
                    done = to;
                    let part = String::from_utf16(&units[from as usize..to as usize]);
                    joined[range] += &part.expect("no half of a character");
                    let held = holder_of.iter().find(|(known, _)| std::ptr::eq(*known, *node));
                    around[range].insert(held.expect("a node of the page").1);
                }
            }
            for ((start, end), (joined, around)) in ranges.iter().zip(joined.iter().zip(&around)) {
                let text = article.blocks[block as usize].part(*start, *end);
                prop_assert_eq!(without_space(text), without_space(joined));
                prop_assert_eq!(joined.trim(), joined, "no blank is marked before or behind");
                prop_assert_eq!(around.len(), 1, "{:?} crosses blocks", text);
            }
        }
    }

    #[test]
    fn choosing_drops_no_term_and_crowds_only_where_it_must(
        root in page(),
        choice in select(vec![Choice::First, Choice::Section]),
    ) {
        let (article, _) = read(&root);
        let (mentions, marked) = find(&article, choice);
        prop_assert!(marked.is_sorted_by(|a, b| a < b));
        prop_assert!(marked.iter().all(|&index| mentions[index].place.is_markable()));

        // Exactly one for each term of each section.
        let sections: Vec<usize> = article.blocks.iter().scan(0, |section, block| {
            *section += usize::from(choice == Choice::Section && block.level > 0);
            Some(*section)
        }).collect();
        let group = |index: usize| (sections[mentions[index].block as usize], mentions[index].term);
        let markable = || (0..mentions.len()).filter(|&index| mentions[index].place.is_markable());
        let wanted: BTreeSet<_> = markable().map(group).collect();
        let chosen: BTreeSet<_> = marked.iter().map(|&index| group(index)).collect();
        prop_assert_eq!(&chosen, &wanted);
        prop_assert_eq!(marked.len(), chosen.len());

        // Whoever stands too close or is one too many has nowhere else to go.
        let is_close = |one: usize, other: usize| {
            let (one, other) = (&mentions[one], &mentions[other]);
            one.block == other.block
                && one.first_word < other.end_word + 2
                && other.first_word < one.end_word + 2
        };
        let is_stuck = |mark: usize| {
            let others = || marked.iter().copied().filter(move |&other| other != mark);
            let has_room = |at: usize| {
                others().filter(|&other| mentions[other].block == mentions[at].block).count() < 3
                    && !others().any(|other| is_close(at, other))
            };
            !markable().any(|index| index != mark && group(index) == group(mark) && has_room(index))
        };
        for block in 0..article.blocks.len() as u32 {
            let here: Vec<usize> = marked.iter().copied().filter(|&index| mentions[index].block == block).collect();
            let stuck = here.iter().filter(|&&mark| is_stuck(mark)).count();
            prop_assert!(here.len() <= 3 || stuck >= here.len() - 3, "{} marks in block {block}, {stuck} of them stuck", here.len());
            for pair in here.windows(2) {
                let is_free = !is_close(pair[0], pair[1]) || is_stuck(pair[0]) || is_stuck(pair[1]);
                prop_assert!(is_free, "{:?} beside {:?}", mentions[pair[0]], mentions[pair[1]]);
            }
        }
    }

    #[test]
    fn all_marks_every_markable_mention_and_none_marks_none(root in page()) {
        let (article, _) = read(&root);
        let (mentions, marked) = find(&article, Choice::All);
        let markable = (0..mentions.len()).filter(|&index| mentions[index].place.is_markable());
        prop_assert_eq!(marked, markable.collect::<Vec<_>>());
        let (same, none) = find(&article, Choice::None);
        prop_assert_eq!(same, mentions);
        prop_assert!(none.is_empty());
    }
}

/// Languages, and the endings that their words have and take.
const ENDINGS: [(&str, &[&str]); 10] = [
    ("en", &["", "s", "es", "y", "ies"]),
    ("de", &["", "e", "en", "er", "em", "s", "ung", "ungen"]),
    ("fr", &["", "s", "al", "aux", "au"]),
    ("es", &["", "s", "es", "z", "ces"]),
    ("pt", &["", "s", "ao", "oes", "m", "ns"]),
    ("it", &["", "ca", "che", "o", "i", "io"]),
    ("nl", &["", "s", "en", "ten", "heid", "heden"]),
    ("sv", &["", "a", "or", "ar", "ion", "ionerna", "s"]),
    ("pl", &["", "cja", "cji", "anie", "aniu"]),
    ("xx", &["", "s"]),
];

/// Words, each of a stem, an ending's number and what stands behind it.
type Phrase = Vec<(&'static str, usize, &'static str)>;

fn phrase() -> impl Strategy<Value = Phrase> {
    let stem = select(vec!["bot", "Geheim", "clé", "x", "of", "k2"]);
    let between = select(vec![" ", " ", " ", " ", "-", " of ", "’s ", ", ", "”"]);
    prop::collection::vec((stem, 0..4_usize, between), 1..4)
}

/// A phrase, its endings so many further in their list.
fn written(phrase: &Phrase, endings: &[&str], further: &[usize]) -> String {
    let mut text = String::new();
    for (index, (stem, ending, between)) in phrase.iter().enumerate() {
        let further = further.get(index).copied().unwrap_or_default();
        text.push_str(stem);
        text.push_str(endings[(ending + further) % endings.len()]);
        if index + 1 < phrase.len() {
            text.push_str(between);
        }
    }
    text
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn the_forms_compiled_for_a_text_are_all_that_it_needs(
        (language, endings) in select(&ENDINGS[..]),
        phrases in prop::collection::vec((phrase(), any::<bool>(), prop::bool::weighted(0.1)), 1..4),
        said in prop::collection::vec((any::<prop::sample::Index>(), prop::collection::vec(0..4_usize, 3)), 1..6),
    ) {
        let said = said.iter().map(|(one, further)| written(&one.get(&phrases).0, endings, further));
        let text = said.collect::<Vec<_>>().join("; ");
        let term = |(phrase, inflect, exact): &(Phrase, bool, bool)| Term {
            language: Some(language.into()),
            forms: vec![Form { text: written(phrase, endings, &[]), inflect: *inflect, exact: *exact, ..Form::default() }],
            ..Term::default()
        };
        let terms: Vec<Term> = phrases.iter().map(term).collect();
        let mut reader = Reader::default();
        reader.enter("p", Shape::Block);
        reader.text(&text);
        let article = Article { blocks: reader.blocks(), ..Article::default() };
        let words = words::cut(&article);
        let all = find::find(&article, &words, &Lexicon::compile(&terms));
        prop_assert_eq!(find::find(&article, &words, &Lexicon::compile_for(&terms, &words)), all);
    }
}

/// What the first property once found.
#[test]
fn a_cut_within_a_word_counts_after_an_earlier_one_too() {
    let code = || N::Left("code", vec![N::Text("x".into())]);
    let text = |text: &str| N::Text(text.into());
    let inside = vec![
        text("encryption "),
        code(),
        text("back"),
        code(),
        text("door"),
    ];
    let root = N::Element("p", inside);
    let (article, _) = read(&root);
    let (mentions, _) = find(&article, Choice::All);
    let terms: Vec<u32> = mentions.iter().map(|mention| mention.term).collect();
    assert_eq!(
        terms,
        [1],
        "encryption only: {:?} is cut at {:?}",
        article.blocks[0].text,
        article.blocks[0].cuts
    );
}

// ---------------------------------------------------------------------------------- events

fn date() -> impl Strategy<Value = Date> {
    let year = 1990..2030;
    let (month, day) = (1..=12, 1..=28);
    prop_oneof![
        year.clone().prop_map(|year| format!("{year}")),
        (year.clone(), month.clone()).prop_map(|(year, month)| format!("{year}-{month:02}~")),
        (year.clone(), month, day)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (year.clone(), 0..5).prop_map(|(year, more)| format!("{year}/{}", year + more)),
        (year.clone(), 21..=24).prop_map(|(year, season)| format!("{year}-{season}")),
        year.prop_map(|year| format!("{year}/..")),
    ]
    .prop_map(|written| Date::parse(&written).expect("a date"))
}

fn event() -> impl Strategy<Value = PolicyEvent> {
    let terms = prop::collection::btree_set(
        select(vec!["encryption", "backdoor", "tls", "haven", "cafe"]),
        0..4,
    );
    let actors = prop::collection::vec(select(vec!["FBI", "the Police", "v", "𝄞"]), 0..3);
    (date(), terms, actors, select(vec![0.0, 0.5])).prop_map(|(date, terms, actors, weight)| {
        PolicyEvent {
            date,
            weight,
            kind: KINDS[0].into(),
            terms: terms.into_iter().map(str::to_owned).collect(),
            actors: actors.into_iter().map(str::to_owned).collect(),
            ..PolicyEvent::default()
        }
    })
}

/// The pack of [`PACK`] with these events, `e0`, `e1`…
fn with_events(events: Vec<PolicyEvent>) -> Compiled {
    let mut pack = pack::parse(PACK).expect("a pack");
    pack.events = events;
    for (number, event) in pack.events.iter_mut().enumerate() {
        event.id = format!("e{number}");
    }
    Compiled::new(vec![pack], &Wish::default(), &[])
}

fn related(compiled: &Compiled, article: &Article) -> Vec<Related> {
    let (context, text) = compiled.find(article, Choice::First);
    compiled.relate(article, &text, &context.mentions)
}

fn english() -> Labels {
    Labels::parse("en", include_str!("../labels/en.json")).expect("labels")
}

/// The panel as HTML.
fn render(view: View, state: State) -> String {
    let props = AppProps {
        view: Rc::new(view),
        state: Rc::new(state),
        presses: Rc::default(),
        shown: yew::Callback::noop(),
    };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(renderer.render())
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn related_events_are_sorted_and_the_same_each_time(
        root in page(),
        events in prop::collection::vec(event(), 0..20),
        published in prop::option::of(date()),
    ) {
        let (mut article, _) = read(&root);
        article.published = published;
        let compiled = with_events(events.clone());
        let first = related(&compiled, &article);
        prop_assert_eq!(&first, &related(&with_events(events), &article));
        for one in &first {
            prop_assert!(one.score.is_finite() && one.score > 0.0);
            prop_assert!(one.reasons().len() <= weights::REASONS);
            let sum: f64 = one.evidence.iter().map(|evidence| evidence.amount).sum();
            prop_assert!((sum - one.score).abs() < 1e-9);
        }
        let key = |one: &Related| {
            let event = &compiled.library.events[one.event as usize];
            (event.date.clone(), event.id.clone())
        };
        for pair in first.windows(2) {
            let is_ordered = pair[0].score > pair[1].score
                || pair[0].score == pair[1].score && key(&pair[0]) < key(&pair[1]);
            prop_assert!(is_ordered, "{pair:?}");
        }
        let ids: BTreeSet<u32> = first.iter().map(|one| one.event).collect();
        prop_assert_eq!(ids.len(), first.len());
    }

    #[test]
    fn the_timeline_is_in_order_of_date_around_the_article_s_own(
        events in prop::collection::vec(event(), 1..20),
        published in prop::option::of(date()),
        shown in 1usize..12,
        is_whole: bool,
    ) {
        let article = Article {
            language: "en".into(),
            published: published.clone(),
            blocks: vec![Block {
                text: "encryption backdoor TLS haven café: the Police, FBI".into(),
                runs: vec![(0, article::Place::Prose)],
                ..Block::default()
            }],
        };
        let compiled = with_events(events);
        let (mut context, text) = compiled.find(&article, Choice::First);
        context.events = compiled.relate(&article, &text, &context.mentions);
        let count = context.events.len();
        let view = View {
            library: compiled.library.clone(),
            details: vec![Details::Within; compiled.library.packs.len()],
            context: Rc::new(context),
            article: Rc::new(article.clone()),
            labels: Rc::new(english()),
            settings: Settings { events: shown, heading_level: 2, has_panel: true, has_own_lang: false, is_drawer: false, may_ask: false },
            is_offline: false,
        };
        let html = render(view, State { is_whole, ..State::default() });
        let here = html.find("class=\"here\"");
        prop_assert_eq!(here.is_some(), published.is_some() && count > 0);
        let listed: Vec<(usize, &PolicyEvent)> = html
            .match_indices("data-context-event=\"")
            .map(|(at, before)| {
                let id = html[at + before.len()..].split('"').next().expect("an id");
                let event = compiled.library.events.iter().find(|event| event.id == id);
                (at, event.expect("an event of the pack"))
            })
            .collect();
        prop_assert_eq!(listed.len(), if is_whole { count } else { count.min(shown) });
        prop_assert!(listed.is_sorted_by(|a, b| a.1.date <= b.1.date), "{listed:?}");
        if let (Some(here), Some(published)) = (here, &published) {
            for (at, event) in listed {
                prop_assert_eq!(at > here, distance(published, event) > 0, "{}", event.date.as_written());
            }
        }
    }
}

// ---------------------------------------------------------------------------------- packs, dates, labels

/// Any text: of all characters, or of those that mean something to a parser.
fn anything() -> impl Strategy<Value = String> {
    let telling: Vec<char> = "{}[]\":,\\/u0123456789eE+-.truefalsn \n\u{feff}é𝄞"
        .chars()
        .collect();
    prop_oneof![
        any::<String>(),
        prop::collection::vec(select(telling), 0..60).prop_map(String::from_iter)
    ]
}

/// The pack with a piece of it replaced, so that most of it still is one.
fn damaged() -> impl Strategy<Value = String> {
    let length = PACK.chars().count();
    let piece = select(vec![
        "",
        "\"",
        "{",
        "]",
        "null",
        "-1e999",
        "\\u",
        "[[[[",
        "\u{0}",
        "é",
        "\"id\": \"x\",",
        "2019-13",
    ]);
    (0..length, 0usize..12, piece).prop_map(|(at, count, piece)| {
        let characters: Vec<char> = PACK.chars().collect();
        let end = (at + count).min(characters.len());
        let (before, behind) = (&characters[..at], &characters[end..]);
        before
            .iter()
            .copied()
            .chain(piece.chars())
            .chain(behind.iter().copied())
            .collect()
    })
}

fn has_brace(text: &str) -> bool {
    text.contains(['{', '}'])
}

fn some_pack() -> impl Strategy<Value = Pack> {
    let ids = || prop::collection::btree_map(0u8..8, any::<bool>(), 0..8);
    ("[a-z]{1,3}", ids(), ids()).prop_map(|(name, terms, events)| Pack {
        id: name.clone(),
        language: "en".into(),
        terms: terms
            .into_iter()
            .rev()
            .map(|(id, extends)| Term {
                id: format!("t{id}"),
                name: name.clone(),
                extends,
                ..Term::default()
            })
            .collect(),
        events: events
            .into_iter()
            .map(|(id, extends)| PolicyEvent {
                id: format!("t{id}"),
                title: name.clone(),
                extends,
                ..PolicyEvent::default()
            })
            .collect(),
        ..Pack::default()
    })
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn nothing_that_is_read_panics(text in prop_oneof![anything(), damaged()]) {
        let is_json = json::parse(&text).is_ok();
        match pack::parse(&text) {
            Ok(_) => prop_assert!(is_json),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
        let lines = text.lines().count().max(1) as u32 + 1;
        for problem in pack::check(&text) {
            prop_assert!((1..=lines).contains(&problem.line) && problem.column > 0, "{problem}");
        }
        let _ = pack::parse_details(&text);
        let _ = article::published_in_json_ld(&text);
        let _ = article::date_as_written(&text);
        let _ = Labels::parse("en", &text);
    }

    #[test]
    fn a_date_is_refused_or_has_a_beginning_before_its_end(
        text in prop_oneof![anything(), "[0-9XYT:Z+./~?%-]{0,25}", "(19|20)[0-9]{2}/(19|20)[0-9]{2}", "-?[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?(/[0-9.-]{0,10})?"],
    ) {
        if let Ok(date) = Date::parse(&text) {
            prop_assert!(date.earliest() <= date.latest());
            prop_assert_eq!(date.as_written(), &text);
            prop_assert_eq!(Date::parse(date.as_written()), Ok(date.clone()));
            let _ = (date.start(), date.end());
            let words = article_context::ui::words::date(&english(), &date);
            prop_assert!(!has_brace(&words), "{words}");
        }
    }

    #[test]
    fn merging_keeps_ids_unique_and_the_last_word(packs in prop::collection::vec(some_pack(), 0..5)) {
        let library = pack::merge(packs.clone());
        prop_assert_eq!(library.packs.len(), packs.len());
        let ids: BTreeSet<&String> = library.terms.iter().map(|term| &term.id).collect();
        prop_assert_eq!(ids.len(), library.terms.len());
        let ids: BTreeSet<&String> = library.events.iter().map(|event| &event.id).collect();
        prop_assert_eq!(ids.len(), library.events.len());
        for term in &library.terms {
            let last = packs.iter().rev().find(|pack| pack.terms.iter().any(|one| one.id == term.id));
            prop_assert_eq!(Some(&term.name), last.map(|pack| &pack.id));
        }
        // What only extends is nothing by itself.
        let whole = packs.iter().flat_map(|pack| &pack.terms).filter(|term| !term.extends);
        let whole: BTreeSet<&String> = whole.map(|term| &term.id).collect();
        prop_assert_eq!(library.terms.iter().map(|term| &term.id).collect::<BTreeSet<_>>(), whole);
    }

    #[test]
    fn filling_in_leaves_no_brace(
        pieces in prop::collection::vec(select(vec!["{", "}", "{a}", "{b}", "{other}", " and ", "é", "a"]), 0..10),
        values in ("[a-z ]{0,5}", "[a-z ]{0,5}"),
    ) {
        let template = pieces.concat();
        let texts = serde_json::json!({ "key": template }).to_string();
        let labels = Labels::parse("en", &texts).expect("labels");
        let filled = labels.fill("key", &[("a", &values.0), ("b", &values.1)]);
        prop_assert!(!has_brace(&filled), "{filled}");
        if !pieces.iter().any(|piece| matches!(*piece, "{" | "}")) {
            let expected = template.replace("{a}", &values.0).replace("{b}", &values.1).replace("{other}", "");
            prop_assert_eq!(filled, expected);
        }
    }
}
