//! The page of a code, and the list of all codes, on a terminal.

use super::terminal::{Emphasis, Sheet, paint, wrap};
use crate::diagnostic::{Code, Example, Excerpt, Language, Severity};
use crate::text::width;

/// The widest a paragraph is set: beyond it the eye loses the line.
const MEASURE: usize = 80;

/// What a code checks, why, what is wrong and what is right.
#[must_use]
pub fn page(code: Code, sheet: &Sheet) -> String {
    let page = code.explained();
    let wrapped = |text: &str, indent: &str| wrap(text, sheet.columns.min(MEASURE), indent);
    let zh = sheet.language == Language::Chinese;
    let severity = paint(severity(code.severity(), sheet.language), emphasis(code.severity()), sheet.color);
    let title = paint(
        &format!("{}  {}", code.id(), title(code.title(), sheet.language)),
        Emphasis::Bold,
        sheet.color,
    );
    let mut out =
        if zh { format!("{title}（{severity}）\n\n") } else { format!("{title} ({severity})\n\n") };
    let heading = |zh_heading: &str, en_heading: &str| {
        paint(if zh { zh_heading } else { en_heading }, Emphasis::Bold, sheet.color) + "\n"
    };
    if zh {
        out += &wrapped(page.checks, "");
        out += &format!("\n{}{}", heading("为什么", ""), wrapped(page.why, "  "));
    } else {
        out += &wrapped(page.english, "");
    }
    out += &format!("\n{}", heading("错误的写法", "Wrong"));
    out += &example(&page.wrong, Emphasis::Red, sheet);
    out += &format!("\n{}", heading("正确的写法", "Right"));
    out + &example(&page.right, Emphasis::Green, sheet)
}

/// All codes by family, with severity and title.
#[must_use]
pub fn list(sheet: &Sheet) -> String {
    let longest = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or(0);
    let mut out = String::new();
    for family in Code::FAMILIES {
        out += &paint(title(family.title, sheet.language), Emphasis::Bold, sheet.color);
        out.push('\n');
        for code in family.codes {
            let word = severity(code.severity(), sheet.language);
            // Padding is counted in columns, and colours take none.
            let padding = " ".repeat(7_usize.saturating_sub(width(word)));
            let word = paint(word, emphasis(code.severity()), sheet.color);
            let title = title(code.title(), sheet.language);
            out += &format!("  {:longest$}  {word}{padding}  {title}\n", code.id());
        }
        out.push('\n');
    }
    out += match sheet.language {
        Language::Chinese => "看一条的说明：tongbao explain FIG-SHARE\n",
        Language::English => "To read about one: tongbao explain FIG-SHARE\n",
    };
    out
}

fn example(example: &Example<'_>, emphasis: Emphasis, sheet: &Sheet) -> String {
    let mut out = String::new();
    let zh = sheet.language == Language::Chinese;
    if zh && !example.words.is_empty() {
        out += &wrap(example.words, sheet.columns.min(MEASURE), "  ");
    }
    for file in &example.files {
        out += &format!("  {}\n", paint(&heading(file, sheet.language), Emphasis::Dim, sheet.color));
        for line in &file.lines {
            out += &format!("  {} {}\n", paint("│", emphasis, sheet.color), line);
        }
    }
    for message in example.messages_in_chinese().iter().filter(|_| zh) {
        out += &wrap(&format!("→ {message}"), sheet.columns, "  ");
    }
    out
}

/// The path of a file, with a remark on it.
fn heading(file: &Excerpt<'_>, language: Language) -> String {
    format!("{}{}", file.path, title(file.remark(), language))
}

fn severity(severity: Severity, language: Language) -> &'static str {
    let both = match severity {
        Severity::Error => ("错误", "error"),
        Severity::Warning => ("警告", "warning"),
        Severity::Hint => ("提示", "hint"),
    };
    title(both, language)
}

fn emphasis(severity: Severity) -> Emphasis {
    match severity {
        Severity::Error => Emphasis::Red,
        Severity::Warning => Emphasis::Yellow,
        Severity::Hint => Emphasis::Green,
    }
}

fn title((zh, en): (&'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}
