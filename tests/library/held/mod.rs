//! What is not out leaves no trace: a site with a page of every state comes to what it comes to without them.

mod states;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use jiff::civil::{DateTime, date};
use tongbao::Built;
use tongbao::render::{Options, Pages};
use tongbao::site::{PagePath, State};

use crate::sites::copy_of;

const MINIMAL: &str = "tests/sites/minimal";

/// A bulletin that is not out: its state, month, the keys that make it so, and whether it has a value.
struct HeldBulletin {
    state: State,
    month: &'static str,
    keys: &'static str,
    value: &'static str,
}

const HELD: [HeldBulletin; 5] = [
    HeldBulletin { state: State::Draft, month: "2020-06", keys: "draft: true", value: "73911户" },
    HeldBulletin {
        state: State::Unreviewed,
        month: "2020-07",
        keys: "review: [{stage: 初审, by: 令狐, at: 2020-08-01}, {stage: 终审, by: 东郭, at: 2020-08-02}]",
        value: "73922户",
    },
    HeldBulletin {
        state: State::Embargoed,
        month: "2020-08",
        keys: "published: 2093-04-05 06:07",
        value: "73933户",
    },
    HeldBulletin {
        state: State::Withdrawn,
        month: "2020-09",
        keys: "withdrawn: {at: 2020-10-11 12:13, reason: 口径有误}",
        value: "73944户",
    },
    HeldBulletin {
        state: State::Empty, month: "2020-10", keys: "kind: 月通报", value: "{missing: 未报}"
    },
];

impl HeldBulletin {
    /// Han that stands nowhere else.
    fn han(&self) -> String {
        let last = match self.state {
            State::Draft => "甲",
            State::Unreviewed => "乙",
            State::Embargoed => "丙",
            State::Withdrawn => "丁",
            State::Empty | State::Published => "戊",
        };
        format!("槲栎{last}")
    }

    /// Letters that stand nowhere else.
    fn id(&self) -> String {
        format!("zq{}", self.state.key())
    }

    fn tokens(&self) -> Vec<String> {
        let value = self.value.starts_with('7').then(|| self.value.trim_end_matches('户').to_owned());
        [self.han(), self.id(), "令狐".to_owned(), "东郭".to_owned()].into_iter().chain(value).collect()
    }

    fn write(&self, root: &Path) {
        let Self { month, keys, value, .. } = self;
        let (han, id) = (self.han(), self.id());
        let drawn =
            if self.state == State::Empty { "贫困发生率".to_owned() } else { format!("{han}数") };
        let sentence = if self.state == State::Empty {
            String::new()
        } else {
            format!("{han}一共{{fig}}`{han}数`。\n\n")
        };
        let text = format!(
            "---\ntitle: {han}通报\nperiod: {month}\nsource: {id}-paper\naliases: [old/{id}]\n{keys}\n\
             keywords: [{han}]\nfigures:\n  {han}数: {value}\n---\n{sentence}## {han}\n\n![{han}]({id}.png)\n\n\
             [{han}]({id}.csv)\n\n```{{chart}}\nkind: trend\nindicator: {drawn}\ntitle: {han}\nid: {id}-chart\n```\n"
        );
        fs::write(root.join(format!("content/tongnan/{month}.md")), text).unwrap();
        fs::copy(root.join("content/tongnan/foto.png"), root.join(format!("content/tongnan/{id}.png")))
            .unwrap();
        fs::write(root.join(format!("content/tongnan/{id}.csv")), format!("{han},{value}\n")).unwrap();
        let printed = if value.starts_with('7') {
            format!("[{{n: 1, printed: {value}, use: figure}}]")
        } else {
            "[]".to_owned()
        };
        let source = format!(
            "id: {id}-paper\ntitle: {han}材料\nkind: 新闻\ndistrict: 潼南区\ndate: 2020-11-12\ninventory: {printed}\n"
        );
        fs::write(root.join(format!("seeds/{id}-paper.yml")), source).unwrap();
        let dictionary = root.join("content/indicators.yml");
        let known = fs::read_to_string(&dictionary).unwrap();
        let own = format!(
            "{han}数: {{id: {id}-index, unit: 户, group: {han}, better: higher, equals: {han}分 + {han}余}}\n\
             {han}分: {{id: {id}-part, unit: 户, group: {han}}}\n{han}余: {{id: {id}-rest, unit: 户, group: {han}}}\n"
        );
        fs::write(dictionary, known + &own).unwrap();
    }
}

/// The moment of the builds: after everything but the embargo.
fn options() -> Options {
    Options { base_url: Some("https://example.cn/tb/".to_owned()), now: NOW, ..Options::default() }
}

const NOW: DateTime = date(2021, 1, 2).at(3, 4, 0, 0);

fn built(root: &Path, options: &Options) -> (Built, BTreeMap<String, Vec<u8>>) {
    let mut built = tongbao::build(root, options);
    let codes: Vec<_> = built
        .diagnostics
        .sorted()
        .into_iter()
        .map(|problem| {
            format!("{} {:?} {}", problem.code.id(), built.diagnostics.path(problem), problem.message.zh)
        })
        .collect();
    let pages = built.pages.take().unwrap_or_else(|| panic!("{codes:#?}"));
    let files = rendered(&pages);
    built.pages = Some(pages);
    (built, files)
}

fn rendered(pages: &Pages) -> BTreeMap<String, Vec<u8>> {
    pages.paths().map(|path| (path.to_string(), pages.render(path).unwrap().unwrap())).collect()
}

fn with_held() -> tempfile::TempDir {
    let site = copy_of(MINIMAL);
    HELD.iter().for_each(|bulletin| bulletin.write(site.path()));
    site
}

/// The text of a file as it is, as its parts and with its escapes taken away.
fn texts(path: &str, bytes: &[u8]) -> Vec<String> {
    let mut all = vec![String::from_utf8_lossy(bytes).into_owned()];
    if path.ends_with(".xlsx") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut part = String::new();
            archive.by_index(at).unwrap().read_to_string(&mut part).unwrap();
            all.push(part);
        }
    }
    if path.ends_with(".json") {
        all.push(format!("{:#?}", serde_json::from_slice::<serde_json::Value>(bytes).unwrap()));
    }
    let plain: Vec<String> = all.iter().map(|text| unescaped(text)).collect();
    all.extend(plain);
    all
}

/// A text without percent escapes.
fn unescaped(text: &str) -> String {
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let escaped = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => (out.push(byte), at += 3),
            None => (out.push(*byte), at += 1),
        };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn what_is_not_out_leaves_the_site_as_it_is_without_it() {
    let (plain, site) = (copy_of(MINIMAL), with_held());
    let (without, expected) = built(plain.path(), &options());
    let (with, mut files) = built(site.path(), &options());
    let notice = files.remove("tongnan/2020-09/index.html").expect("a notice");
    let notice = String::from_utf8(notice).unwrap();
    assert!(notice.contains("2020年10月11日 12:13") && notice.contains("口径有误"), "{notice}");
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&files), names(&expected));
    for (path, bytes) in &files {
        assert!(
            Some(bytes) == expected.get(path),
            "{path} is not as it is without the pages that are not out"
        );
    }
    for token in HELD.iter().flat_map(HeldBulletin::tokens) {
        assert!(!notice.contains(&token), "the notice tells {token}");
        for (path, bytes) in &files {
            let all = texts(path, bytes);
            assert!(
                !path.contains(&token) && !all.iter().any(|text| text.contains(&token)),
                "{path} tells {token}"
            );
        }
    }
    let counts = |built: &Built| {
        let pages = built.pages.as_ref().unwrap();
        (pages.bulletins(), pages.figures(), pages.charts(), pages.pages(), pages.coverage().count())
    };
    assert_eq!(counts(&with), counts(&without));
    let held = |built: &Built| built.pages.as_ref().unwrap().site().held.clone();
    assert_eq!(held(&without), []);
    let states: Vec<State> = held(&with).iter().map(|page| page.standing.state).collect();
    assert_eq!(states, HELD.map(|bulletin| bulletin.state));
}

#[test]
fn what_is_still_to_come_is_there_when_it_is_asked_for() {
    let site = with_held();
    let (_, files) = built(site.path(), &Options { drafts: true, ..options() });
    for bulletin in &HELD {
        let is_there = bulletin.state != State::Withdrawn;
        for token in [bulletin.han(), bulletin.id()] {
            let told =
                files.iter().any(|(path, bytes)| texts(path, bytes).iter().any(|text| text.contains(&token)));
            assert_eq!(told, is_there, "{token}");
        }
    }
}

#[test]
fn an_embargo_ends_at_its_moment_and_not_a_minute_before() {
    let site = with_held();
    let address = PagePath::new("tongnan/2020-08/index.html").unwrap();
    for (minute, is_out) in [(6, false), (7, true), (8, true)] {
        let now = date(2093, 4, 5).at(6, minute, 0, 0);
        let (built, _) = built(site.path(), &Options { now, ..options() });
        let pages = built.pages.unwrap();
        assert_eq!(pages.contains(&address), is_out, "06:{minute:02}");
        let waits = pages.site().held.iter().any(|page| page.standing.state == State::Embargoed);
        assert_ne!(waits, is_out);
    }
}
