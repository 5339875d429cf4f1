//! Errors of the command line, in Chinese or in English.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use tongbao::diagnostic::Language;

use super::command::CliCommand;

/// The error in a sentence, and where to find help.
pub(super) fn describe(error: &Error, language: Language, commands: &[CliCommand]) -> String {
    match language {
        // No command at all: the error is the whole help, in whichever language it was made.
        _ if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("{}\n", error.render().to_string().trim_end())
        }
        Language::English => format!("{}\n", error.render().to_string().trim_end()),
        Language::Chinese => chinese(error, commands),
    }
}

fn chinese(error: &Error, commands: &[CliCommand]) -> String {
    let of = |kind| context(error, kind);
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("没有 {argument} 这个选项"),
        ErrorKind::UnknownArgument => format!("多了 {argument}，这个命令只认选项"),
        ErrorKind::InvalidSubcommand => format!("没有 {} 这个命令", of(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("{argument} 后面要有一个值")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match error.source() {
            Some(rule) => format!("{argument} 的值 {value} 不对：{rule}"),
            None => format!("{argument} 的值 {value} 不对"),
        },
        ErrorKind::TooManyValues => format!("{argument} 不需要值，却写了 {value}"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("{argument} 的值的个数不对")
        }
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            prior if prior == argument => format!("{argument} 只能写一次"),
            prior => format!("{argument} 不能与 {prior} 同时用"),
        },
        ErrorKind::MissingRequiredArgument => {
            // One of several is wanted: `<--fix|--diff>`.
            let several = argument.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
            format!("缺少 {}", several.unwrap_or(&argument).replace('|', " 或 "))
        }
        ErrorKind::MissingSubcommand => {
            let names: Vec<&str> = commands.iter().map(|command| command.name).collect();
            format!("要写明做什么：{}", names.join("、"))
        }
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8 编码".to_owned(),
        _ => format!("命令行读不懂（{error}）"),
    };
    format!("错误：{what}。\n{}  用法见：tongbao --help\n", advice(error))
}

/// The nearest name, or the choices there are.
fn advice(error: &Error) -> String {
    let nearest = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .map(|kind| context(error, kind))
        .into_iter()
        .find(|suggestion| !suggestion.is_empty());
    let choices = context(error, ContextKind::ValidValue);
    match nearest {
        Some(nearest) => format!("  建议：是不是想写 {nearest}？\n"),
        None if !choices.is_empty() => format!("  建议：可以写 {choices}。\n"),
        None => String::new(),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(many)) => many.join("、"),
        _ => String::new(),
    }
}
