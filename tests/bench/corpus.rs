//! A site of any size, the same one every time: the generator behind the timed comparisons.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Districts share the bulletins; a district has at most this many months.
const MONTHS: usize = 72;
/// Counts that every bulletin reports beside the rate and the registered poor.
const COUNTS: [(&str, &str, &str); 12] = [
    ("帮扶人员", "helpers", "人"),
    ("产业基地", "bases", "个"),
    ("公益性岗位", "jobs", "个"),
    ("技能培训人数", "trained", "人"),
    ("危房改造户", "houses", "户"),
    ("饮水解决人口", "water", "人"),
    ("送教上门学生", "home-teaching", "人"),
    ("医疗救助人次", "medical-aid", "人次"),
    ("专业合作社", "cooperatives", "家"),
    ("硬化道路", "roads", "公里"),
    ("产业资金", "funds", "元"),
    ("种植面积", "area", "亩"),
];

/// Writes a site of `bulletins` bulletins under `root`.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn write(root: &Path, bulletins: usize) -> io::Result<()> {
    fs::create_dir_all(root.join("content"))?;
    fs::create_dir_all(root.join("seeds"))?;
    fs::write(root.join("content/site.yml"), SITE)?;
    fs::write(root.join("content/indicators.yml"), dictionary())?;
    let mut number = 0;
    for district in 0..bulletins.div_ceil(MONTHS) {
        let slug = format!("d{district:04}");
        let folder = root.join("content").join(&slug);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("_index.md"), profile(district))?;
        for month in 0..MONTHS.min(bulletins - number) {
            let period = format!("{}-{:02}", 2015 + month / 12, month % 12 + 1);
            let page = Page { district, month, slug: &slug, period: &period };
            fs::write(folder.join(format!("{period}.md")), page.bulletin())?;
            fs::write(root.join(format!("seeds/{slug}-{period}.yml")), page.source())?;
            number += 1;
        }
    }
    Ok(())
}

const SITE: &str =
    "title: 规模测试\npublisher: 测试编辑部\nheadline: [贫困发生率, 建档立卡人口]\ntrend: 贫困发生率\n";

fn dictionary() -> String {
    let mut text = String::from(concat!(
        "贫困发生率: {id: poverty-rate, unit: \"%\", better: lower, range: 0..100, group: 脱贫进度}\n",
        "建档立卡户: {id: registered-households, unit: 户, group: 脱贫进度}\n",
        "建档立卡人口: {id: registered-persons, unit: 人, group: 脱贫进度, households: 建档立卡户, includes: [饮水解决人口]}\n",
        "已脱贫人口: {id: out-persons, unit: 人, group: 脱贫进度, cumulative: true}\n",
        "未脱贫人口: {id: persons-left, unit: 人, group: 脱贫进度, equals: 建档立卡人口 - 已脱贫人口}\n",
    ));
    for (name, id, unit) in COUNTS {
        let _ = writeln!(text, "{name}: {{id: {id}, unit: {unit}, group: 帮扶措施}}");
    }
    text
}

fn profile(district: usize) -> String {
    format!(
        "---\nname: 第{district}测试区\ncode: \"{}\"\n---\n这是为测速生成的地区，没有真实数据。\n",
        500_000 + district % 10_000
    )
}

struct Page<'a> {
    district: usize,
    month: usize,
    slug: &'a str,
    period: &'a str,
}

impl Page<'_> {
    /// A number that depends on the page and `salt` alone.
    fn number(&self, salt: usize, low: usize, high: usize) -> usize {
        let mixed = (self.district * 7919 + self.month * 104_729 + salt * 1_299_709) % 1_000_003;
        low + mixed % (high - low)
    }

    fn registered(&self) -> usize {
        40_000 + self.district % 1000
    }

    fn out(&self) -> usize {
        self.registered() - 20_000 + self.month * 250
    }

    fn rate(&self) -> String {
        format!("{}.{:02}%", (MONTHS - self.month) / 10, (MONTHS - self.month) % 10 * 10 + 5)
    }

    fn values(&self) -> Vec<(&'static str, String)> {
        let mut values = vec![
            ("贫困发生率", self.rate()),
            ("建档立卡户", format!("{}户", self.registered() / 3)),
            ("建档立卡人口", format!("{}人", self.registered())),
            ("已脱贫人口", format!("{}人", self.out())),
        ];
        values.extend(
            COUNTS
                .iter()
                .enumerate()
                .map(|(salt, (name, _, unit))| (*name, format!("{}{unit}", self.number(salt, 10, 9000)))),
        );
        values
    }

    fn bulletin(&self) -> String {
        let Self { slug, period, district, .. } = self;
        let mut text = format!(
            "---\ntitle: \"第{district}测试区{period}进展通报：贫困发生率{{fig}}`贫困发生率`\"\nperiod: {period}\nkind: 月通报\nas_of: {period}\nsource: {slug}-{period}\nsummary: \"已脱贫{{fig}}`已脱贫人口`，贫困发生率{{fig}}`贫困发生率`。\"\nfigures:\n",
        );
        for (name, value) in self.values() {
            let _ = writeln!(text, "  {name}: {{value: {value}, at: 正文}}");
        }
        text.push_str("---\n全区建档立卡人口{fig}`建档立卡人口`，其中{fig}`已脱贫人口`已经脱贫，尚有{fig}`未脱贫人口`未脱贫，贫困发生率为{fig}`贫困发生率`。\n\n");
        text.push_str("```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: \"贫困发生率降至{fig}`贫困发生率`\"\n```\n\n");
        for (part, pair) in COUNTS.chunks(2).enumerate() {
            let _ = writeln!(text, "## 第{}部分\n", part + 1);
            for (name, _, _) in pair {
                let _ = writeln!(
                    text,
                    "本月**{name}**为{{fig}}`{name}`，按照统一口径逐村核对后汇总上报，与上月相比没有口径变化。\n"
                );
            }
        }
        text.push_str("```{figures}\ngroup: 帮扶措施\ntitle: 帮扶措施数据\n```\n");
        text
    }

    fn source(&self) -> String {
        let Self { slug, period, district, .. } = self;
        let mut text = format!(
            "id: {slug}-{period}\ntitle: 第{district}测试区{period}报表\nkind: 统计数据\ndate: {period}-28\nsections: [正文]\ninventory:\n"
        );
        for (n, (_, value)) in self.values().into_iter().enumerate() {
            let _ = writeln!(text, "  - {{n: {}, printed: {value}, section: 正文, use: figure}}", n + 1);
        }
        text
    }
}
