//! The score of each event that shares something with an article.

use super::heard::Heard;
use super::index::{Index, Kind, hash, rarity};
use super::{Reason, Related, best_first, distance, weights, weights::Weights};
use crate::pack::{Date, Library, PolicyEvent};

struct Scorer<'a> {
    published: Option<&'a Date>,
    heard: &'a Heard,
    library: &'a Library,
    index: &'a Index,
    weights: &'a Weights,
    /// Per event, the strongest time in the text that is its own: strength and number of the time.
    dated: Vec<(f64, u32)>,
}

/// Scores every event that shares something with the article; in no order.
#[inline(never)]
pub(super) fn score(
    published: Option<&Date>,
    heard: &Heard,
    library: &Library,
    index: &Index,
    weights: &Weights,
) -> Vec<Related> {
    let dated = dated(heard, library);
    let scorer = Scorer {
        published,
        heard,
        library,
        index,
        weights,
        dated,
    };
    let candidates = scorer.candidates();
    let mut related: Vec<Related> = candidates
        .iter()
        .filter_map(|&event| scorer.event(event))
        .collect();
    scorer.add_kin(&mut related);
    for one in &mut related {
        one.put_in_order();
    }
    related
}

/// The strongest time in the text in which an event began or ended, by event.
fn dated(heard: &Heard, library: &Library) -> Vec<(f64, u32)> {
    let events = &library.events;
    let mut dated = vec![(0.0, 0); events.len()];
    for (number, time) in (0u32..).zip(&heard.times) {
        let holds = |day: i64| time.first <= day && day <= time.last;
        let is_then = |event: &PolicyEvent| {
            holds(event.date.earliest())
                || event.end.as_ref().is_some_and(|end| holds(end.latest()))
        };
        // A year names many events, a day one.
        let named = events.iter().filter(|event| is_then(event)).count();
        let strength = rarity(named, events.len());
        for (known, event) in dated.iter_mut().zip(events) {
            if strength > known.0 && is_then(event) {
                *known = (strength, number);
            }
        }
    }
    dated
}

impl Scorer<'_> {
    /// The events that share something with the article beyond a place or a date: all, or of very
    /// many those that share most.
    fn candidates(&self) -> Vec<u32> {
        let weights = self.weights;
        let mut shared = vec![0.0; self.library.events.len()];
        for &feature in &self.heard.features {
            let amount = match self.index.features[feature as usize].kind {
                Kind::Place => continue,
                // About what the root of all of a title's words makes of it.
                Kind::Word => self.amount(feature) / 4.0,
                _ => self.amount(feature),
            };
            for &event in self.index.events_of.of(feature) {
                shared[event as usize] += amount;
            }
        }
        let (mut least, mut before) = (0.0, 0.0);
        let mut room;
        loop {
            let above = shared.iter().filter(|&&shared| shared > least).count();
            room = weights::CANDIDATES.saturating_sub(above);
            if above <= weights::CANDIDATES {
                break;
            }
            before = least;
            least = f64::max(1.25 * least, weights.least);
        }
        let mut candidates = Vec::new();
        for (event, &shared) in (0u32..).zip(&shared) {
            let is_spare = shared <= least;
            if shared > before && !(is_spare && room == 0) {
                room -= usize::from(is_spare);
                candidates.push(event);
            }
        }
        candidates
    }

    /// What a feature adds to an event's score, if nothing else of its kind does.
    fn amount(&self, feature: u32) -> f64 {
        let known = &self.index.features[feature as usize];
        let weight = match known.kind {
            Kind::Term => self.weights.term,
            Kind::Actor => self.weights.actor,
            Kind::Place => self.weights.place,
            Kind::Name => self.weights.name,
            Kind::Source => self.weights.source,
            Kind::Word => self.weights.word,
        };
        weight * known.rarity * self.saturated(feature)
    }

    /// How much the article says of a feature, from 0 to 1.
    fn saturated(&self, feature: u32) -> f64 {
        let said = self.heard.of(feature).amount;
        let half = match self.index.features[feature as usize].kind {
            Kind::Word => self.weights.word_saturation,
            _ => self.weights.saturation,
        };
        if said > 0.0 {
            said / (said + half)
        } else {
            0.0
        }
    }

    /// What speaks for an event by itself; `None` where that is too little.
    fn event(&self, event: u32) -> Option<Related> {
        let weights = self.weights;
        let mut one = Related {
            event,
            ..Related::default()
        };
        for &feature in self.index.of_events.of(event) {
            if self.index.features[feature as usize].kind != Kind::Word {
                self.put(&mut one, self.amount(feature), feature);
            }
        }
        one.put_in_order();
        one.score = 0.0;
        let mut subject = 0.0;
        let mut shares = [1.0; 4];
        for evidence in &mut one.evidence {
            let of = match evidence.reason {
                Reason::MentionsTerm(_) => 0,
                Reason::NamesActor => 1,
                Reason::NamesPlace(_) => 2,
                _ => 3,
            };
            evidence.amount *= shares[of];
            shares[of] *= weights.next;
            one.score += evidence.amount;
            // A place is no subject.
            if of != 2 {
                subject += evidence.amount;
            }
        }
        subject += self.put_words(&mut one);
        if subject < weights.least {
            return None;
        }
        let in_proportion = subject.min(1.0);
        let event = &self.library.events[event as usize];
        let (strength, time) = self.dated[one.event as usize];
        if strength > 0.0 {
            let passage = self.heard.times[time as usize].passage;
            one.put(
                in_proportion * weights.date * strength,
                Reason::DatedInText,
                Some(passage),
            );
        }
        if let Some(published) = self.published {
            let days = distance(published, event);
            let half_life = if days < 0 {
                weights.half_life_before
            } else {
                weights.half_life_after
            };
            let apart = apart(published, event);
            let closeness = half_life / (half_life + f64::min(apart, days.unsigned_abs() as f64));
            let ratio = apart / weights.news_days;
            let news = 1.0 / (1.0 + ratio * ratio);
            let reason = match days {
                ..0 => Reason::Earlier(-days),
                0 => Reason::SameTime,
                1.. => Reason::Later(days),
            };
            one.add(
                in_proportion * (weights.time * closeness + weights.news * news),
                reason,
            );
        }
        one.add(
            in_proportion * weights.editor * event.weight,
            Reason::Editor,
        );
        Some(one)
    }

    /// Adds to an event what the article says of one of its features.
    fn put(&self, one: &mut Related, amount: f64, feature: u32) {
        let reason = match self.index.features[feature as usize].kind {
            Kind::Term => Reason::MentionsTerm(feature),
            Kind::Actor => Reason::NamesActor,
            Kind::Place => Reason::NamesPlace(self.place(feature, one.event)),
            Kind::Name => Reason::NamesEvent,
            Kind::Word => Reason::SharesWords,
            Kind::Source => Reason::LinksToSource,
        };
        if amount > 0.0 {
            one.put(amount, reason, self.heard.of(feature).passage);
        }
    }

    /// Adds how much of its title's words the article uses, as one piece of evidence: they say
    /// little one by one.
    fn put_words(&self, one: &mut Related) -> f64 {
        let (mut whole, mut used) = (0.0, 0.0);
        let mut most = (0.0, 0);
        for &feature in self.index.of_events.of(one.event) {
            let known = &self.index.features[feature as usize];
            if known.kind == Kind::Word {
                let rarity = known.rarity * known.rarity;
                let strength = rarity * self.saturated(feature);
                whole += rarity * rarity;
                used += strength;
                if strength > most.0 {
                    most = (strength, feature);
                }
            }
        }
        let amount = self.weights.word * used / f64::max(whole, 1.0).sqrt();
        self.put(one, amount, most.1);
        amount
    }

    /// Which of an event's jurisdictions a feature is.
    fn place(&self, feature: u32, event: u32) -> usize {
        let mut places = self.library.events[event as usize].jurisdictions.iter();
        let is = |place: &String| self.index.known(Kind::Place, hash(place)) == Some(feature);
        places.position(is).unwrap_or_default()
    }

    /// Adds what events have in common with the one that fits best, itself included.
    fn add_kin(&self, related: &mut [Related]) {
        let Some(&best) = best_first(related, self.library).first() else {
            return;
        };
        let best = related[best].event;
        for one in related {
            let likeness = if one.event == best {
                1.0
            } else {
                self.index.likeness(best, one.event)
            };
            one.add(self.weights.kin * likeness, Reason::BelongsWith(best));
        }
    }
}

/// Days from the article to the nearer of an event's first and last day.
fn apart(published: &Date, event: &PolicyEvent) -> f64 {
    let day = published.earliest();
    let from = |date: &Date| match day {
        _ if day < date.earliest() => date.earliest() - day,
        _ if day > date.latest() => day - date.latest(),
        _ => 0,
    };
    let end = event.end.as_ref().unwrap_or(&event.date);
    from(&event.date).min(from(end)) as f64
}
