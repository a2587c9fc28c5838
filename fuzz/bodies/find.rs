//! What must hold of any forms in any text.

use article_context::article::{Article, Reader, Shape, TextAt};
use article_context::find::{Choice, Lexicon, find, words};
use article_context::pack::{Form, Term, Within};

/// Finds forms in a text; panics where a promise is broken.
///
/// The first line is a language; lines up to an empty one are forms, each with what it asks for:
/// `=` before it for the very case, `~` for no plural, words behind `&` near it, behind `!` not
/// behind it, behind `?` not before it. The rest is the article: a line a block, `<` and `>` around
/// what stands in an element of its own, `|` for something unread.
pub(crate) fn run(data: &[u8]) {
    let input = String::from_utf8_lossy(data);
    let (head, body) = input.split_once("\n\n").unwrap_or((&input, ""));
    let mut lines = head.lines();
    let language = lines.next().unwrap_or_default();
    let terms: Vec<Term> = lines.take(64).map(|line| term(line, language)).collect();
    let (article, texts) = read(body);

    let text = words::cut(&article);
    let lexicon = Lexicon::compile(&terms);
    let mentions = find(&article, &text, &lexicon);
    let for_it = Lexicon::compile_for(&terms, &text);
    assert!(for_it.is_for(&text));
    assert_eq!(
        mentions,
        find(&article, &text, &for_it),
        "only its own forms"
    );

    for mention in &mentions {
        let block = &article.blocks[mention.block as usize];
        let written = block.text.get(mention.start as usize..mention.end as usize);
        let written = written.expect("on the borders of characters");
        assert!(
            !written.is_empty() && written.trim() == written,
            "{written:?}"
        );
        let inside = mention.start + 1..mention.end;
        assert!(
            !block.cuts.iter().any(|cut| inside.contains(cut)),
            "{written:?}"
        );
        assert!((mention.term as usize) < terms.len());
        let list = &text[mention.block as usize].list;
        assert_eq!(list[mention.first_word as usize].start, mention.start);
        assert_eq!(list[mention.end_word as usize - 1].end, mention.end);
    }
    let place = |index: usize| {
        (
            mentions[index].block,
            mentions[index].start,
            mentions[index].end,
        )
    };
    for index in 1..mentions.len() {
        let (before, this) = (place(index - 1), place(index));
        assert!(
            (before.0, before.2) <= (this.0, this.1),
            "{before:?} {this:?}"
        );
    }
    for choice in [Choice::First, Choice::Section, Choice::All, Choice::None] {
        let chosen = choice.of(&mentions, &article);
        assert!(chosen.is_sorted_by(|a, b| a < b));
        assert!(
            chosen
                .iter()
                .all(|&index| mentions[index].place.is_markable())
        );
    }

    // The parts in the text nodes make up the mention, in UTF-16 units.
    for (number, block) in (0u32..).zip(&article.blocks) {
        let here = mentions.iter().filter(|one| one.block == number);
        let ranges: Vec<(u32, u32)> = here.map(|one| (one.start, one.end)).collect();
        let mut joined = vec![String::new(); ranges.len()];
        for (raw, at) in texts.iter().filter(|(_, at)| at.block == number) {
            let units: Vec<u16> = raw.encode_utf16().collect();
            for (range, from, to) in at.spans(raw, &ranges) {
                let part = String::from_utf16(&units[from as usize..to as usize]);
                joined[range] += &part.expect("no half of a character");
            }
        }
        for (joined, (start, end)) in joined.iter().zip(ranges) {
            assert_eq!(bare(joined), bare(block.part(start, end)));
        }
    }
}

fn bare(text: &str) -> String {
    let is_kept = |c: &char| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{feff}');
    text.chars().filter(is_kept).collect()
}

fn term(line: &str, language: &str) -> Term {
    let exact = line.starts_with('=');
    let still = line.starts_with('~');
    let line = line.trim_start_matches(['=', '~']);
    let mut form = Form {
        exact,
        inflect: !exact && !still,
        within: [Within::Sentence, Within::Block, Within::Article][line.len() % 3],
        ..Form::default()
    };
    let mut rest = line;
    while let Some(at) = rest.rfind(['&', '!', '?']) {
        let words = rest[at + 1..].to_owned();
        match rest.as_bytes()[at] {
            b'&' => form.near.push(words),
            b'!' => form.not_after.push(words),
            _ => form.not_before.push(words),
        }
        rest = &rest[..at];
    }
    form.text = rest.to_owned();
    Term {
        forms: vec![form],
        language: Some(language.to_owned()),
        ..Term::default()
    }
}

/// Reads the article; the texts of its nodes, with where they went.
fn read(body: &str) -> (Article, Vec<(String, TextAt)>) {
    let mut reader = Reader::default();
    let mut texts = Vec::new();
    reader.enter("article", Shape::Block);
    for line in body.lines() {
        reader.enter("p", Shape::Block);
        let mut depth = 0;
        for piece in line.split_inclusive(['<', '>', '|']) {
            let text = piece.trim_end_matches(['<', '>', '|']);
            texts.extend(reader.text(text).map(|at| (text.to_owned(), at)));
            match piece.as_bytes().last() {
                Some(b'<') => depth += u32::from(reader.enter("b", Shape::Inline)),
                Some(b'>') if depth > 0 => {
                    reader.leave();
                    depth -= 1;
                }
                Some(b'|') => assert!(!reader.enter("code", Shape::LeftOut)),
                _ => {}
            }
        }
        (0..=depth).for_each(|_| reader.leave());
    }
    reader.leave();
    let article = Article {
        blocks: reader.blocks(),
        ..Article::default()
    };
    (article, texts)
}
