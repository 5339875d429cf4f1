//! `tongbao explain`: what a code means, or all codes there are.

use tongbao::diagnostic::Code;
use tongbao::say;
use tongbao::terminal::{Sheet, list, page};

use super::Outcome;
use super::arguments::ExplainOptions;
use super::console::Console;

/// The columns of a text that goes to a file.
const COLUMNS: usize = 80;

/// Prints the page of a code, or the list of all.
pub(super) fn explain(console: &mut Console, options: &ExplainOptions) -> Outcome {
    let sheet = Sheet {
        language: console.language,
        color: console.colors(&console.out, options.color),
        columns: console.columns.unwrap_or(COLUMNS),
    };
    let Some(typed) = options.code.as_deref() else {
        console.out.write(&list(&sheet));
        return Outcome::Fine;
    };
    let Some(code) = Code::named(typed.trim_matches(['[', ']'])) else {
        let typed: String = typed.chars().filter(|c| !c.is_control()).collect();
        let like: Vec<&str> = Code::like(&typed).into_iter().map(Code::id).collect();
        let (zh, en) = match like.as_slice() {
            [] => ("tongbao explain 列出全部代码".to_owned(), "`tongbao explain` lists them all".to_owned()),
            like => {
                (format!("是不是想看 {}？", like.join("、")), format!("did you mean {}?", like.join(", ")))
            }
        };
        console.tell(&say!(
            "错误：没有 {typed} 这个代码。\n  建议：{zh}",
            "error: there is no code {typed}\n  help: {en}"
        ));
        return Outcome::Machine;
    };
    console.out.write(&page(code, &sheet));
    Outcome::Fine
}
