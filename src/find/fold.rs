//! Folding: what is left of a character when case, diacritics and width do not count.
//!
//! The tables hold the alphabets that are written today; a script nobody prints news in keeps its
//! case. The standard library's tables cost 11 kB of brotli in the program.

use super::letters::{is_ignored, is_invisible, is_small};

/// Latin letters of U+00C0 to U+024F without their marks; `.` where a letter stays as it is, is
/// only lowered, or is spelled with two.
const LATIN: &[u8; 400] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll\
lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
................................oo.............uu...............\
.............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo\
aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
................";

/// The same of U+1E00 to U+1EFF: Vietnamese, Welsh, transcriptions.
const MORE_LATIN: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// The marks of U+00C0 to U+017F, each as its code less U+0300 plus 0x41; `.` where there is none.
const MARKS: &[u8; 192] = b"ABCDIK.hABCIABCI.DABCDI..ABCIB..ABCDIK.hABCIABCI.DABCDI..ABCIB.I\
EEGGiiBBCCHHMMMM..EEGGHHiiMMCCGGHHhhCC..DDEEGGiiH...CChh.BBhhMM.\
...BBhhMM...EEGGLL..BBhhMMBBCChhMMhhMM..DDEEGGKKLLiiCCCCIBBHHMM.";

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
    if let Some(letter) = letter_of(code, 0xc0, LATIN).or(letter_of(code, 0x1e00, MORE_LATIN)) {
        out.push(letter);
        return;
    }
    if let Some(letters) = written_out(c) {
        out.push_str(letters);
        return;
    }
    let code = narrow(code);
    let code = match code {
        // A syllable of Hangul is its parts, as other systems write it.
        0xac00..=0xd7a3 => {
            let part = |first: u32, index: u32| char::from_u32(first + index).unwrap_or(c);
            let (syllable, last) = ((code - 0xac00) / 28, (code - 0xac00) % 28);
            out.push(part(0x1100, syllable / 21));
            out.push(part(0x1161, syllable % 21));
            if last == 0 {
                return;
            }
            0x11a7 + last
        }
        _ => {
            let bare = bare(code);
            bare.unwrap_or_else(|| {
                let small = lower(code);
                self::bare(small).unwrap_or(small)
            })
        }
    };
    out.push(char::from_u32(code).unwrap_or(c));
}

/// The entry of a table of letters that begins at `first`.
fn letter_of(code: u32, first: u32, table: &[u8]) -> Option<char> {
    let &letter = table.get(code.checked_sub(first)? as usize)?;
    (letter != b'.').then_some(letter as char)
}

/// The ASCII character of a full-width one.
fn narrow(code: u32) -> u32 {
    match code {
        0xff01..=0xff5e => code - 0xfee0,
        _ => code,
    }
}

/// Letters spelled with two or three.
fn written_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' | 'ǣ' | 'Ǣ' | 'ǽ' | 'Ǽ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ĳ' | 'Ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'Ǆ' | 'ǅ' | 'ǆ' | 'Ǳ' | 'ǲ' | 'ǳ' => "dz",
        'Ǉ' | 'ǈ' | 'ǉ' => "lj",
        'Ǌ' | 'ǋ' | 'ǌ' => "nj",
        'ẚ' => "a",
        'և' => "եւ",
        _ => return None,
    })
}

/// A Greek or Cyrillic letter without its marks.
fn bare(code: u32) -> Option<u32> {
    let one_of = |letters: &str, index: u32| letters.chars().nth(index as usize);
    let letter = match code {
        0x386 | 0x3ac | 0x1fb0..=0x1fbc => 'α',
        0x388 | 0x3ad | 0x1fc8 | 0x1fc9 => 'ε',
        0x389 | 0x3ae | 0x1fc2..=0x1fcc => 'η',
        0x38a | 0x390 | 0x3aa | 0x3af | 0x3ca | 0x1fd0..=0x1fdb => 'ι',
        0x38c | 0x3cc | 0x1ff8 | 0x1ff9 => 'ο',
        0x38e | 0x3ab | 0x3b0 | 0x3cb | 0x3cd => 'υ',
        0x38f | 0x3ce | 0x1ff2..=0x1ffc => 'ω',
        0x3c2 => 'σ',
        0x1f00..=0x1f6f => one_of("αεηιουω", (code - 0x1f00) >> 4)?,
        0x1f70..=0x1f7d => one_of("αεηιουω", (code - 0x1f70) >> 1)?,
        0x1f80..=0x1faf => one_of("αηω", (code - 0x1f80) >> 4)?,
        0x1fe4 | 0x1fe5 | 0x1fec => 'ρ',
        0x1fe0..=0x1feb => 'υ',
        0x400 | 0x401 | 0x450 | 0x451 => 'е',
        0x403 | 0x453 => 'г',
        0x407 | 0x457 => 'і',
        0x40c | 0x45c => 'к',
        0x40d | 0x419 | 0x439 | 0x45d => 'и',
        0x40e | 0x45e => 'у',
        _ => return None,
    };
    Some(letter as u32)
}

/// Runs of capitals: first, last, step between them, distance to the small letter.
const CAPITALS: [(u16, u16, u16, u16); 46] = [
    (0x41, 0x5a, 1, 32),
    (0x181, 0x181, 1, 210),
    (0x182, 0x184, 2, 1),
    (0x186, 0x186, 1, 206),
    (0x187, 0x187, 1, 1),
    (0x189, 0x18a, 1, 205),
    (0x18b, 0x18b, 1, 1),
    (0x18e, 0x18e, 1, 79),
    (0x18f, 0x18f, 1, 202),
    (0x190, 0x190, 1, 203),
    (0x191, 0x191, 1, 1),
    (0x193, 0x193, 1, 205),
    (0x194, 0x194, 1, 207),
    (0x196, 0x196, 1, 211),
    (0x197, 0x197, 1, 209),
    (0x198, 0x198, 1, 1),
    (0x19c, 0x19c, 1, 211),
    (0x19d, 0x19d, 1, 213),
    (0x1a4, 0x1a4, 1, 1),
    (0x1ac, 0x1ac, 1, 1),
    (0x1b1, 0x1b2, 1, 217),
    (0x1b3, 0x1b5, 2, 1),
    (0x1b7, 0x1b7, 1, 219),
    (0x1b8, 0x1bc, 4, 1),
    (0x1e4, 0x1e4, 1, 1),
    (0x1ee, 0x1ee, 1, 1),
    (0x21c, 0x224, 2, 1),
    (0x246, 0x24e, 2, 1),
    (0x391, 0x3a1, 1, 32),
    (0x3a3, 0x3a9, 1, 32),
    (0x3d8, 0x3ee, 2, 1),
    (0x400, 0x40f, 1, 80),
    (0x410, 0x42f, 1, 32),
    (0x460, 0x480, 2, 1),
    (0x48a, 0x4be, 2, 1),
    (0x4c0, 0x4c0, 1, 15),
    (0x4c1, 0x4cd, 2, 1),
    (0x4d0, 0x52e, 2, 1),
    (0x531, 0x556, 1, 48),
    (0x10a0, 0x10c5, 1, 7264),
    (0x1c90, 0x1cba, 1, u16::MAX - 3007),
    (0x1efa, 0x1efe, 2, 1),
    (0x2160, 0x216f, 1, 16),
    (0x24b6, 0x24cf, 1, 26),
    (0x2c80, 0x2ce2, 2, 1),
    (0xa640, 0xa66c, 2, 1),
];

fn lower(code: u32) -> u32 {
    let Ok(short) = u16::try_from(code) else {
        return code;
    };
    let run = CAPITALS
        .iter()
        .find(|&&(first, last, ..)| (first..=last).contains(&short));
    match run {
        Some(&(first, _, step, distance)) if (short - first).is_multiple_of(step) => {
            u32::from(short.wrapping_add(distance))
        }
        _ => code,
    }
}

/// Appends what counts of `c` where case and diacritics do: letters of Latin and their marks
/// apart, so that both ways to encode them are alike; narrow; no ligature; nothing for what is not
/// seen.
pub(super) fn spell(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c);
        return;
    }
    let code = c as u32;
    let mark = letter_of(code, 0xc0, MARKS).map(|mark| 0x300 - 0x41 + mark as u32);
    let letter = letter_of(code, 0xc0, LATIN);
    if let (Some(mark), Some(letter)) = (mark.and_then(char::from_u32), letter) {
        let letter = if is_small(c) {
            letter
        } else {
            letter.to_ascii_uppercase()
        };
        out.push(letter);
        out.push(mark);
        return;
    }
    let is_ligature = ('\u{fb00}'..='\u{fb06}').contains(&c);
    match written_out(c) {
        Some(letters) if is_ligature => out.push_str(letters),
        _ if is_invisible(c) => {}
        _ => out.push(char::from_u32(narrow(code)).unwrap_or(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold(c, &mut out));
        out
    }

    #[test]
    fn capitals_fold_as_their_small_letters_do() {
        // Latin, Greek, Cyrillic, Armenian, Georgian, polytonic Greek, Coptic, full width.
        let living = [
            0..=0x24f,
            0x370..=0x556,
            0x10a0..=0x10c5,
            0x1c90..=0x1cba,
            0x1e00..=0x1fff,
            0x2160..=0x24cf,
            0x2c80..=0x2ce2,
            0xa640..=0xa66c,
            0xfb00..=0xfb06,
            0xff21..=0xff5a,
        ];
        // Letters of single languages' alphabets of the last century, Coptic's and phonetics' own.
        let rare = "ƟƢƦƧƩƮǶǷȠȺȻȽȾɁɃɄɅͰͲͶͿϏϴϷϹϺϽϾϿↃ";
        let differs = |c: &char| {
            let small: String = c.to_lowercase().collect();
            folded(&c.to_string()) != folded(&small)
        };
        let characters = living.into_iter().flatten().filter_map(char::from_u32);
        let differing: String = characters.filter(differs).collect();
        assert_eq!(differing, rare);
    }

    #[test]
    fn folds_case_marks_width_and_ligatures() {
        let table = [
            ("Élève", "eleve"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("Ÿ ŷ Ż ż Š ł Ø ĸ", "y y z z s l o k"),
            ("İstanbul", "istanbul"),
            ("ISTANBUL ılık", "istanbul ilik"),
            ("ﬁle ﬅ", "file st"),
            ("ＴＬＳ", "tls"),
            ("e\u{301}te\u{301}", "ete"),
            ("co\u{200d}op", "coop"),
            ("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ"),
            ("ἈΡΧΉ ἀρχὴ ᾧ", "αρχη αρχη ω"),
            ("ЁЛКА ёлка е\u{308}лка", "елка елка елка"),
            ("Чайка чаи\u{306}ка Київ", "чаика чаика киів"),
            ("Ünïçødé ñ", "unicode n"),
            ("þing Œuvre ĳs", "thing oeuvre ijs"),
            ("mã hóa đầu cuối", "ma hoa dau cuoi"),
            ("Securității ǅ", "securitatii dz"),
            ("암", "\u{110b}\u{1161}\u{11b7}"),
            ("שָׁלוֹם مُحَمَّد", "שלום محمد"),
        ];
        for (written, expected) in table {
            assert_eq!(folded(written), expected, "{written}");
        }
    }

    #[test]
    fn spelling_keeps_case_and_marks_however_they_are_encoded() {
        let spelled = |text: &str| {
            let mut out = String::new();
            text.chars().for_each(|c| spell(c, &mut out));
            out
        };
        let alike = [
            ("Élan", "E\u{301}lan"),
            ("Žižek", "Z\u{30c}iz\u{30c}ek"),
            ("ＴＬＳ", "TLS"),
            ("ﬁn", "fin"),
            ("T\u{ad}L\u{200d}S", "TLS"),
        ];
        for (a, b) in alike {
            assert_eq!(spelled(a), spelled(b), "{a}");
        }
        for (a, b) in [("Élan", "Elan"), ("TLS", "Tls"), ("ß", "ss"), ("Ł", "L")] {
            assert_ne!(spelled(a), spelled(b), "{a}");
        }
    }
}
