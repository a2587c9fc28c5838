//! The card: what a term means, who sees it how, and where that is sourced.

use super::event::{awaited, link, sources};
use super::markup::Markup;
use super::panel::heading;
use super::reading::{disclosure, know};
use super::say::Length;
use super::view::source_name;
use super::{Action, Card, State, View, words};
use crate::pack::{Layers, Perspective, Source, Term};
use crate::text::{joined, listed};

/// Perspectives and sources shown before the reader asks for more, of each. Of perspectives it is
/// the first and the last: the two ends of the argument.
const FIRST: usize = 2;

/// A non-modal dialog named by the term. Whoever mounts the widget puts it in the top layer and
/// beside its mark.
#[inline(never)]
pub(super) fn card(out: &mut Markup<'_>, view: &View, state: &State, card: &Card) {
    let labels = &view.labels;
    let term = view.term(card.term);
    let lang = view.lang(term.language.as_ref());
    let layers = view.layers_of_term(term);
    let (body, body_language) = layers.list(|term| &term.body);
    // Of a reader's short card there is the gloss and a way to the rest.
    let is_short = state.say.length == Length::Short && !card.is_long;
    let written = "div part=card class=card role=dialog aria-labelledby=card-title popover=manual \
                   tabindex=-1";
    out.element(written, |out| {
        out.set("lang", labels.language.as_str());
        out.set("dir", view.direction());
        out.set("data-context-term", term.id.as_str());
        back(out, view, card);
        out.line("p class=category", &category(view, term, &layers));
        out.element("div", |out| {
            out.lang(lang);
            heading(out, view.settings.heading_level, |out| {
                out.set("part", "card-title");
                out.set("id", "card-title");
                out.text(&term.name);
            });
        });
        out.element("button part=button class=close type=button", |out| {
            out.set("aria-label", labels.text("card.close"));
            out.press(Action::Close);
            out.text("×");
        });
        out.element("div part=card-body class=card-body", |out| {
            out.lang(lang);
            out.line("p class=gloss", &term.gloss);
            out.element("div", |out| {
                out.lang(view.lang(body_language));
                out.hide_if(!card.is_long);
                for paragraph in body.iter().filter(|_| card.is_long) {
                    out.line("p", paragraph);
                }
            });
        });
        out.element("div", |out| {
            out.hide_if(is_short);
            awaited(out, view, &term.packs);
        });
        out.element("div", |out| {
            out.hide_if(view.is_awaited(&term.packs) && !is_short);
            let sources = layers.sources(|term| &term.sources);
            let (perspectives, language) = layers.list(|term| &term.perspectives);
            let most = perspectives.len().max(sources.len());
            let is_nothing = !is_short && body.is_empty() && most <= FIRST;
            longer(out, view, card, is_nothing);
            out.element("div", |out| {
                out.hide_if(perspectives.is_empty() || is_short);
                out.line("p class=label id=card-seen", labels.text("card.seen"));
                out.element("ul class=perspectives aria-labelledby=card-seen", |out| {
                    for (at, one) in perspectives.iter().enumerate() {
                        if card.is_long || at == 0 || at + 1 == perspectives.len() {
                            perspective(out, view, &term.id, one, view.lang(language));
                        }
                    }
                });
            });
            let unlike = &layers.list(|term| &term.confused_with).0;
            let seen = if is_short { &[][..] } else { unlike };
            terms(out, view, ["card-unlike", "card.unlike"], seen);
            let is_left = |id: &&String| card.is_long && !unlike.contains(id);
            let related = layers.list(|term| &term.related).0.iter();
            let related: Vec<String> = related.filter(is_left).cloned().collect();
            terms(out, view, ["card-related", "card.related"], &related);
            let first = sources.get(..FIRST).filter(|_| !card.is_long);
            let shown = first.unwrap_or(&sources);
            foot(out, view, state, card, shown, is_short);
        });
    });
}

fn category(view: &View, term: &Term, layers: &Layers<'_, Term>) -> String {
    let labels = &view.labels;
    let category = term.category.as_deref().unwrap_or_default();
    let name = labels
        .get(&joined(&["category.", category]))
        .unwrap_or(category);
    let is_disputed = !layers.list(|term| &term.perspectives).0.is_empty();
    let disputed = is_disputed.then(|| labels.text("card.disputed"));
    let parts = [Some(name).filter(|name| !name.is_empty()), disputed];
    listed(&parts.into_iter().flatten().collect::<Vec<_>>(), " · ")
}

fn longer(out: &mut Markup<'_>, view: &View, card: &Card, is_nothing: bool) {
    let label = if card.is_long {
        "card.shorter"
    } else {
        "card.longer"
    };
    out.element("p class=longer", |out| {
        out.hide_if(is_nothing);
        out.element("button part=button class=plain type=button", |out| {
            out.expanded(card.is_long);
            out.press(Action::Lengthen);
            out.text(view.labels.text(label));
        });
    });
}

/// `lang` is the perspective's language, where it is not the card's.
fn perspective(out: &mut Markup<'_>, view: &View, id: &str, one: &Perspective, lang: Option<&str>) {
    out.element("li part=perspective class=perspective", |out| {
        out.lang(lang);
        out.line("b", &one.holder);
        out.text(&one.view);
        out.text(" ");
        let short = view.labels.text("card.source");
        let label = joined(&[short, ": ", &source_name(&one.source)]);
        out.element("span", |out| {
            out.lang(lang.and(Some(&view.labels.language)));
            link(out, id, &one.source, short, Some(&label));
        });
    });
}

/// A row of terms under a label, those that the packs know: each opens in the same card.
fn terms(out: &mut Markup<'_>, view: &View, [id, label]: [&'static str; 2], ids: &[String]) {
    let known = ids.iter().filter_map(|id| view.find_term(id));
    let others: Vec<u32> = known.collect();
    out.element("div class=unlike", |out| {
        out.hide_if(others.is_empty());
        out.element("span", |out| {
            out.set("id", id);
            out.text(view.labels.text(label));
        });
        out.element("ul", |out| {
            out.set("aria-labelledby", id);
            for index in others {
                let other = view.term(index);
                out.element("li", |out| {
                    out.key(&other.id);
                    out.element("button part=button class=plain type=button", |out| {
                        out.lang(view.lang(other.language.as_ref()));
                        out.press(Action::Turn(index));
                        out.text(&other.name);
                    });
                });
            }
        });
    });
}

fn back(out: &mut Markup<'_>, view: &View, card: &Card) {
    let last = card.path.last().map(|&index| view.term(index));
    out.element("p class=back", |out| {
        out.hide_if(last.is_none());
        out.element("button part=button class=plain type=button", |out| {
            out.press(Action::Back);
            let name = last.map_or("", |term| term.name.as_str());
            out.text(&view.labels.fill("card.back", &[("term", name)]));
        });
    });
}

/// What the card rests on, when it was reviewed, where it leads; what the reader thinks and wants of it.
fn foot(
    out: &mut Markup<'_>,
    view: &View,
    state: &State,
    card: &Card,
    shown: &[&Source],
    is_short: bool,
) {
    let labels = &view.labels;
    let term = view.term(card.term);
    let events = view.events_about(card.term);
    out.element("div class=card-foot", |out| {
        out.element("div", |out| {
            out.hide_if(is_short);
            out.line("p class=label", labels.text("card.sources"));
            sources(out, view, &term.id, shown);
            out.element("div class=row", |out| {
                out.element("button part=button class=plain type=button", |out| {
                    out.hide_if(events == 0 || !view.settings.has_panel);
                    out.press(Action::FilterTerm(Some(card.term)));
                    out.text(&labels.count("card.events", events));
                });
                out.line("span class=reviewed", &reviewed(view, term));
            });
        });
        out.element("div class=row", |out| {
            let written = "div class=row role=group aria-labelledby=card-helpful";
            out.element(written, |out| {
                out.line("span id=card-helpful", labels.text("card.helpful"));
                for (answer, label) in [(true, "card.yes"), (false, "card.no")] {
                    out.element("button part=button class=answer type=button", |out| {
                        let is_given = card.is_helpful == Some(answer);
                        out.set("aria-pressed", if is_given { "true" } else { "false" });
                        out.press(Action::Judge(answer));
                        out.text(labels.text(label));
                    });
                }
            });
            know(out, view, &state.say, &term.id);
        });
        out.element("div", |out| {
            out.hide_if(view.settings.has_panel);
            if !view.settings.has_panel {
                disclosure(out, view, state);
            }
        });
    });
}

fn reviewed(view: &View, term: &Term) -> String {
    let Some(reviewed) = &term.reviewed else {
        return String::new();
    };
    let date = words::date(&view.labels, reviewed);
    view.labels.fill("card.reviewed", &[("date", &date)])
}
