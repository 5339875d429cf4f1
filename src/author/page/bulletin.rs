//! A new bulletin: its front matter with every figure still unreported, and a body that reads well before and after.

use std::fmt::Write as _;

use crate::author::Writing;
use crate::author::yaml::scalar;
use crate::quantity::Period;

/// How many indicators lead the summary.
const LEADING: usize = 3;

/// An indicator to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRow {
    /// Its name.
    pub indicator: String,
    /// The heading of its group.
    pub group: String,
    /// The period and the printed value when it was last given: `0.06%`, or the kind of missing value.
    pub last: Option<(Period, String)>,
}

/// A bulletin to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBulletin {
    /// The folder of its district.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The period it reports.
    pub period: Period,
    /// 月通报 …
    pub kind: String,
    /// The id of the source its figures will come from.
    pub source: String,
    /// Kept out of the site for now.
    pub draft: bool,
    /// The indicators, those of one group together.
    pub rows: Vec<IndicatorRow>,
    /// Names of the indicators that lead the site.
    pub headline: Vec<String>,
    /// The lines of its chart, without the fence.
    pub chart: Option<String>,
}

/// The default kind of a bulletin of this period.
pub(in crate::author) fn kind(period: &Period) -> &'static str {
    match period {
        Period::Month(..) => "月通报",
        Period::Quarter(..) => "季通报",
        Period::Half(..) => "半年通报",
        Period::Year(_) => "年通报",
        Period::Day(_) | Period::Range(..) => "专题通报",
    }
}

impl NewBulletin {
    /// The file.
    #[must_use]
    pub fn writing(&self) -> Writing {
        let path = format!("content/{}/{}.md", self.slug, self.period.slug());
        Writing { path, text: format!("---\n{}---\n{}", self.front(), self.body()) }
    }

    fn front(&self) -> String {
        let Self { title, period, kind, source, .. } = self;
        let (title, kind, source) = (scalar(title, false), scalar(kind, false), scalar(source, false));
        let key = period.key();
        let mut text =
            format!("title: {title}\nperiod: {key}\nkind: {kind}\nas_of: {key}   # 数据截至什么时候\n");
        if self.draft {
            text.push_str("draft: true   # 草稿不发布；写好了删去这一行\n");
        }
        let _ = writeln!(text, "source: {source}   # 数据出自 seeds/{}.yml 登记的材料", self.source);
        text.push_str("# published: 2020-05-06 09:00   # 发布那天填上时间，去掉行首的 #\n");
        if let Some(summary) = self.summary() {
            let _ = writeln!(text, "summary: \"{summary}\"");
        }
        text.push_str(REVIEW);
        text.push_str(&self.figures());
        text
    }

    /// Reads well before and after the figures are given: 贫困发生率未报, 贫困发生率0.06%.
    fn summary(&self) -> Option<String> {
        let leads = |row: &&IndicatorRow| self.headline.contains(&row.indicator);
        let mut leading: Vec<&IndicatorRow> = self.rows.iter().filter(leads).collect();
        if leading.is_empty() {
            leading = self.rows.iter().collect();
        }
        let parts: Vec<String> =
            leading.iter().take(LEADING).map(|row| format!("{0}{{fig}}`{0}`", row.indicator)).collect();
        (!parts.is_empty()).then(|| format!("{}。", parts.join("，")))
    }

    fn figures(&self) -> String {
        let mut text = String::from(FIGURES);
        let mut group = None;
        for IndicatorRow { indicator, group: own, last } in &self.rows {
            if group.replace(own) != Some(own) {
                let _ = writeln!(text, "  # {own}");
            }
            let last =
                last.as_ref().map(|(period, printed)| format!("   # 上期（{}）：{printed}", period.key()));
            let _ = writeln!(
                text,
                "  {}: {{missing: 未报}}{}",
                scalar(indicator, false),
                last.unwrap_or_default()
            );
        }
        text
    }

    fn body(&self) -> String {
        let mut text = String::new();
        if let Some(chart) = &self.chart {
            let _ = write!(text, "```{{chart}}\n{chart}```\n");
        }
        let mut groups: Vec<&str> = self.rows.iter().map(|row| row.group.as_str()).collect();
        groups.dedup();
        for group in groups {
            let name = scalar(group, false);
            let blank = if text.is_empty() { "" } else { "\n" };
            let _ = write!(text, "{blank}## {group}\n\n```{{figures}}\ngroup: {name}\ntitle: {name}\n```\n");
        }
        text
    }
}

/// The review, to be filled in.
const REVIEW: &str = "\
# 三审三校：谁在哪天审的，审一道去掉一个 #。三审不能是同一个人；姓名只留在这里，不会发布。
# review:
#   - {stage: 初审, by: 姓名, at: 2020-05-06}
#   - {stage: 复审, by: 姓名, at: 2020-05-06}
#   - {stage: 终审, by: 姓名, at: 2020-05-06}
";
/// The comment above the figures.
const FIGURES: &str = "\
# 数照材料原样抄在指标后面，例如 贫困发生率: {value: 0.06%, at: 全文}；at 是材料的小标题。
# 没有报的留着「未报」，不要写 0；正文里用 {fig}`指标名` 取数，不要再抄一遍。
figures:
";
