//! Every address stays inside the site: what is no address is refused, and the rest comes back as it went.

use std::path::{Component, Path};

use proptest::prelude::*;
use tongbao::site::PagePath;

/// What authors, attackers and other file systems call files.
const NAMES: [&str; 40] = [
    "..",
    ".",
    "",
    " ",
    "/",
    "//",
    "\\",
    "C:",
    "c:\\a",
    "%2e%2e",
    "%2f",
    "..;",
    "a.",
    "a ",
    ".a",
    "A",
    "Index.html",
    "con",
    "CON",
    "aux.html",
    "nul.tar.gz",
    "com1",
    "lpt9.txt",
    "prn",
    ".git",
    ".tongbao",
    "..\\..",
    "a\0b",
    "a\nb",
    "a\tb",
    "潼南",
    "e\u{301}",
    "\u{e9}",
    "a?b",
    "a#b",
    "a*b",
    "a|b",
    "a\"b",
    "\u{202e}a",
    "~",
];

#[test]
fn what_could_leave_the_site_or_mean_two_files_is_refused() {
    for name in NAMES {
        for path in [name.to_owned(), format!("tongnan/{name}"), format!("{name}/index.html")] {
            assert!(PagePath::new(path.as_str()).is_err(), "{path:?} was taken for an address");
        }
    }
    assert!(PagePath::new("a".repeat(201)).is_err() && PagePath::new("a/".repeat(300) + "a").is_err());
}

fn segment() -> impl Strategy<Value = String> {
    "[a-z0-9_-][a-z0-9_.-]{0,8}[a-z0-9_-]"
        .prop_filter("device names are refused", |s| PagePath::new(s.as_str()).is_ok())
}

fn address() -> impl Strategy<Value = PagePath> {
    prop::collection::vec(segment(), 1..6).prop_map(|parts| PagePath::new(parts.join("/")).unwrap())
}

fn resolve(from: &PagePath, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.as_str().split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn an_address_is_refused_or_lies_inside(text in prop_oneof![".{0,40}", "[a-zA-Z0-9./%\\\\ :-]{0,24}"]) {
        let Ok(path) = PagePath::new(text.as_str()) else { return Ok(()) };
        prop_assert_eq!(path.as_str(), &text, "an address is what was written");
        let inside = Path::new(path.as_str()).components().all(|part| matches!(part, Component::Normal(_)));
        prop_assert!(inside, "{path} leaves the site");
        prop_assert!(path.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./".contains(&b)));
        prop_assert!(PagePath::new(path.as_str()).is_ok_and(|again| again == path));
    }

    #[test]
    fn a_link_leads_where_it_was_meant_to(from in address(), to in address()) {
        let link = from.link_to(&to);
        prop_assert!(!link.starts_with('/') && !link.contains(':'), "{link}");
        prop_assert_eq!(resolve(&from, &link), Some(to.as_str().to_owned()));
    }

    #[test]
    fn a_folder_is_its_page(folder in address()) {
        let page = PagePath::page(folder.as_str()).unwrap();
        prop_assert_eq!(page.folder(), format!("{folder}/"));
        prop_assert_eq!(PagePath::page(page.folder()).unwrap(), page);
    }
}
