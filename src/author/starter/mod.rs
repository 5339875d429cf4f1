//! A new project: a small, complete site without unreported claims that can be built at once.
//!
//! The district's own figures are all 未报. Until they come, its chart draws published figures of a place it is
//! compared with: of Chongqing before 2021, by the same count as the districts'; of the nation otherwise.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::Writing;
use super::page::{IndicatorRow, NewBulletin, NewDistrict, NewSource, kind, subject};
use crate::author::yaml::scalar;
use crate::quantity::Period;
use crate::site::division_called;

const BEFORE_2021: &str = include_str!("indicators-before-2021.yml");
const SINCE_2021: &str = include_str!("indicators-since-2021.yml");
const NATION: &str = include_str!("indicators-nation.yml");
/// The files that a build leaves in the project's folder.
const IGNORED: &str = "/site/\n/.site.*\n";
/// The groups of the dictionary that the first bulletin reports.
const REPORTED: [&str; 2] = ["脱贫进度", "防止返贫监测"];

/// The particulars of a new project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starter {
    /// The site's name.
    pub title: String,
    /// 主办单位
    pub publisher: String,
    /// Its first district.
    pub district: NewDistrict,
    /// The period of its first bulletin.
    pub period: Period,
}

/// The place that the district is compared with.
struct Reference {
    name: &'static str,
    slug: &'static str,
    page: &'static str,
    source: (&'static str, &'static str),
    /// The indicators that only this place has.
    indicators: &'static str,
    /// The indicator that leads the site.
    trend: &'static str,
}

const CHONGQING: Reference = Reference {
    name: "重庆市",
    slug: "chongqing",
    page: include_str!("chongqing.md"),
    source: ("chongqing-2018", include_str!("chongqing-2018.yml")),
    indicators: "",
    trend: "贫困发生率",
};
const CHINA: Reference = Reference {
    name: "全国",
    slug: "china",
    page: include_str!("china.md"),
    source: ("china-2019", include_str!("china-2019.yml")),
    indicators: NATION,
    trend: "农村贫困发生率",
};

impl Starter {
    /// The default title of a site.
    #[must_use]
    pub fn usual_title(district: &str, period: &Period) -> String {
        format!("{district}{}进展通报", subject(period))
    }

    /// The default publisher of a site.
    #[must_use]
    pub fn usual_publisher(district: &str) -> String {
        format!("{district}通报编辑部")
    }

    /// Whether a place for comparison has this address.
    #[must_use]
    pub fn is_reserved(slug: &str) -> bool {
        [&CHONGQING, &CHINA].iter().any(|reference| reference.slug == slug)
    }

    /// Every file of the project.
    #[must_use]
    pub fn writings(&self) -> Vec<Writing> {
        let reference = self.reference();
        let dictionary = format!("{}{}", self.dictionary(), reference.indicators);
        let file = |path: String, text: &str| Writing { path, text: text.to_owned() };
        let (source, record) = reference.source;
        vec![
            file("content/site.yml".to_owned(), &self.settings()),
            file("content/indicators.yml".to_owned(), &dictionary),
            self.district.writing(1),
            self.bulletin().writing(),
            self.source().writing(),
            file(format!("content/{}/_index.md", reference.slug), reference.page),
            file(format!("seeds/{source}.yml"), record),
            file(".gitignore".to_owned(), IGNORED),
        ]
    }

    fn is_before_2021(&self) -> bool {
        self.period.end().year() < 2021
    }

    fn reference(&self) -> &'static Reference {
        let in_table =
            division_called(&self.district.name).is_some_and(|division| division.name == self.district.name);
        if in_table && self.is_before_2021() { &CHONGQING } else { &CHINA }
    }

    fn dictionary(&self) -> &'static str {
        if self.is_before_2021() { BEFORE_2021 } else { SINCE_2021 }
    }

    fn headline(&self) -> Vec<String> {
        let names = if self.is_before_2021() {
            ["贫困发生率", "已脱贫人口", "未脱贫人口"]
        } else {
            ["监测对象户", "监测对象人口", "风险消除户"]
        };
        names.map(str::to_owned).to_vec()
    }

    fn settings(&self) -> String {
        let values = BTreeMap::from([
            ("〔title〕", scalar(&self.title, false)),
            ("〔publisher〕", scalar(&self.publisher, false)),
            ("〔headline〕", self.headline().join(", ")),
            ("〔trend〕", self.reference().trend.to_owned()),
            ("〔reference〕", self.reference().name.to_owned()),
        ]);
        // A single pass: typed text is never searched for placeholders.
        let mut text = String::new();
        for part in include_str!("site.yml").split_inclusive('〕') {
            let mark = part.rfind('〔').map(|at| part.split_at(at));
            match mark.and_then(|(before, mark)| Some((before, values.get(mark)?))) {
                Some((before, value)) => text.extend([before, value]),
                None => text.push_str(part),
            }
        }
        text
    }

    fn source(&self) -> NewSource {
        let (name, period) = (&self.district.name, &self.period);
        NewSource {
            id: format!("{}-{}", self.district.slug, period.slug()),
            title: None,
            kind: None,
            district: Some(name.clone()),
            date: None,
            about: format!("{name}{}", period.name()),
        }
    }

    fn bulletin(&self) -> NewBulletin {
        let (district, period) = (&self.district, &self.period);
        NewBulletin {
            slug: district.slug.clone(),
            title: format!("{}{}{}进展通报", district.name, period.name(), subject(period)),
            period: period.clone(),
            kind: kind(period).to_owned(),
            source: self.source().id,
            draft: false,
            rows: rows(self.dictionary()),
            headline: self.headline(),
            chart: Some(self.chart()),
        }
    }

    fn chart(&self) -> String {
        let Reference { name, trend, .. } = self.reference();
        let own = &self.district.name;
        if self.reference().slug == CHONGQING.slug {
            // The district's own rate joins as soon as it is filled in.
            return format!(
                "kind: trend\nindicator: {trend}\nplaces: [{own}, {name}]\ntitle: \"全市贫困发生率{{change}}`{trend}/{name} 2014..2018 至`\"\ncaption: \"重庆市与区县同为建档立卡口径。\"\n"
            );
        }
        format!(
            "kind: trend\nindicator: {trend}\nplaces: [{name}]\ntitle: \"全国农村贫困发生率{{change}}`{trend}/{name} 2012..2019 至`\"\ncaption: \"全国数据，抽样调查口径，供对照，不是{own}的数。\"\n"
        )
    }
}

/// The reported indicators of the dictionary, read from its own lines.
fn rows(dictionary: &str) -> Vec<IndicatorRow> {
    let mut rows: Vec<IndicatorRow> = Vec::new();
    for line in dictionary.lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_suffix(':'), line.strip_prefix("  group: ")) {
            (Some(name), _) if !name.starts_with(' ') => {
                rows.push(IndicatorRow { indicator: name.to_owned(), group: String::new(), last: None });
            }
            (_, Some(group)) => rows.last_mut().into_iter().for_each(|row| group.clone_into(&mut row.group)),
            _ => {}
        }
    }
    rows.retain(|row| REPORTED.contains(&row.group.as_str()));
    rows
}
