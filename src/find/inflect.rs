//! Regular plurals and genitives, as far as a rule is safe: a form that no writer writes costs a
//! node and harms nothing, a form that is another word would.
//!
//! The rules read folded words, so that German umlauts and Romance accents need none of their
//! own. Possessives with an apostrophe need no rule: the ending is a word of its own.

use super::hash::Hash;
use super::letters::is_small;
use super::words::Words;
use crate::text::{has_word, part};

/// No rule's ending is longer.
pub(super) const TAIL: usize = 6;

/// An ending and what takes its place.
pub(super) struct Rule {
    ending: &'static str,
    others: Vec<Ending>,
}

/// How many bytes of a word are cut off, and what is put there instead.
#[derive(Clone, Copy)]
struct Ending {
    cut: u32,
    /// Whether the word's last letter is repeated before it: "bot", "botten".
    is_doubled: bool,
    with: &'static str,
}

/// How a language makes plurals.
pub(super) struct Inflection {
    /// The first whose ending a word has holds; the last one's is empty.
    rules: Vec<Rule>,
    /// The last letters of their endings, as bits.
    lasts: u32,
    /// Words that end the part of a form that has a plural: "clés de chiffrement".
    stops: &'static str,
    /// The first letters of those, as bits.
    stop_letters: u32,
    /// Endings of adjectives before the last word, each standing for any other.
    adjectives: &'static [&'static str],
    kind: Kind,
}

/// How a word of a form may change.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Changes {
    /// Not at all.
    None,
    /// As the language's rules say.
    Ruled,
    /// In any way.
    Any,
}

/// Which words of a form of several change.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// The last, or the one before the first stop.
    One,
    /// The last; those before it have another ending with it or by themselves.
    Last,
    /// All up to the first stop, or the first alone.
    Agreeing,
}

/// Shorter words have too many neighbours for the endings of the last German rule.
const LONG: usize = 6;

/// Languages: tag, which words change, words that stop it, and rules. A rule is an ending, a colon,
/// and what takes its place: how many bytes are cut off (none if no figure), a plus where the last
/// letter is repeated, and the new ending.
const LANGUAGES: [(&str, Kind, &str, &str); 9] = [
    (
        "en",
        Kind::One,
        "of",
        "s:es x:es z:es ch:es sh:es ay:s ey:s oy:s uy:s y:1ies o:s,es :s",
    ),
    (
        "de",
        Kind::Last,
        "",
        "ung:en heit:en keit:en schaft:en ion:en tat:en enz:en ei:en or:s,en erin:nen nis:ses,se,sen e:n er:s,n el:s,n en:s a:s i:s o:s y:s s:es,e,en z:es,e,en :s,es,e,en",
    ),
    (
        "fr",
        Kind::Agreeing,
        "de d du des a au aux en par pour sur dans sans avec cote contre et",
        "s: x: z: au:x eu:x al:1ux :s",
    ),
    (
        "es",
        Kind::Agreeing,
        "de del a al en por para sin con contra y",
        "s: x: z:1ces a:s e:s i:s o:s u:s :es",
    ),
    (
        "pt",
        Kind::Agreeing,
        "de do da dos das a ao em no na por para sem com contra e",
        "s: x: ao:2oes m:1ns r:es z:es al:1is el:1is il:1s ol:1is ul:1is :s",
    ),
    (
        "it",
        Kind::Agreeing,
        "di d del della dei a al in da dal per con su contro e",
        "ca:1he ga:1he cia:2e gia:2e,1e a:1e co:1i,1hi go:1i,1hi io:1 o:1i e:1i :",
    ),
    (
        "nl",
        Kind::Last,
        "",
        "heid:2den el:s,en er:s em:s,en en:s e:s,n y:s s:en,+en,1zen f:1ven,+en aak:2ken aal:2len aar:2ren,s aat:2ten oot:2ten oor:2ren eem:2men uur:2ren :en,+en,s",
    ),
    (
        "sv",
        Kind::Last,
        "",
        "ing:ar,en,s,arna het:er,en,s,erna ion:er,en,s,erna else:r,n,s,rna are:n,s,1na a:1or,n,s,1orna s: :s,ar,er",
    ),
    (
        "pl",
        Kind::Last,
        "",
        "cja:1i,1e osc:i anie:1a,1u,m enie:1a,1u,m :",
    ),
];

impl Rule {
    fn parse(rule: &'static str) -> Self {
        let (ending, others) = rule.split_once([':']).unwrap_or_default();
        let others = others.split([',']).filter(|_| !others.is_empty());
        Self {
            ending,
            others: others.map(Ending::parse).collect(),
        }
    }
}

impl Ending {
    fn parse(written: &'static str) -> Self {
        let first = written.bytes().next().unwrap_or_default();
        let cut = u32::from(first.wrapping_sub(b'0'));
        let has_cut = cut < 10;
        let is_doubled = first == b'+';
        let from = u32::from(has_cut || is_doubled);
        Self {
            cut: if has_cut { cut } else { 0 },
            is_doubled,
            with: part(written, from, written.len() as u32),
        }
    }
}

/// The rules of a language, a BCP 47 tag; `None` where there are none.
pub(super) fn of(language: &str) -> Option<Inflection> {
    let base = language.split(['-', '_']).next().unwrap_or_default();
    let known = LANGUAGES.iter().find(|known| known.0 == base)?;
    let &(tag, kind, stops, rules) = known;
    let rules: Vec<Rule> = rules.split([' ']).map(Rule::parse).collect();
    let bits = |all: u32, byte: u8| all | 1 << (byte & 31);
    let lasts = rules.iter().filter_map(|rule| rule.ending.bytes().last());
    let firsts = stops.split([' ']).filter_map(|stop| stop.bytes().next());
    Some(Inflection {
        lasts: lasts.fold(0, bits),
        stop_letters: firsts.fold(0, bits),
        rules,
        stops,
        adjectives: if tag == "de" {
            &["em", "en", "er", "es", "e"]
        } else {
            &[]
        },
        kind,
    })
}

/// Whether a language's possessive is an `s` without an apostrophe: "Interpols", in any case.
pub(super) fn has_bare_possessive(language: &str) -> bool {
    let base = language.split(['-', '_']).next();
    matches!(base, Some("de" | "nl" | "sv"))
}

/// Another form of a word: a part of it and an ending.
#[derive(Clone, Copy)]
pub(super) struct Other<'w> {
    stem: &'w str,
    /// The stem's last letter, where it is written twice.
    again: &'w str,
    ending: &'static str,
}

impl<'w> Other<'w> {
    /// The word with an `s` behind it.
    pub(super) fn with_s(word: &'w str) -> Self {
        Self {
            stem: word,
            again: "",
            ending: "s",
        }
    }

    /// The hash of its letters.
    pub(super) fn hash(&self) -> u64 {
        Hash::of([self.stem, self.again, self.ending])
    }
}

/// The words of a form that are replaced: index and what stands there.
type Replaced<'c, 'w> = &'c [(usize, Other<'w>)];

impl Inflection {
    /// Tells of the other ways to write a form, given as it is written and cut.
    pub(super) fn variants<'w>(
        &self,
        text: &str,
        words: &'w Words,
        tell: &mut dyn FnMut(Replaced<'_, 'w>),
    ) {
        let Some(last) = words.list.len().checked_sub(1) else {
            return;
        };
        let stop = (1..=last).find(|&index| has_word(self.stops, words.folded(index)));
        let mut alone = |index: usize| {
            self.others(words.folded(index), &mut |other| {
                tell(&[(index, other)]);
                false
            });
        };
        match self.kind {
            Kind::One => {
                alone(last);
                if let Some(stop) = stop {
                    alone(stop - 1);
                }
            }
            Kind::Last => {
                alone(last);
                let adjective = |index: usize| self.adjective(text, words, index);
                let mut begins = last;
                while begins > 0 && adjective(begins - 1).is_some() {
                    begins -= 1;
                }
                if begins == last {
                    return;
                }
                for ending in self.adjectives {
                    let mut changes = Vec::new();
                    for index in begins..last {
                        let stem = adjective(index).unwrap_or_default();
                        let again = "";
                        let other = Other {
                            stem,
                            again,
                            ending,
                        };
                        changes.push((index, other));
                    }
                    tell(&changes);
                    self.others(words.folded(last), &mut |other| {
                        changes.push((last, other));
                        tell(&changes);
                        changes.pop();
                        false
                    });
                }
            }
            Kind::Agreeing => {
                alone(0);
                let mut all = Vec::new();
                for index in 0..stop.unwrap_or(last + 1) {
                    self.others(words.folded(index), &mut |other| {
                        all.push((index, other));
                        true
                    });
                }
                if all.last().is_some_and(|&(index, _)| index > 0) {
                    tell(&all);
                }
            }
        }
    }

    /// How a word may change that this follows in its form, as it is written.
    pub(super) fn changes_before(&self, rest: &str) -> Changes {
        let changes = match self.kind {
            _ if rest.is_empty() => true,
            Kind::One => self.stops_at(rest),
            // An adjective may have any ending: not worth a closer look.
            Kind::Last if !self.adjectives.is_empty() => return Changes::Any,
            Kind::Last => false,
            Kind::Agreeing => true,
        };
        if changes {
            Changes::Ruled
        } else {
            Changes::None
        }
    }

    /// Tells of the other forms of one word until told that it is enough; gives whether it was.
    pub(super) fn others<'w>(
        &self,
        word: &'w str,
        tell: &mut dyn FnMut(Other<'w>) -> bool,
    ) -> bool {
        let last = word.bytes().last().unwrap_or_default();
        if word.len() < 2 || !last.is_ascii_lowercase() || !word.is_ascii() {
            return false;
        }
        let Some(rule) = self.last_rule(last).or_else(|| self.rule_of(word)) else {
            return false;
        };
        let length = word.len() as u32;
        rule.others.iter().any(|other| {
            let again = u32::from(other.is_doubled);
            self.is_meant(rule, other, word.len())
                && tell(Other {
                    stem: part(word, 0, length - other.cut),
                    again: part(word, length - again, length),
                    ending: other.with,
                })
        })
    }

    /// Whether `is_known` tells that one of a rule's other forms of a word counts, given the word's hash, length
    /// and last letter; `None` where the rule cuts letters off, and more must be known to tell.
    pub(super) fn others_by_hash(
        &self,
        rule: &Rule,
        hash: Hash,
        length: usize,
        last: u8,
        is_known: impl Fn(u64) -> bool,
    ) -> Option<bool> {
        for other in &rule.others {
            if other.cut > 0 {
                return None;
            }
            let mut hash = hash;
            if other.is_doubled {
                hash.add(last);
            }
            if self.is_meant(rule, other, length) && is_known(hash.with(other.with)) {
                return Some(true);
            }
        }
        Some(false)
    }

    /// The last rule, where no other has an ending of this last letter: so it is with most words.
    pub(super) fn last_rule(&self, last: u8) -> Option<&Rule> {
        let is_any = self.lasts >> (last & 31) & 1 == 0;
        self.rules.last().filter(|_| is_any)
    }

    /// The rule for a word, or for its last [`TAIL`] letters.
    pub(super) fn rule_of(&self, word: &str) -> Option<&Rule> {
        let mut rules = self.rules.iter();
        rules.find(|rule| word.ends_with(rule.ending))
    }

    /// Whether a rule's ending counts for a word of this length.
    fn is_meant(&self, rule: &Rule, other: &Ending, length: usize) -> bool {
        let is_short = !self.adjectives.is_empty() && rule.ending.is_empty() && length < LONG;
        !is_short || other.with.ends_with('s')
    }

    /// Whether a text may begin with one of the stops.
    fn stops_at(&self, text: &str) -> bool {
        let first = text.bytes().next().unwrap_or_default();
        let mut stops = self.stops.split([' ']);
        let begins = |stop: &str| {
            text.get(..stop.len())
                .is_none_or(|it| it.eq_ignore_ascii_case(stop))
        };
        self.stop_letters >> (first & 31) & 1 == 1 && stops.any(begins)
    }

    /// The stem of a word that is an adjective by its small letter and its ending.
    fn adjective<'w>(&self, text: &str, words: &'w Words, index: usize) -> Option<&'w str> {
        let word = &words.list[index];
        let first = part(text, word.start, word.end).chars().next()?;
        let folded = words.folded(index);
        let mut endings = self.adjectives.iter();
        let stem = endings.find_map(|&ending| folded.strip_suffix(ending))?;
        (is_small(first) && stem.len() > 2).then_some(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ending_is_longer_than_a_tail() {
        let rules = LANGUAGES.iter().flat_map(|language| language.3.split(' '));
        assert!(rules.map(Rule::parse).all(|rule| rule.ending.len() <= TAIL));
    }

    /// The form and its variants, in full.
    fn variants(language: &str, form: &str) -> Vec<String> {
        let words = Words::of(form);
        let Some(inflection) = of(language) else {
            return Vec::new();
        };
        let mut variants = Vec::new();
        inflection.variants(form, &words, &mut |changes| {
            let word = |index: usize| {
                let changed = changes.iter().find(|(at, _)| *at == index);
                changed.map_or(words.folded(index).to_owned(), |(_, other)| {
                    [other.stem, other.again, other.ending].concat()
                })
            };
            let all: Vec<String> = (0..words.list.len()).map(word).collect();
            variants.push(all.join(" "));
        });
        variants
    }

    #[test]
    fn plurals_follow_the_rules_of_the_language() {
        let table: &[(&str, &str, &[&str])] = &[
            ("en-GB", "backdoor", &["backdoors"]),
            ("en", "treaty", &["treaties"]),
            ("en", "private key", &["private keys"]),
            ("en", "access", &["accesses"]),
            ("en", "patch", &["patches"]),
            ("en", "veto", &["vetos", "vetoes"]),
            (
                "en",
                "right of access",
                &["right of accesses", "rights of access"],
            ),
            ("en", "Section 702", &[]),
            ("en", "a", &[]),
            ("de", "Verschlüsselung", &["verschlusselungen"]),
            ("de", "Schlüssel", &["schlussels", "schlusseln"]),
            (
                "de-CH",
                "Hintertür",
                &["hinterturs", "hintertures", "hinterture", "hinterturen"],
            ),
            ("de", "Akt", &["akts", "aktes"]),
            ("de", "Methode", &["methoden"]),
            (
                "fr",
                "porte dérobée",
                &["portes derobee", "portes derobees"],
            ),
            ("fr", "accès légal", &["acces legaux"]),
            ("fr", "clé de déchiffrement", &["cles de dechiffrement"]),
            ("fr", "réseau", &["reseaux"]),
            (
                "es",
                "puerta trasera",
                &["puertas trasera", "puertas traseras"],
            ),
            (
                "es",
                "cifrado de extremo a extremo",
                &["cifrados de extremo a extremo"],
            ),
            ("es", "autoridad", &["autoridades"]),
            ("es", "raíz", &["raices"]),
            ("pt", "transmissão", &["transmissoes"]),
            ("pt", "chave", &["chaves"]),
            ("pt", "acesso legal", &["acessos legal", "acessos legais"]),
            (
                "it",
                "chiave crittografica",
                &["chiavi crittografica", "chiavi crittografiche"],
            ),
            ("it", "servizio", &["servizi"]),
            ("it", "città", &["citte"]),
            ("nl", "sleutel", &["sleutels", "sleutelen"]),
            (
                "nl",
                "achterdeur",
                &["achterdeuren", "achterdeurren", "achterdeurs"],
            ),
            ("nl", "bot", &["boten", "botten", "bots"]),
            ("nl", "overheid", &["overheden"]),
            ("nl", "afspraak", &["afspraken"]),
            ("sv", "nyckel", &["nyckels", "nyckelar", "nyckeler"]),
            (
                "sv",
                "kryptering",
                &[
                    "krypteringar",
                    "krypteringen",
                    "krypterings",
                    "krypteringarna",
                ],
            ),
            ("sv", "bakdörr", &["bakdorrs", "bakdorrar", "bakdorrer"]),
            ("pl", "wiadomość", &["wiadomosci"]),
            (
                "pl",
                "szyfrowanie",
                &["szyfrowania", "szyfrowaniu", "szyfrowaniem"],
            ),
            ("pl", "klucz", &[]),
            ("fi", "avain", &[]),
        ];
        for (language, form, expected) in table {
            assert_eq!(variants(language, form), *expected, "{language}: {form}");
        }
    }

    #[test]
    fn german_adjectives_change_with_their_noun() {
        let found = variants("de", "richterliche Anordnung");
        for expected in [
            "richterlichen anordnung",
            "richterlicher anordnung",
            "richterlichen anordnungen",
            "richterliche anordnungen",
        ] {
            assert!(
                found.iter().any(|one| one == expected),
                "{expected}: {found:?}"
            );
        }
        assert_eq!(
            variants("de", "Ende-zu-Ende-Verschlüsselung"),
            ["ende zu ende verschlusselungen"],
            "nouns are none"
        );
    }
}
