//! Every link inside the site leads to a page of the site.

use std::collections::BTreeSet;

use super::mentions::{self, Mention};
use crate::diagnostic::{Code, Diagnostic, Lost};
use crate::model::{Href, PagePath, Site};
use crate::say;
use crate::source::Span;

/// Every address outside the site that a page or a source leads to.
pub(crate) fn elsewhere(site: &Site) -> BTreeSet<String> {
    let mentions = site.authored().flat_map(mentions::of).filter_map(|mention| match mention {
        Mention::Elsewhere(url) => Some(url.to_owned()),
        _ => None,
    });
    let sources = site.sources.iter().filter_map(|source| match &source.url {
        Some(Href::External(url)) => Some(url.clone()),
        _ => None,
    });
    mentions.chain(sources).collect()
}

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut known = site.generated();
    known.extend(site.authored().flat_map(|page| page.aliases.iter().chain([&page.path])).cloned());
    let mentions: Vec<(&PagePath, Vec<Mention<'_>>)> =
        site.authored().map(|page| (&page.path, mentions::of(page))).collect();
    let headings: BTreeSet<(&PagePath, &str)> = mentions
        .iter()
        .flat_map(|(page, all)| {
            all.iter().filter_map(|one| match one {
                Mention::Heading(id) => Some((*page, *id)),
                _ => None,
            })
        })
        .collect();
    let links = mentions.iter().flat_map(|(_, all)| all).filter_map(|mention| match mention {
        Mention::Page { path, anchor, span } => Some((*path, *anchor, *span)),
        _ => None,
    });
    links
        .filter_map(|(path, anchor, span)| match leads(path).find(|page| known.contains(page)) {
            None => Some(broken(path, span, &known)),
            Some(page) => {
                let section = anchor.filter(|anchor| is_section(anchor))?;
                let there = headings.contains(&(&page, section)) || !is_authored(site, &page);
                (!there).then(|| no_section(section, span))
            }
        })
        .collect()
}

/// Sections are numbered `s1`, `s1-2`; other anchors are made by the pages themselves.
fn is_section(anchor: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    anchor.strip_prefix('s').is_some_and(|counts| counts.split('-').all(number))
}

fn is_authored(site: &Site, path: &PagePath) -> bool {
    site.authored().any(|page| page.path == *path)
}

fn no_section(section: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LinkBroken,
        say!("那一页没有小节 #{section}", "that page has no section #{section}"),
    )
    .at(span, say!("这个链接只能到页首", "this link leads to the top of the page only"))
    .help(say!(
        "小节按标题的先后编号：第一个 ## 是 s1，它下面的第二个 ### 是 s1-2；数一数，或删去 # 后面的部分",
        "sections are counted by headings: the first ## is s1, the second ### under it s1-2; count again or drop the anchor"
    ))
}

/// The addresses that a target may mean: a page's source file, its folder or its address.
fn leads(target: &str) -> impl Iterator<Item = PagePath> {
    let path = target.trim_matches('/');
    let path = path.strip_suffix("index.html").or(path.strip_suffix(".md")).unwrap_or(path);
    let path = match path.strip_suffix("_index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    [PagePath::page(path), PagePath::new(path)].into_iter().flatten()
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
