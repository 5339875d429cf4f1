//! The delimiter of the columns of a text: only one that is certain.

use std::collections::BTreeMap;

use super::split::{Record, records};
use crate::diagnostic::Text;
use crate::say;
use crate::workbook::fault::Fault;

/// Possible delimiters. The full-width comma comes from tables typed by hand.
const DELIMITERS: [char; 4] = ['\t', ',', ';', '，'];
/// The most records that are examined; a table shows its shape long before.
const SAMPLE: usize = 2_000;

/// How one delimiter splits a text.
struct Split {
    delimiter: char,
    /// Records that it splits.
    split_records: usize,
    /// Of those, the ones with the most common number of columns.
    even: usize,
    /// The most common number of columns.
    columns: usize,
}

/// The delimiter that the file itself names, and the text of the table: `sep=;` is Excel's first line for it, and the
/// extensions `.tsv` and `.tab` imply tabs.
pub(super) fn declared<'a>(file: &str, text: &'a str) -> (Option<char>, &'a str) {
    let first = text.lines().next().unwrap_or_default();
    let mut named = first.strip_prefix("sep=").unwrap_or_default().chars();
    if let (Some(delimiter), None) = (named.next(), named.next()) {
        let table = text.get(first.len()..).unwrap_or_default();
        return (
            Some(delimiter),
            table.strip_prefix('\r').unwrap_or(table).strip_prefix('\n').unwrap_or(table),
        );
    }
    let lower = file.to_ascii_lowercase();
    let tabs = [".tsv", ".tab"].iter().any(|end| lower.ends_with(end)) && text.contains('\t');
    (tabs.then_some('\t'), text)
}

/// The delimiter of a text, `None` when nothing separates columns.
pub(super) fn delimiter(text: &str, declared: Option<char>) -> Result<Option<char>, Fault> {
    if declared.is_some() {
        return Ok(declared);
    }
    let (mut splits, mut failed) = (Vec::new(), None);
    for delimiter in DELIMITERS {
        match split(text, delimiter) {
            Ok(split) => splits.extend(split),
            Err(fault) => failed = failed.or(Some(fault)),
        }
    }
    let best = splits.iter().find(|split| splits.iter().all(|other| outdoes(split, other)));
    match (best, splits.as_slice()) {
        (_, []) => failed.map_or(Ok(None), Err),
        (Some(best), _) => check_even(text, best.delimiter, best.columns).map(|()| Some(best.delimiter)),
        (None, _) => {
            let descriptions: Vec<Text> = splits.iter().map(description).collect();
            let (zh, en) = (list(&descriptions, |text| &text.zh), list(&descriptions, |text| &text.en));
            Err(Fault::Columns(say!("{zh}，都说得通", "{en}; each is possible")))
        }
    }
}

fn list(all: &[Text], of: fn(&Text) -> &String) -> String {
    all.iter().map(|text| of(text).as_str()).collect::<Vec<_>>().join("；")
}

fn description(split: &Split) -> Text {
    let (sign, columns) = (name(split.delimiter), split.columns);
    let (zh, en) = (sign.zh, sign.en);
    say!("按{zh}分是 {columns} 列", "by {en} there are {columns} columns")
}

fn name(delimiter: char) -> Text {
    match delimiter {
        '\t' => say!("制表符", "tabs"),
        ',' => say!("逗号 ,", "commas"),
        ';' => say!("分号 ;", "semicolons"),
        other => say!("全角逗号 {other}", "full-width commas"),
    }
}

/// How a delimiter splits the text; `None` where it splits nothing, and a fault in a quote before the first split.
fn split(text: &str, delimiter: char) -> Result<Option<Split>, Fault> {
    if !text.contains(delimiter) {
        return Ok(None);
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for record in records(text, Some(delimiter)).take(SAMPLE) {
        match record {
            Ok(record) if record.fields.len() > 1 => *counts.entry(record.fields.len()).or_default() += 1,
            Err(fault) if counts.is_empty() => return Err(fault),
            Ok(_) | Err(_) => {}
        }
    }
    let most = counts.iter().max_by_key(|(columns, records)| (**records, **columns));
    let split_records = counts.values().sum();
    Ok(most.map(|(columns, even)| Split { delimiter, split_records, even: *even, columns: *columns }))
}

/// Whether a split rules another one out: it has at least as many columns, and splits twice as many records, or twice
/// as many into the same number of columns.
fn outdoes(split: &Split, other: &Split) -> bool {
    let same = split.delimiter == other.delimiter;
    let wide = split.columns >= other.columns;
    same || wide && (split.split_records >= 2 * other.split_records || split.even >= 2 * other.even)
}

/// Refuses a table in which a number was split at its own comma, or in which a row has a column too many.
fn check_even(text: &str, delimiter: char, columns: usize) -> Result<(), Fault> {
    let mut narrow = false;
    let mut torn_line = None;
    for record in records(text, Some(delimiter)) {
        let record = record?;
        let used = used(&record);
        if used > columns {
            let line = record.line;
            return Err(Fault::Columns(say!(
                "第 {line} 行分出 {used} 列，别的行是 {columns} 列；可能是数里的千分位逗号，或文字里的逗号没有加引号",
                "line {line} has {used} columns and others have {columns}; a number or a word may have a comma of its own"
            )));
        }
        narrow |= (2..columns).contains(&used);
        if delimiter == ',' && torn_line.is_none() && is_torn(&record) {
            torn_line = Some(record.line);
        }
    }
    match torn_line.filter(|_| narrow) {
        None => Ok(()),
        Some(line) => Err(Fault::Columns(say!(
            "第 {line} 行的数像是被自己的千分位逗号分成了两列（53,487），各行的列数也不一样",
            "a number on line {line} seems to be parted by its own comma (53,487), and rows differ in their columns"
        ))),
    }
}

/// The columns of a record up to the last non-empty one.
fn used(record: &Record) -> usize {
    record.fields.iter().rposition(|field| !field.trim().is_empty()).map_or(0, |last| last + 1)
}

/// Whether two neighbours look like one number with a comma in it: `53` and `487`, neither in quotes.
fn is_torn(record: &Record) -> bool {
    let plain = |field: &String| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
    let pairs = record.fields.iter().zip(record.fields.iter().skip(1));
    pairs.zip(&record.quoted).any(|((left, right), quoted)| {
        !quoted
            && plain(left)
            && left.len() <= 3
            && !left.starts_with('0')
            && plain(right)
            && right.len() == 3
    })
}
