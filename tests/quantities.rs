//! What printed quantities, periods and dates say: a table of texts with the reading in a field and in prose.
//!
//! `UPDATE_QUANTITIES=1 cargo test --test quantities` writes the two readings into the table, to be judged before they are
//! committed; a decision and its reason stand beside a text whose readings differ or differed.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use std::fmt::Write;
use std::path::Path;

use tongbao::quantity::numeral::{Kind, Moment, Units, numerals};
use tongbao::quantity::{Amount, Period};

/// `⏎` is the end of a line and `⇥` a tab. A line that begins with `#` heads a group.
const TABLE: &str = "tests/quantities/strings.tsv";

#[test]
fn every_text_reads_as_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    let table = std::fs::read_to_string(&path).unwrap();
    let written: String = table.lines().map(row).collect();
    if std::env::var_os("UPDATE_QUANTITIES").is_some() {
        std::fs::write(&path, &written).unwrap();
        return;
    }
    let differ: Vec<_> = table.lines().zip(written.lines()).filter(|(now, then)| now != then).collect();
    assert_eq!(differ, [], "what the table says and how it reads now");
}

fn row(line: &str) -> String {
    if line.starts_with('#') {
        return format!("{line}\n");
    }
    let mut columns = line.split('\t');
    let text = columns.next().unwrap_or_default();
    let remark = columns.skip(2).collect::<Vec<_>>().join("\t");
    let plain = text.replace('⏎', "\n").replace('⇥', "\t");
    let line = [text, &field(&plain), &prose(&plain), &remark].join("\t");
    format!("{}\n", line.trim_end())
}

/// The reading of a value in the front matter, or the refusal.
fn field(text: &str) -> String {
    match (Amount::parse(text), Period::parse(text)) {
        (Ok(amount), Ok(_)) => format!("{} or a period", described(&amount)),
        (Ok(amount), Err(_)) => described(&amount),
        (Err(_), Ok(period)) => format!("period {period}"),
        (Err(_), Err(period)) if period.rewritten.is_some() => {
            format!("✗ period {}", period.rewritten.unwrap_or_default())
        }
        (Err(error), Err(_)) => format!("✗ {}", error.message.zh.replace('\n', "⏎")),
    }
}

/// Everything that the scanner finds in a running text.
fn prose(text: &str) -> String {
    let mut reading = String::new();
    for numeral in numerals(text, &Units::default()) {
        let printed = text.get(numeral.range).unwrap_or_default().replace('\n', "⏎").replace('\t', "⇥");
        let mut part = format!("{printed} {}", format!("{:?}", numeral.kind).to_lowercase());
        match (numeral.kind, numeral.amount) {
            (Kind::Date, _) => Moment::all(&printed).iter().for_each(|one| part += &moment(one)),
            (Kind::Amount | Kind::Other, Some(amount)) => {
                write!(part, " {}", described(&amount)).unwrap();
            }
            (Kind::Amount, None) => part += " ✗",
            _ => {}
        }
        if !reading.is_empty() {
            reading += " | ";
        }
        reading += &part;
    }
    if reading.is_empty() { "–".to_owned() } else { reading }
}

fn described(amount: &Amount) -> String {
    let Amount { value, unit, qualifier, interval, .. } = amount;
    let interval = if amount.is_point() { String::new() } else { format!(" {interval}") };
    let qualifier = if qualifier.key() == "exact" { "" } else { qualifier.key() };
    let plain = format!("{value}·{unit} {qualifier}");
    format!("{}{interval}", plain.trim_end())
}

fn moment(moment: &Moment) -> String {
    let part =
        |value: Option<i16>, sign: &str| value.map(|value| format!("{value}{sign}")).unwrap_or_default();
    format!(
        " {}{}{}{}",
        part(moment.year, "y"),
        part(moment.quarter.map(i16::from), "q"),
        part(moment.month.map(i16::from), "m"),
        part(moment.day.map(i16::from), "d"),
    )
}
