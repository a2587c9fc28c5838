//! What stands on paper only: notes to the marks, and the panel with its timeline as a table.
//!
//! Nothing in it can be pressed. Whoever mounts the widget puts it up while the page is printed.

use yew::Html;

use super::axis::axis;
use super::event::{kind, places};
use super::markup::{Markup, Presses};
use super::panel::{counted, heading, reviewed};
use super::view::source_name;
use super::{State, View, words};
use crate::pack::{Source, Term};
use crate::relate::distance;
use crate::text::listed;

/// The terms in the order of their notes: those that are marked, by their first marks, then the others.
pub fn noted(view: &View) -> Vec<u32> {
    let context = &view.context;
    let marked = context.marked.iter().map(|&at| context.mentions[at].term);
    let found = context.terms.iter().map(|found| found.term);
    let mut terms = Vec::new();
    for term in marked.chain(found) {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// The notes to these terms, numbered from 1, or, without terms, the panel.
pub fn print(view: &View, state: &State, terms: &[u32]) -> Html {
    let presses = Presses::default();
    let mut out = Markup::new(&presses);
    out.element("div class=printed part=panel", |out| {
        out.set("lang", view.labels.language.as_str());
        out.set("dir", view.direction());
        let is_panel = terms.is_empty();
        let title = ["terms.title", "panel.title"][usize::from(is_panel)];
        heading(out, view.settings.heading_level, |out| {
            out.set("part", "panel-title");
            out.text(view.labels.text(title));
        });
        if is_panel {
            let related = view.context.events.len();
            out.line("p class=chosen", &counted(view, "panel.chosen", related));
            axis(out, view, state);
            table(out, view, state);
            out.line("p class=foot", &reviewed(view));
        } else {
            out.element("ol part=terms", |out| {
                for &term in terms {
                    note(out, view, view.term(term));
                }
            });
        }
    });
    out.into_html()
}

fn note(out: &mut Markup<'_>, view: &View, term: &Term) {
    out.element("li part=term", |out| {
        out.lang(view.lang(term.language.as_ref()));
        out.line("b", &term.name);
        out.text(" ");
        out.text(&term.gloss);
        source(out, view, &term.sources);
    });
}

fn table(out: &mut Markup<'_>, view: &View, state: &State) {
    let labels = &view.labels;
    let published = view.article.published.as_ref();
    let events = view.related_by_date();
    // The article's own line stands between what was before it and what is since.
    let split = published
        .map(|date| events.partition_point(|event| distance(date, view.event(*event)) <= 0));
    out.element("table part=timeline", |out| {
        out.element("thead", |out| {
            out.element("tr", |out| {
                for label in ["print.date", "print.event", "filter.place", "card.source"] {
                    out.line("th", labels.text(label));
                }
            });
        });
        out.element("tbody", |out| {
            for at in 0..=events.len() {
                if let Some(date) = published.filter(|_| split == Some(at)) {
                    out.element("tr class=here", |out| {
                        out.line("td", &words::date(labels, date));
                        out.line("td", labels.text("timeline.here"));
                        out.line("td", "");
                        out.line("td", "");
                    });
                }
                if let Some(&event) = events.get(at) {
                    row(out, view, event, state);
                }
            }
        });
    });
}

fn row(out: &mut Markup<'_>, view: &View, index: u32, state: &State) {
    let labels = &view.labels;
    let event = view.event(index);
    out.element("tr part=event", |out| {
        out.set("data-context-event", event.id.as_str());
        let when = words::span(labels, &event.date, event.end.as_ref());
        out.line("td part=event-date", &when);
        out.element("td", |out| {
            out.element("p part=event-title", |out| {
                out.lang(view.lang(event.language.as_ref()));
                out.text(&event.title);
            });
            out.line("p class=facts", kind(labels, event));
            let (summary, lang) = view.summary(event);
            if state.events.contains(&index) {
                out.element("p part=event-summary", |out| {
                    out.lang(view.lang(lang));
                    out.text(summary);
                });
            }
        });
        out.line("td", &places(labels, event));
        out.element("td", |out| source(out, view, &event.sources));
    });
}

/// The first source, with its address to be typed.
fn source(out: &mut Markup<'_>, view: &View, sources: &[Source]) {
    let Some(source) = sources.first() else {
        return;
    };
    out.element("p class=sources", |out| {
        let date = source.date.as_ref();
        let date = date.map(|date| words::date(&view.labels, date));
        let parts = [Some(source_name(source)), date, Some(String::new())];
        out.text(&listed(
            &parts.into_iter().flatten().collect::<Vec<_>>(),
            " · ",
        ));
        out.element("a part=source", |out| {
            out.set("href", source.url.as_str());
            out.text(&source.url);
        });
    });
}
