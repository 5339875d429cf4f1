//! What disks and editors do to a folder while its site is previewed: after each of it the preview shows what a fresh
//! build of the folder comes to.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use super::preview::{Preview, status};

const BULLETIN: &str = "content/jia/2020-04.md";
const PAGE: &str = "/jia/2020-04/";
const TITLE: &str = "甲县2020年4月通报";

/// Saves the bulletin with another title.
fn retitle(preview: &Preview, title: &str) {
    let text = preview.read(BULLETIN);
    let line = text.lines().find(|line| line.starts_with("title:")).unwrap();
    preview.write(BULLETIN, &text.replace(line, &format!("title: {title}")));
}

#[test]
fn folders_that_were_not_there_at_the_start_are_watched_when_they_come() {
    let preview = Preview::start();
    let style = "body { color: teal }\n";
    fs::create_dir_all(preview.path("templates/assets")).unwrap();
    preview.write("templates/assets/tongbao.css", style);
    preview.equals_a_fresh_build();
    preview.write("templates/assets/tongbao.css", "body { color: navy }\n");
    preview.equals_a_fresh_build();
    preview.rename("templates", "templates-off");
    preview.equals_a_fresh_build();
    preview.rename("templates-off", "templates");
    preview.write("templates/assets/tongbao.css", style);
    preview.equals_a_fresh_build();
}

#[test]
fn the_content_goes_and_comes_back() {
    let preview = Preview::start();
    for _ in 0..2 {
        preview.rename("content", "elsewhere");
        preview.equals_a_fresh_build();
        assert!(preview.get(PAGE).contains(TITLE), "the last good page stands");
        preview.rename("elsewhere", "content");
        preview.equals_a_fresh_build();
    }
    let bulletin = preview.read(BULLETIN);
    let rest = ["content/site.yml", "content/indicators.yml", "content/jia/_index.md"];
    let kept = rest.map(|path| (path, preview.read(path)));
    fs::remove_dir_all(preview.path("content")).unwrap();
    preview.equals_a_fresh_build();
    fs::create_dir_all(preview.path("content/jia")).unwrap();
    kept.iter().for_each(|(path, text)| preview.write(path, text));
    preview.write(BULLETIN, &bulletin.replace(TITLE, "又回来的通报"));
    preview.soon(PAGE, |page| page.contains("又回来的通报"));
    preview.equals_a_fresh_build();
    retitle(&preview, "回来以后再存");
    preview.soon(PAGE, |page| page.contains("回来以后再存"));
}

#[test]
fn a_renamed_folder_is_followed() {
    let preview = Preview::start();
    preview.rename("content/jia", "content/yi");
    preview.soon("/yi/2020-04/", |page| page.contains(TITLE));
    preview.equals_a_fresh_build();
    assert_eq!(status(&preview.get(PAGE)), 404);
    let text = preview.read("content/yi/2020-04.md");
    preview.write("content/yi/2020-04.md", &text.replace(TITLE, "改名后的一存"));
    preview.soon("/yi/2020-04/", |page| page.contains("改名后的一存"));
    preview.rename("content/yi", "content/jia");
    preview.equals_a_fresh_build();
    retitle(&preview, "改回来的一存");
    preview.soon(PAGE, |page| page.contains("改回来的一存"));
}

#[test]
fn what_editors_leave_beside_a_file_builds_nothing() {
    let preview = Preview::start();
    preview.equals_a_fresh_build();
    let before = preview.generation();
    for leftover in
        ["4913", ".2020-04.md.swp", "2020-04.md~", "~$2020-04.xlsx", "#2020-04.md#", ".~lock.a.csv#"]
    {
        preview.write(&format!("content/jia/{leftover}"), "x");
    }
    fs::create_dir(preview.path("site")).unwrap();
    preview.write("site/index.html", "x");
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(preview.generation(), before);
    // As vim saves: the old file becomes the backup, a new one is written, the backup goes.
    let text = preview.read(BULLETIN);
    preview.rename(BULLETIN, "content/jia/2020-04.md~");
    preview.write(BULLETIN, &text.replace(TITLE, "用 vim 存盘"));
    fs::remove_file(preview.path("content/jia/2020-04.md~")).unwrap();
    preview.soon(PAGE, |page| page.contains("用 vim 存盘"));
    preview.equals_a_fresh_build();
}

#[test]
fn a_clock_that_was_set_back_hides_no_change() {
    let preview = Preview::start();
    let text = preview.read(BULLETIN);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for title in ["甲县2020年四月通报", "甲县2020年五月通报"] {
        // The same length and the same time as before.
        preview.write(BULLETIN, &text.replace(TITLE, title));
        File::options().write(true).open(preview.path(BULLETIN)).unwrap().set_modified(long_ago).unwrap();
        preview.soon(PAGE, |page| page.contains(title));
        preview.equals_a_fresh_build();
    }
}

#[test]
fn saves_that_come_faster_than_builds_end_with_the_last_one() {
    let preview = Preview::of(crate::sites::copy_of_own());
    let pages = ["tongnan/2020-04", "banan/2020-04", "fengjie/2020-03"];
    let there: Vec<(String, String)> = pages
        .iter()
        .map(|page| format!("content/{page}.md"))
        .filter(|path| preview.path(path).exists())
        .map(|path| (path.clone(), preview.read(&path)))
        .collect();
    assert!(!there.is_empty());
    for save in 0..12 {
        let (path, text) = &there[save % there.len()];
        preview.write(path, &format!("{text}\n{}存了这么多遍。\n", "又".repeat(save + 1)));
        std::thread::sleep(Duration::from_millis(40 * (save as u64 % 4)));
    }
    preview.equals_a_fresh_build();
    let (path, _) = &there[11 % there.len()];
    let page = path.strip_prefix("content").unwrap().replace(".md", "/");
    assert!(preview.get(&page).contains(&format!("{}存了这么多遍", "又".repeat(12))));
}

#[test]
fn a_saved_page_shows_its_own_errors_before_and_after_the_whole() {
    let preview = Preview::start();
    let text = preview.read(BULLETIN);
    preview.write(BULLETIN, &text.replace("900户", "901户"));
    preview.equals_a_fresh_build();
    preview.write(BULLETIN, &text.replace("period: 2020-04", "period: 二〇二〇"));
    preview.equals_a_fresh_build();
    preview.write("content/site.yml", "title: [\n");
    preview.equals_a_fresh_build();
    preview.write(BULLETIN, &text);
    preview.equals_a_fresh_build();
    let settings =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/base/content/site.yml"));
    preview.write("content/site.yml", &settings.unwrap());
    preview.equals_a_fresh_build();
    assert!(preview.get(PAGE).contains(TITLE));
}

#[test]
fn a_project_that_is_removed_and_made_anew_is_followed() {
    let preview = Preview::start();
    for round in ["第一遍", "第二遍"] {
        let elsewhere = preview.path("").with_extension("new");
        crate::sites::copy(&preview.path(""), &elsewhere);
        fs::remove_dir_all(preview.path("")).unwrap();
        fs::rename(&elsewhere, preview.path("")).unwrap();
        preview.equals_a_fresh_build();
        retitle(&preview, &format!("甲县2020年4月通报{round}"));
        preview.soon(PAGE, |page| page.contains(round));
    }
}
