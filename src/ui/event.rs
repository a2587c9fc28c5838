//! One event of the timeline: date, title and reason; opened, its summary and sources.

use super::away::away;
use super::markup::Markup;
use super::panel::heading;
use super::view::source_name;
use super::{Action, Labels, State, View, words};
use crate::pack::{PolicyEvent, Source};
use crate::relate::Related;
use crate::text::{joined, listed};

/// A disclosure: the title is the button. `is_best`: among the most relevant.
#[inline(never)]
pub(super) fn event(out: &mut Markup<'_>, view: &View, index: u32, is_best: bool, state: &State) {
    let labels = &view.labels;
    let is_open = state.events.contains(&index);
    let event = view.event(index);
    let lang = view.lang(event.language.as_ref());
    let published = view.article.published.as_ref();
    let away = published.and_then(|published| away(labels, published, event));
    out.element("li part=event class=event", |out| {
        out.key(&event.id);
        out.set("data-best", is_best.then_some(""));
        out.set("data-context-event", event.id.as_str());
        out.element("p class=when", |out| {
            out.element("time part=event-date", |out| {
                out.set("datetime", words::datetime(&event.date));
                out.text(&words::span(labels, &event.date, event.end.as_ref()));
            });
            out.element("span class=away", |out| {
                out.hide_if(away.is_none());
                out.text(&away.unwrap_or_default());
            });
            out.element("span class=what", |out| {
                out.line("span", kind(labels, event));
                out.line("span class=places", &places(labels, event));
            });
        });
        out.element("div", |out| {
            out.lang(lang);
            heading(out, view.settings.heading_level + 2, |out| {
                out.set("part", "event-title");
                out.element("button type=button class=disclosure", |out| {
                    out.expanded(is_open);
                    out.press(Action::Toggle(index));
                    out.text(&event.title);
                });
            });
        });
        out.element("div class=more", |out| {
            out.hide_if(!is_open);
            if is_open {
                details(out, view, event);
                out.element("p class=facts", |out| {
                    link_to(out, view, state, Some(index))
                });
            }
        });
        if let Some(related) = view.related(index) {
            out.element("p part=event-reason class=reason", |out| {
                reason(out, view, related)
            });
        }
    });
}

/// What kind of event it is.
pub(super) fn kind<'a>(labels: &'a Labels, event: &'a PolicyEvent) -> &'a str {
    let label = labels.get(&joined(&["kind.", &event.kind]));
    label.unwrap_or(&event.kind)
}

/// Where it happened.
pub(super) fn places(labels: &Labels, event: &PolicyEvent) -> String {
    let places = event.jurisdictions.iter();
    let places: Vec<&str> = places.map(|code| words::region(labels, code)).collect();
    listed(&places, BETWEEN)
}

/// What stands between two places or reasons.
const BETWEEN: &str = " · ";

/// Why the event is here; what stands in the article is a button that goes there.
#[inline(never)]
fn reason(out: &mut Markup<'_>, view: &View, related: &Related) {
    let pieces = words::reasons(&view.labels, &view.library, &view.article, related);
    out.hide_if(pieces.is_empty());
    // Quotation marks are part of the button: it may begin a line of its own.
    let marks = [0, 2].map(|at| view.labels.piece("text.quoted", at));
    let is_quoted = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        pieces[at].passage.is_some() && before.is_some_and(|before| before.text == marks[0])
    };
    for (at, piece) in pieces.iter().enumerate() {
        let is_mark = at + 1 < pieces.len() && is_quoted(at + 1) || at > 0 && is_quoted(at - 1);
        if at > 0 && piece.is_first {
            out.text(BETWEEN);
        }
        match piece.passage {
            None if is_mark => {}
            None => out.text(piece.text),
            Some(passage) => out.element("button type=button class=passage", |out| {
                out.press(Action::GoTo(passage));
                if is_quoted(at) {
                    out.text(&joined(&[marks[0], piece.text, marks[1]]));
                } else {
                    out.text(piece.text);
                }
            }),
        }
    }
}

#[inline(never)]
fn details(out: &mut Markup<'_>, view: &View, event: &PolicyEvent) {
    let labels = &view.labels;
    let layers = view.layers_of_event(event);
    let (summary, lang) = view.summary(event);
    awaited(out, view, &event.packs);
    out.element("div", |out| {
        out.hide_if(view.is_awaited(&event.packs));
        out.element("p part=event-summary class=summary", |out| {
            out.hide_if(summary.is_empty());
            out.lang(view.lang(lang));
            out.text(summary);
        });
        out.element("p class=facts", |out| {
            out.hide_if(event.actors.is_empty());
            let actors = words::list(labels, &event.actors);
            out.text(&labels.fill("event.actors", &[("list", &actors)]));
        });
        sources(
            out,
            view,
            &event.id,
            &layers.sources(|event| &event.sources),
        );
    });
    passages(out, view, event);
}

/// Where the article speaks of it: a button for each of its terms that is marked.
fn passages(out: &mut Markup<'_>, view: &View, event: &PolicyEvent) {
    let found = view.context.terms.iter().map(|found| found.term);
    let is_of_event = |term: &u32| event.terms.contains(&view.term(*term).id);
    let terms: Vec<u32> = found
        .filter(|term| is_of_event(term) && view.is_marked(*term))
        .collect();
    out.element("div class=passages", |out| {
        out.hide_if(terms.is_empty());
        let label = view.labels.text("event.passages");
        out.line("span", label);
        out.element("ul", |out| {
            out.set("aria-label", label);
            for term in terms {
                out.element("li", |out| seek(out, view, term, None));
            }
        });
    });
}

/// A button for a link to an event, or to what is chosen; once it was pressed, the link.
#[inline(never)]
pub(super) fn link_to(out: &mut Markup<'_>, view: &View, state: &State, event: Option<u32>) {
    let label = view.labels.text(match event {
        Some(_) => "link.event",
        None => "link.view",
    });
    out.element("button part=button class=plain type=button", |out| {
        out.press(Action::Link(event));
        out.text(label);
    });
    if let Some((of, link)) = &state.link
        && *of == event
    {
        out.element("input class=link readonly", |out| {
            out.set("aria-label", label);
            out.set("value", link.as_str());
        });
    }
}

/// A button that goes to where the article speaks of a term. `text` stands for its name.
pub(super) fn seek(out: &mut Markup<'_>, view: &View, term: u32, text: Option<&str>) {
    let name = &view.term(term).name;
    out.element("button type=button class=plain", |out| {
        if let Some(text) = text {
            out.set("aria-label", joined(&[text, ": ", name]).as_str());
        } else {
            out.lang(view.lang(view.term(term).language.as_ref()));
        }
        out.press(Action::Seek(term));
        out.text(text.unwrap_or(name));
    });
}

/// What stands where longer texts will, or could not be had. All that is shown later stands below it,
/// so that nothing that is there moves.
pub(super) fn awaited(out: &mut Markup<'_>, view: &View, packs: &[u32]) {
    let states = [
        ("p class=awaited", view.is_awaited(packs), "details.awaited"),
        ("p class=facts", view.has_failed(packs), "details.failed"),
    ];
    for (written, holds, label) in states {
        out.element(written, |out| {
            out.hide_if(!holds);
            if holds {
                out.text(view.labels.text(label));
            }
        });
    }
}

/// The sources of a term or an event as a list of links.
pub(super) fn sources(out: &mut Markup<'_>, view: &View, id: &str, sources: &[&Source]) {
    out.element("ul class=sources", |out| {
        out.set("aria-label", view.labels.text("event.sources"));
        for source in sources {
            out.element("li", |out| {
                link(out, id, source, &source_name(source), None);
                if let Some(date) = &source.date {
                    out.text(" · ");
                    out.text(&words::date(&view.labels, date));
                }
            });
        }
    });
}

/// A link to a source; `id` is the term's or the event's. `label` is its name for assistive
/// technology, where the text alone does not say which source it is.
pub(super) fn link(
    out: &mut Markup<'_>,
    id: &str,
    source: &Source,
    text: &str,
    label: Option<&str>,
) {
    out.element("a part=source", |out| {
        out.set("href", source.url.as_str());
        out.set("aria-label", label);
        out.press(Action::Follow {
            id: id.to_owned(),
            url: source.url.clone(),
        });
        out.text(text);
    });
}
