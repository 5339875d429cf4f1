//! Which character parts the columns of a text: only one that is beyond doubt.

use std::collections::BTreeMap;

use super::split::{Record, records};
use crate::diagnostic::Text;
use crate::say;
use crate::workbook::fault::Fault;

/// What may part columns. The full-width comma comes from tables typed by hand.
const DELIMITERS: [char; 4] = ['\t', ',', ';', '，'];
/// The most records that are looked at; a table shows its shape long before.
const SAMPLE: usize = 2_000;

/// How one delimiter parts a text.
struct Reading {
    delimiter: char,
    /// Records that it parts.
    parted: usize,
    /// Of those, the ones with the most common number of columns.
    even: usize,
    /// The most common number of columns.
    columns: usize,
}

/// The delimiter that the file itself names, and the text of the table: `sep=;` is Excel's first line for it, and
/// `.tsv` and `.tab` say it in their name.
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

/// The delimiter of a text, `None` when nothing in it parts columns.
pub(super) fn delimiter(text: &str, declared: Option<char>) -> Result<Option<char>, Fault> {
    if declared.is_some() {
        return Ok(declared);
    }
    let (mut readings, mut failed) = (Vec::new(), None);
    for one in DELIMITERS {
        match reading(text, one) {
            Ok(reading) => readings.extend(reading),
            Err(fault) => failed = failed.or(Some(fault)),
        }
    }
    let best = readings.iter().find(|one| readings.iter().all(|other| outdoes(one, other)));
    match (best, readings.as_slice()) {
        (_, []) => failed.map_or(Ok(None), Err),
        (Some(best), _) => even(text, best.delimiter, best.columns).map(|()| Some(best.delimiter)),
        (None, _) => {
            let two: Vec<Text> = readings.iter().map(told).collect();
            let (zh, en) = (list(&two, |text| &text.zh), list(&two, |text| &text.en));
            Err(Fault::Columns(say!("{zh}，都说得通", "{en}; each is possible")))
        }
    }
}

fn list(all: &[Text], of: fn(&Text) -> &String) -> String {
    all.iter().map(|text| of(text).as_str()).collect::<Vec<_>>().join("；")
}

fn told(reading: &Reading) -> Text {
    let (sign, columns) = (name(reading.delimiter), reading.columns);
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

/// How a delimiter parts the text; `None` where it parts nothing, and a fault where it parts nothing before one.
fn reading(text: &str, delimiter: char) -> Result<Option<Reading>, Fault> {
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
    let parted = counts.values().sum();
    Ok(most.map(|(columns, even)| Reading { delimiter, parted, even: *even, columns: *columns }))
}

/// Whether one reading is so much better than another that the other is out of the question: at least as even, and
/// it parts twice as many records, or twice as many into columns of one number.
fn outdoes(one: &Reading, other: &Reading) -> bool {
    let same = one.delimiter == other.delimiter;
    let wide = one.columns >= other.columns;
    same || wide && (one.parted >= 2 * other.parted || one.even >= 2 * other.even)
}

/// Refuses a table in which a number was parted by its own comma, or in which a row has a column too many.
fn even(text: &str, delimiter: char, columns: usize) -> Result<(), Fault> {
    let mut narrow = false;
    let mut torn = None;
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
        if delimiter == ',' && torn.is_none() && is_torn(&record) {
            torn = Some(record.line);
        }
    }
    match torn.filter(|_| narrow) {
        None => Ok(()),
        Some(line) => Err(Fault::Columns(say!(
            "第 {line} 行的数像是被自己的千分位逗号分成了两列（53,487），各行的列数也不一样",
            "a number on line {line} seems to be parted by its own comma (53,487), and rows differ in their columns"
        ))),
    }
}

/// The columns of a record up to the last one with something in it.
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
