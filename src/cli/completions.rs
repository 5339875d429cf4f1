//! `tongbao completions`: the script with which a shell completes our commands, options and codes.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;
use tongbao::compile::keys::names;
use tongbao::diagnostic::Code;
use tongbao::say;

use super::arguments::Words;
use super::command::CliCommand;
use super::console::{Console, Outcome};
use super::explain::KEYS;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "completions", grammar, run };

/// The shells, by the names they go by; PowerShell is the one of Windows.
const SHELLS: [(&str, Shell); 4] =
    [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell)];

fn grammar(words: Words) -> Command {
    let about = words.say(
        "打印补全脚本：在终端里按 Tab 补全命令和选项",
        "Print a script that lets Tab complete commands and options",
    );
    let shell = Arg::new("shell").required(true).value_name(words.say("终端", "shell"));
    let shell = shell.value_parser(SHELLS.map(|(name, _)| name)).hide_possible_values(true).help(
        words.say("bash、zsh、fish 或 powershell（Windows）", "bash, zsh, fish or powershell (Windows)"),
    );
    words
        .command("completions", about, ("<bash|zsh|fish|powershell>", "<bash|zsh|fish|powershell>"))
        .arg(shell)
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let name = matches.get_one::<String>("shell").map(String::as_str);
    let Some((name, shell)) = SHELLS.iter().find(|(known, _)| Some(*known) == name) else {
        return Outcome::SystemError;
    };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut described(console), "tongbao", &mut script);
    console.out.write(&String::from_utf8_lossy(&script));
    if console.out.is_terminal() {
        let (zh, en) = advice(*shell);
        console.tell(&say!("{name}：{zh}", "{name}: {en}"));
    }
    Outcome::Fine
}

/// The whole grammar, with the codes and keys that `explain` knows: they are checked by the command itself, which says
/// more about a wrong one.
fn described(console: &Console) -> Command {
    let codes = PossibleValuesParser::new(Code::ALL.iter().map(|code| code.id()).chain([KEYS]));
    let keys = PossibleValuesParser::new(names());
    (console.grammar)(console.language).mut_subcommand("explain", |explain| {
        explain.mut_arg("code", |code| code.value_parser(codes)).mut_arg("key", |key| key.value_parser(keys))
    })
}

/// Where the script belongs.
fn advice(shell: Shell) -> (&'static str, &'static str) {
    match shell {
        Shell::Zsh => (
            "存为 ~/.zfunc/_tongbao，并在 ~/.zshrc 里写 fpath+=~/.zfunc; autoload -U compinit; compinit",
            "save it as ~/.zfunc/_tongbao; in ~/.zshrc: fpath+=~/.zfunc; autoload -U compinit; compinit",
        ),
        Shell::Fish => (
            "存为 ~/.config/fish/completions/tongbao.fish",
            "save it as ~/.config/fish/completions/tongbao.fish",
        ),
        Shell::PowerShell => (
            "在 $PROFILE 里写一行 tongbao completions powershell | Out-String | Invoke-Expression",
            "add to $PROFILE: tongbao completions powershell | Out-String | Invoke-Expression",
        ),
        _ => (
            "在 ~/.bashrc 里写一行 eval \"$(tongbao completions bash)\"",
            "add to ~/.bashrc: eval \"$(tongbao completions bash)\"",
        ),
    }
}
