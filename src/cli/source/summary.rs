//! The summary that `tongbao source` prints.

use tongbao::author::transcript::{RecordUpdate, Transcript};
use tongbao::diagnostic::{Language, Text};
use tongbao::say;
use tongbao::site::Use;

use super::SourceOptions;
use crate::cli::console::Console;

/// How many numerals a line names.
const NAMED: usize = 12;
/// Lines of a record up to which its changes are shown line by line; comparing takes their square.
const COMPARED: usize = 4_000;

/// The summary of a new record.
pub(super) fn created(console: &mut Console, dry_run: bool, path: &str, transcript: &Transcript) {
    let Transcript { numerals, sections, .. } = transcript;
    let count = |kind| numerals.iter().filter(|numeral| numeral.kind == kind).count();
    let [figures, dates, ages, labels, others] =
        [Use::Figure, Use::Date, Use::Age, Use::Label, Use::Other].map(count);
    let (all, sections) = (numerals.len(), sections.len());
    let doubled = numerals.iter().filter(|numeral| numeral.doubled).count();
    let Text { zh, en } = if dry_run {
        say!("未写入 {path}", "{path} was not written")
    } else {
        say!("新建 {path}", "{path} is new")
    };
    let Text { zh: hidden_zh, en: hidden_en } = hidden(transcript.personal);
    conclude(
        console,
        dry_run,
        &say!(
            "{zh}：{all} 个数，{sections} 个小节\n  数据 {figures}，日期 {dates}，年龄 {ages}，名称和编号 {labels}，其他 {others}；其中 {doubled} 个在原文里重印，请对照原文核对\n  请审核每个数的 use，不作数据的写明 note{hidden_zh}",
            "{en}: {all} numerals in {sections} sections\n  {figures} figures, {dates} dates, {ages} ages, {labels} labels, {others} others; {doubled} are printed twice on the page and need a look\n  review the `use` of each, and say in `note` why a number is not taken{hidden_en}"
        ),
    );
}

/// What is said of the numbers of persons that the page has.
fn hidden(count: usize) -> Text {
    if count == 0 {
        return say!("", "");
    }
    say!(
        "\n  有 {count} 处像是身份证号、手机号、银行账号，没有登记，标题和小节里的换成了 ●",
        "\n  {count} seem to be identity, telephone or account numbers: they are not listed, and masked by ● in titles"
    )
}

/// The summary of an updated record.
pub(super) fn updated(
    console: &mut Console,
    options: &SourceOptions,
    path: &str,
    update: &RecordUpdate,
    (changed, personal): (bool, usize),
) {
    let RecordUpdate { kept, added, lost, own, left_out, .. } = update;
    let Text { zh, en } = match (changed, options.dry_run) {
        (false, _) => say!("{path} 没有变化", "{path} is as it was"),
        (true, false) => say!("更新 {path}", "{path} is up to date"),
        (true, true) => say!("未写入 {path}", "{path} was not written"),
    };
    let mut text = say!("{zh}：保留 {kept} 个数", "{en}: {kept} numerals kept");
    let mut add = |list: &[String], words: Text| {
        if !list.is_empty() {
            let (count, names) = (list.len(), names(list));
            text.zh += &format!("\n  {} {count} 个：{}", words.zh, names.zh);
            text.en += &format!("\n  {count} {}: {}", words.en, names.en);
        }
    };
    add(added, say!("新增", "added"));
    add(lost, say!("版面上不再有，仍保留", "no longer on the page, still kept"));
    add(own, say!("审核时加上的，保留", "added by the reviewer, kept"));
    add(left_out, say!("版面上有、清单没有，仍不登记", "on the page but not in the list, still left out"));
    let particulars = &options.particulars;
    if [&particulars.title, &particulars.kind, &particulars.district, &particulars.date]
        .iter()
        .any(|value| value.is_some())
    {
        text.zh += "\n  提示：文件已经有了，--title、--kind、--district、--date 没有改动它；要改就直接改文件";
        text.en += "\n  hint: the record exists, so --title, --kind, --district and --date changed nothing; edit the file";
    }
    let hidden = hidden(personal);
    text.zh += &hidden.zh;
    text.en += &hidden.en;
    conclude(console, false, &text);
}

/// The lines that went and came, with `-` and `+`.
pub(super) fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    if old.len().max(new.len()) > COMPARED {
        return String::new();
    }
    let same = common(&old, &new);
    let (mut a, mut b, mut out) = (0, 0, String::new());
    for (at, to) in same.into_iter().chain([(old.len(), new.len())]) {
        let gone = old.get(a..at).unwrap_or_default().iter().map(|line| format!("- {line}\n"));
        let come = new.get(b..to).unwrap_or_default().iter().map(|line| format!("+ {line}\n"));
        out.extend(gone.chain(come));
        (a, b) = (at + 1, to + 1);
    }
    out
}

/// The longest common lines of two texts, as pairs of line numbers.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    let value = |table: &[u32], at: usize, to: usize| table.get(at * width + to).copied().unwrap_or_default();
    for (at, a) in old.iter().enumerate().rev() {
        for (to, b) in new.iter().enumerate().rev() {
            let length = if a == b {
                value(&longest, at + 1, to + 1) + 1
            } else {
                value(&longest, at + 1, to).max(value(&longest, at, to + 1))
            };
            if let Some(cell) = longest.get_mut(at * width + to) {
                *cell = length;
            }
        }
    }
    let (mut at, mut to, mut pairs) = (0, 0, Vec::new());
    while let (Some(a), Some(b)) = (old.get(at), new.get(to)) {
        if a == b {
            pairs.push((at, to));
            (at, to) = (at + 1, to + 1);
        } else if value(&longest, at + 1, to) >= value(&longest, at, to + 1) {
            at += 1;
        } else {
            to += 1;
        }
    }
    pairs
}

fn names(list: &[String]) -> Text {
    let named: Vec<&str> = list.iter().take(NAMED).map(String::as_str).collect();
    let (zh, en) = (named.join("、"), named.join(", "));
    if list.len() > NAMED { say!("{zh} 等", "{en} and others") } else { say!("{zh}", "{en}") }
}

/// Prints the summary, on standard error where the record is shown on standard output.
fn conclude(console: &mut Console, record_shown: bool, text: &Text) {
    let line = match console.language {
        Language::Chinese => &text.zh,
        Language::English => &text.en,
    };
    let stream = if record_shown { &mut console.err } else { &mut console.out };
    stream.write(&format!("{line}\n"));
}
