//! Which figures to list, by names of districts, indicators, groups and periods.

use tongbao::author::NameMatch;
use tongbao::diagnostic::Text;
use tongbao::quantity::Period;
use tongbao::say;
use tongbao::site::{Figure, PagePath, Site, documents_of, parse_target};
use tongbao::text::visible;

/// The conditions that every listed figure meets.
#[derive(Debug, Default)]
pub(super) struct FigureQuery {
    names: Vec<NameMatch>,
    periods: Vec<Period>,
}

impl FigureQuery {
    /// Reads what was typed: each word is a name or a period.
    ///
    /// # Errors
    /// A sentence about the first word that is neither.
    pub(super) fn of<'a>(site: &Site, typed: impl Iterator<Item = &'a str>) -> Result<Self, Text> {
        let mut query = Self::default();
        for word in typed {
            match (Period::parse(word), site.look_up(word)) {
                (Ok(period), _) => query.periods.push(period),
                (_, Ok(name)) => query.names.push(name),
                (_, Err(like)) => return Err(unknown(site, word, &like)),
            }
        }
        Ok(query)
    }

    /// Whether a figure meets the conditions. Of several districts, or several indicators, any will do.
    pub(super) fn admits(&self, figure: &Figure) -> bool {
        let kinds: [fn(&NameMatch) -> bool; 2] = [is_place, |name| !is_place(name)];
        let named = kinds.iter().all(|kind| {
            let mut names = self.names.iter().filter(|name| kind(name)).peekable();
            names.peek().is_none() || names.any(|name| is_of(figure, name))
        });
        let within =
            |period: &Period| period.start() <= figure.period.start() && figure.period.end() <= period.end();
        named && (self.periods.is_empty() || self.periods.iter().any(within))
    }
}

/// The page that is meant by its file or its address.
///
/// # Errors
/// A sentence that says what there is instead.
pub(super) fn page(site: &Site, typed: &str) -> Result<PagePath, Text> {
    let plain = typed.replace('\\', "/");
    let inside = plain.rsplit_once("content/").map_or(plain.as_str(), |(_, inside)| inside);
    let path = parse_target(inside, "").ok();
    let existing = path.filter(|path| site.authored().any(|page| page.path == *path));
    existing.ok_or_else(|| {
        let typed = visible(typed);
        let some = site.bulletins.first().map(|bulletin| documents_of(&bulletin.page.path));
        let (zh, en) = some.map_or_else(Default::default, |[file, _]| {
            (format!("，例如 content/{file}"), format!(", such as content/{file}"))
        });
        say!(
            "错误：没有「{typed}」这一篇。\n  建议：--in 写文件的位置{zh}；是草稿就加上 --drafts。",
            "error: there is no page `{typed}`\n  help: `--in` takes the place of a file{en}; add --drafts for a draft"
        )
    })
}

fn is_place(name: &NameMatch) -> bool {
    matches!(name, NameMatch::District(_) | NameMatch::Part(_))
}

fn is_of(figure: &Figure, name: &NameMatch) -> bool {
    match name {
        NameMatch::District(district) => figure.place.district == *district,
        NameMatch::Part(part) => figure.place.part.as_ref() == Some(part),
        NameMatch::Indicator(indicator) => figure.indicator.order == indicator.order,
        NameMatch::Group(group) => figure.indicator.group == *group,
    }
}

fn unknown(site: &Site, typed: &str, like: &[String]) -> Text {
    let typed = visible(typed);
    let (zh, en) = match like {
        [_, ..] => (
            format!("是不是想写「{}」？", like.join("」「")),
            format!("did you mean `{}`?", like.join("` or `")),
        ),
        [] => {
            let districts: Vec<&str> =
                site.districts.iter().map(|district| district.name.as_str()).take(LISTED).collect();
            let more = if site.districts.len() > LISTED { "…" } else { "" };
            let (zh, en) = (districts.join("、"), districts.join(", "));
            (
                format!("地区有 {zh}{more}；指标见 content/indicators.yml。"),
                format!("the districts are {en}{more}; the indicators are in content/indicators.yml"),
            )
        }
    };
    say!(
        "错误：没有叫「{typed}」的地区、村、指标或分组，它也不是期间。\n  建议：{zh}",
        "error: `{typed}` is no district, village, indicator or group, and no period\n  help: {en}"
    )
}

/// Names listed in one message; more would not be read.
const LISTED: usize = 12;
