//! What a written target means: the file of a page, its folder, or an address as a reader sees it.

use crate::site::{PagePath, PathError};

/// Endings of the files that a site publishes; a last part with any other ending, or none, names a page.
const FILES: [&str; 14] =
    ["css", "csv", "html", "jpeg", "jpg", "js", "json", "pdf", "png", "svg", "txt", "webp", "xlsx", "xml"];

/// Why a target means nothing in a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetError {
    /// It climbs out of `content/`.
    Outside,
    /// It is no address.
    Path(PathError),
}

/// What a target means that is written on a page in `folder` (`tongnan`, or empty): a source file such as
/// `2020-04.md` and `../tongnan/_index.md`, or an address such as `/tongnan/2020-04/`, `/data/figures.csv` and
/// `index.html`. Its spelling alone decides, whatever the site has.
///
/// # Errors
/// When no site could have such an address.
pub fn parse(target: &str, folder: &str) -> Result<PagePath, TargetError> {
    let parts = join(target, folder).ok_or(TargetError::Outside)?;
    let is_folder = matches!(target.rsplit('/').next(), Some("" | "." | ".."));
    let path = match parts.split_last() {
        None => Ok(PagePath::home()),
        Some((&("index.html" | "_index.md" | "_index"), above)) if !is_folder => page(above),
        Some((last, above)) => match last.rsplit_once('.') {
            Some((stem, "md")) if !is_folder => page(&[above, &[stem]].concat()),
            Some((_, ending)) if !is_folder && FILES.contains(&ending) => PagePath::new(parts.join("/")),
            _ => page(&parts),
        },
    };
    path.map_err(TargetError::Path)
}

fn page(parts: &[&str]) -> Result<PagePath, PathError> {
    PagePath::page(&parts.join("/"))
}

/// The parts of a target from the root; `None` when it climbs higher than that.
fn join<'a>(target: &'a str, folder: &'a str) -> Option<Vec<&'a str>> {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts)
}

/// The file beside a page that a target names, from the root; `None` when it climbs higher than that. It may be no
/// address: a name in capitals is missed by the name that was written.
pub(crate) fn file(target: &str, folder: &str) -> Option<String> {
    join(target, folder).map(|parts| parts.join("/"))
}

/// An old address as a page gives it under `redirects`: a folder, or a file that ends in `.html`.
///
/// # Errors
/// When no site could have such an address.
pub(crate) fn redirect(written: &str) -> Result<PagePath, PathError> {
    let path = written.trim_matches('/');
    match path {
        "" => Err(PathError::Empty),
        path if path.ends_with(".html") => PagePath::new(path),
        path => PagePath::page(path),
    }
}

/// The file that a server gives for the path of a request.
#[cfg(feature = "serve")]
pub(crate) fn at_url(path: &str) -> Option<PagePath> {
    let path = path.strip_prefix('/')?;
    if path.is_empty() || path.ends_with('/') { PagePath::page(path) } else { PagePath::new(path) }.ok()
}

/// The files under `content/` that would make a page of this address, the likelier one first.
#[must_use]
pub fn documents_of(page: &PagePath) -> [String; 2] {
    let folder = page.folder().trim_end_matches('/');
    [format!("{folder}.md"), format!("{folder}/_index.md")]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(target: &str) -> String {
        match parse(target, "yunyang") {
            Ok(path) => path.to_string(),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn a_target_is_understood_by_its_spelling() {
        for (target, expected) in [
            ("2021-03.md", "yunyang/2021-03/index.html"),
            ("./2021-03.md", "yunyang/2021-03/index.html"),
            ("../wushan/2021-03.md", "wushan/2021-03/index.html"),
            ("../wushan/_index.md", "wushan/index.html"),
            ("../wushan/_index", "wushan/index.html"),
            ("_index.md", "yunyang/index.html"),
            ("my_index.md", "yunyang/my_index/index.html"),
            ("index.html", "yunyang/index.html"),
            ("/index.html", "index.html"),
            ("..", "index.html"),
            (".", "yunyang/index.html"),
            ("/", "index.html"),
            ("/notes.md", "notes/index.html"),
            ("/wushan/2021-q1/", "wushan/2021-q1/index.html"),
            ("/wushan/2021-q1", "wushan/2021-q1/index.html"),
            ("/wushan/2021-q1/index.html", "wushan/2021-q1/index.html"),
            ("/data/figures.xlsx", "data/figures.xlsx"),
            ("/charts/wushan-trend.svg", "charts/wushan-trend.svg"),
            ("feed.xml", "yunyang/feed.xml"),
            ("/feed.xml.md", "feed.xml/index.html"),
            ("/feed.xml/", "feed.xml/index.html"),
            ("/v1.2", "v1.2/index.html"),
            ("plan.pdf", "yunyang/plan.pdf"),
            ("../..", "Outside"),
            ("Notes.md", "Path(Character('N'))"),
            ("a.md?x=1", "Path(Character('?'))"),
        ] {
            assert_eq!(parsed(target), expected, "{target}");
        }
    }

    #[test]
    fn an_old_address_is_a_folder_or_a_page_of_html() {
        let redirected = |written| redirect(written).map(|path| path.to_string());
        assert_eq!(redirected("/was/2018-11/").unwrap(), "was/2018-11/index.html");
        assert_eq!(redirected("was/2018-11.html").unwrap(), "was/2018-11.html");
        assert!(redirected("/").is_err() && redirected("Was").is_err());
    }

    proptest! {
        #[test]
        fn every_address_is_what_its_own_spelling_means(
            parts in prop::collection::vec("[a-z0-9][a-z0-9-]{0,7}", 1..4),
            ending in prop::sample::select(FILES.to_vec()),
        ) {
            let page = PagePath::page(&parts.join("/")).unwrap();
            prop_assert_eq!(parse(&format!("/{}", page.folder()), "x").unwrap(), page.clone());
            prop_assert_eq!(parse(&format!("/{page}"), "x").unwrap(), page.clone());
            for document in documents_of(&page) {
                prop_assert_eq!(parse(&document, "").unwrap(), page.clone());
            }
            let file = PagePath::new(format!("{}.{ending}", parts.join("/"))).unwrap();
            prop_assert_eq!(parse(&format!("/{file}"), "x").unwrap(), file);
        }
    }
}
