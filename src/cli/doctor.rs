//! `tongbao doctor`: whether files, folder and machine can do the work.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde_json::json;
use tongbao::diagnostic::Text;
use tongbao::publish::{PublishError, probe};
use tongbao::read::{Condition, conditions, han_font};
use tongbao::say;

use super::arguments::{self, Words, given, option};
use super::command::CliCommand;
use super::console::{Console, Outcome};

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "doctor", grammar, run };

/// Paths named in one line; more would not be read.
const NAMED: usize = 5;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grade {
    Good,
    Notice,
    Bad,
}

struct Finding {
    grade: Grade,
    about: &'static str,
    text: Text,
}

fn grammar(words: Words) -> Command {
    let about = words.say(
        "体检：编码、换行、文件名、字体、写权限，逐条说明怎么办",
        "Check-up: encodings, line ends, file names, fonts, write access; what to do about each",
    );
    let format = words
        .say("格式：text 或 json（每行一条）[默认 text]", "Form: text or json (one a line) [default: text]");
    words
        .command("doctor", about, ("[选项]", "[options]"))
        .arg(words.root())
        .arg(option("format", words.say("格式", "format"), format).value_parser(["text", "json"]))
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let root: PathBuf = arguments::root(matches);
    let findings: Vec<Finding> = files(&root).into_iter().chain([fonts(console), access(&root)]).collect();
    let as_json = given::<String>(matches, "format").as_deref() == Some("json");
    for Finding { grade, about, text } in &findings {
        let (sign, level) = match grade {
            Grade::Good => ("✓", "ok"),
            Grade::Notice => ("!", "notice"),
            Grade::Bad => ("✗", "bad"),
        };
        let line = if as_json {
            json!({"kind": "doctor", "about": about, "level": level, "message": {"zh": text.zh, "en": text.en}}).to_string()
        } else {
            format!("{sign} {}", text.in_language(console.language))
        };
        console.out.write(&(line + "\n"));
    }
    if findings.iter().any(|finding| finding.grade == Grade::Bad) {
        Outcome::UserError
    } else {
        Outcome::Fine
    }
}

fn files(root: &Path) -> Vec<Finding> {
    let (conditions, count) = conditions(root);
    if count == 0 {
        let text = say!(
            "没有找到 content/ 里的文件：到项目的文件夹里运行，或用 --root 指明",
            "no files in content/: run it in the project's folder, or name that with --root"
        );
        return vec![Finding { grade: Grade::Bad, about: "files", text }];
    }
    let text = say!("看过 {count} 个文件", "{count} files were looked at");
    let mut all = vec![Finding { grade: Grade::Good, about: "files", text }];
    for (kind, grade, about, zh, en) in KINDS {
        let paths: Vec<&str> = conditions
            .iter()
            .filter(|(condition, _)| *condition == kind)
            .map(|(_, path)| path.as_str())
            .collect();
        if paths.is_empty() {
            continue;
        }
        let (more, count) = (if paths.len() > NAMED { " …" } else { "" }, paths.len());
        let named = paths.iter().take(NAMED).copied().collect::<Vec<_>>();
        let (zh_paths, en_paths) = (named.join("、"), named.join(", "));
        let text = say!("{count} 个{zh}：{zh_paths}{more}", "{count} {en}: {en_paths}{more}");
        all.push(Finding { grade, about, text });
    }
    all
}

/// The words of each condition: what it is, then what to do.
const KINDS: [(Condition, Grade, &str, &str, &str); 7] = [
    (
        Condition::Encoding,
        Grade::Bad,
        "encoding",
        "文件不是 UTF-8，用编辑器打开后另存为 UTF-8（tongbao check 说出是什么编码）",
        "files are not UTF-8; save them as UTF-8 (`tongbao check` names the encoding)",
    ),
    (
        Condition::Link,
        Grade::Bad,
        "link",
        "快捷方式（符号链接）不会读取，把文件本身放进来",
        "symbolic links are not read; put the files themselves here",
    ),
    (
        Condition::Case,
        Grade::Bad,
        "case",
        "文件名只差大小写，Windows 上会互相覆盖，改掉其中一个",
        "names differ in case only and overwrite each other on Windows; rename one",
    ),
    (
        Condition::Windows,
        Grade::Bad,
        "windows",
        "文件名 Windows 存不下，改名",
        "names cannot be held by Windows; rename them",
    ),
    (
        Condition::Long,
        Grade::Notice,
        "long",
        "路径太长，Windows 上可能打不开，改短",
        "paths are so long that Windows may not open them; shorten them",
    ),
    (
        Condition::Mixed,
        Grade::Notice,
        "line-ends",
        "文件里两种换行混用，在编辑器里统一为一种",
        "files mix two kinds of line ends; settle on one in the editor",
    ),
    (
        Condition::Leftover,
        Grade::Notice,
        "leftover",
        "文件是编辑器或系统留下的，不会发布，可以删去",
        "files were left by editors or systems; they are not published and may go",
    ),
];

/// Whether charts and pages can be looked at and printed here; readers have fonts of their own.
fn fonts(console: &Console) -> Finding {
    let (grade, text) = match han_font(console.home.as_deref()) {
        Some(_) => (Grade::Good, say!("有中文字体", "there is a font with Chinese characters")),
        None => (
            Grade::Notice,
            say!(
                "没有找到中文字体：在这台机器上看网页、打印会缺字；装上一种，例如思源黑体（Debian：apt install fonts-noto-cjk）",
                "no font with Chinese characters was found: pages looked at or printed here will lack them; install one, such as fonts-noto-cjk"
            ),
        ),
    };
    Finding { grade, about: "fonts", text }
}

/// The published site and its next generation lie in the project's folder.
fn access(root: &Path) -> Finding {
    match probe(root) {
        Ok(()) => Finding {
            grade: Grade::Good,
            about: "write",
            text: say!("项目目录可以写", "the project's folder can be written"),
        },
        Err(PublishError::Refused(refusal)) => {
            let (zh, en) = (refusal.reason.zh, refusal.reason.en);
            let text = say!(
                "项目目录写不进去（{zh}）：网站发布不了，给这个文件夹加上写的权限，或用 build --out 换个地方",
                "the project's folder cannot be written ({en}): make it writable, or publish elsewhere with `build --out`"
            );
            Finding { grade: Grade::Bad, about: "write", text }
        }
        Err(_) => Finding {
            grade: Grade::Bad,
            about: "write",
            text: say!("项目目录写不进去，换个地方", "the project's folder cannot be written; use another"),
        },
    }
}
