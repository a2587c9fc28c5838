//! What no editor writes: the answer is an error, soon, and never a panic.

use std::time::{Duration, Instant};

use super::WHOLE;
use crate::pack::{check, json, parse, parse_details};

#[test]
fn refuses_hostile_texts_in_bounded_time() {
    let keys: Vec<String> = (0..100_000)
        .map(|key| format!("\"{}\":0", 100_000 - key))
        .collect();
    let events = vec!["{\"id\":\"x\",\"terms\":[\"a\",\"b\"]}"; 50_000].join(",");
    let texts = [
        "[".repeat(200_000_000),
        "{\"a\":".repeat(10_000_000),
        "[[],".repeat(10_000_000),
        format!("[{}", "1,".repeat(8_000_000)),
        format!("{{{}}}", keys.join(",")),
        format!("\"{}", "a".repeat(20_000_000)),
        format!("\"{}", "\\u0061".repeat(2_000_000)),
        format!("[{}]", "9".repeat(20_000_000)),
        format!("{{\"format\":1,\"events\":[{events}],\"terms\":[{events}]}}"),
        format!(
            "{{\"format\":1,\"terms\":[{}]}}",
            vec!["[{}]"; 300_000].join(",")
        ),
        format!("{{\"format\":1,\"id\":\"{}\"}}", "x".repeat(20_000_000)),
    ];
    for text in texts {
        let start = Instant::now();
        let errors = parse(&text).expect_err("hostile");
        assert!(!errors.is_empty() && errors.iter().all(|error| error.message.len() < 500));
        // Far above what a slow machine needs without optimisation, far below what a square would.
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{:?}: {}",
            start.elapsed(),
            &text[..40]
        );
    }
}

#[test]
fn refuses_more_than_64_mebibytes_and_more_than_6_million_values() {
    let long = format!("[1{}]", " ".repeat(json::MAX_BYTES));
    assert!(
        json::parse(&long)
            .expect_err("long")
            .message
            .contains("64 MiB")
    );
    let many = format!("[1{}]", ",1".repeat(json::MAX_NODES as usize));
    assert!(
        json::parse(&many)
            .expect_err("many")
            .message
            .contains("6,000,000 values")
    );
}

/// A pseudo-random sequence (xorshift), the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

#[test]
fn never_panics_on_a_damaged_pack() {
    let scraps = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "é",
        "\0",
        "null",
        "true",
        "-",
        "1e",
        "0",
        "X",
        "/",
        "*",
        "\u{feff}",
        "\"extends\": true,",
        "\"details\": \"d\",",
        "\"end\": \"2018\",",
        "..",
        "T",
        "Y",
        "%",
        "\n",
    ];
    let mut chance = Chance(0x2019_1004);
    for _ in 0..5_000 {
        let mut text: Vec<char> = WHOLE.chars().collect();
        for _ in 0..=chance.below(4) {
            let at = chance.below(text.len());
            match chance.below(3) {
                0 => drop(text.drain(at..(at + 1 + chance.below(30)).min(text.len()))),
                1 => drop(text.splice(at..at, scraps[chance.below(scraps.len())].chars())),
                _ => {
                    let other = chance.below(text.len());
                    text.swap(at, other);
                }
            }
            if text.is_empty() {
                text.push(' ');
            }
        }
        let text: String = text.into_iter().collect();
        let (found, result) = (check(&text), parse(&text));
        let errors = found
            .iter()
            .filter(|found| found.severity == crate::pack::Severity::Error)
            .count();
        assert_eq!(
            errors,
            result.err().map_or(0, |errors| errors.len()),
            "{text}"
        );
        let lines = text.lines().count() as u32 + 1;
        assert!(
            found
                .iter()
                .all(|found| (1..=lines).contains(&found.line) && found.column > 0),
            "{text}"
        );
        let _ = parse_details(&text);
    }
}
