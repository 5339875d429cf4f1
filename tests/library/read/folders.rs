//! Which files are taken, which are missing, and which have no place.
use super::*;
use tongbao::read::{AssetKind, Value};

#[test]
fn a_site_is_read_into_its_parts() {
    let dir = site();
    put(dir.path(), "content/tongnan/_index.md", page("潼南"));
    put(dir.path(), "content/tongnan/2020-04.md", page("四月"));
    put(dir.path(), "content/tongnan/table.csv", "年,人\r\n");
    put(dir.path(), "content/tongnan/map.png", include_bytes!("../../../src/read/picture/samples/3x2.png"));
    put(dir.path(), "seeds/tongnan.yml", "id: tongnan\n");
    put(dir.path(), "templates/base.html", "<p>");
    put(dir.path(), "templates/fonts/a.woff2", [0, 1]);
    let (tree, diagnostics) = read_site(dir.path());
    assert_eq!(problems(&diagnostics), []);
    assert_eq!(tree.settings.unwrap().path, "site.yml");
    assert_eq!(tree.dictionary.unwrap().path, "indicators.yml");
    let documents: Vec<_> = tree.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(documents, ["tongnan/2020-04.md", "tongnan/_index.md"]);
    assert_eq!(diagnostics.sources.text(tree.documents[0].body), "正文\n");
    assert!(
        matches!(&tree.documents[0].front.value, Value::Mapping(entries) if entries[0].key.text == "title")
    );
    assert_eq!(tree.sources[0].path, "tongnan.yml");
    let assets: Vec<_> = tree.assets.iter().map(|asset| (asset.path.as_str(), asset.kind)).collect();
    let picture = AssetKind::Picture { width: 3, height: 2 };
    assert_eq!(assets, [("tongnan/map.png", picture), ("tongnan/table.csv", AssetKind::Attachment)]);
    let templates: Vec<_> = tree.templates.iter().map(|t| (t.path.as_str(), t.source.is_some())).collect();
    assert_eq!(templates, [("base.html", true), ("fonts/a.woff2", false)]);
}

#[test]
fn leftovers_of_editors_and_systems_are_passed_over() {
    let dir = site();
    for path in [
        ".DS_Store",
        "Thumbs.db",
        "a/.#x.md",
        "a/~$报告.docx",
        "x.md~",
        ".x.md.swp",
        ".obsidian/x.md",
        "#x.md#",
    ] {
        put(dir.path(), &format!("content/{path}"), [0xff]);
    }
    put(dir.path(), "README.md", "outside the three folders");
    assert_eq!(found(&dir), []);
}

#[test]
fn what_is_missing_is_named() {
    let dir = TempDir::new().unwrap();
    assert_eq!(found(&dir), one(Code::ReadMissing, "content"));
    assert_eq!(problems(&read_site(&dir.path().join("nowhere")).1), one(Code::ReadMissing, "content"));
    fs::create_dir(dir.path().join("content")).unwrap();
    let both =
        ["content/indicators.yml", "content/site.yml"].map(|path| (Code::ReadMissing, path.to_owned()));
    assert_eq!(found(&dir), both);
    put(dir.path(), "content/site.yml", "title: x\n");
    assert_eq!(found(&dir), one(Code::ReadMissing, "content/indicators.yml"));
}

#[test]
fn files_that_do_not_belong_are_named() {
    for (path, code) in [
        ("content/tongnan/a.svg", Code::ReadActive),
        ("content/a.html", Code::ReadActive),
        ("content/notes.txt", Code::ReadStray),
        ("content/a.docx", Code::ReadStray),
        ("content/tongnan/indicators.yml", Code::ReadStray),
        ("seeds/a.yaml", Code::ReadStray),
        ("seeds/x/a.yml", Code::ReadStray),
        ("content/A.md", Code::ReadName),
        ("content/2020年4月.md", Code::ReadName),
        ("content/a b.png", Code::ReadName),
        ("content/a.png", Code::ReadContent),
    ] {
        let dir = site();
        put(dir.path(), path, page("x"));
        assert_eq!(found(&dir), one(code, path));
    }
}

#[test]
fn a_folder_with_an_odd_name_is_named_once() {
    let dir = site();
    put(dir.path(), "content/潼南/a.md", page("x"));
    put(dir.path(), "content/潼南/b.md", page("y"));
    assert_eq!(found(&dir), one(Code::ReadName, "content/潼南"));
}

#[test]
fn names_that_differ_in_case_only_are_named_as_twins() {
    let dir = site();
    put(dir.path(), "content/a.md", page("x"));
    put(dir.path(), "content/A.md", page("y"));
    let (tree, diagnostics) = read_site(dir.path());
    assert_eq!(tree.documents.len(), 1);
    assert!(
        diagnostics.sorted()[0].help[0].zh.contains("已经有「a.md」"),
        "{:?}",
        diagnostics.sorted()[0].help
    );
}

#[test]
fn folders_too_deep_are_refused() {
    let dir = site();
    put(dir.path(), &format!("content/{}a.md", "x/".repeat(14)), page("x"));
    assert_eq!(found(&dir), []);
    put(dir.path(), &format!("content/{}a.md", "x/".repeat(30)), page("x"));
    assert_eq!(found(&dir), one(Code::ReadLimit, &format!("content/{}x", "x/".repeat(15))));
}

#[test]
fn huge_files_are_refused_before_they_are_opened() {
    for path in ["content/a.md", "content/a.pdf", "seeds/a.yml", "templates/a.html"] {
        let dir = site();
        put(dir.path(), path, "");
        let file = fs::OpenOptions::new().write(true).open(dir.path().join(path)).unwrap();
        file.set_len(1 << 40).unwrap();
        // No machine holds a tebibyte: one that was read after all would end the test.
        assert_eq!(found(&dir), one(Code::ReadLimit, path));
    }
}

#[test]
fn the_order_of_the_disk_does_not_show() {
    let names: Vec<String> = (0..40).map(|n| format!("content/d{}/p{n:02}.md", n % 3)).collect();
    let outcome = |order: Vec<&String>| {
        let dir = site();
        for name in order {
            put(dir.path(), name, format!("---\ntitle: {name}\ntitle: 二\n---\n"));
        }
        let (tree, diagnostics) = read_site(dir.path());
        (format!("{:?}", tree.documents), format!("{:?}", diagnostics.sorted()))
    };
    assert_eq!(outcome(names.iter().collect()), outcome(names.iter().rev().collect()));
}
