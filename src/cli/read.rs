//! HTML or text to article: the browser's reading, over a parsed page.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node, Selector};

use crate::article::{
    self, Article, Block, NEVER_EITHER, NEVER_READ, NEVER_READ_SIGNS, NEVER_SHOWN, Place, ROOTS,
    Reader, Shape,
};
use crate::context::Wish;
use crate::pack::Date;

/// A page, read.
pub struct Page {
    /// Its article.
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
pub fn read(text: &str) -> Result<Page, String> {
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
    let usual = [NEVER_READ, NEVER_READ_SIGNS, NEVER_SHOWN, NEVER_EITHER];
    let mut left_out = usual
        .into_iter()
        .map(selector)
        .collect::<Result<Vec<_>, _>>()?;
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
            blocks: blocks(root, &left_out),
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

/// The blocks below an element. Not by recursion: a page may be nested more deeply than a stack.
fn blocks(root: ElementRef<'_>, left_out: &[Selector]) -> Vec<Block> {
    let mut reader = Reader::default();
    // What is gone past: an element that is left out, until it ends.
    let mut past = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if past.is_none() => match node.value() {
                Node::Text(text) => {
                    reader.text(text);
                }
                Node::Element(element) => {
                    let shape = shape(node, element.name(), left_out);
                    if !reader.enter(element.name(), shape) {
                        past = Some(node.id());
                    } else if element.name() == "a"
                        && let Some(href) = element.attr("href")
                    {
                        reader.link(href);
                    }
                }
                _ => {}
            },
            Edge::Close(node) if past == Some(node.id()) => past = None,
            Edge::Close(node) if past.is_none() && node.value().is_element() => reader.leave(),
            _ => {}
        }
    }
    reader.blocks()
}

fn shape(node: NodeRef<'_, Node>, name: &str, left_out: &[Selector]) -> Shape {
    let Some(element) = ElementRef::wrap(node) else {
        return Shape::Inline;
    };
    if left_out.iter().any(|selector| selector.matches(&element)) {
        Shape::LeftOut
    } else {
        by_own_style(name, element.attr("style").unwrap_or_default())
    }
}

/// The shape of an element with this `style`; stylesheets are for browsers.
fn by_own_style(name: &str, style: &str) -> Shape {
    let value = |wanted: &str| {
        let mut declarations = style.split(';').filter_map(|one| one.split_once(':'));
        let last = declarations.rfind(|(name, _)| name.trim().eq_ignore_ascii_case(wanted));
        let value = last.map(|(_, value)| value.split('!').next().unwrap_or_default());
        value.unwrap_or_default().trim().to_ascii_lowercase()
    };
    if matches!(value("visibility").as_str(), "hidden" | "collapse") {
        return Shape::LeftOut;
    }
    let is_out_of_flow = || {
        !matches!(value("float").as_str(), "" | "none")
            || matches!(value("position").as_str(), "absolute" | "fixed")
    };
    match value("display").as_str() {
        "" => Shape::by_name(name),
        display => Shape::by_display(name, display, is_out_of_flow),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_s_own_style_shapes_it() {
        let table = [
            ("p", "", Shape::Block),
            ("p", "color: red", Shape::Block),
            ("p", "Display : NONE !important", Shape::LeftOut),
            ("p", "display:none;display:block", Shape::Block),
            ("span", "visibility:hidden", Shape::LeftOut),
            ("span", "display:block", Shape::Block),
            ("span", "float:left;display:block", Shape::Inline),
            ("div", "display: contents", Shape::Inline),
        ];
        for (name, style, expected) in table {
            assert_eq!(by_own_style(name, style), expected, "{name} {style}");
        }
    }
}
