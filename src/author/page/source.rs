//! A new source record, empty: its numerals are registered by whoever has the document.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::author::Writing;
use crate::author::yaml::scalar;

/// A document to take figures from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSource {
    /// Its id, and the file's name.
    pub id: String,
    /// Its title; without one a placeholder is marked for the editor to replace.
    pub title: Option<String>,
    /// 月报, 公报, 新闻 …
    pub kind: Option<String>,
    /// The name of the district it is about.
    pub district: Option<String>,
    /// The date on the document.
    pub date: Option<Date>,
    /// The subject, for a missing title: 云阳县2020年5月.
    pub about: String,
}

/// The kind of a document handed in by an office, until another is given.
const KIND: &str = "报送材料";

impl NewSource {
    /// Its record.
    #[must_use]
    pub fn writing(&self) -> Writing {
        let Self { id, title, kind, district, date, about } = self;
        let mut text = format!("id: {}\n", scalar(id, false));
        match title {
            Some(title) => _ = writeln!(text, "title: {}", scalar(title, false)),
            None => {
                let _ = writeln!(
                    text,
                    "title: {}   # 改成材料上印的标题",
                    scalar(&format!("{about}{KIND}"), false)
                );
            }
        }
        let kind = kind.as_deref().unwrap_or(KIND);
        let _ = writeln!(
            text,
            "kind: {}   # 材料的类型：月报、公报、新闻、报纸专版、统计数据……",
            scalar(kind, false)
        );
        let _ = district.as_ref().map(|district| writeln!(text, "district: {}", scalar(district, false)));
        match date {
            Some(date) => _ = writeln!(text, "date: {date}"),
            None => text.push_str("undated: true   # 材料上有日期就改成 date: 2020-05-06\n"),
        }
        text.push_str(INVENTORY);
        Writing { path: format!("seeds/{id}.yml"), text }
    }
}

/// The example shows every key a numeral may have; none of it is read.
const INVENTORY: &str = "\
sections: [全文]   # 材料里的小标题，按先后
inventory:
  # 材料里的数，从头到尾一个一行，照原样抄；of 写它是哪个指标，不用的数写 note 说明原因：
  # - {n: 1, printed: 1200户, section: 全文, use: figure, of: 未脱贫户}
  # - {n: 2, printed: 约3500人, section: 全文, use: figure, note: 口径不明，不采用}
  # 有电子文本的，可以让 tongbao source 材料.txt --id 编号 代为登记。
";
