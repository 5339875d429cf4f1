//! What a site comes to: its files as a list, its links followed, its downloads read back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use tongbao::render::{Options, Pages};
use tongbao::site::PagePath;

use crate::markup;
use crate::sites::{copy_of, file, pages, project};

const MINIMAL: &str = "tests/sites/minimal";

fn minimal() -> PathBuf {
    project(MINIMAL)
}

/// The site with the status page and the rankings switched on.
fn desk() -> PathBuf {
    project("tests/sites/desk")
}

/// The minimal site, the one of the editor's desk, and the site this project publishes.
fn sites() -> [PathBuf; 3] {
    [minimal(), desk(), project("")]
}

pub(super) fn html(pages: &Pages) -> BTreeMap<PagePath, String> {
    let html = pages.paths().filter(|path| path.as_str().ends_with(".html"));
    html.map(|path| (path.clone(), file(pages, path.as_str()))).collect()
}

#[test]
fn the_plan_of_a_small_site() {
    let pages = pages(&minimal(), &Options::default());
    let plan: Vec<_> = pages.paths().map(PagePath::as_str).collect();
    insta::assert_snapshot!(plan.join("\n"));
    assert_eq!((pages.bulletins(), pages.len()), (1, plan.len()));
}

#[test]
fn every_address_of_the_plan_has_bytes_and_the_same_ones_each_time() {
    let (one, two) = (pages(&minimal(), &Options::default()), pages(&minimal(), &Options::default()));
    for path in one.paths() {
        let bytes = one.render(path).expect("planned").unwrap_or_else(|error| panic!("{error}"));
        assert!(!bytes.is_empty(), "{path} is empty");
        assert_eq!(Some(bytes), two.render(path).map(Result::unwrap), "{path} differs");
    }
    assert!(one.render(&PagePath::new("nowhere.html").unwrap()).is_none());
}

#[test]
fn every_link_leads_to_a_file_of_the_plan_and_to_a_place_on_it() {
    sites().iter().for_each(|site| follow_links(&pages(site, &Options::default())));
}

pub(super) fn follow_links(pages: &Pages) {
    let html = html(pages);
    let parsed: BTreeMap<_, _> =
        html.iter().map(|(path, text)| (path.as_str(), markup::tags(text))).collect();
    for (page, tags) in &parsed {
        let targets = tags.iter().flat_map(|tag| [tag.get("href"), tag.get("src")]).flatten();
        for target in targets.filter(|target| !is_elsewhere(target)) {
            let (path, anchor) =
                target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
            let path = if path.is_empty() { (*page).to_owned() } else { resolved(page, path) };
            let known = PagePath::new(path.as_str()).is_ok_and(|path| pages.contains(&path));
            assert!(known, "{page} links to {target}, which is no file of the site");
            let Some(anchor) = anchor else { continue };
            let ids = parsed.get(path.as_str()).map(|tags| markup::ids(tags)).unwrap_or_default();
            assert!(ids.contains(&anchor), "{page} links to {target}, and there is no such place");
        }
    }
}

/// Other sites are linked to on purpose; what a page may not do is load from them.
fn is_elsewhere(target: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme))
}

/// The file that a link leads to. The page for lost addresses is shown anywhere: its links begin at the root, where a
/// browser that is led higher stays.
fn resolved(page: &str, link: &str) -> String {
    if page != "404.html" {
        return joined(page, link);
    }
    let file = link.trim_start_matches("../").trim_start_matches('/');
    let is_folder = file.is_empty() || file.ends_with('/');
    if is_folder { format!("{file}index.html") } else { file.to_owned() }
}

fn joined(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => _ = parts.pop().expect("a link that leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn pages_need_nobody_and_hold_no_markup_of_their_own() {
    let all = sites().map(|site| html(&pages(&site, &Options::default())));
    for (path, text) in all.into_iter().flatten() {
        assert_eq!(markup::bare_ampersands(&text), Vec::<&str>::new(), "{path}");
        for tag in markup::tags(&text) {
            let loads = tag.name != "a" && (tag.get("href").is_some() || tag.get("src").is_some());
            let target = tag.get("href").or(tag.get("src")).unwrap_or_default();
            let canonical = tag.get("rel") == Some("canonical");
            assert!(
                !loads || canonical || !(is_elsewhere(target) || target.starts_with("//")),
                "{path} loads {target}"
            );
            assert!(tag.name != "style" && tag.get("style").is_none(), "{path} has an inline style");
            let data = tag.get("type") == Some("application/ld+json");
            assert!(tag.name != "script" || data || tag.get("src").is_some(), "{path} has an inline script");
            assert!(!tag.attributes.iter().any(|(name, _)| name.starts_with("on")), "{path} has a handler");
        }
    }
}

#[test]
fn the_page_for_lost_addresses_looks_for_its_files_at_several_heights() {
    let page = file(&pages(&desk(), &Options::default()), "404.html");
    let tags = markup::tags(&page);
    let sheets =
        tags.iter().filter(|tag| tag.get("rel") == Some("stylesheet")).filter_map(|tag| tag.get("href"));
    let heights = ["", "../", "../../", "../../../", "../../../../", "../../../../../", "/"];
    assert_eq!(sheets.collect::<Vec<_>>(), heights.map(|up| format!("{up}assets/tongbao.css")));
    let scripts: Vec<_> = tags.iter().filter(|tag| tag.get("src").is_some()).collect();
    assert!(scripts.iter().all(|tag| tag.get("type") == Some("module")), "one address runs once");
    assert!(
        scripts.iter().filter_map(|tag| tag.get("src")).eq(heights.map(|up| format!("{up}assets/lost.js")))
    );
    let links = tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href"));
    assert!(links.clone().all(|link| link.starts_with(['/', '#'])), "{:?}", links.collect::<Vec<_>>());
}

#[test]
fn an_id_stands_once_on_a_page() {
    let all = sites().map(|site| html(&pages(&site, &Options::default())));
    for (path, text) in all.into_iter().flatten() {
        let tags = markup::tags(&text);
        let ids = markup::ids(&tags);
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
    }
}

#[test]
fn the_figures_of_a_small_site() {
    let pages = pages(&minimal(), &Options::default());
    insta::assert_snapshot!(
        file(&pages, "data/figures.csv").replace("\r\n", "\n").trim_start_matches('\u{feff}')
    );
    let json: serde_json::Value = serde_json::from_str(&file(&pages, "data/figures.json")).unwrap();
    assert_eq!(json["rows"].as_array().unwrap().len(), pages.figures());
    let derived = json["rows"].as_array().unwrap().iter().find(|row| row["nature"] == "derived").unwrap();
    assert_eq!(derived["derivation"]["formula"], "建档立卡人口 − 已脱贫人口");
    assert_eq!(derived["derivation"]["operands"][1]["printed"], "53010人");
}

#[test]
fn a_site_that_knows_its_address_names_it() {
    let options = Options { base_url: Some("https://example.cn/tongbao".to_owned()), ..Options::default() };
    let pages = pages(&minimal(), &options);
    assert!(file(&pages, "robots.txt").ends_with("\nSitemap: https://example.cn/tongbao/sitemap.xml\n"));
    let sitemap = file(&pages, "sitemap.xml");
    let bulletin =
        "<loc>https://example.cn/tongbao/tongnan/2020-04/</loc><lastmod>2020-05-08T10:30:00+08:00</lastmod>";
    assert!(sitemap.contains(bulletin), "{sitemap}");
    assert_eq!(sitemap.matches("<loc>").count(), pages.pages());
    assert!(!sitemap.contains("old/tongnan") && !sitemap.contains("404"), "only pages are listed");
    assert!(file(&pages, "feed.xml").contains("href=\"https://example.cn/tongbao/tongnan/2020-04/\""));
    assert_eq!(file(&pages, "robots.txt").matches("example.cn").count(), 1);
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let tags = markup::tags(&file(&pages(&minimal(), &Options::default()), "old/tongnan/index.html"));
    let refresh = tags.iter().find(|tag| tag.get("http-equiv") == Some("refresh")).expect("a refresh");
    let canonical = tags.iter().find(|tag| tag.get("rel") == Some("canonical")).expect("a canonical address");
    assert_eq!(canonical.get("href"), Some("../../tongnan/2020-04/index.html"));
    assert!(refresh.get("content").unwrap().ends_with("url=../../tongnan/2020-04/index.html"), "{refresh:?}");
    assert!(
        tags.iter().any(|tag| tag.name == "a" && tag.get("href") == Some("../../tongnan/2020-04/index.html"))
    );
}

#[test]
fn a_draft_leaves_no_trace_until_it_is_asked_for() {
    let site = copy_of(MINIMAL);
    let draft = "---\ntitle: 潼南区2020年5月脱贫攻坚进展通报\nperiod: 2020-05\nkind: 月通报\nas_of: 2020-05\n\
        source: tongnan-2020\nsummary: 草稿\ndraft: true\nfigures:\n  产业基地: 300余个\n---\n未完。\n\n\
        ```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: 贫困发生率由0.6%降至0.06%\n```\n";
    std::fs::write(site.path().join("content/tongnan/2020-05.md"), draft).unwrap();
    let (with, without) = (Options { drafts: true, ..Options::default() }, Options::default());
    let (shown, hidden) = (pages(site.path(), &with), pages(site.path(), &without));
    assert_eq!((shown.bulletins(), hidden.bulletins()), (2, 1));
    let address = PagePath::new("tongnan/2020-05/index.html").unwrap();
    let chart = PagePath::new("charts/tongnan-2020-05-1.svg").unwrap();
    for path in [&address, &chart] {
        assert!(shown.contains(path) && !hidden.contains(path), "{path}");
    }
    for path in hidden.paths() {
        let bytes = hidden.render(path).unwrap().unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("2020-05/"), "{path} tells of the draft");
    }
    let plain = pages(&minimal(), &without);
    assert_eq!(plain.paths().collect::<Vec<_>>(), hidden.paths().collect::<Vec<_>>());
}

#[test]
fn a_draft_district_takes_its_folder_and_a_draft_its_pictures_with_it() {
    let site = copy_of(MINIMAL);
    let content = site.path().join("content");
    std::fs::create_dir(content.join("yubei")).unwrap();
    std::fs::write(
        content.join("yubei/_index.md"),
        "---\nname: 渝北区\ncode: \"500112\"\ndraft: true\n---\n",
    )
    .unwrap();
    let bulletin = std::fs::read_to_string(content.join("tongnan/2020-04.md")).unwrap();
    std::fs::write(content.join("yubei/2020-04.md"), bulletin.replace("old/tongnan", "old/yubei")).unwrap();
    std::fs::copy(content.join("tongnan/foto.png"), content.join("yubei/foto.png")).unwrap();
    let about = "---\ntitle: 草稿\ndraft: true\n---\n![总图](map.png)\n";
    std::fs::write(content.join("plan.md"), about).unwrap();
    std::fs::copy(content.join("tongnan/foto.png"), content.join("map.png")).unwrap();
    let seed = std::fs::read_to_string(site.path().join("seeds/tongnan-2020.yml")).unwrap();
    let seed = seed.replace("tongnan-2020", "yubei-2020").replace("district: 潼南区", "district: 渝北区");
    std::fs::write(site.path().join("seeds/yubei-2020.yml"), seed).unwrap();
    let (with, without) = (Options { drafts: true, ..Options::default() }, Options::default());
    let (shown, hidden) = (pages(site.path(), &with), pages(site.path(), &without));
    for path in
        ["yubei/index.html", "yubei/2020-04/index.html", "yubei/foto.png", "plan/index.html", "map.png"]
    {
        let path = PagePath::new(path).unwrap();
        assert!(shown.contains(&path) && !hidden.contains(&path), "{path}");
    }
    let plain = pages(&minimal(), &without);
    assert_eq!(plain.paths().collect::<Vec<_>>(), hidden.paths().collect::<Vec<_>>());
}
