//! A change is said in one wording, wherever a reader meets it.

use std::fs;
use std::path::Path;

use tongbao::render::Options;

use crate::sites::{file, pages};

/// Unit, first and last reading, and what is said of them.
const CHANGES: [(&str, &str, &str, &str); 18] = [
    ("元", "3.5万元", "2万元", "减少1.5万元"),
    ("元", "1.2亿元", "1.85亿元", "增加0.65亿元"),
    ("元", "2.1万亿元", "2.3万亿元", "增加0.2万亿元"),
    ("元", "8600万元", "1.1亿元", "增加约2400万元"),
    ("亩", "9.1万亩", "8.75万亩", "减少0.35万亩"),
    ("亩", "980亩", "1.2万亩", "增加约1.1万亩"),
    ("‰", "7.1‰", "6.5‰", "下降0.6个千分点"),
    ("‰", "4.02‰", "5.3‰", "上升1.28个千分点"),
    ("%", "12.4%", "9.62%", "下降2.78个百分点"),
    ("%", "61.5%", "63.89%", "上升2.39个百分点"),
    ("百分点", "1.2个百分点", "0.9个百分点", "下降0.3个百分点"),
    ("户", "15495户", "15326户", "减少169户"),
    ("公里", "12.5公里", "30公里", "增加17.5公里"),
    ("人", "2.4万人", "2.4万人", "持平"),
    ("人", "381万人", "3809996人", "基本持平"),
    ("℃", "16.2℃", "17.5℃", "上升1.3℃"),
    ("微克/立方米", "40微克/立方米", "36微克/立方米", "下降4微克/立方米"),
    ("倍", "1.2倍", "3倍", "由1.2倍升至3倍"),
];
/// Letters that tell the indicators apart.
const NAMES: &str = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未";

fn name(at: usize) -> String {
    format!("项目{}", NAMES.chars().nth(at).unwrap())
}

fn write(root: &Path) {
    let put = |path: &str, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let all: Vec<String> = (0..CHANGES.len()).map(name).collect();
    put(
        "content/site.yml",
        format!(
            "title: 变化\npublisher: 编辑部\nowner_kind: institution\nlanguage: zh-CN\nheadline: [{}]\n",
            all.join(", ")
        ),
    );
    let indicators = CHANGES
        .iter()
        .enumerate()
        .map(|(at, (unit, ..))| format!("{}: {{id: item-{at}, unit: \"{unit}\", group: 全部}}\n", name(at)));
    put("content/indicators.yml", indicators.collect());
    put("content/jia/_index.md", "---\nname: 甲县\ncode: \"500991\"\n---\n甲县。\n".to_owned());
    for (period, reading) in [("2020-03", 0), ("2020-04", 1)] {
        let printed = |at: usize| [CHANGES[at].1, CHANGES[at].2][reading];
        let figures: String =
            (0..CHANGES.len()).map(|at| format!("  {}: {}\n", name(at), printed(at))).collect();
        let inventory: String = (0..CHANGES.len())
            .map(|at| {
                let (n, printed, of) = (at + 1, printed(at), name(at));
                format!("  - {{n: {n}, printed: {printed}, section: 数, use: figure, of: {of}@{period}}}\n")
            })
            .collect();
        put(
            &format!("seeds/jia-{period}.yml"),
            format!(
                "id: jia-{period}\ntitle: 报表\nkind: 统计数据\ndistrict: 甲县\ndate: {period}-28\nsections: [数]\ninventory:\n{inventory}"
            ),
        );
        let said = |at: usize| format!("{{change}}`{} 2020-03..2020-04`", name(at));
        let (mut summary, mut body) = ("三月。".to_owned(), "三月。\n".to_owned());
        if reading == 1 {
            summary = (0..CHANGES.len()).map(|at| format!("{}{}。", name(at), said(at))).collect();
            body = (0..CHANGES.len())
                .map(|at| {
                    format!(
                        "{0}{1}。\n\n```{{chart}}\nkind: trend\nindicator: {0}\ntitle: \"{0}{1}\"\n```\n\n",
                        name(at),
                        said(at)
                    )
                })
                .collect();
        }
        put(
            &format!("content/jia/{period}.md"),
            format!(
                "---\ntitle: 甲县{}月通报\nperiod: {period}\nkind: 月通报\nas_of: {period}\nsource: jia-{period}\nsummary: \"{summary}\"\nfigures:\n{figures}---\n{body}",
                &period[6..],
            ),
        );
    }
}

/// The text of a page without its tags.
fn text(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect()
}

#[test]
fn a_change_is_said_the_same_in_prose_card_table_picture_feed_and_download() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let pages = pages(folder.path(), &Options::default());
    let bulletin = file(&pages, "jia/2020-04/index.html");
    let prose = text(&bulletin);
    let district = text(&file(&pages, "jia/index.html"));
    let feed = file(&pages, "feed.json");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let (squeezed_prose, squeezed_district) = (squeezed(&prose), squeezed(&district));
    for (at, (_, from, to, words)) in CHANGES.iter().enumerate() {
        let subject = name(at);
        assert!(prose.contains(&format!("{subject}{words}。")), "prose: {subject}{words}");
        assert!(squeezed_prose.contains(&format!("{subject}{from}{to}{words}")), "table: {words}");
        assert!(squeezed_district.contains(&format!("比2020年3月{words}")), "card: {words}");
        assert!(feed.contains(&format!("{subject}{words}。")), "feed: {words}");
        let chart = format!("charts/jia-2020-04-{}", at + 1);
        let alt = format!("甲县{subject}2020年3月{from}、2020年4月{to}，{words}");
        let picture = file(&pages, &format!("{chart}.svg"));
        assert!(picture.contains(&format!("<title>{subject}{words}</title>")), "picture: {words}");
        assert!(bulletin.contains(&alt), "picture on the page: {alt}");
        let json = file(&pages, &format!("{chart}.json"));
        assert!(json.contains(&format!("{subject}{words}\"")), "download: {words} in {json}");
    }
}
