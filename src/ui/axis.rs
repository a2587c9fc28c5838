//! The axis: a picture of the related events over the years that the packs cover.
//!
//! All lengths along it are shares of its width, so that it fits any seat; those across it are in
//! the stylesheet, which mirrors it where the page runs from right to left.

use super::markup::Markup;
use super::{Action, State, View, words};
use crate::pack::PolicyEvent;
use crate::pack::date::{FAR_FUTURE, FAR_PAST, civil, days};
use crate::text::{decimal, joined};

/// Parts of the time for each of which the packs' events are counted.
const PARTS: usize = 48;

/// Where the line is on which the dots stand, and how far the area rises above it.
const BASE: usize = 56;
const HEIGHT: usize = 40;

/// Years from one tick to the next: the first with no more than so many ticks.
const STEPS: [i32; 9] = [1, 2, 5, 10, 20, 50, 100, 500, 5_000];
const MOST_TICKS: i32 = 6;

/// The days that the axis covers.
struct Scale {
    from: i64,
    to: i64,
}

/// A drawing that is one stop of the Tab key; the arrow keys go from event to event in it.
#[inline(never)]
pub(super) fn axis(out: &mut Markup<'_>, view: &View, state: &State) {
    let mut scale = Scale {
        from: FAR_FUTURE,
        to: FAR_PAST,
    };
    for event in &view.library.events {
        let day = event.date.earliest();
        if day > FAR_PAST {
            scale.from = scale.from.min(day);
            scale.to = scale.to.max(day);
        }
    }
    out.element("div", |out| {
        let is_drawn = scale.from < scale.to && view.context.events.len() > 1;
        out.hide_if(!is_drawn);
        if is_drawn {
            draw(out, view, state, &scale);
        }
    });
}

fn draw(out: &mut Markup<'_>, view: &View, state: &State, scale: &Scale) {
    let labels = &view.labels;
    let written = "svg part=axis class=axis role=listbox tabindex=0 aria-orientation=horizontal";
    out.element(written, |out| {
        out.set("aria-label", labels.text("axis.title"));
        if let Some(event) = state.pointed {
            out.set("aria-activedescendant", id(event).as_str());
        }
        out.element(
            "svg viewBox=0+0+49+56 preserveAspectRatio=none height=56 aria-hidden=true",
            |out| {
                out.element("path", |out| out.set("d", area(view, scale).as_str()));
            },
        );
        out.line("rect class=base", "");
        for year in scale.ticks() {
            let x = scale.percent(days(year, 1, 1));
            out.element("rect", |out| out.set("x", x.as_str()));
            out.element("text aria-hidden=true", |out| {
                out.set("x", x.as_str());
                out.text(&decimal(year as usize));
            });
        }
        if let Some(date) = &view.article.published {
            let x = scale.percent(date.earliest());
            out.element("rect class=now", |out| out.set("x", x.as_str()));
            // Beside its line, on the side where there is room.
            let is_late = scale.share(date.earliest(), 2) > 0;
            out.element("text", |out| {
                out.set("class", if is_late { "now" } else { "now early" });
                out.set("x", x.as_str());
                out.set("aria-hidden", "true");
                out.text(labels.text("timeline.here"));
            });
        }
        dots(out, view, state, scale);
    });
    let pointed = state.pointed.map(|event| name(view, view.event(event)));
    out.element("p class=pointed aria-hidden=true", |out| {
        out.hide_if(pointed.is_none());
        out.text(&pointed.unwrap_or_default());
    });
}

/// Each event as a dot; first, under all dots, as a disk wide enough for a finger.
fn dots(out: &mut Markup<'_>, view: &View, state: &State, scale: &Scale) {
    let best = view.context.events.first();
    let most = best.map_or(1.0, |related| related.score);
    let dots = view.dots();
    for written in ["circle class=near aria-hidden=true", "circle role=option"] {
        for &index in &dots {
            let event = view.event(index);
            out.element(written, |out| {
                out.set("cx", scale.percent(event.date.earliest()).as_str());
                out.press(Action::Show(index));
                if written.len() < 20 {
                    let score = view.related(index).map_or(0.0, |related| related.score);
                    out.set("id", id(index).as_str());
                    out.set("r", decimal(3 + (score / most * 3.5) as usize).as_str());
                    let is_listed = state.is_whole || view.is_listed(index);
                    out.set("data-best", is_listed.then_some(""));
                    let is_pointed = state.pointed == Some(index);
                    out.set("aria-selected", if is_pointed { "true" } else { "false" });
                    let name = name(view, event);
                    // Not every browser takes the title for its name.
                    out.set("aria-label", name.as_str());
                    out.line("title", &name);
                }
            });
        }
    }
}

fn name(view: &View, event: &PolicyEvent) -> String {
    let when = words::span(&view.labels, &event.date, event.end.as_ref());
    joined(&[&when, ": ", &event.title])
}

fn id(event: u32) -> String {
    joined(&["axis-", &decimal(event as usize)])
}

/// How many events there are of each time, smoothed: the path of an area, a unit a part.
fn area(view: &View, scale: &Scale) -> String {
    let mut counts = [0; PARTS + 2];
    for event in &view.library.events {
        // One event counts in its part twice, in those beside it once.
        let part = scale.share(event.date.earliest(), PARTS - 1);
        counts[part] += 1;
        counts[part + 1] += 2;
        counts[part + 2] += 1;
    }
    let most = counts.iter().fold(1, |most, count| most.max(*count));
    let mut path = joined(&["M0 ", &decimal(BASE)]);
    for (at, count) in counts.into_iter().enumerate() {
        let height = BASE - count * HEIGHT / most;
        path.push_str(&joined(&["L", &decimal(at), " ", &decimal(height)]));
    }
    path.push_str(&joined(&["V", &decimal(BASE)]));
    path
}

impl Scale {
    /// Where a day stands on a scale from 0 to `whole`.
    fn share(&self, day: i64, whole: usize) -> usize {
        let (from, to) = (self.from, self.to);
        ((day.clamp(from, to) - from) * whole as i64 / (to - from)) as usize
    }

    /// Where a day stands, as a percentage with one decimal.
    fn percent(&self, day: i64) -> String {
        let share = self.share(day, 1_000);
        joined(&[&decimal(share / 10), ".", &decimal(share % 10), "%"])
    }

    /// The years that are named.
    fn ticks(&self) -> Vec<i32> {
        let (first, last) = (civil(self.from - 1).0, civil(self.to).0);
        let mut steps = STEPS.into_iter();
        let step = steps.find(|step| (last - first) / step < MOST_TICKS);
        let step = step.unwrap_or(50_000);
        let mut years = Vec::new();
        let mut year = first - first.rem_euclid(step) + step;
        while year <= last {
            years.push(year.max(0));
            year += step;
        }
        years
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(from: i32, to: i32) -> Vec<i32> {
        let scale = Scale {
            from: days(from, 3, 1),
            to: days(to, 3, 1),
        };
        scale.ticks()
    }

    #[test]
    fn ticks_stand_at_round_years_and_never_crowd() {
        assert_eq!(years(1976, 2026), [1980, 1990, 2000, 2010, 2020]);
        assert_eq!(years(2013, 2019), [2014, 2016, 2018]);
        assert_eq!(years(2018, 2020), [2019, 2020]);
        assert_eq!(years(1790, 2026), [1800, 1850, 1900, 1950, 2000]);
        for to in 1_000..3_000 {
            assert!(years(999, to).len() <= MOST_TICKS as usize, "{to}");
        }
    }

    #[test]
    fn days_stand_where_their_share_of_the_time_is() {
        let scale = Scale { from: 100, to: 300 };
        let table = [
            (100, "0.0%"),
            (125, "12.5%"),
            (300, "100.0%"),
            (999, "100.0%"),
        ];
        for (day, percent) in table {
            assert_eq!(scale.percent(day), percent, "{day}");
        }
    }
}
