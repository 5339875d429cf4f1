//! What printed quantities, periods and dates say: a table of texts with their reading.
//!
//! The columns: the text; how it reads where nothing else is given, as in a field (or why it is refused, `✗`); what is found
//! of it in running text, `=` where that is the same; how it read while there were two grammars, where that has changed;
//! the reason for a change or a difference. `UPDATE_QUANTITIES=1 cargo test --test library quantities` writes the two readings, to
//! be judged before they are committed.

use std::fmt::Write;
use std::path::Path;

use tongbao::quantity::numeral::{Kind, numerals};
use tongbao::quantity::{Amount, Moment, Period, Units};

/// `⏎` is the end of a line and `⇥` a tab. A line that begins with `#` heads a group.
const TABLE: &str = "tests/library/quantities/strings.tsv";

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

#[test]
fn every_difference_has_its_reason() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    let table = std::fs::read_to_string(path).unwrap();
    let rows =
        table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
    let (mut count, mut silent) = (0, Vec::new());
    for row in rows {
        count += 1;
        let column = |at: usize| row.get(at).copied().unwrap_or_default();
        let differs = !column(1).starts_with('✗') && !column(2).starts_with('=');
        if (differs || !column(3).is_empty()) && column(4).is_empty() {
            silent.push(column(0).to_owned());
        }
    }
    assert!(count >= 400, "{count}");
    assert_eq!(silent, [""; 0], "texts that read differently without a reason");
}

fn row(line: &str) -> String {
    if line.starts_with('#') {
        return format!("{line}\n");
    }
    let mut columns = line.split('\t');
    let text = columns.next().unwrap_or_default();
    let remark = columns.skip(2).collect::<Vec<_>>().join("\t");
    let plain = text.replace('⏎', "\n").replace('⇥', "\t");
    let (alone, within) = (field(&plain), prose(&plain));
    let same = [format!("{text} amount {alone}"), format!("{text} other {alone}")].contains(&within);
    let line = [text, &alone, if same { "=" } else { &within }, &remark].join("\t");
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
        (Err(error), Err(_)) => format!("✗ {}", shown(&error.message.zh)),
    }
}

/// Everything that the scanner finds in a running text.
fn prose(text: &str) -> String {
    let mut reading = String::new();
    for numeral in numerals(text, &Units::default()) {
        let printed = shown(text.get(numeral.range).unwrap_or_default());
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

/// A text as it stands in the table.
fn shown(text: &str) -> String {
    text.replace('\n', "⏎").replace('\t', "⇥")
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
