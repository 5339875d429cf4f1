//! `tongbao schema`: help while the author types, for VS Code and any editor that reads JSON Schema.

use std::path::{Path, PathBuf};
use tongbao::author::save;
use tongbao::compile::Reach;

use clap::{Arg, ArgMatches, Command};
use tongbao::author::editor::{EditorFile, Step, editor, schema_file};
use tongbao::compile::keys::SchemaKind;
use tongbao::diagnostic::Text;
use tongbao::site::Site;
use tongbao::{read, say};

use super::arguments::{self, Words, flag, given};
use super::command::CliCommand;
use super::console::{Console, Outcome};
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "schema", grammar, run };

fn grammar(words: Words) -> Command {
    let about = words.say(
        "给编辑器用的格式说明：VS Code 据此补全、提示、检查 YAML 文件",
        "JSON Schemas for editors: VS Code completes, explains and checks YAML files with them",
    );
    let kinds: Vec<&str> = SchemaKind::ALL.iter().map(|kind| kind.key()).collect();
    let kind = Arg::new("kind").value_name(words.say("文件", "kind")).value_parser(kinds).help(words.say(
        "打印哪一种：site、indicators、source、bulletin、district 或 page",
        "Which one to print: site, indicators, source, bulletin, district or page",
    ));
    let write = words.say(
        "写进项目的 .vscode/；别人的文件只添不改",
        "Write them into the project's .vscode/; files of others are added to, never changed",
    );
    words
        .command("schema", about, ("[文件] [选项]", "[kind] [options]"))
        .arg(kind)
        .arg(flag("write", write).conflicts_with("kind"))
        .arg(words.root())
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let root: PathBuf = arguments::root(matches);
    // Problems of the site do not matter here: the known names are offered.
    let site = match site::compile(console, &root, console.now, Reach::Everything) {
        Ok((_, site)) => site,
        Err(outcome) => return outcome,
    };
    let kind: Option<String> = given(matches, "kind");
    match SchemaKind::ALL.iter().find(|candidate| Some(candidate.key()) == kind.as_deref()) {
        Some(kind) => {
            console.out.write(&schema_file(*kind, &site));
            Outcome::Fine
        }
        None if matches.get_flag("write") => write_all(console, &root, &site),
        None => list(console),
    }
}

/// What can be printed.
fn list(console: &mut Console) -> Outcome {
    let mut text = String::new();
    for kind in SchemaKind::ALL {
        text += &format!("{:12}{:32}{}\n", kind.key(), kind.files(), kind.name());
    }
    console.out.write(&text);
    console.tell(&say!(
        "打印一种：tongbao schema site；写进 .vscode/：tongbao schema --write",
        "to print one: tongbao schema site; to write all into .vscode/: tongbao schema --write"
    ));
    Outcome::Fine
}

fn write_all(console: &mut Console, root: &Path, site: &Site) -> Outcome {
    if !root.join("content").is_dir() {
        let folder = root.display();
        console.tell(&say!(
            "错误：{folder} 里没有 content 文件夹，什么也没有写。\n  建议：到网站的文件夹里运行，或用 --root 指明。",
            "error: there is no content folder in {folder}; nothing was written\n  help: run it in the site's folder, or name that with --root"
        ));
        return Outcome::SystemError;
    }
    let mut outcome = Outcome::Fine;
    for file in editor(site) {
        match write_one(console, root, &file) {
            Written::Fine => {}
            Written::Left => outcome = Outcome::SystemError,
            // What the machine refuses once it refuses again.
            Written::Impossible => return Outcome::SystemError,
        }
    }
    if outcome == Outcome::Fine {
        console.tell(&say!(
            "用 VS Code 打开这个文件夹，装上推荐的 YAML 扩展：site.yml、indicators.yml 和 seeds/ 里的文件随写随查。\n\
             Markdown 的文首和正文，YAML 扩展不管：按 Ctrl+Shift+B（通报：检查），问题会标在出错的字下面；打字时有片段可选。",
            "Open this folder with VS Code and take the YAML extension it recommends: site.yml, indicators.yml and the files of seeds/ are checked as you type.\n\
             It does not look into Markdown: there press Ctrl+Shift+B (通报：检查), which underlines what is wrong; snippets come up as you type."
        ));
    }
    outcome
}

/// What became of a file.
enum Written {
    Fine,
    /// The file was not written by this program.
    Left,
    Impossible,
}

fn write_one(console: &mut Console, root: &Path, file: &EditorFile) -> Written {
    let path = file.path.as_str();
    let held = match read::record(root, path) {
        Ok(held) => held,
        Err(problem) => {
            let Text { zh, en } = problem.message;
            console.tell(&say!("错误：{zh}。", "error: {en}"));
            for Text { zh, en } in problem.help {
                console.tell(&say!("  建议：{zh}", "  help: {en}"));
            }
            return Written::Impossible;
        }
    };
    let (written, zh, en) = match file.step(held.as_deref()) {
        Step::Keep => (Ok(()), "没有变化", "unchanged"),
        Step::Make(text) => (save(root, path, None, &text), "新写", "written"),
        Step::Replace(text) => (save(root, path, held.as_deref(), &text), "更新", "updated"),
        Step::Refuse(why) => {
            let (zh, en) = (why.zh, why.en);
            console.tell(&say!("{path}：{zh}", "{path}: {en}"));
            return Written::Left;
        }
    };
    if let Err(error) = written {
        let _ = console.refuse(&error);
        return Written::Impossible;
    }
    console.out.write(&format!("{}  {path}\n", say!("{zh}", "{en}").in_language(console.language)));
    Written::Fine
}
