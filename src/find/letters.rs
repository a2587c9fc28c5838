//! Which characters make words: small tables for the scripts news is written in, where the
//! standard library's cost 2.6 kB of brotli in the program.

/// Combining marks, points of Hebrew and Arabic, zero-width and direction marks, variation
/// selectors: part of a word, but not of its spelling.
pub(super) fn is_ignored(c: char) -> bool {
    c >= '\u{ad}'
        && (is_invisible(c)
            || matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'
                | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}'
                | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
                | '\u{20d0}'..='\u{20f0}' | '\u{fe20}'..='\u{fe2f}'))
}

/// What no reader sees: soft hyphens, joiners, direction marks, variation selectors.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e01ef}')
}

/// Ranges beyond ASCII that hold no letters or digits: punctuation, symbols, blanks, raised
/// figures. What is not in them belongs to words.
const BETWEEN_WORDS: [(u16, u16); 35] = [
    (0x80, 0xa9),
    (0xab, 0xb4),
    (0xb6, 0xb9),
    (0xbb, 0xbf),
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
    (0xe3f, 0xe3f),
    (0xe4f, 0xe4f),
    (0x1680, 0x1680),
    (0x2000, 0x2070),
    (0x2074, 0x207e),
    (0x2080, 0x208e),
    (0x20a0, 0x20cf),
    (0x2116, 0x2123),
    (0x2190, 0x24b5),
    (0x24ea, 0x2bff),
    (0x2e00, 0x3004),
    (0x3008, 0x3020),
    (0xfe10, 0xfe1f),
    (0xfe30, 0xfe6f),
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
pub(crate) fn is_small(c: char) -> bool {
    match c as u32 {
        0x100..=0x137 | 0x14a..=0x177 => c as u32 % 2 == 1,
        0x139..=0x148 | 0x179..=0x17e => (c as u32).is_multiple_of(2),
        0xdf..=0xff | 0x3ac..=0x3ce | 0x430..=0x45f => true,
        _ => c.is_ascii_lowercase(),
    }
}

/// Whether the script of `c` is written without spaces, or with endings joined to its words: each
/// of its graphemes is a word of its own. Thai, Lao, Burmese, Khmer, kana, Han, Hangul.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
        || is_dense(c)
}

/// Whether `c` is of a script whose line breaks and blanks within a phrase say nothing: kana, Han,
/// Hangul.
pub(super) fn is_dense(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7fb}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` belongs to the grapheme before it and changes its spelling, in the scripts of
/// [`is_unspaced`]: vowel and tone signs, voicing marks, the second and third part of a syllable.
pub(super) fn is_extending(c: char) -> bool {
    c >= '\u{e31}'
        && matches!(c, '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
            | '\u{eb1}' | '\u{eb3}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
            | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}'
            | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106d}' | '\u{1071}'..='\u{1074}'
            | '\u{1082}'..='\u{108d}' | '\u{108f}' | '\u{109a}'..='\u{109d}'
            | '\u{1160}'..='\u{11ff}' | '\u{17b4}'..='\u{17d3}' | '\u{17dd}'
            | '\u{3099}' | '\u{309a}' | '\u{d7b0}'..='\u{d7fb}' | '\u{ff9e}' | '\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

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
        // unassigned places); the other way round a word would be torn. Raised and circled
        // figures are numbers to it, and no part of a word.
        let is_figure = |c: char| matches!(c as u32, 0xb2 | 0xb3 | 0xb9 | 0xbc..=0xbe | 0x2070 | 0x2074..=0x2089 | 0x2460..=0x24b5 | 0x24ea..=0x2775);
        let lost: Vec<char> = scripts
            .into_iter()
            .flatten()
            .filter_map(char::from_u32)
            .filter(|&c| c.is_alphanumeric() && !is_letter(c))
            .filter(|&c| !is_figure(c) && !is_ignored(c))
            .collect();
        assert_eq!(lost, [], "letters taken for marks");
        for c in "\u{a0}«»„“”‘’–—…·¿¡§©®°€№™→■☎“、。「」！？，・🙂।؟،״׳¹²½⁴₂".chars()
        {
            assert!(!is_letter(c), "{c}");
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
            assert!(!is_known || is_small(c) == c.is_lowercase(), "{c}");
        }
    }
}
