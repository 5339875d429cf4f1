//! Where the links of a text lead, what they may not lead to, and who may not have which address.

use std::collections::BTreeSet;
use std::path::Path;

use tongbao::diagnostic::Severity;
use tongbao::render::{Options, Pages};
use tongbao::site::PagePath;

use crate::markup;
use crate::outputs::{follow_links, html};
use crate::sites::{copy_of, file, pages, project};

const MINIMAL: &str = "tests/sites/minimal";

/// The minimal site with one more plain page of this text.
fn with_page(text: &str) -> tempfile::TempDir {
    let site = copy_of(MINIMAL);
    std::fs::write(site.path().join("content/guide.md"), format!("---\ntitle: 指南\n---\n{text}\n")).unwrap();
    site
}

/// The errors of a site: code, file and message.
fn errors(root: &Path) -> Vec<String> {
    let built = tongbao::build(root, &Options::default());
    let all = built.diagnostics.sorted().into_iter().filter(|one| one.severity == Severity::Error);
    all.map(|one| {
        let path = built.diagnostics.path(one).unwrap_or_default();
        format!("{path} {} {}", one.code.id(), one.message.zh)
    })
    .collect()
}

#[test]
fn a_link_leads_to_whatever_the_site_has() {
    let targets = [
        ("/data/figures.csv", "../data/figures.csv"),
        ("data/figures.xlsx", "../data/figures.xlsx"),
        ("/data/datapackage.json", "../data/datapackage.json"),
        ("/charts/tongnan-trend.svg", "../charts/tongnan-trend.svg"),
        ("/charts/tongnan-2020-04-1.csv", "../charts/tongnan-2020-04-1.csv"),
        ("/charts/tongnan-trend.json", "../charts/tongnan-trend.json"),
        ("/feed.xml", "../feed.xml"),
        ("/tongnan/feed.json", "../tongnan/feed.json"),
        ("tongnan/data.json", "../tongnan/data.json"),
        ("/sources/tongnan-2020/coverage.json", "../sources/tongnan-2020/coverage.json"),
        ("/robots.txt", "../robots.txt"),
        ("tongnan/2020-04.md#s1", "../tongnan/2020-04/index.html#s1"),
        ("/tongnan/2020-04/#poverty-rate-2020-04", "../tongnan/2020-04/index.html#poverty-rate-2020-04"),
        ("tongnan/2020-04.md#tongnan-2020-04-1", "../tongnan/2020-04/index.html#tongnan-2020-04-1"),
        ("tongnan/_index.md#trends", "../tongnan/index.html#trends"),
        ("/old/tongnan", "../old/tongnan/index.html"),
        ("/data/#columns", "../data/index.html#columns"),
        ("/sources/tongnan-2020/#inventory", "../sources/tongnan-2020/index.html#inventory"),
        ("index.html#districts", "../index.html#districts"),
        ("#s1", "#s1"),
        ("guide.md#s2", "index.html#s2"),
    ];
    let links: Vec<String> = targets.iter().map(|(target, _)| format!("- [看]({target})")).collect();
    let site = with_page(&format!("## 一\n\n{}\n\n## 二\n\n字。", links.join("\n")));
    let pages = pages(site.path(), &Options::default());
    let tags = markup::tags(&file(&pages, "guide/index.html"));
    for (target, href) in targets {
        assert!(tags.iter().any(|tag| tag.get("href") == Some(href)), "{target} does not lead to {href}");
    }
    follow_links(&pages);
}

#[test]
fn a_link_to_anything_else_is_broken() {
    for (target, wanted) in [
        ("/data/figures.txt", "站内没有「data/figures.txt」"),
        ("/charts/tongnan-2020-04-9.svg", "站内没有「charts/tongnan-2020-04-9.svg」"),
        ("/tongnan/feed.rss", "站内没有「tongnan/feed.rss」"),
        ("/sitemap.xml", "站内没有「sitemap.xml」"),
        ("#nothing", "本页没有 #nothing 这个位置"),
        ("#table", "本页没有 #table 这个位置"),
        ("guide.md#s2", "本页没有小节 #s2"),
        ("tongnan/2020-04.md#basis", "那一页没有 #basis 这个位置"),
        ("tongnan/2020-04.md#poverty-rate-2020-05", "那一页没有 #poverty-rate-2020-05 这个位置"),
        ("tongnan/_index.md#table", "那一页没有 #table 这个位置"),
        ("/indicators/poverty-rate/#rows", "那一页没有 #rows 这个位置"),
        ("/periods/#s1", "那一页没有小节 #s1"),
        ("/data/figures.csv#rows", "那一页没有 #rows 这个位置"),
        ("/search/#finder", "那一页没有 #finder 这个位置"),
    ] {
        let site = with_page(&format!("## 一\n\n见[那里]({target})。"));
        assert_eq!(errors(site.path()), [format!("content/guide.md LINK-BROKEN {wanted}")], "{target}");
    }
}

/// Ids that no link is meant for: what a label, a script or a picture refers to on its own page.
fn is_technical(id: &str) -> bool {
    let controls = ["finder", "large-text", "larger-text", "contrast", "query"];
    let scripts = ["search", "search-status", "search-answers", "search-results", "search-more"];
    let pictures = ["-wide-t", "-wide-d", "-narrow-t", "-narrow-d"];
    controls.contains(&id) || scripts.contains(&id) || pictures.iter().any(|end| id.ends_with(end))
}

/// Holds what the address book says of every page against the page.
fn compare_anchors(pages: &Pages) {
    for (path, text) in html(pages) {
        let tags = markup::tags(&text);
        let there: BTreeSet<String> =
            markup::ids(&tags).into_iter().filter(|id| !is_technical(id)).map(str::to_owned).collect();
        let known: BTreeSet<String> = pages.anchors(&path).into_iter().collect();
        assert_eq!(known, there, "{path}");
    }
}

#[test]
fn every_place_on_a_page_is_known_and_no_other() {
    for site in [MINIMAL, "tests/sites/desk", "tests/sites/government", ""] {
        compare_anchors(&pages(&project(site), &Options::default()));
    }
}

#[test]
fn places_of_texts_that_are_built_otherwise_are_known_too() {
    let site = copy_of(MINIMAL);
    let content = site.path().join("content");
    let chart = "```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: 看\n```";
    let sections = "## 一\n\n## 二\n\n### 三\n\n## 四\n\n## 五\n\n> ## 引\n";
    let may = format!(
        "---\ntitle: 潼南区2020年5月脱贫攻坚进展通报\nperiod: 2020-05\nkind: 月通报\nas_of: 2020-05\n---\n\
        {sections}\n{chart}\n\n{chart}\n"
    );
    std::fs::write(content.join("tongnan/2020-05.md"), may).unwrap();
    let profile = std::fs::read_to_string(content.join("tongnan/_index.md")).unwrap();
    std::fs::write(content.join("tongnan/_index.md"), format!("{profile}\n{chart}\n")).unwrap();
    std::fs::create_dir(content.join("yubei")).unwrap();
    std::fs::write(content.join("yubei/_index.md"), "---\nname: 渝北区\ncode: \"500112\"\n---\n").unwrap();
    let corrected = "---\ntitle: 更正\nupdated:\n  - {at: 2020-06-01 09:00, what: 改了字}\n---\n字。\n";
    std::fs::write(content.join("corrected.md"), corrected).unwrap();
    assert_eq!(errors(site.path()), [""; 0]);
    let pages = tongbao::build(site.path(), &Options::default()).pages.unwrap();
    compare_anchors(&pages);
    let anchors = |page: &str| pages.anchors(&PagePath::page(page).unwrap());
    let may = anchors("tongnan/2020-05");
    for anchor in ["contents", "s4", "s5", "s2-1", "tongnan-2020-05-1", "tongnan-2020-05-2", "table"] {
        assert!(may.iter().any(|one| one == anchor), "{anchor}: {may:?}");
    }
    assert!(
        !anchors("tongnan").iter().any(|one| one == "tongnan-trend"),
        "the text shows that chart already"
    );
    assert_eq!(anchors("corrected"), ["main", "corrections"]);
    assert_eq!(anchors("yubei"), ["main"]);
}
