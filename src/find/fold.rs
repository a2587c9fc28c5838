//! Folding: what is left of a character when case, diacritics and width do not count.

/// Latin-1 letters and Latin Extended-A (U+00C0 to U+017F) without their marks; `.` where a
/// letter stays as it is or is spelled with two.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll\
lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Appends the folded form of `c` to `out`; nothing for combining marks and joiners.
pub(super) fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if is_ignored(c) {
        return;
    }
    let code = c as u32;
    if let Some(&letter) = code
        .checked_sub(0xC0)
        .and_then(|index| LATIN.get(index as usize))
        && letter != b'.'
    {
        out.push(letter as char);
        return;
    }
    match c {
        'ß' | 'ẞ' => out.push_str("ss"),
        'ς' => out.push('σ'),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        'ĳ' | 'Ĳ' => out.push_str("ij"),
        'ﬀ' => out.push_str("ff"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        'ﬃ' => out.push_str("ffi"),
        'ﬄ' => out.push_str("ffl"),
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(code - 0xFEE0).unwrap_or(c);
            out.push(narrow.to_ascii_lowercase());
        }
        _ => out.push(lower(code).and_then(char::from_u32).unwrap_or(c)),
    }
}

/// Runs of capitals: first, last, step between them, distance to the small letter. The letters of
/// living alphabets only: the standard library's table costs 11 kB of program.
const CAPITALS: [(u16, u16, u16, u16); 18] = [
    (0x1cd, 0x1db, 2, 1),
    (0x1de, 0x1ee, 2, 1),
    (0x1f8, 0x21e, 2, 1),
    (0x386, 0x386, 1, 38),
    (0x388, 0x38a, 1, 37),
    (0x38c, 0x38c, 1, 64),
    (0x38e, 0x38f, 1, 63),
    (0x391, 0x3a1, 1, 32),
    (0x3a3, 0x3ab, 1, 32),
    (0x400, 0x40f, 1, 80),
    (0x410, 0x42f, 1, 32),
    (0x48a, 0x4be, 2, 1),
    (0x4c1, 0x4cd, 2, 1),
    (0x4d0, 0x52e, 2, 1),
    (0x531, 0x556, 1, 48),
    (0x1c90, 0x1cba, 1, u16::MAX - 3007),
    (0x1e00, 0x1e94, 2, 1),
    (0x1ea0, 0x1efe, 2, 1),
];

fn lower(code: u32) -> Option<u32> {
    let code = u16::try_from(code).ok()?;
    let mut runs = CAPITALS.iter();
    let run = runs.find(|&&(first, last, ..)| (first..=last).contains(&code))?;
    let (first, _, step, distance) = *run;
    let is_capital = (code - first).is_multiple_of(step);
    is_capital.then_some(u32::from(code.wrapping_add(distance)))
}

/// Combining marks, zero-width and direction marks: part of a word, but not of its spelling.
pub(super) fn is_ignored(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
}

/// Ranges beyond ASCII that hold no letters or digits: punctuation, symbols, blanks. What is not in
/// them belongs to words; the standard library's tables cost 2.6 kB of brotli in the program.
const BETWEEN_WORDS: [(u16, u16); 34] = [
    (0x80, 0xa9),
    (0xab, 0xb1),
    (0xb4, 0xb4),
    (0xb6, 0xb8),
    (0xbb, 0xbb),
    (0xbf, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2c2, 0x2c5),
    (0x2d2, 0x2df),
    (0x37e, 0x37e),
    (0x387, 0x387),
    (0x55a, 0x55f),
    (0x589, 0x58f),
    (0x5be, 0x5be),
    (0x5c0, 0x5c0),
    (0x5c3, 0x5c3),
    (0x5f3, 0x5f4),
    (0x606, 0x60f),
    (0x61b, 0x61f),
    (0x66a, 0x66d),
    (0x6d4, 0x6d4),
    (0x964, 0x965),
    (0x1680, 0x1680),
    (0x2000, 0x206f),
    (0x207a, 0x207e),
    (0x208a, 0x208e),
    (0x20a0, 0x20cf),
    (0x2116, 0x2123),
    (0x2190, 0x245f),
    (0x2500, 0x2bff),
    (0x2e00, 0x3004),
    (0x3008, 0x3020),
    (0xfe10, 0xfe6f),
];

/// Whether `c` is a letter or a digit, near enough: right for the scripts news is written in.
pub(super) fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    let code = c as u32;
    let is_wide_mark = matches!(
        code,
        0x3030 | 0x30a0 | 0x30fb | 0xff00..=0xff0f | 0xff1a..=0xff20 | 0xff3b..=0xff40 | 0xff5b..=0xff65
            | 0xffe0..=0xffff | 0x1_f000..=0x1_faff
    );
    let mut ranges = BETWEEN_WORDS.iter();
    !is_wide_mark
        && !is_ignored(c)
        && !ranges.any(|&(first, last)| (u32::from(first)..=u32::from(last)).contains(&code))
}

/// Whether `c` is a small letter of Latin, Greek or Cyrillic, which begins no sentence.
pub(super) fn is_small(c: char) -> bool {
    match c as u32 {
        0x100..=0x137 | 0x14a..=0x177 => c as u32 % 2 == 1,
        0x139..=0x148 | 0x179..=0x17e => (c as u32).is_multiple_of(2),
        0xdf..=0xff | 0x3ac..=0x3ce | 0x430..=0x45f => true,
        _ => c.is_ascii_lowercase(),
    }
}

/// Whether the script of `c` is written without spaces: each such character is a word of its own.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn letters_are_what_the_standard_library_takes_for_letters() {
        // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Hangul, kana, Han.
        let scripts = [
            0..=0x24f,
            0x370..=0x6ff,
            0x900..=0x97f,
            0xe00..=0xe7f,
            0x1e00..=0x1fff,
            0x2000..=0x20cf,
            0x2190..=0x23ff,
            0x2500..=0x2775,
            0x3000..=0x30ff,
            0x4e00..=0x4fff,
            0xac00..=0xacff,
            0xff00..=0xff65,
            0x1_f300..=0x1_f6ff,
        ];
        // What the standard library takes for no letter may count as one (marks of other scripts,
        // unassigned places); the other way round a word would be torn.
        let differs = |c: &char| super::is_letter(*c) != c.is_alphanumeric();
        let lost: Vec<char> = scripts
            .into_iter()
            .flatten()
            .filter_map(char::from_u32)
            .filter(differs)
            .filter(|c| c.is_alphanumeric())
            .collect();
        assert_eq!(lost, [], "letters taken for marks");
        for c in "\u{a0}«»„“”‘’–—…·¿¡§©®°€№™→■☎“、。「」！？，・🙂।؟،״׳".chars()
        {
            assert!(!super::is_letter(c), "{c}");
        }
    }

    #[test]
    fn small_letters_are_what_the_standard_library_takes_for_them() {
        let letters = (0..0x180)
            .chain(0x391..0x3aa)
            .chain(0x3b1..0x3ca)
            .chain(0x410..0x460);
        for c in letters
            .filter_map(char::from_u32)
            .filter(|c| c.is_alphabetic())
        {
            let is_known = !matches!(c, 'ª' | 'º' | 'µ' | 'ĸ' | 'ŉ' | 'ſ');
            assert!(!is_known || super::is_small(c) == c.is_lowercase(), "{c}");
        }
    }

    #[test]
    fn capitals_fold_as_the_standard_library_lowers_them() {
        for (first, last, step, _) in super::CAPITALS {
            for code in (first..=last).step_by(step as usize) {
                let Some(capital) = char::from_u32(u32::from(code)) else {
                    continue;
                };
                let mut folded = String::new();
                fold(capital, &mut folded);
                assert_eq!(folded, capital.to_lowercase().to_string(), "{code:x}");
            }
        }
    }

    #[test]
    fn folds_case_marks_width_and_ligatures() {
        let table = [
            ("Élève", "eleve"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("Ÿ ŷ Ż ż Š ł Ø ĸ", "y y z z s l o k"),
            ("İstanbul", "istanbul"),
            ("ﬁle", "file"),
            ("ＴＬＳ", "tls"),
            ("e\u{301}te\u{301}", "ete"),
            ("co\u{200d}op", "coop"),
            ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
            ("Ünïçødé ñ", "unicode n"),
            ("þing Œuvre ĳs", "thing oeuvre ijs"),
        ];
        for (written, folded) in table {
            let mut out = String::new();
            written.chars().for_each(|c| fold(c, &mut out));
            assert_eq!(out, folded, "{written}");
        }
    }
}
