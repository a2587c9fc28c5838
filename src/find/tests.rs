//! One table of named cases for finding, run over words of one block.

use super::*;
use crate::article::Block;
use crate::pack::{Form, Term, Within};

fn plain(text: &str) -> Form {
    Form {
        text: text.into(),
        inflect: true,
        ..Form::default()
    }
}

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.into()).collect()
}

fn term(id: &str, forms: Vec<Form>) -> Term {
    Term {
        id: id.into(),
        forms,
        language: Some("en".into()),
        ..Term::default()
    }
}

fn glossary() -> Vec<Term> {
    vec![
        term(
            "access",
            vec![
                Form {
                    not_before: words(&["act", "to land"]),
                    ..plain("lawful access")
                },
                plain("lawful access to encrypted data"),
            ],
        ),
        term("act", vec![plain("Lawful Access to Encrypted Data Act")]),
        term(
            "e2ee",
            vec![
                plain("end-to-end encryption"),
                Form {
                    near: words(&["encrypt*", "messag*"]),
                    ..plain("end-to-end")
                },
                plain("E2EE"),
            ],
        ),
        term("encryption", vec![plain("encryption"), plain("encrypted")]),
        term(
            "tls",
            vec![Form {
                exact: true,
                ..plain("TLS")
            }],
        ),
        term(
            "haven",
            vec![Form {
                near: words(&["offender*"]),
                within: Within::Article,
                ..plain("safe haven")
            }],
        ),
        term(
            "escrow",
            vec![Form {
                near: words(&["key"]),
                within: Within::Block,
                not_after: words(&["mortgage"]),
                ..plain("escrow")
            }],
        ),
        term("dpi", vec![plain("端到端加密")]),
        term("acces", vec![plain("accès légal")]),
        term("bill", vec![plain("C-22"), plain("Apple v. FBI")]),
        term("dark", vec![plain("in the dark")]),
        term("thai", vec![plain("รหัส")]),
        term("korean", vec![plain("종단간 암호화")]),
        term("greek", vec![plain("κρυπτογράφηση")]),
        term("russian", vec![plain("шифрование ещё")]),
        term(
            "elan",
            vec![Form {
                exact: true,
                ..plain("Élan")
            }],
        ),
        term("street", vec![plain("Straßennetz"), plain("file")]),
    ]
}

fn article(blocks: &[&str]) -> Article {
    let block = |text: &&str| Block {
        text: (*text).into(),
        runs: vec![(0, Place::Prose)],
        ..Block::default()
    };
    Article {
        blocks: blocks.iter().map(block).collect(),
        ..Article::default()
    }
}

/// What is found with the forms only that may stand in the article.
fn found_for(article: &Article, terms: &[Term]) -> Vec<Mention> {
    let text = words::cut(article);
    find(article, &text, &Lexicon::compile_for(terms, &text))
}

/// Finds in the blocks and writes each mention as `term:text`.
fn found(blocks: &[&str]) -> Vec<String> {
    let terms = glossary();
    let article = article(blocks);
    let text = words::cut(&article);
    let mentions = find(&article, &text, &Lexicon::compile(&terms));
    assert_eq!(found_for(&article, &terms), mentions, "{blocks:?}");
    mentions
        .iter()
        .map(|mention| {
            let block = &article.blocks[mention.block as usize].text;
            let span = &block[mention.start as usize..mention.end as usize];
            format!("{}:{span}", terms[mention.term as usize].id)
        })
        .collect()
}

#[test]
fn finds_the_longest_supported_whole_word_form() {
    let table: &[(&str, &[&str], &[&str])] = &[
        (
            "any hyphen or space",
            &["End to end\u{2011}encryption"],
            &["e2ee:End to end\u{2011}encryption"],
        ),
        (
            "whole words only",
            &["encryptions encryptionist reencrypted"],
            &["encryption:encryptions"],
        ),
        ("regular plural", &["E2EEs"], &["e2ee:E2EEs"]),
        (
            "possessive stays outside",
            &["C-22’s and encryption's"],
            &["bill:C-22", "encryption:encryption"],
        ),
        (
            "longest",
            &["the Lawful Access to Encrypted Data Act"],
            &["act:Lawful Access to Encrypted Data Act"],
        ),
        (
            "longest of one term",
            &["lawful access to encrypted data"],
            &["access:lawful access to encrypted data"],
        ),
        (
            "no crossing of a stop",
            &["end-to-end. Encryption"],
            &["encryption:Encryption"],
        ),
        ("no crossing of a comma", &["lawful, access"], &[]),
        ("no crossing of blocks", &["lawful", "access"], &[]),
        (
            "not before",
            &["the Lawful Access Act", "lawful access to land"],
            &[],
        ),
        (
            "not before needs directness",
            &["lawful access, act now"],
            &["access:lawful access"],
        ),
        (
            "near in the sentence",
            &["end-to-end in messaging"],
            &["e2ee:end-to-end"],
        ),
        (
            "near but in another sentence",
            &["Tables end-to-end. We like messaging."],
            &[],
        ),
        (
            "shorter gets its chance",
            &["end-to-end delay of encrypted mail"],
            &["e2ee:end-to-end", "encryption:encrypted"],
        ),
        (
            "near in the article",
            &["a safe haven", "for offenders"],
            &["haven:safe haven"],
        ),
        (
            "near nowhere in the article",
            &["a safe haven", "for gold"],
            &[],
        ),
        (
            "near in the block",
            &["A key. Held in escrow."],
            &["escrow:escrow"],
        ),
        ("not after", &["A key. Held in mortgage escrow."], &[]),
        ("exact case", &["TLS tls Tls"], &["tls:TLS"]),
        (
            "script without spaces",
            &["使用端到端加密技术"],
            &["dpi:端到端加密"],
        ),
        (
            "elision and diacritics",
            &["l’accès légal, l'acces legal"],
            &["acces:accès légal", "acces:acces legal"],
        ),
        (
            "punctuation inside a form",
            &["Apple v. FBI, not Apple v FBI"],
            &["bill:Apple v. FBI"],
        ),
        (
            "soft hyphen and joiner",
            &["encryp\u{ad}tion en\u{200d}crypted"],
            &[
                "encryption:encryp\u{ad}tion",
                "encryption:en\u{200d}crypted",
            ],
        ),
        ("brackets", &["(E2EE)"], &["e2ee:E2EE"]),
        (
            "an em dash parts",
            &["lawful—access and lawful–access"],
            &["access:lawful–access"],
        ),
        (
            "no part of an address",
            &["see https://encryption.example/E2EE and encryption.example"],
            &[],
        ),
        (
            "default before the term",
            &["default end-to-end encryption"],
            &["e2ee:end-to-end encryption"],
        ),
        (
            "full width and ligatures",
            &["ＴＬＳ ﬁle ＥＮＣＲＹＰＴＩＯＮ"],
            &[
                "tls:ＴＬＳ",
                "street:ﬁle",
                "encryption:ＥＮＣＲＹＰＴＩＯＮ",
            ],
        ),
        (
            "folding that changes lengths",
            &["İ ß STRASSENNETZ und Straßennetz E2EE"],
            &["street:STRASSENNETZ", "street:Straßennetz", "e2ee:E2EE"],
        ),
        (
            "diacritics count in an exact form, however encoded",
            &["Élan E\u{301}lan Elan élan"],
            &["elan:Élan", "elan:E\u{301}lan"],
        ),
        (
            "Greek and Cyrillic marks",
            &["ΚΡΥΠΤΟΓΡΑΦΗΣΗ και κρυπτογράφηση, шифрование еще"],
            &[
                "greek:ΚΡΥΠΤΟΓΡΑΦΗΣΗ",
                "greek:κρυπτογράφηση",
                "russian:шифрование еще",
            ],
        ),
        (
            "Thai on the borders of graphemes",
            &["เข้ารหัสแล้ว", "รหัสั"],
            &["thai:รหัส"],
        ),
        (
            "Korean with its endings, spaced or not",
            &["종단간 암호화를 종단간암호화가"],
            &["korean:종단간 암호화", "korean:종단간암호화"],
        ),
        (
            "a line broken within Han",
            &["端到端 加密"],
            &["dpi:端到端 加密"],
        ),
        (
            "a footnote's figure is no part of the word",
            &["encryption¹"],
            &["encryption:encryption"],
        ),
    ];
    for (name, blocks, expected) in table {
        assert_eq!(found(blocks), *expected, "{name}");
    }
}

#[test]
fn what_the_article_defines_in_brackets_counts_from_there_on() {
    let table: &[(&str, &[&str], &[&str])] = &[
        (
            "an Act",
            &[
                "The Act was old. The Lawful Access to Encrypted Data Act (the “Act”) came.",
                "The Act and the act, and the Act’s end; a mad Act.",
            ],
            &[
                "act:Lawful Access to Encrypted Data Act",
                "act:The Act",
                "act:the Act",
            ],
        ),
        (
            "an abbreviation in its very case",
            &[
                "LADA. lawful access to encrypted data (LAED): LAED, laed, LAEDs and LAED’s, LAED encryption",
            ],
            &[
                "access:lawful access to encrypted data",
                "access:LAED",
                "access:LAED",
                "access:LAED",
                "access:LAED",
                "encryption:encryption",
            ],
        ),
        (
            "no remark",
            &["lawful access (US) in the US"],
            &["access:lawful access"],
        ),
        (
            "the pack's longer form wins",
            &["lawful access (the Lawful Access) and the Lawful Access to Encrypted Data Act"],
            &[
                "access:lawful access",
                "access:the Lawful Access",
                "act:Lawful Access to Encrypted Data Act",
            ],
        ),
    ];
    for (name, blocks, expected) in table {
        assert_eq!(found(blocks), *expected, "{name}");
    }
}

#[test]
fn alike_forms_are_tried_in_the_order_of_the_packs_listed_ones_first() {
    let near = |text: &str, cue: &str| Form {
        near: words(&[cue]),
        ..plain(text)
    };
    let terms = vec![
        term("plural", vec![plain("key")]),
        term("piano", vec![near("keys", "piano")]),
        term("crypto", vec![near("keys", "cipher")]),
        term("late", vec![near("keys", "piano")]),
    ];
    let lexicon = Lexicon::compile(&terms);
    let table = [
        ("keys of a piano", Some(1)),
        ("keys of a cipher", Some(2)),
        ("keys of a car", Some(0)),
        ("key", Some(0)),
        ("keyed", None),
    ];
    for (text, expected) in table {
        let article = article(&[text]);
        let found = find(&article, &words::cut(&article), &lexicon);
        assert_eq!(found.first().map(|one| one.term), expected, "{text}");
    }
}

#[test]
fn inflects_unless_told_otherwise() {
    let with = |language: &str, form: Form| Term {
        language: Some(language.into()),
        ..term("t", vec![form])
    };
    let exact = |text: &str| Form {
        exact: true,
        ..plain(text)
    };
    let still = |text: &str| Form {
        inflect: false,
        ..plain(text)
    };
    let table = [
        (with("de", plain("Hintertür")), "Hintertüren", true),
        (with("de", still("Hintertür")), "Hintertüren", false),
        (with("de", exact("Europol")), "Europols", true),
        (with("de", exact("Europol")), "europols", false),
        (with("en", exact("Europol")), "Europols", false),
        (with("en", exact("Europol")), "Europol’s", true),
        (with("en", still("key")), "key's", true),
        (with("fr", plain("porte dérobée")), "portes dérobées", true),
        (with("fr", plain("accès")), "d’accès", true),
        (with("es", plain("clave privada")), "claves privadas", true),
        (
            with("pt", plain("porta dos fundos")),
            "portas dos fundos",
            true,
        ),
        (with("it", plain("chiave privata")), "chiavi private", true),
        (with("nl", plain("achterdeur")), "achterdeuren", true),
        (with("sv", plain("kryptering")), "krypteringen", true),
        (with("pl", plain("szyfrowanie")), "szyfrowania", true),
        (with("en", plain("treaty")), "Treaties", true),
        (
            with("en", plain("right of access")),
            "rights of access",
            true,
        ),
        (
            with("en", plain("right to access")),
            "rights to access",
            false,
        ),
        (with("en", plain("key escrow")), "key escrows", true),
        (
            with("de", plain("richterliche Anordnung")),
            "richterlichen Anordnungen",
            true,
        ),
        (with("nl", exact("Europol")), "Europols", true),
    ];
    for (term, text, expected) in table {
        let article = article(&[text]);
        let lexicon = Lexicon::compile(std::slice::from_ref(&term));
        let found = find(&article, &words::cut(&article), &lexicon);
        assert_eq!(!found.is_empty(), expected, "{text}");
        let found_for = found_for(&article, std::slice::from_ref(&term));
        assert_eq!(found_for, found, "{text}");
    }
}

#[test]
fn a_list_of_links_is_no_company() {
    let mut article = article(&["a safe haven", "Five offenders caught"]);
    article.blocks[1].runs = vec![(0, Place::Link)];
    let text = words::cut(&article);
    assert!(find(&article, &text, &Lexicon::compile(&glossary())).is_empty());
}

#[test]
fn nothing_unread_is_reached_across() {
    let mut article = article(&["lawful access"]);
    article.blocks[0].cuts = vec![6];
    let text = words::cut(&article);
    assert!(find(&article, &text, &Lexicon::compile(&glossary())).is_empty());
}

fn mention(term: u32, block: u32, first_word: u32, place: Place) -> Mention {
    Mention {
        term,
        block,
        start: first_word * 4,
        end: first_word * 4 + 3,
        first_word,
        end_word: first_word + 1,
        place,
    }
}

fn chosen(choice: Choice, mentions: &[Mention], levels: &[u8]) -> Vec<usize> {
    let blocks = levels.iter().map(|&level| Block {
        level,
        ..Block::default()
    });
    let article = Article {
        blocks: blocks.collect(),
        ..Article::default()
    };
    choice.of(mentions, &article)
}

#[test]
fn first_prefers_prose_to_quotations_and_skips_headings() {
    let mentions = [
        mention(0, 0, 0, Place::Heading),
        mention(0, 1, 0, Place::Quote),
        mention(0, 2, 0, Place::Prose),
        mention(0, 2, 9, Place::Prose),
        mention(1, 1, 5, Place::Quote),
    ];
    assert_eq!(chosen(Choice::First, &mentions, &[1, 0, 0]), [2, 4]);
    assert_eq!(chosen(Choice::All, &mentions, &[1, 0, 0]), [1, 2, 3, 4]);
    assert!(chosen(Choice::None, &mentions, &[1, 0, 0]).is_empty());
}

#[test]
fn section_marks_the_first_after_each_heading() {
    let prose = |block, word| mention(0, block, word, Place::Prose);
    let mentions = [prose(0, 0), prose(0, 5), prose(2, 0), prose(2, 8)];
    assert_eq!(chosen(Choice::Section, &mentions, &[0, 2, 0]), [0, 2]);
}

#[test]
fn dense_terms_wait_for_a_later_mention_and_none_is_dropped() {
    let prose = |term, block, word| mention(term, block, word, Place::Prose);
    // Term 0 comes first but can wait; 1, 2 and 3 cannot.
    let four = [
        prose(0, 0, 0),
        prose(1, 0, 4),
        prose(2, 0, 8),
        prose(3, 0, 12),
        prose(0, 1, 0),
    ];
    assert_eq!(chosen(Choice::First, &four, &[0, 0]), [1, 2, 3, 4]);
    assert_eq!(chosen(Choice::First, &four[..4], &[0, 0]), [0, 1, 2, 3]);
    let close = [prose(0, 0, 0), prose(1, 0, 2), prose(1, 0, 4)];
    assert_eq!(chosen(Choice::First, &close, &[0]), [0, 2]);
    assert_eq!(chosen(Choice::First, &close[..2], &[0]), [0, 1]);
}
