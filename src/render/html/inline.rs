//! Runs of text: emphasis, links, and figures with the value they stand for.

use std::borrow::Cow;

use super::{FigureLink, Host, Markup, numeral};
use crate::site::{
    Change, Citation, Figure, FileAddress, Href, Inline, Nature, Observation, Picture, plain_text,
};

/// Writes a run of text. Without a host nothing is linked.
pub(super) fn write<H: Host>(out: &mut Markup, host: Option<&H>, content: &[Inline]) {
    for inline in content {
        match inline {
            // Headings are set large, where a broken numeral is seen first; a text keeps its figures whole only.
            Inline::Text(text) if host.is_none() => numeral::write(out, text),
            Inline::Text(text) => out.text(text),
            Inline::Strong(inner) => wrapped(out, host, "strong", inner),
            Inline::Emphasis(inner) => wrapped(out, host, "em", inner),
            Inline::Strike(inner) => wrapped(out, host, "del", inner),
            Inline::Code(text) => out.element("code", &[], text),
            Inline::Literal(number) | Inline::Numeral(number) => {
                out.element("span", &[("class", "num")], &number.text);
            }
            Inline::Break => out.open("br", &[]),
            Inline::Link { href, content } => link(out, host, href, content),
            Inline::Picture(picture) => {
                if let Some(host) = host {
                    image(out, host, picture);
                }
            }
            Inline::Figure(citation) => figure(out, host, citation, &[]),
            Inline::Marked(marked) => match marked.number.as_ref() {
                Inline::Figure(citation) => figure(out, host, citation, &marked.content),
                _ => wrapped_number(out, host, &marked.content),
            },
            Inline::Change(change) => comparison(out, host, change),
        }
    }
}

/// What ends a clause of a title.
const CLAUSE_END: char = '：';

/// Writes a title, each clause of it in a box of its own. Boxes wrap whole where they can, and by the rules of the line
/// within themselves; breaking words anywhere instead would put a colon at the start of a line.
pub(super) fn write_clauses<H: Host>(out: &mut Markup, host: Option<&H>, content: &[Inline]) {
    let pieces: Vec<Cow<'_, Inline>> = content.iter().flat_map(pieces).collect();
    let ends =
        |piece: &Cow<'_, Inline>| matches!(piece.as_ref(), Inline::Text(text) if text.ends_with(CLAUSE_END));
    let clauses: Vec<_> = pieces.split_inclusive(ends).collect();
    for clause in &clauses {
        if clauses.len() > 1 {
            out.open("span", &[("class", "clause")]);
        }
        for piece in *clause {
            write(out, host, std::slice::from_ref(piece.as_ref()));
        }
        if clauses.len() > 1 {
            out.close("span");
        }
    }
}

/// A run of text as its clauses; anything else stays whole.
fn pieces(inline: &Inline) -> Vec<Cow<'_, Inline>> {
    match inline {
        Inline::Text(text) => {
            text.split_inclusive(CLAUSE_END).map(|piece| Cow::Owned(Inline::Text(piece.to_owned()))).collect()
        }
        other => vec![Cow::Borrowed(other)],
    }
}

/// `<img>` with its size, so that nothing shifts when it loads.
pub(super) fn image<H: Host>(out: &mut Markup, host: &H, picture: &Picture) {
    let source = host.page().link_to(&FileAddress::Attachment(picture.path.clone()).path());
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    out.open(
        "img",
        &[
            ("src", &source),
            ("width", &width),
            ("height", &height),
            ("alt", &plain_text(&picture.alt)),
            ("loading", "lazy"),
            ("decoding", "async"),
        ],
    );
}

fn wrapped<H: Host>(out: &mut Markup, host: Option<&H>, tag: &'static str, inner: &[Inline]) {
    out.open(tag, &[]);
    write(out, host, inner);
    out.close(tag);
}

/// A link, where anything is linked.
fn link<H: Host>(out: &mut Markup, host: Option<&H>, href: &Href, content: &[Inline]) {
    let Some((target, external)) = host.map(|host| target(host, href)) else {
        return write(out, host, content);
    };
    let attributes = [("href", target.as_str()), ("rel", "external noopener"), ("class", "external")];
    out.open("a", attributes.get(..if external { 3 } else { 1 }).unwrap_or_default());
    write::<H>(out, None, content);
    out.close("a");
}

fn target<H: Host>(host: &H, href: &Href) -> (String, bool) {
    match href {
        Href::Web(url) => match host.notice(url) {
            Some(notice) => (host.page().link_to(&notice), false),
            None => (url.clone(), true),
        },
        Href::Anchor { anchor, .. } => (format!("#{anchor}"), false),
        Href::File(path) => (host.page().link_to(path), false),
        Href::Page { path, anchor, .. } => {
            let link = host.page().link_to(path);
            (anchor.as_ref().map_or_else(|| link.clone(), |anchor| format!("{link}#{anchor}")), false)
        }
    }
}

/// A number that is no figure, with the markup in it.
fn wrapped_number<H: Host>(out: &mut Markup, host: Option<&H>, content: &[Inline]) {
    out.open("span", &[("class", "num")]);
    write(out, host, content);
    out.close("span");
}

/// A figure; `content` is how it is printed where that is marked up.
fn figure<H: Host>(out: &mut Markup, host: Option<&H>, citation: &Citation, content: &[Inline]) {
    let link = host.map(|host| host.figure_link(&citation.figure));
    linked(out, link.as_ref(), |out| match &citation.figure.observation {
        Observation::Amount(amount) => {
            let value = amount.value.normalize().to_string();
            out.open("data", &[("class", "num"), ("value", &value)]);
            match content {
                [] => out.text(citation.printed()),
                content => write(out, host, content),
            }
            out.close("data");
        }
        Observation::Missing(missing) => out.element("span", &[("class", "missing")], missing.name()),
    });
    if citation.figure.nature == Nature::Derived {
        out.element("span", &[("class", "mark")], Nature::Derived.name());
    }
}

/// A comparison. Where its words print both observations each leads to its own row; where they print the
/// difference alone that leads to the later observation's, and its card names both.
fn comparison<H: Host>(out: &mut Markup, host: Option<&H>, change: &Change) {
    let Some(host) = host else { return numeral::write(out, &change.text) };
    if let Some((before, between, after)) = operands(change) {
        out.text(before);
        operand(out, host, &change.from);
        out.text(between);
        operand(out, host, &change.to);
        return out.text(after);
    }
    let link = host.comparison_link(change);
    linked(out, Some(&link), |out| numeral::write(out, &change.text));
}

/// The words around the two observations, where both are printed in them: 由…降至….
fn operands(change: &Change) -> Option<(&str, &str, &str)> {
    let (before, rest) = change.text.split_once(change.from.printed())?;
    let (between, after) = rest.split_once(change.to.printed())?;
    Some((before, between, after))
}

fn operand<H: Host>(out: &mut Markup, host: &H, figure: &Figure) {
    let link = host.figure_link(figure);
    linked(out, Some(&link), |out| numeral::write(out, figure.printed()));
}

/// Something inside the link to its origin.
fn linked(out: &mut Markup, link: Option<&FigureLink>, inner: impl FnOnce(&mut Markup)) {
    let Some(link) = link else { return inner(out) };
    out.open("a", &[("class", "fig"), ("href", &link.href), ("data-card", &link.card)]);
    inner(out);
    out.close("a");
}
