//! Every page, from a small site: what it must say, and that no text of an author becomes markup.

mod fixture;

use fixture::{Stage, site};

use super::*;
use crate::site::PagePath;

/// Every page of the site on the stage, by name.
fn pages(stage: &Stage) -> Vec<(&'static str, String)> {
    let (render, site) = (stage.render(), stage.checked.site());
    let old = PagePath::page("old/path").unwrap();
    let all = [
        ("home", home(render)),
        ("district", district(render, &site.profiles[0])),
        ("without", district(render, &site.profiles[1])),
        ("earlier", bulletin(render, &site.bulletins[0])),
        ("bulletin", bulletin(render, &site.bulletins[1])),
        ("indicators", indicators(render)),
        ("indicator", indicator(render, &site.dictionary.indicators[1])),
        ("periods", periods(render)),
        ("period", period(render, &site.bulletins[1].period)),
        ("guarantees", overview(render, "guarantees", "").unwrap()),
        ("sources", sources(render)),
        ("source", source(render, &site.sources[0])),
        ("plain", plain(render, &site.pages[0])),
        ("data", data(render)),
        ("search", search(render)),
        ("not-found", not_found(render)),
        ("redirect", redirect(render, &old, &site.bulletins[1].page.path)),
    ];
    all.into_iter().map(|(name, page)| (name, page.unwrap())).collect()
}

fn page(name: &str) -> String {
    let stage = Stage::of(site("潼南区"));
    pages(&stage).into_iter().find(|(other, _)| *other == name).unwrap().1
}

/// Markup without the spans that keep numerals whole: how many there are is a matter of the text.
fn without_numerals(html: &str) -> String {
    let mut pieces = html.split("<span class=\"num\">");
    let first = pieces.next().unwrap_or_default().to_owned();
    first + &pieces.map(|piece| piece.replacen("</span>", "", 1)).collect::<String>()
}

/// Tags and attribute names, without any text or value.
fn skeleton(html: &str) -> Vec<String> {
    let html = without_numerals(html);
    let tags = html.split('<').skip(1).map(|rest| rest.split_once('>').map_or(rest, |(tag, _)| tag));
    tags.map(|tag| tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")).collect()
}

/// What a chart is drawn with. Its text is broken into as many lines as it needs, so that payloads of
/// different lengths have different tags, but never others than these.
const PICTURE_TAGS: &[&str] = &[
    "svg", "title", "desc", "style", "g", "rect", "line", "path", "circle", "polygon", "polyline", "text",
    "tspan",
];

/// A page without its pictures, and the pictures.
fn split_pictures(page: &str) -> (String, String) {
    let (mut text, mut pictures) = (String::new(), String::new());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<svg") {
        let (picture, after) = after.split_once("</svg>").unwrap();
        text.push_str(before);
        pictures.push_str(&format!("<svg{picture}</svg>"));
        rest = after;
    }
    (text + rest, pictures)
}

#[test]
fn a_payload_changes_no_tag_of_any_page() {
    let plain = pages(&Stage::of(site("x")));
    for payload in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' x='",
        "</title>",
        "{{ 7*7 }}{% x %}",
    ] {
        for ((name, page), (_, plain)) in pages(&Stage::of(site(payload))).into_iter().zip(&plain) {
            let ((page, pictures), (plain, _)) = (split_pictures(&page), split_pictures(plain));
            assert_eq!(skeleton(&page), skeleton(&plain), "{name} with {payload}");
            for tag in skeleton(&pictures) {
                let tag = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap();
                assert!(PICTURE_TAGS.contains(&tag), "{name} draws <{tag}> with {payload}");
            }
        }
    }
}

#[test]
fn every_page_needs_nobody_and_can_be_walked() {
    for (name, page) in pages(&Stage::of(site("潼南区"))) {
        assert!(
            page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"),
            "{name}"
        );
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert_eq!(page.matches("<main ").count(), 1, "{name}");
        assert!(page.contains("<html lang=\"zh-CN\">") && page.contains("class=\"skip\""), "{name}");
        // JSON-LD is data, and one script is loaded by every page; the one for lost addresses loads it by another.
        let lost = name == "not-found";
        let scripts = page.matches("<script").count();
        let ending =
            if lost { "assets/lost.js\" type=\"module\"></script>" } else { ".js\" defer></script>" };
        let known = page.matches(ending).count() + page.matches("application/ld+json").count();
        let own = page.matches("assets/tongbao.js\" defer").count();
        assert_eq!((scripts, own), (known, usize::from(!lost)), "{name}");
        // The vocabulary of linked data has this name, and nobody fetches it.
        let page = page.replace("\"@context\":\"https://schema.org\"", "");
        for word in ["<style", "http://", "https://", " style=", "src=\"/", "href=\"/"] {
            // Nobody knows how high above a lost address the root lies.
            let rooted = lost && word.ends_with('/') && !word.contains(':');
            assert!(rooted || !page.contains(word), "{name} contains {word}");
        }
    }
}

#[test]
fn anchors_on_a_page_are_unique_and_every_local_link_has_one() {
    for (name, page) in pages(&Stage::of(site("潼南区"))) {
        let mut ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name} has an id twice");
        for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&link), "{name} links to #{link}");
        }
    }
}

#[test]
fn a_figure_in_prose_carries_its_value_and_leads_to_its_row() {
    let page = page("bulletin");
    let cited =
        "<a class=\"fig\" href=\"#poverty-rate-2020-04\"><data class=\"num\" value=\"0.06\">0.06%</data></a>";
    assert!(page.contains(cited));
    assert!(page.contains("<tr id=\"poverty-rate-2020-04\">"));
}

#[test]
fn a_table_in_the_text_has_its_rows_without_their_anchors() {
    let page = page("bulletin");
    let inset = page.split("<div class=\"inset").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(inset.contains("0.06%") && inset.contains("value-zero") && !inset.contains("<tr id="));
}

#[test]
fn a_bulletin_says_what_changed_and_where_its_date_comes_from() {
    let page = page("bulletin");
    assert!(page.contains("下降0.54个百分点"));
    assert!(page.contains("2020年4月（按原文推定）"));
    assert!(page.contains("发布</dt><dd>未标注"));
    assert!(page.contains("上一期") && !page.contains("下一期</span>"));
}

#[test]
fn a_district_without_a_rate_says_so_in_a_sentence() {
    assert!(
        page("without").contains("渝北区2020年4月的贫困发生率为「未公布」，所以没有趋势图；未公布不等于零。")
    );
    assert!(!page("district").contains("所以没有趋势图"));
}

#[test]
fn zero_target_not_published_and_absent_look_different() {
    let home = page("home");
    for class in ["value-zero", "value-not-published", "value-absent"] {
        assert!(home.contains(class), "{class}");
    }
    assert!(page("indicator").contains("<span class=\"mark\">目标</span>"));
    assert!(page("indicator").contains("<span class=\"value value-absent\">未收录</span>"));
}

#[test]
fn a_source_shows_what_was_taken_from_it_and_what_was_not() {
    let page = page("source");
    assert!(page.contains("<tr class=\"use-age\"><td class=\"right\">5</td><th scope=\"row\" class=\"right\">48岁</th><td>年龄</td>"));
    assert!(page.contains("href=\"../../tongnan/2020-04/index.html#poverty-rate-2020-04\">贫困发生率</a>"));
}

#[test]
fn the_page_for_lost_addresses_links_from_the_root_when_it_is_known() {
    let mut site = site("潼南区");
    site.settings.base_url = Some("https://example.cn/sub/".to_owned());
    let stage = Stage::of(site);
    let page = not_found(stage.render()).unwrap();
    assert!(page.contains("href=\"https://example.cn/sub/assets/tongbao.css\""));
    assert!(page.contains("src=\"https://example.cn/sub/assets/tongbao.js\" defer"));
    assert!(!page.contains("lost.js") && !page.contains("href=\"/") && !page.contains("../"));
    let page = home(stage.render()).unwrap();
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.cn/sub/\">"));
    assert!(page.contains("href=\"assets/tongbao.css\""));
}

#[test]
fn a_redirect_leads_on() {
    insta::assert_snapshot!(page("redirect").split("<main").nth(1).unwrap().split("</main>").next().unwrap());
    assert!(
        page("redirect")
            .contains("<meta http-equiv=\"refresh\" content=\"0; url=../../tongnan/2020-04/index.html\">")
    );
}
