//! Going through a run once while the packs are on their way: a browser compiles a function when it is
//! first called, which takes milliseconds that a reader would wait for once the packs are there.

use super::{Compiled, Context, Wish};
use crate::article::{Article, Reader, Shape};
use crate::find::Choice;
use crate::pack::{self, Diagnostic};

/// A pack with something of all that most packs have.
const PACK: &str = r#"{"format":1,"id":"a","title":"A","language":"en","terms":[{"id":"a","name":"A b","forms":["A b",{"text":"c","case":"exact","near":["b"]}],"gloss":"A.","sources":[{"title":"A","url":"https://a.example/"}]}],"events":[{"id":"a","date":"2000-05","title":"A","kind":"court","summary":"A.","jurisdictions":["US"],"terms":["a"],"actors":["A b"],"sources":[{"title":"A","url":"https://a.example/"}]}]}"#;

/// A text with something of all that most texts have.
const TEXT: &str = "It’s a b, and “A b” again. In May 2000 è b, c.";

/// Reads a pack, finds its term in a text of a few words and ranks its event for it.
pub fn rehearse() -> Result<Context, Vec<Diagnostic>> {
    let compiled = Compiled::new(vec![pack::parse(PACK)?], &Wish::default(), &[]);
    let mut reader = Reader::default();
    reader.enter("p", Shape::Block);
    reader.text(TEXT);
    reader.leave();
    let article = Article {
        blocks: reader.blocks(),
        ..Article::default()
    };
    let (mut context, text) = compiled.find(&article, Choice::First);
    context.events = compiled.relate(&article, &text, &context.mentions);
    Ok(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_through_all_of_it() {
        let context = rehearse().unwrap();
        assert_eq!((context.mentions.len(), context.marked.len()), (3, 1));
        assert_eq!(context.events.len(), 1);
    }
}
