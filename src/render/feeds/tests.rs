//! Tests of the feeds: dates that authors declared, ids that outlive addresses, text that stays text.

use std::sync::Arc;

use jiff::civil::{DateTime, date};

use super::*;
use crate::site::testing::inline;
use crate::site::{FeedFormat, FileAddress, Page, Settings, Site, Update};

fn district(slug: &str, code: &str) -> Arc<District> {
    Arc::new(District { order: 1, ..District::sample(slug, "潼南区", Some(code)) })
}

fn bulletin(district: &Arc<District>, month: i8, published: Option<DateTime>) -> Bulletin {
    let period = format!("2020-{month:02}");
    let page = Page {
        title: inline("产业 & <b>就业</b>"),
        keywords: vec!["脱贫".to_owned()],
        ..Page::sample(&format!("{}/{period}", district.slug))
    };
    Bulletin { published, ..Bulletin::sample(page, district, &period) }
}

fn site(bulletins: Vec<Bulletin>) -> Site {
    let settings =
        Settings { title: "通报".to_owned(), publisher: "编辑部".to_owned(), ..Settings::default() };
    Site { settings, bulletins, ..Site::default() }
}

fn atom(site: &Site, base_url: Option<&str>) -> String {
    String::from_utf8(
        Feed::of(&site.settings, None, site.bulletins.iter(), base_url)
            .atom(&FileAddress::Feed(None, FeedFormat::Atom).path()),
    )
    .unwrap()
}

fn items(site: &Site, base_url: Option<&str>) -> Vec<serde_json::Value> {
    let bytes = Feed::of(&site.settings, None, site.bulletins.iter(), base_url)
        .json(&FileAddress::Feed(None, FeedFormat::Json).path());
    let file: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    file["items"].as_array().unwrap().clone()
}

#[test]
fn a_change_has_the_date_its_author_declares() {
    let tongnan = district("tongnan", "500152");
    let mut corrected = bulletin(&tongnan, 4, Some(date(2020, 5, 6).at(9, 0, 0, 0)));
    assert_eq!(dates::stamp(last_change(&corrected)), "2020-05-06T09:00:00+08:00");
    corrected.page.updates =
        vec![Update { at: date(2020, 5, 8).at(10, 30, 0, 0), what: "更正".to_owned() }];
    assert_eq!(dates::stamp(last_change(&corrected)), "2020-05-08T10:30:00+08:00");
    assert_eq!(dates::stamp(last_change(&bulletin(&tongnan, 2, None))), "2020-02-29T00:00:00+08:00");
}

#[test]
fn newest_first_and_text_stays_text() {
    let tongnan = district("tongnan", "500152");
    let feed = atom(&site(vec![bulletin(&tongnan, 3, None), bulletin(&tongnan, 4, None)]), None);
    insta::assert_snapshot!(feed);
}

#[test]
fn an_id_outlives_host_and_folder() {
    let before = site(vec![bulletin(&district("tongnan", "500152"), 4, None)]);
    let after = site(vec![bulletin(&district("tn", "500152"), 4, None)]);
    let (old, new) = (items(&before, None), items(&after, Some("https://example.cn/")));
    assert_eq!(old[0]["id"], new[0]["id"]);
    assert_eq!(old[0]["url"], "tongnan/2020-04/index.html");
    assert_eq!(new[0]["url"], "https://example.cn/tn/2020-04/");
}

#[test]
fn a_district_feed_holds_its_own_bulletins_and_links_from_where_it_lies() {
    let (tongnan, yubei) = (district("tongnan", "500152"), district("yubei", "500112"));
    let site = site(vec![bulletin(&tongnan, 4, None), bulletin(&yubei, 4, None)]);
    let bytes = Feed::of(&site.settings, Some(&yubei), site.bulletins.iter().skip(1), None)
        .json(&FileAddress::Feed(Some(yubei.slug.clone()), FeedFormat::Json).path());
    let file: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let urls: Vec<_> = file["items"].as_array().unwrap().iter().map(|entry| &entry["url"]).collect();
    assert_eq!(urls, ["2020-04/index.html"]);
    assert_eq!(file.get("feed_url"), None, "a relative feed_url would be wrong");
}

#[test]
fn a_feed_without_bulletins_is_still_a_feed() {
    assert!(atom(&site(Vec::new()), None).contains("<updated>1970-01-01T00:00:00+08:00</updated>"));
}
