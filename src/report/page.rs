//! The page of a code, and the list of all codes, as a person reads them on a terminal.

use super::paint::{Ink, paint};
use super::wrap::wrap;
use crate::diagnostic::{Code, Example, Excerpt, Language, Severity};
use crate::text::width;

/// The widest a paragraph is set: beyond it the eye loses the line.
const MEASURE: usize = 80;

/// How a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// The language of the text; examples are Chinese, as what they quote is.
    pub language: Language,
    /// Whether colours are written, as ANSI escapes.
    pub color: bool,
    /// Columns of the terminal.
    pub columns: usize,
}

/// What a code checks, why, what is wrong and what is right.
#[must_use]
pub fn page(code: Code, sheet: &Sheet) -> String {
    let page = code.explained();
    let set = |text: &str, indent: &str| wrap(text, sheet.columns.min(MEASURE), indent);
    let zh = sheet.language == Language::Chinese;
    let severity = paint(severity(code.severity(), sheet.language), ink(code.severity()), sheet.color);
    let title =
        paint(&format!("{}  {}", code.id(), title(code.title(), sheet.language)), Ink::Bold, sheet.color);
    let mut out =
        if zh { format!("{title}（{severity}）\n\n") } else { format!("{title} ({severity})\n\n") };
    let heading = |zh_heading: &str, en_heading: &str| {
        paint(if zh { zh_heading } else { en_heading }, Ink::Bold, sheet.color) + "\n"
    };
    if zh {
        out += &set(page.checks, "");
        out += &format!("\n{}{}", heading("为什么", ""), set(page.why, "  "));
    } else {
        out += &set(page.english, "");
    }
    out += &format!("\n{}", heading("错误的写法", "Wrong"));
    out += &example(&page.wrong, Ink::Red, sheet);
    out += &format!("\n{}", heading("正确的写法", "Right"));
    out + &example(&page.right, Ink::Green, sheet)
}

/// All codes by family, with severity and title.
#[must_use]
pub fn list(sheet: &Sheet) -> String {
    let longest = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or(0);
    let mut out = String::new();
    for family in Code::FAMILIES {
        out += &paint(title(family.title, sheet.language), Ink::Bold, sheet.color);
        out.push('\n');
        for code in family.codes {
            let word = severity(code.severity(), sheet.language);
            // Padding is counted in columns, and colours take none.
            let padding = " ".repeat(7_usize.saturating_sub(width(word)));
            let word = paint(word, ink(code.severity()), sheet.color);
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

fn example(example: &Example<'_>, ink: Ink, sheet: &Sheet) -> String {
    let mut out = String::new();
    let zh = sheet.language == Language::Chinese;
    if zh && !example.words.is_empty() {
        out += &wrap(example.words, sheet.columns.min(MEASURE), "  ");
    }
    for file in &example.files {
        out += &format!("  {}\n", paint(&heading(file, sheet.language), Ink::Dim, sheet.color));
        for line in &file.lines {
            out += &format!("  {} {}\n", paint("│", ink, sheet.color), line);
        }
    }
    for said in example.said_in_chinese().iter().filter(|_| zh) {
        out += &wrap(&format!("→ {said}"), sheet.columns, "  ");
    }
    out
}

/// The name of a file, and what there is to know of it beside its lines.
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

fn ink(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Red,
        Severity::Warning => Ink::Yellow,
        Severity::Hint => Ink::Green,
    }
}

fn title((zh, en): (&'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}
