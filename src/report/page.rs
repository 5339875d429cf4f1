//! The page of a code and the list of all codes, laid out for a terminal.

use super::terminal::{Emphasis, TerminalLayout, paint, wrap};
use crate::diagnostic::{Code, Example, Excerpt, Language, Severity};
use crate::text::width;

/// The widest a paragraph is set: beyond it the eye loses the line.
const MEASURE: usize = 80;

/// What a code checks, why, what is wrong and what is right.
#[must_use]
pub fn page(code: Code, layout: &TerminalLayout) -> String {
    let page = code.explained();
    let wrapped = |text: &str, indent: &str| wrap(text, layout.columns.min(MEASURE), indent);
    let zh = layout.language == Language::Chinese;
    let severity = paint(severity(code.severity(), layout.language), emphasis(code.severity()), layout.color);
    let title = paint(
        &format!("{}  {}", code.id(), title(code.title(), layout.language)),
        Emphasis::Bold,
        layout.color,
    );
    let mut out =
        if zh { format!("{title}（{severity}）\n\n") } else { format!("{title} ({severity})\n\n") };
    let heading = |zh_heading: &str, en_heading: &str| {
        paint(if zh { zh_heading } else { en_heading }, Emphasis::Bold, layout.color) + "\n"
    };
    if zh {
        out += &wrapped(page.checks, "");
        out += &format!("\n{}{}", heading("为什么", ""), wrapped(page.why, "  "));
    } else {
        out += &wrapped(page.english, "");
    }
    out += &format!("\n{}", heading("错误的写法", "Wrong"));
    out += &example(&page.wrong, Emphasis::Red, layout);
    out += &format!("\n{}", heading("正确的写法", "Right"));
    out + &example(&page.right, Emphasis::Green, layout)
}

/// All codes by family, with severity and title.
#[must_use]
pub fn list(layout: &TerminalLayout) -> String {
    let longest = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or(0);
    let mut out = String::new();
    for family in Code::FAMILIES {
        out += &paint(title(family.title, layout.language), Emphasis::Bold, layout.color);
        out.push('\n');
        for code in family.codes {
            let word = severity(code.severity(), layout.language);
            // Padding is counted in columns, and colours take none.
            let padding = " ".repeat(7_usize.saturating_sub(width(word)));
            let word = paint(word, emphasis(code.severity()), layout.color);
            let title = title(code.title(), layout.language);
            out += &format!("  {:longest$}  {word}{padding}  {title}\n", code.id());
        }
        out.push('\n');
    }
    out += match layout.language {
        Language::Chinese => "看一条的说明：tongbao explain FIG-SHARE\n",
        Language::English => "To read about one: tongbao explain FIG-SHARE\n",
    };
    out
}

fn example(example: &Example<'_>, emphasis: Emphasis, layout: &TerminalLayout) -> String {
    let mut out = String::new();
    let zh = layout.language == Language::Chinese;
    if zh && !example.words.is_empty() {
        out += &wrap(example.words, layout.columns.min(MEASURE), "  ");
    }
    for file in &example.files {
        out += &format!("  {}\n", paint(&heading(file, layout.language), Emphasis::Dim, layout.color));
        for line in &file.lines {
            out += &format!("  {} {}\n", paint("│", emphasis, layout.color), line);
        }
    }
    for message in example.messages_in_chinese().iter().filter(|_| zh) {
        out += &wrap(&format!("→ {message}"), layout.columns, "  ");
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
