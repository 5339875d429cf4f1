//! `tongbao explain`: what a code means, or all codes there are.

use clap::{Arg, ArgMatches, Command};
use tongbao::diagnostic::Code;
use tongbao::say;
use tongbao::terminal::{Sheet, list, page};

use super::arguments::{self, Color};
use super::console::Console;
use super::grammar::Words;
use super::{Entry, Outcome};

/// The columns of a text that goes to a file.
const COLUMNS: usize = 80;

/// The command.
pub(super) const ENTRY: Entry = Entry { name: "explain", grammar, run };

/// The options of `explain`.
struct ExplainOptions {
    /// The code as it was typed; `None` lists all.
    code: Option<String>,
    color: Color,
}

fn grammar(words: Words) -> Command {
    let about =
        words.say("说明一条问题：查什么、为什么、怎么改", "What a problem is, why it matters, what to do");
    let command = words.command("explain", about, ("[代码] [选项]", "[code] [options]"));
    let code = Arg::new("code").value_name(words.say("代码", "code")).help(words.say(
        "方括号里的代码，例如 FIG-SHARE；不写就列出全部",
        "The code in brackets, such as FIG-SHARE; without one all are listed",
    ));
    // The template has one list for all: an argument by position is described in `about`'s usage line.
    command.arg(code).arg(words.color())
}

fn run(console: &mut Console, found: &ArgMatches) -> Outcome {
    explain(console, &ExplainOptions { code: found.get_one("code").cloned(), color: arguments::color(found) })
}

/// Prints the page of a code, or the list of all.
fn explain(console: &mut Console, options: &ExplainOptions) -> Outcome {
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
