//! Reading over a small tree of its own: what a browser and a parser have in common.

use super::*;

/// A node: text, or an element with its children.
#[derive(Clone, Debug)]
enum N {
    T(&'static str),
    E(&'static str, Vec<N>),
    /// An element that is left out.
    Left(&'static str, Vec<N>),
}
use N::{E, Left, T};

/// Reads a node; `seen` hears of the texts and where they went.
fn walk(node: &N, reader: &mut Reader, seen: &mut dyn FnMut(&'static str, TextAt)) {
    let (name, children, shape) = match node {
        T(text) => {
            if let Some(at) = reader.text(text) {
                seen(text, at);
            }
            return;
        }
        E(name, children) => (name, children, Shape::by_name(name)),
        Left(name, children) => (name, children, Shape::LeftOut),
    };
    if reader.enter(name, shape) {
        children.iter().for_each(|child| walk(child, reader, seen));
        reader.leave();
    }
}

fn read(root: N, mut seen: impl FnMut(&'static str, TextAt)) -> Vec<Block> {
    let mut reader = Reader::default();
    walk(&root, &mut reader, &mut seen);
    reader.blocks()
}

fn blocks(children: Vec<N>) -> Vec<Block> {
    read(E("article", children), |_, _| {})
}

fn texts(children: Vec<N>) -> Vec<String> {
    blocks(children)
        .into_iter()
        .map(|block| block.text)
        .collect()
}

#[test]
fn a_block_ends_where_a_reader_sees_it_end() {
    let p = |children| E("p", children);
    let table: Vec<(&str, Vec<N>, &[&str])> = vec![
        (
            "white space",
            vec![p(vec![T("  a \n b "), E("b", vec![T(" c")]), T("d ")])],
            &["a b cd"],
        ),
        (
            "paragraphs",
            vec![p(vec![T("a")]), T(" "), p(vec![T("b")])],
            &["a", "b"],
        ),
        (
            "bare text",
            vec![T("a"), p(vec![T("b")]), T("c")],
            &["a", "b", "c"],
        ),
        (
            "one break",
            vec![p(vec![T("a"), E("br", vec![]), T("b")])],
            &["a b"],
        ),
        (
            "two breaks",
            vec![p(vec![
                T("a"),
                E("br", vec![]),
                T(" "),
                E("br", vec![]),
                T("b"),
            ])],
            &["a", "b"],
        ),
        (
            "cells",
            vec![E("tr", vec![E("td", vec![T("a")]), E("td", vec![T("b")])])],
            &["a", "b"],
        ),
        (
            "soft hyphen",
            vec![p(vec![T("en\u{ad}cryption")])],
            &["encryption"],
        ),
        (
            "wbr",
            vec![p(vec![T("wire"), E("wbr", vec![]), T("tap")])],
            &["wiretap"],
        ),
        (
            "left out",
            vec![p(vec![T("a "), Left("code", vec![T("x")]), T(" b")])],
            &["a b"],
        ),
        (
            "left-out block",
            vec![T("a"), Left("nav", vec![T("x")]), T("b")],
            &["a", "b"],
        ),
        ("empty", vec![p(vec![T(" \n ")])], &[]),
        (
            "readings",
            vec![p(vec![E(
                "ruby",
                vec![
                    T("漢"),
                    E("rp", vec![T("(")]),
                    E("rt", vec![T("kan")]),
                    T("字"),
                ],
            )])],
            &["漢字"],
        ),
        (
            "a break that is not displayed",
            vec![p(vec![T("wire"), Left("br", vec![]), T("tap")])],
            &["wiretap"],
        ),
    ];
    for (name, children, expected) in table {
        assert_eq!(texts(children), expected, "{name}");
    }
}

#[test]
fn the_display_tells_a_block_where_the_name_does_not() {
    let table = [
        ("span", "inline", false, Shape::Inline),
        ("span", "block", false, Shape::Block),
        ("span", "inline-block", false, Shape::Inline),
        ("span", "block", true, Shape::Inline),
        ("div", "inline", false, Shape::Inline),
        ("div", "contents", false, Shape::Inline),
        ("div", "flex", false, Shape::Block),
        ("div", "block", true, Shape::Block),
        ("li", "inline", false, Shape::Block),
        ("td", "contents", false, Shape::Block),
        ("ruby", "ruby", false, Shape::Inline),
        ("p", "none", false, Shape::LeftOut),
        ("rt", "ruby-text", false, Shape::Beside),
        ("rp", "none", false, Shape::Beside),
    ];
    for (name, display, is_out_of_flow, expected) in table {
        let shape = Shape::by_display(name, display, || is_out_of_flow);
        assert_eq!(shape, expected, "{name} {display}");
    }
}

#[test]
fn knows_where_text_stands() {
    let read = blocks(vec![
        E("h2", vec![T("Head")]),
        E(
            "p",
            vec![T("a "), E("a", vec![E("i", vec![T("link")])]), T(" z")],
        ),
        E("blockquote", vec![E("p", vec![T("said")])]),
    ]);
    assert_eq!(read[0].level, 2);
    assert_eq!(read[0].place(0, 4), Place::Heading);
    assert_eq!(read[1].place(0, 1), Place::Prose);
    assert_eq!(read[1].place(2, 6), Place::Link);
    assert_eq!(read[1].place(0, 8), Place::Link);
    assert_eq!(read[1].place(7, 8), Place::Prose);
    assert_eq!(read[2].place(0, 4), Place::Quote);
}

#[test]
fn a_cut_is_remembered_where_something_was_left_out() {
    let read = blocks(vec![E(
        "p",
        vec![T("lawful "), Left("code", vec![T("x")]), T("access")],
    )]);
    assert_eq!(
        (read[0].text.as_str(), &read[0].cuts[..]),
        ("lawful access", &[6][..])
    );
}

#[test]
fn every_span_is_found_again_in_its_text_nodes() {
    let raws = ["  One 𝄞 \n", "two\u{ad}fold ", "é three "];
    let children = raws.iter().map(|&raw| E("b", vec![T(raw)])).collect();
    let mut nodes = Vec::new();
    let blocks = read(E("p", children), |raw, at| nodes.push((raw, at)));
    let text = &blocks[0].text;
    assert_eq!(text, "One 𝄞 twofold é three");
    for (start, word) in [
        (0, "One 𝄞"),
        (9, "twofold é"),
        (17, "é three"),
        (0, text.as_str()),
    ] {
        let start = text[start..].find(word).map_or(0, |at| at + start) as u32;
        let range = (start, start + word.len() as u32);
        let mut joined = String::new();
        for (raw, at) in &nodes {
            let units: Vec<u16> = raw.encode_utf16().collect();
            for (_, from, to) in at.spans(raw, &[range]) {
                joined += &String::from_utf16_lossy(&units[from as usize..to as usize]);
            }
        }
        let read: Vec<&str> = joined.split_whitespace().collect();
        assert_eq!(
            read.join(" ").replace(['\u{ad}', ' '], ""),
            word.replace(' ', "")
        );
    }
}

#[test]
fn a_language_stands_in_for_its_regions() {
    let table = [
        ("de-CH", Some(1)),
        ("DE", Some(1)),
        ("en_US", Some(0)),
        ("den", None),
        ("", None),
    ];
    for (tag, expected) in table {
        assert_eq!(language_among(tag, &["en", "de"]), expected, "{tag}");
    }
}

#[test]
fn the_date_is_the_one_written_not_converted() {
    let table = [
        ("2019-11-18T23:41:00-05:00", Some("2019-11-18")),
        (" 2019-11-18 17:41", Some("2019-11-18")),
        ("2019-11", Some("2019-11")),
        ("yesterday", None),
    ];
    for (written, expected) in table {
        let date = date_as_written(written);
        assert_eq!(
            date.as_ref().map(|date| date.as_written()),
            expected,
            "{written}"
        );
    }
    let graph = r#"{"@graph": [{"comment": {"datePublished": "2020-01-01"}},
        {"@type": "NewsArticle", "datePublished": "2019-11-18T00:00:00Z"}]}"#;
    let date = published_in_json_ld(graph);
    assert_eq!(
        date.as_ref().map(|date| date.as_written()),
        Some("2019-11-18")
    );
    assert!(published_in_json_ld("{ not json").is_none());
}
