//! HTML or text to article: the browser's reading, over a parsed page.

use scraper::{ElementRef, Html, Node, Selector};

use crate::article::{self, Article, Block, NEVER_READ, Place, ROOTS, Tree};
use crate::context::Wish;
use crate::pack::Date;

/// A page, read.
pub(super) struct Page {
    pub article: Article,
    /// What the page's own element asks for.
    pub wish: Wish,
    /// Whether the language is set on the element: then English stands in where there is none.
    pub has_lang: bool,
}

/// Reads a page as the widget would: an HTML page, or plain text with blank lines between blocks.
///
/// # Errors
///
/// Where an HTML page has no article, or its element a selector that is none.
pub(super) fn read(text: &str) -> Result<Page, String> {
    if is_html(text) {
        read_html(&Html::parse_document(text))
    } else {
        Ok(read_text(text))
    }
}

fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<')
}

fn read_text(text: &str) -> Page {
    let mut blocks = Vec::new();
    let mut lines = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines().chain([""]) {
        if !line.trim().is_empty() {
            lines.push(line);
            continue;
        }
        let words: Vec<&str> = lines
            .iter()
            .flat_map(|line| line.split_whitespace())
            .collect();
        if !words.is_empty() {
            blocks.push(Block {
                text: words.join(" ").replace('\u{ad}', ""),
                runs: vec![(0, Place::Prose)],
                ..Block::default()
            });
        }
        lines.clear();
    }
    Page {
        article: Article {
            blocks,
            ..Article::default()
        },
        wish: Wish::default(),
        has_lang: false,
    }
}

fn read_html(html: &Html) -> Result<Page, String> {
    let first = |selector: &Selector| html.select(selector).next();
    let widget = first(&selector("article-context")?);
    let attribute = |name: &str| {
        let value = widget?.attr(name)?.trim();
        (!value.is_empty()).then_some(value)
    };
    let root = match attribute("for") {
        Some(wanted) => first(&selector(wanted)?),
        None => usual_root(html, widget)?,
    };
    let root = root.ok_or_else(|| {
        let wanted = attribute("for").unwrap_or("article, [itemprop~=articleBody] or main");
        format!("no article: no element matches {wanted}")
    })?;
    let mut left_out = vec![selector(NEVER_READ)?];
    if let Some(skip) = attribute("skip") {
        left_out.push(selector(skip)?);
    }
    let language = attribute("lang").or_else(|| {
        let mut around = std::iter::once(root).chain(root.ancestors().filter_map(ElementRef::wrap));
        around.find_map(|element| element.attr("lang"))
    });
    let words = |name| {
        let words = attribute(name).unwrap_or_default().split_whitespace();
        words.map(str::to_owned).collect()
    };
    Ok(Page {
        article: Article {
            language: language.unwrap_or_default().trim().to_owned(),
            published: match attribute("published").and_then(|date| Date::parse(date).ok()) {
                Some(date) => Some(date),
                None => published(html, root)?,
            },
            blocks: article::read(&&Parsed { left_out }, *root, |_, _| {}),
        },
        wish: Wish {
            hide: words("hide"),
            kinds: words("kinds"),
            jurisdictions: words("jurisdictions"),
        },
        has_lang: attribute("lang").is_some(),
    })
}

fn selector(text: &str) -> Result<Selector, String> {
    Selector::parse(text).map_err(|_| format!("not a CSS selector: {text}"))
}

fn usual_root<'a>(
    html: &'a Html,
    widget: Option<ElementRef<'a>>,
) -> Result<Option<ElementRef<'a>>, String> {
    let mut around = widget
        .into_iter()
        .flat_map(|widget| widget.ancestors().filter_map(ElementRef::wrap));
    if let Some(article) = around.find(|element| element.value().name() == ROOTS[0]) {
        return Ok(Some(article));
    }
    for root in ROOTS {
        if let Some(found) = html.select(&selector(root)?).next() {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn published(html: &Html, root: ElementRef<'_>) -> Result<Option<Date>, String> {
    let json_ld = selector("script[type=\"application/ld+json\"]")?;
    let meta = selector("meta[property=\"article:published_time\"]")?;
    let time = selector("time[datetime]")?;
    let attribute =
        |found: Option<ElementRef<'_>>, name| article::date_as_written(found?.attr(name)?);
    let mut scripts = html.select(&json_ld);
    let from_json_ld = scripts
        .find_map(|script| article::published_in_json_ld(&script.text().collect::<String>()));
    Ok(from_json_ld
        .or_else(|| attribute(html.select(&meta).next(), "content"))
        .or_else(|| attribute(root.select(&time).next(), "datetime")))
}

struct Parsed {
    left_out: Vec<Selector>,
}

/// A node of a parsed page.
type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

impl<'a> Tree for &'a Parsed {
    type Node = NodeRef<'a>;

    fn children(&self, node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
        node.children().collect()
    }

    fn text(&self, node: &NodeRef<'a>) -> Option<String> {
        node.value().as_text().map(|text| text.to_string())
    }

    fn name(&self, node: &NodeRef<'a>) -> String {
        let element = node.value().as_element();
        element
            .map(|element| element.name().to_owned())
            .unwrap_or_default()
    }

    fn is_left_out(&self, node: &NodeRef<'a>) -> bool {
        ElementRef::wrap(*node).is_some_and(|element| {
            self.left_out
                .iter()
                .any(|selector| selector.matches(&element))
                || is_undisplayed(element)
        })
    }
}

/// Whether the element's own style hides it; stylesheets are for browsers.
fn is_undisplayed(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default();
    style.split(';').any(|declaration| {
        let (name, value) = declaration.split_once(':').unwrap_or_default();
        let value = value.split('!').next().unwrap_or_default().trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => {
                value.eq_ignore_ascii_case("hidden") || value.eq_ignore_ascii_case("collapse")
            }
            _ => false,
        }
    })
}
