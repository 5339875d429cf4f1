//! Every link inside the site leads to a page of the site.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Lost};
use crate::model::{Block, Href, Inline, Page, PagePath, Picture, Site};
use crate::say;
use crate::source::Span;

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut known = site.generated();
    known.extend(site.authored().flat_map(|page| page.aliases.iter().chain([&page.path])).cloned());
    let mut targets = Vec::new();
    site.authored().for_each(|page| of_page(page, &mut targets));
    targets
        .into_iter()
        .filter(|(path, _)| !leads(path, &known))
        .map(|(path, span)| broken(path, span, &known))
        .collect()
}

/// Whether a target is a page's source file, its folder or its address.
fn leads(target: &str, known: &BTreeSet<PagePath>) -> bool {
    let path = target.trim_matches('/');
    let path = path.strip_suffix("index.html").or(path.strip_suffix(".md")).unwrap_or(path);
    let path = match path.strip_suffix("_index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    [PagePath::page(path), PagePath::new(path)].into_iter().flatten().any(|path| known.contains(&path))
}

fn broken(path: &str, span: Span, known: &BTreeSet<PagePath>) -> Diagnostic {
    let problem =
        Diagnostic::new(Code::LinkBroken, say!("站内没有「{path}」", "there is no `{path}` on this site"))
            .at(span, say!("这个链接打不开", "this link leads nowhere"));
    let problem = sources_of(path).into_iter().fold(problem, |problem, file| problem.misses(file));
    let near = known
        .iter()
        .map(|page| page.folder().trim_end_matches('/'))
        .map(|page| (strsim::damerau_levenshtein(path.trim_end_matches(".md"), page), page))
        .filter(|(far, page)| !page.is_empty() && *far <= page.chars().count().div_ceil(3))
        .min();
    match near {
        Some((_, near)) => problem.help(say!("是不是 /{near}？", "did you mean /{near}?")),
        None => problem.help(say!(
            "写目标文件的相对路径，例如 ../tongnan/2020-04.md，或从根写起的 /about.md",
            "write the file's relative path such as ../tongnan/2020-04.md, or /about.md from the root"
        )),
    }
}

/// The files whose loss explains that a page is not there.
fn sources_of(path: &str) -> [Lost; 3] {
    let page = path.trim_matches('/').trim_end_matches(".md");
    let district = page.split('/').next().unwrap_or_default();
    [
        Lost::content(&format!("{page}.md")),
        Lost::content(&format!("{page}/_index.md")),
        Lost::content(&format!("{district}/_index.md")),
    ]
}

type Targets<'a> = Vec<(&'a str, Span)>;

fn of_page<'a>(page: &'a Page, out: &mut Targets<'a>) {
    of_inlines(&page.title, out);
    of_inlines(&page.summary, out);
    of_blocks(&page.body.blocks, out);
}

fn of_blocks<'a>(blocks: &'a [Block], out: &mut Targets<'a>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => of_inlines(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, out)),
            Block::Quote(inner) => of_blocks(inner, out),
            Block::Table(table) => {
                table
                    .head
                    .iter()
                    .chain(table.rows.iter().flatten())
                    .for_each(|cell| of_inlines(&cell.content, out));
            }
            Block::Picture(picture) => of_picture(picture, out),
            Block::Chart(chart) => {
                [Some(&chart.title), Some(&chart.caption), chart.alt.as_ref()]
                    .into_iter()
                    .flatten()
                    .for_each(|content| of_inlines(content, out));
            }
            Block::Figures(table) => of_inlines(&table.title, out),
            Block::Note(note) => {
                [&note.title, &note.text].into_iter().for_each(|content| of_inlines(content, out))
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn of_inlines<'a>(content: &'a [Inline], out: &mut Targets<'a>) {
    for inline in content {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => of_inlines(inner, out),
            Inline::Link { href, content } => {
                if let Href::Internal { path, span, .. } = href {
                    out.push((path, *span));
                }
                of_inlines(content, out);
            }
            Inline::Picture(picture) => of_picture(picture, out),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Figure(_)
            | Inline::Change(_)
            | Inline::Literal(_) => {}
        }
    }
}

fn of_picture<'a>(picture: &'a Picture, out: &mut Targets<'a>) {
    of_inlines(&picture.alt, out);
    of_inlines(&picture.caption, out);
}
