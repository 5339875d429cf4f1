//! Whatever is typed: no panic, every place inside the text, and time that grows with length.

use proptest::prelude::*;

use super::BASE;
use crate::compile::prose::lower::{inline, lower};
use crate::compile::prose::shield::Shielded;
use crate::compile::testing::span;
use crate::diagnostic::Diagnostic;
use crate::read::Scalar;
use crate::site::testing::SampleSite;

/// Pieces that mean something to Markdown, to roles or to Chinese typography.
const PIECES: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "~~",
    "~",
    "`",
    "``",
    "```",
    "\n",
    "\r\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## ",
    "    ",
    "\t",
    "|",
    "|---|",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "<br>",
    "&amp;",
    "&#10;",
    "\\",
    "{fig}",
    "{change}",
    "{lit}",
    "{chart}",
    "｛",
    "}",
    "@",
    "/",
    "..",
    ":",
    "：",
    "“",
    "”",
    "，",
    "。",
    "·",
    "　",
    "贫困发生率",
    "2020-04",
    "0.06%",
    "文",
    "𠀀",
    "a",
    " ",
    "[^1]",
    "[ ]",
    "---",
    "javascript:",
    "\u{E000}",
    "↠",
    "kind: trend\n",
];

fn inside(out: &[Diagnostic], text: &str) -> Result<(), TestCaseError> {
    for label in out.iter().flat_map(|problem| &problem.labels) {
        let range = label.span.range();
        // Figures of the sample are at 1000 and beyond.
        if range.start < 1_000 {
            let place = range.start.checked_sub(BASE).zip(range.end.checked_sub(BASE));
            prop_assert!(
                place.is_some_and(|(start, end)| text.get(start..end).is_some()),
                "{range:?} in {text:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_lowered_without_panic(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40), any in ".{0,40}") {
        let text = format!("{}{any}", pieces.concat());
        let sample = SampleSite::with_districts().here("贫困发生率@2020-04 0.06%");
        let mut out = Vec::new();
        let _ = lower(&mut out, &text, span(BASE, BASE + text.len()), &sample.page().scope());
        inside(&out, &text)?;
        let scalar = Scalar { text: text.clone(), span: span(BASE, BASE + text.len()), verbatim: true, quoted: true };
        let mut out = Vec::new();
        let _ = inline(&mut out, &scalar, &sample.page().scope());
        inside(&out, &text)?;
    }

    #[test]
    fn the_shield_keeps_length_and_comes_back(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        let shielded = Shielded::new(&text);
        prop_assert_eq!(shielded.copy.len(), text.len());
        prop_assert_eq!(shielded.restore(&shielded.copy), text);
    }
}

/// The hundredths of a second that this thread has worked: other work on the machine does not count.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "the work is what is tested")]
fn work() -> u64 {
    let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    fields.split_whitespace().nth(11).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn long_texts_of_one_kind_take_linear_work() {
    let sample = SampleSite::with_districts();
    let more = [
        "**“a",
        "文**(",
        "[a](",
        "*a **b ",
        "{fig}`x` ",
        "}`x` ",
        "a\n",
        "- a\n",
        "| a ",
        "[a]: b\n",
        "[a]",
        "<a",
        "``a` ",
        "|a|b|\n|-|-|\n|c|\n",
        "![a](field.jpg)\n\n",
        ">a\n",
        "# a\n",
    ];
    for piece in PIECES.iter().chain(&more) {
        let text = piece.repeat(100_000 / piece.len());
        let before = work();
        let _ = lower(&mut Vec::new(), &text, span(BASE, BASE + text.len()), &sample.page().scope());
        // Linear work takes far less than a second here; quadratic work would take minutes.
        let hundredths = work() - before;
        assert!(hundredths < 3_000, "{piece:?} took {hundredths} hundredths of a second of work");
    }
}
