//! A new district: its `_index.md`.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::author::Writing;
use crate::author::yaml::{list_entry, scalar};
use crate::site::Division;

/// A district that gets a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDistrict {
    /// 云阳县
    pub name: String,
    /// GB/T 2260; `None` while there is none.
    pub code: Option<String>,
    /// Its folder and address.
    pub slug: String,
    /// Other names it may be cited by.
    pub aliases: Vec<String>,
    /// The first day the name is valid, when known.
    pub valid_from: Option<Date>,
    /// The last day the name is valid, when it is past.
    pub valid_to: Option<Date>,
    /// The name of its successor.
    pub successor: Option<String>,
}

impl From<Division> for NewDistrict {
    fn from(division: Division) -> Self {
        Self {
            aliases: division.aliases(),
            name: division.name,
            code: division.code,
            slug: division.slug,
            valid_from: division.valid_from,
            valid_to: division.valid_to,
            successor: division.successor,
        }
    }
}

impl NewDistrict {
    /// A district that is not in the table of divisions.
    #[must_use]
    pub fn elsewhere(name: &str, code: Option<String>, slug: &str) -> Self {
        let short = name.strip_suffix(['区', '县', '市']).filter(|short| short.chars().count() > 1);
        Self {
            name: name.to_owned(),
            code,
            slug: slug.to_owned(),
            aliases: short.map(str::to_owned).into_iter().collect(),
            valid_from: None,
            valid_to: None,
            successor: None,
        }
    }

    /// Its page, at this position among the districts of the site. The prose is left to the editor: any default would
    /// be published.
    #[must_use]
    pub fn writing(&self, order: usize) -> Writing {
        let mut text = format!("---\nname: {}\n", scalar(&self.name, false));
        match &self.code {
            Some(code) => _ = writeln!(text, "code: \"{code}\""),
            None => text.push_str("# code: \"六位区划代码\"   # 有了代码就去掉行首的 # 填上\n"),
        }
        text.push_str("level: 区县\n");
        if !self.aliases.is_empty() {
            let aliases: Vec<String> = self.aliases.iter().map(|alias| list_entry(alias)).collect();
            let _ = writeln!(text, "aliases: [{}]", aliases.join(", "));
        }
        for (key, day) in [("valid_from", self.valid_from), ("valid_to", self.valid_to)] {
            let _ = day.map(|day| writeln!(text, "{key}: {day}"));
        }
        if let (Some(day), Some(successor)) = (self.valid_to, &self.successor) {
            let (year, month, day) = (day.year(), day.month(), day.day());
            let _ = writeln!(
                text,
                "# {year}年{month}月{day}日撤销，设立{successor}；此前的通报仍用这个名称和代码"
            );
        }
        let _ = writeln!(text, "order: {order}");
        text.push_str("# 区县概况写在下面这行 --- 之后，不写也可以。\n---\n");
        Writing { path: format!("content/{}/_index.md", self.slug), text }
    }
}
