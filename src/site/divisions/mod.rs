//! The county-level divisions of Chongqing: codes, addresses, former names, and the days on which they hold.
//!
//! What a division was called and whether it existed depends on the day: a bulletin of 2020 is about 渝北区, which
//! was abolished in 2025. A date that no source of ours gives stays empty and is never guessed.

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::Level;
use crate::diagnostic::Text;
use crate::privacy::is_province;
use crate::say;
use crate::text::{edit_distance, name_key};

/// The table; its first lines say where it comes from.
const TABLE: &str = include_str!("chongqing.csv");
/// How many names are offered for an unknown one.
const MAX_NEAR: usize = 3;
/// What is behind a name without being part of it: 江津市 is 江津区 by its old name.
const RANKS: [&str; 4] = ["自治县", "区", "县", "市"];

/// A county-level division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Its full name: 石柱土家族自治县.
    pub name: String,
    /// As it is called in a text: 石柱. 忠县 keeps its 县.
    pub short: String,
    /// GB/T 2260; `None` where no source of ours gives it.
    pub code: Option<String>,
    /// Its name in addresses: `shizhu`.
    pub slug: String,
    /// The first day it existed, when known.
    pub valid_from: Option<Date>,
    /// The last day it existed, when that is past.
    pub valid_to: Option<Date>,
    /// The code in documents from before it became a district.
    pub old_code: Option<String>,
    /// The name in such documents: 潼南县.
    pub old_name: Option<String>,
    /// What took its place.
    pub successor: Option<String>,
}

impl Division {
    /// The names a bulletin may cite it by beside its full one: short, former, and 石柱自治县 for 石柱.
    #[must_use]
    pub fn aliases(&self) -> Vec<String> {
        let autonomous = (self.name.ends_with("自治县")).then(|| format!("{}自治县", self.short));
        let all = [Some(self.short.clone()), autonomous, self.old_name.clone()].into_iter().flatten();
        all.filter(|name| *name != self.name).collect()
    }

    /// Whether a cleaned text means it: a name in full, short or former, a code, an address.
    fn is_called(&self, text: &str) -> bool {
        let own = [&self.name, &self.short, &self.slug].into_iter();
        let own = own.chain(&self.code).chain(&self.old_code).chain(&self.old_name);
        own.into_iter().any(|name| name == text)
    }
}

/// All divisions, in the order of their codes; one without a code comes last.
#[must_use]
pub(crate) fn divisions() -> Vec<Division> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(TABLE.as_bytes());
    reader.records().filter_map(|row| division(&row.ok()?)).collect()
}

fn division(row: &csv::StringRecord) -> Option<Division> {
    let text = |at: usize| row.get(at).filter(|text| !text.is_empty()).map(str::to_owned);
    let day = |at: usize| text(at).and_then(|day| day.parse().ok());
    Some(Division {
        code: text(0),
        name: text(1)?,
        short: text(2)?,
        slug: text(3)?,
        valid_from: day(4),
        valid_to: day(5),
        old_code: text(6),
        old_name: text(7),
        successor: text(8),
    })
}

/// The division that a name means, in whatever form it is typed: 潼南, 潼南县, ` 潼　南 区`, 500152, `Tongnan`.
#[must_use]
pub fn division_called(name_text: &str) -> Option<Division> {
    let name = name_key(name_text).to_lowercase();
    let all = divisions();
    let exact = all.iter().find(|division| division.is_called(&name));
    // A rank that is not its own means the same place; a single character left over means nothing.
    let stem = RANKS.iter().find_map(|rank| name.strip_suffix(rank)).filter(|stem| stem.chars().count() > 1);
    exact.or_else(|| all.iter().find(|division| stem == Some(division.short.as_str()))).cloned()
}

/// The names of divisions that a mistyped one may mean, likeliest first; the slip of one character in a name of two
/// is offered, and never taken for meant. A name with its rank is compared with its rank: 宜都市 is no slip for 丰都县.
#[must_use]
pub fn divisions_like(name_text: &str) -> Vec<String> {
    let name = name_key(name_text).to_lowercase();
    let ranked = RANKS.iter().any(|rank| name.ends_with(rank));
    let length = name.chars().count();
    let mut near: Vec<(usize, Division)> = divisions()
        .into_iter()
        .filter_map(|division| {
            let forms =
                if ranked { [&division.name, &division.name] } else { [&division.short, &division.slug] };
            let forms = forms.into_iter().chain(&division.old_name);
            let distance = forms.map(|form| edit_distance(form, &name)).min()?;
            Some((distance, division))
        })
        .filter(|(distance, _)| *distance < length && *distance <= length.div_ceil(3))
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(MAX_NEAR).map(|(_, division)| division.name).collect()
}

/// Why a text cannot be the code of a place of this rank; `None` when it can.
#[must_use]
pub fn refuse_code(code: &str, level: Level) -> Option<Text> {
    let digits = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    if level == Level::Nation {
        return Some(say!("全国没有区划代码", "the nation has no division code"));
    }
    if !digits {
        return Some(say!("要六位数字", "six digits are wanted"));
    }
    let province = code.get(..2).unwrap_or_default();
    if !is_province(province) {
        return Some(say!("没有以 {province} 开头的省级代码", "no province has the code {province}"));
    }
    match (level, code.ends_with("0000"), code.ends_with("00")) {
        (Level::Province, false, _) => Some(say!("省级代码后四位是 0000", "a province's code ends in 0000")),
        (Level::District, _, true) => {
            Some(say!("区县代码末两位不是 00", "a district's code does not end in 00"))
        }
        _ => None,
    }
}
