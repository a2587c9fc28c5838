//! `inspect`: what the widget would find in a page.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::default_pack::LANGUAGES;
use super::read::{self, Page};
use super::{Failure, Outcome, explain, input, pack, print};
use crate::article::language_among;
use crate::context::{Compiled, Context};
use crate::find::{Choice, Mention};
use crate::pack::Pack;
use crate::ui::{Labels, words};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// HTML pages or plain texts; `-` is standard input
    #[arg(required = true)]
    pages: Vec<PathBuf>,
    /// Use this pack instead of the default one, which `default` names; a later pack overrides an
    /// earlier one
    #[arg(long = "pack", value_name = "P")]
    packs: Vec<PathBuf>,
    /// Which mentions are marked: first, section, all or none
    #[arg(long, default_value = "first", value_parser = choice)]
    mark: Choice,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Tell of each event what its score is the sum of
    #[arg(long)]
    explain: bool,
}

fn choice(value: &str) -> Result<Choice, String> {
    Choice::parse(value).ok_or_else(|| "write first, section, all or none".to_owned())
}

/// What was found, as `--json` prints it.
#[derive(Debug, Serialize)]
struct Report {
    file: String,
    language: String,
    published: Option<String>,
    terms: Vec<TermReport>,
    mentions: Vec<MentionReport>,
    events: Vec<EventReport>,
}

#[derive(Debug, Serialize)]
struct TermReport {
    id: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct MentionReport {
    term: String,
    text: String,
    block: u32,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct EventReport {
    id: String,
    score: f64,
    reasons: Vec<String>,
    /// With `--explain`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sum: Vec<explain::Part>,
}

/// Prints a report for each page.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let packs = arguments.packs.iter().map(own_pack);
    let packs = packs.collect::<Result<Vec<_>, _>>()?;
    for path in &arguments.pages {
        let page =
            read::read(&input(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        let file = path.display().to_string();
        let report = report(file, &page, &packs, arguments)?;
        print(&if arguments.json {
            json(&report)?
        } else {
            text(&report)
        })?;
    }
    Ok(Outcome::Done)
}

/// The pack in a file; `None` for the word that stands for the default one of the page's language.
fn own_pack(path: &PathBuf) -> Result<Option<Pack>, Failure> {
    let is_default = path.as_os_str() == "default";
    (!is_default).then(|| pack(path)).transpose()
}

fn report(
    file: String,
    page: &Page,
    packs: &[Option<Pack>],
    arguments: &Arguments,
) -> Result<Report, Failure> {
    let article = &page.article;
    let published = article
        .published
        .as_ref()
        .map(|date| date.as_written().to_owned());
    let mut report = Report {
        file,
        language: article.language.clone(),
        published,
        terms: Vec::new(),
        mentions: Vec::new(),
        events: Vec::new(),
    };
    let has_none = article.language.is_empty();
    let fallback = if page.has_lang || has_none {
        Some(0)
    } else {
        None
    };
    let tags = LANGUAGES.each_ref().map(|language| language.tag);
    let Some(known) = language_among(&article.language, &tags).or(fallback) else {
        return Ok(report);
    };
    let language = &LANGUAGES[known];
    if has_none {
        language.tag.clone_into(&mut report.language);
    }
    let labels = Labels::parse(language.tag, language.labels)?;
    let packs = if packs.is_empty() { &[None] } else { packs };
    let packs = packs.iter().map(|own| match own {
        Some(own) => Ok(Some(own.clone())),
        None => language.default_pack(page.has_lang),
    });
    let packs = packs
        .collect::<Result<Vec<_>, _>>()
        .map_err(|errors| format!("the default pack: {errors:?}"))?;
    let packs: Vec<Pack> = packs.into_iter().flatten().collect();
    if packs.is_empty() {
        return Ok(report);
    }
    let compiled = Compiled::new(packs, &page.wish, labels.texts());
    let (context, text) = compiled.find(article, arguments.mark);
    let events = compiled.relate(article, &text, &context.mentions);
    let library = &compiled.library;
    let id = |term: u32| library.terms[term as usize].id.clone();
    report.terms = context
        .terms
        .iter()
        .map(|found| TermReport {
            id: id(found.term),
            count: found.count,
        })
        .collect();
    report.mentions = mentions(&context, article, id);
    report.events = events
        .iter()
        .map(|related| EventReport {
            id: library.events[related.event as usize].id.clone(),
            score: related.score,
            reasons: words::plain_reasons(&labels, library, article, related),
            sum: if arguments.explain {
                explain::parts(related, library, article)
            } else {
                Vec::new()
            },
        })
        .collect();
    Ok(report)
}

fn mentions(
    context: &Context,
    article: &crate::article::Article,
    id: impl Fn(u32) -> String,
) -> Vec<MentionReport> {
    let marked = context.marked.iter().map(|&index| &context.mentions[index]);
    let report = |mention: &Mention| {
        let block = &article.blocks[mention.block as usize];
        let span = block.part(mention.start, mention.end);
        let start = block.part(0, mention.start).chars().count();
        MentionReport {
            term: id(mention.term),
            text: span.to_owned(),
            block: mention.block,
            start,
            end: start + span.chars().count(),
        }
    };
    marked.map(report).collect()
}

fn json(report: &Report) -> Result<String, Failure> {
    serde_json::to_string(report).map_err(|error| error.to_string())
}

fn text(report: &Report) -> String {
    let mut lines = vec![format!(
        "{} ({}, {})",
        report.file,
        report.language,
        report.published.as_deref().unwrap_or("no date")
    )];
    lines.push("terms".to_owned());
    let terms = report.terms.iter();
    lines.extend(terms.map(|term| format!("  {:4}  {}", term.count, term.id)));
    lines.push("marks".to_owned());
    let mentions = report.mentions.iter();
    lines.extend(mentions.map(|one| {
        format!(
            "  {}:{}-{}  {}  {}",
            one.block, one.start, one.end, one.term, one.text
        )
    }));
    lines.push("events".to_owned());
    for event in &report.events {
        let reasons = event.reasons.join(" · ");
        lines.push(format!("  {:.3}  {}  {reasons}", event.score, event.id));
        lines.extend(event.sum.iter().map(explain::line));
    }
    lines.join("\n")
}
