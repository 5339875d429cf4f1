//! Prose as plain text: for titles, feeds, alternative texts and search.

use super::Inline;

/// The text of a run of inlines, figures as printed.
#[must_use]
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    write_plain(&mut text, content);
    text
}

fn write_plain(out: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                write_plain(out, inner)
            }
            Inline::Link { content, .. } => write_plain(out, content),
            Inline::Picture(picture) => write_plain(out, &picture.alt),
            Inline::Break => out.push('\n'),
            Inline::Numeral(number) | Inline::Literal(number) => out.push_str(&number.text),
            Inline::Figure(citation) => out.push_str(citation.printed()),
            Inline::Change(change) => out.push_str(&change.text),
        }
    }
}
