//! The card: what a term means, who sees it how, and where that is sourced.

use super::event::{awaited, link, sources};
use super::markup::Markup;
use super::panel::heading;
use super::view::source_name;
use super::{Action, Card, How, View, words};
use crate::pack::{Layers, Term};
use crate::text::{joined, listed};

/// A non-modal dialog named by the term. Whoever mounts the widget puts it in the top layer and
/// beside its mark.
pub(super) fn card(out: &mut Markup<'_>, view: &View, card: &Card) {
    let labels = &view.labels;
    let term = view.term(card.term);
    let lang = view.lang(term.language.as_ref());
    let layers = view.layers_of_term(term);
    let (body, body_language) = layers.list(|term| &term.body);
    let written = "div part=card class=card role=dialog aria-labelledby=card-title popover=manual \
                   tabindex=-1";
    out.element(written, |out| {
        out.set("lang", labels.language.as_str());
        out.set("data-context-term", term.id.as_str());
        out.line("p class=category", &category(view, term, &layers));
        out.element("div", |out| {
            out.set("lang", lang);
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
            out.set("lang", lang);
            out.line("p class=gloss", &term.gloss);
            out.element("div", |out| {
                out.set("lang", view.lang(body_language));
                out.hide_if(!card.is_long);
                for paragraph in body.iter().filter(|_| card.is_long) {
                    out.line("p", paragraph);
                }
            });
        });
        awaited(out, view, &term.packs);
        out.element("div", |out| {
            out.hide_if(view.is_awaited(&term.packs));
            longer(out, view, card, body.is_empty());
            perspectives(out, view, &term.id, &layers);
            unlike(out, view, &layers);
            out.element("div class=card-foot", |out| {
                out.line("p class=label", labels.text("card.sources"));
                sources(out, view, &term.id, &layers.sources(|term| &term.sources));
                out.line("p class=reviewed", &reviewed(view, term));
            });
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

fn perspectives(out: &mut Markup<'_>, view: &View, id: &str, layers: &Layers<'_, Term>) {
    let labels = &view.labels;
    let (perspectives, language) = layers.list(|term| &term.perspectives);
    out.element("div", |out| {
        out.hide_if(perspectives.is_empty());
        out.line("p class=label id=card-seen", labels.text("card.seen"));
        out.element("ul class=perspectives aria-labelledby=card-seen", |out| {
            out.set("lang", view.lang(language));
            for one in perspectives {
                out.element("li part=perspective class=perspective", |out| {
                    out.line("b", &one.holder);
                    out.text(&one.view);
                    out.text(" ");
                    let short = labels.text("card.source");
                    let label = joined(&[short, ": ", &source_name(&one.source)]);
                    link(out, id, &one.source, short, Some(&label));
                });
            }
        });
    });
}

/// What the term is mistaken for; those the packs know open in the same card.
fn unlike(out: &mut Markup<'_>, view: &View, layers: &Layers<'_, Term>) {
    let (ids, _) = layers.list(|term| &term.confused_with);
    let known = ids.iter().filter_map(|id| view.find_term(id));
    let others: Vec<u32> = known.collect();
    out.element("div class=unlike", |out| {
        out.hide_if(others.is_empty());
        out.line("span id=card-unlike", view.labels.text("card.unlike"));
        out.element("ul aria-labelledby=card-unlike", |out| {
            for index in others {
                let other = view.term(index);
                out.element("li", |out| {
                    out.key(&other.id);
                    out.element("button type=button class=plain", |out| {
                        out.set("lang", view.lang(other.language.as_ref()));
                        out.press(Action::Open(index, How::List));
                        out.text(&other.name);
                    });
                });
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
