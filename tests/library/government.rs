//! A site with the government profile: its labels, its foot, its notices; and that no other site has any of it.

use std::collections::BTreeMap;

use tongbao::render::{Options, Pages};
use tongbao::site::PagePath;

use crate::markup;
use crate::sites::{self, copy_of, file, project};

const SITE: &str = "tests/sites/government";

fn pages() -> Pages {
    sites::pages(&project(SITE), &Options::default())
}

/// The labels of a page, in their order.
fn labels(pages: &Pages, path: &str) -> Vec<(String, String)> {
    let tags = markup::tags(&file(pages, path));
    let named = tags
        .iter()
        .filter(|tag| tag.name == "meta")
        .filter_map(|tag| Some((tag.get("name")?, tag.get("content")?)));
    let capital = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase());
    named
        .filter(|(name, _)| capital(name))
        .map(|(name, content)| (name.to_owned(), content.to_owned()))
        .collect()
}

fn links(pages: &Pages, path: &str) -> Vec<String> {
    let tags = markup::tags(&file(pages, path));
    tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href").map(str::to_owned)).collect()
}

#[test]
fn a_bulletin_has_the_labels_of_site_column_and_article() {
    let pages = pages();
    let expected = [
        ("SiteName", "示例区人民政府网"),
        ("SiteDomain", "www.example.gov.cn"),
        ("SiteIDCode", "5001520001"),
        ("ColumnName", "潼南区"),
        ("ColumnDescription", "潼南区的通报、最新数据和走势"),
        ("ColumnKeywords", "潼南区,通报,数据"),
        ("ColumnType", "工作动态"),
        ("ArticleTitle", "潼南区2020年4月脱贫攻坚进展通报"),
        ("PubDate", "2020-05-06 09:00"),
        ("ContentSource", "潼南区人民政府办公室（示例）"),
        ("Keywords", "脱贫攻坚"),
        ("Author", "值班编辑"),
        ("Description", "贫困发生率由0.6%降至0.06%，产业基地300余个。"),
        ("Url", "https://www.example.gov.cn/tongbao/tongnan/2020-04/"),
    ];
    assert_eq!(
        labels(&pages, "tongnan/2020-04/index.html"),
        expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
}

#[test]
fn every_page_has_the_labels_of_site_and_column() {
    let pages = pages();
    let kinds =
        |path: &str| labels(&pages, path).into_iter().find(|(name, _)| name == "ColumnType").unwrap().1;
    for path in pages.paths().map(PagePath::as_str).filter(|path| path.ends_with(".html")) {
        let names: Vec<_> = labels(&pages, path).into_iter().map(|(name, _)| name).take(7).collect();
        let wanted = [
            "SiteName",
            "SiteDomain",
            "SiteIDCode",
            "ColumnName",
            "ColumnDescription",
            "ColumnKeywords",
            "ColumnType",
        ];
        assert_eq!(names, wanted, "{path}");
    }
    assert_eq!(kinds("index.html"), "首页");
    assert_eq!(kinds("tongnan/index.html"), "工作动态");
    assert_eq!(kinds("indicators/poverty-rate/index.html"), "数据发布");
    assert_eq!(kinds("data/index.html"), "数据开放");
    assert_eq!(kinds("about/index.html"), "政策解读");
    assert_eq!(
        labels(&pages, "data/index.html")[4].1,
        "本区通报数据的下载",
        "the site's own words come first"
    );
}

#[test]
fn the_foot_has_what_it_must_and_the_way_is_worded() {
    let pages = pages();
    let page = file(&pages, "tongnan/2020-04/index.html");
    let links = links(&pages, "tongnan/2020-04/index.html");
    for text in [
        "党政机关网站标识",
        "我为政府网站找错",
        "站点地图",
        "渝ICP备00000000号-1",
        "渝公网安备50015200000000号",
        "网站标识码：5001520001",
        "023-00000000",
        "您当前的位置：",
    ] {
        assert_eq!(page.matches(text).count(), 1, "{text}");
    }
    let errors = "https://errors.example.gov.cn/report?site_code=5001520001&url=https%3A%2F%2Fwww.example.gov.cn%2Ftongbao%2Ftongnan%2F2020-04%2F";
    for link in [
        errors,
        "https://badge.example.gov.cn/certificate",
        "https://beian.miit.gov.cn/",
        "https://www.gov.cn/",
        "../../site-map/index.html",
    ] {
        assert!(links.iter().any(|one| one == link), "{link} in {links:?}");
    }
}

#[test]
fn the_address_of_the_badge_holds_the_code_of_the_site() {
    let site = copy_of(SITE);
    let settings = site.path().join("content/site.yml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let asked = text.replace("/certificate", "/certificate?id={site_id}&kind=1");
    std::fs::write(&settings, asked).unwrap();
    let pages = sites::pages(site.path(), &Options::default());
    for page in ["index.html", "search/index.html", "404.html"] {
        let links = links(&pages, page);
        let badge = "https://badge.example.gov.cn/certificate?id=5001520001&kind=1";
        assert!(links.iter().any(|link| link == badge), "{page}: {links:?}");
    }
}

#[test]
fn a_link_out_of_government_leads_through_a_notice() {
    let pages = pages();
    let links = links(&pages, "about/index.html");
    assert!(
        links.iter().any(|link| link == "https://www.gov.cn/zhengce/"),
        "another government site is linked directly"
    );
    assert!(links.iter().any(|link| link == "mailto:office@example.gov.cn"));
    assert!(!links.iter().any(|link| link.contains("example.org") || link.contains("friend.example.com")));
    let notices: Vec<_> = links.iter().filter_map(|link| link.strip_prefix("../leaving/")).collect();
    assert_eq!(notices.len(), 2, "{links:?}");
    let led: Vec<_> =
        notices.iter().flat_map(|notice| self::links(&pages, &format!("leaving/{notice}"))).collect();
    for url in ["https://manual.example.org/a?b=1&c=2", "https://friend.example.com/"] {
        assert!(led.iter().any(|link| link == url), "{url} in {led:?}");
    }
    let notice = file(&pages, &format!("leaving/{}", notices[0]));
    assert!(
        notice.contains("您访问的链接即将离开“示例区人民政府网”") && notice.contains("content=\"noindex\"")
    );
    assert!(
        !file(&pages, "sitemap.xml").contains("leaving/")
            && file(&pages, "sitemap.xml").contains("site-map/")
    );
}

/// A copy of the site whose `site.yml` was changed.
fn changed(change: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = copy_of(SITE);
    let settings = folder.path().join("content/site.yml");
    let text = change(&std::fs::read_to_string(&settings).unwrap());
    std::fs::write(settings, text).unwrap();
    folder
}

fn all(pages: &Pages) -> BTreeMap<String, Vec<u8>> {
    pages.paths().map(|path| (path.to_string(), pages.render(path).unwrap().unwrap())).collect()
}

#[test]
fn without_the_profile_none_of_it_appears() {
    let off = changed(|text| text.replace("profile: government\n", ""));
    let never = changed(|text| text.split_once("profile: government\n").unwrap().0.to_owned());
    let (off, never) = [off, never].map(|site| all(&sites::pages(site.path(), &Options::default()))).into();
    assert_eq!(off.keys().collect::<Vec<_>>(), never.keys().collect::<Vec<_>>());
    for (path, bytes) in &off {
        assert_eq!(Some(bytes), never.get(path), "{path}: keys that are turned off change nothing");
        let text = String::from_utf8_lossy(bytes);
        for word in [
            "SiteIDCode",
            "ColumnType",
            "PubDate",
            "我为政府网站找错",
            "您当前的位置",
            "leaving/",
            "site-map",
        ] {
            let style = path.ends_with(".css");
            assert!(style || !text.contains(word), "{path} contains {word}");
        }
    }
    let on: Vec<String> = all(&pages()).into_keys().filter(|path| !off.contains_key(path)).collect();
    assert!(on.iter().all(|path| path.starts_with("leaving/") || path == "site-map/index.html"), "{on:?}");
}

#[test]
fn its_pages_are_sound() {
    for (path, bytes) in all(&pages()).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(markup::bare_ampersands(&text), Vec::<&str>::new(), "{path}");
        let tags = markup::tags(&text);
        let mut ids = markup::ids(&tags);
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}: ids are unique");
    }
}

#[test]
fn no_page_of_an_author_replaces_the_map_or_a_notice() {
    let copy = copy_of(SITE);
    let notice = pages().paths().find(|path| path.as_str().starts_with("leaving/")).cloned().unwrap();
    let about = "---\ntitle: 说明\n---\n这里说明。\n";
    std::fs::write(copy.path().join("content/site-map.md"), about).unwrap();
    let old = format!("---\ntitle: 说明\naliases: [{}]\n---\n这里说明。\n", notice.folder());
    std::fs::write(copy.path().join("content/old.md"), old).unwrap();
    let built = tongbao::build(copy.path(), &Options::default());
    let said: Vec<_> = built.diagnostics.sorted().iter().map(|one| one.message.zh.clone()).collect();
    let taken = |address: &str| format!("网址 /{address} 留给自动生成的页面");
    assert_eq!(said, [taken(notice.folder()), taken("site-map/")]);
}
