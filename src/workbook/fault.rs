//! The problems of a file that cannot be read as a spreadsheet, each with what to do.

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::say;
use crate::text::visible;

/// Why a file cannot be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// Something other than a spreadsheet: its kind, and what to do with it.
    Kind(Text, Text),
    /// Protected by a password.
    Locked,
    /// Cut off, or contradictory.
    Damaged(Text),
    /// Beyond a limit.
    Limit(Text),
    /// Content that no spreadsheet program writes.
    Unsafe(Text),
    /// A text whose columns are uncertain.
    Columns(Text),
}

impl Fault {
    /// The fault as a problem of the file at `path`.
    pub(super) fn problem(self, path: &str) -> Diagnostic {
        let name = visible(path.rsplit(['/', '\\']).next().unwrap_or(path));
        let (code, message, help) = match self {
            Self::Kind(Text { zh, en }, help) => (
                Code::SheetKind,
                say!("{name} 是{zh}，读不出表格", "{name} is {en}, not a spreadsheet that can be read"),
                help,
            ),
            Self::Locked => {
                (Code::SheetLocked, say!("{name} 设了打开密码", "{name} has a password"), locked())
            }
            Self::Damaged(Text { zh, en }) => (
                Code::SheetDamaged,
                say!("{name} 不完整或已损坏：{zh}", "{name} is cut off or damaged: {en}"),
                damaged(),
            ),
            Self::Limit(Text { zh, en }) => (
                Code::SheetLimit,
                say!("{name} 太大，不读：{zh}", "{name} is too large to be read: {en}"),
                limit(),
            ),
            Self::Unsafe(Text { zh, en }) => (
                Code::SheetUnsafe,
                say!(
                    "{name} 里有表格程序不会写的内容，不读：{zh}",
                    "{name} holds what no spreadsheet program writes: {en}"
                ),
                suspicious(),
            ),
            Self::Columns(Text { zh, en }) => (
                Code::SheetColumns,
                say!("{name} 分不清列：{zh}", "the columns of {name} are not certain: {en}"),
                columns(),
            ),
        };
        Diagnostic::new(code, message).in_file(visible(path)).help(help)
    }
}

fn locked() -> Text {
    say!(
        "请在 WPS 里取消密码后另存：打开文件，「文件 → 文档加密 → 密码加密」里清空打开密码，保存后再导入",
        "open it in the spreadsheet program, take the password away (File, Encrypt), save it and import it again"
    )
}

fn damaged() -> Text {
    say!(
        "用 WPS 打开看看：能打开就「另存为」一个新的 .xlsx 再导入，打不开就请对方重新发一份",
        "open it in the spreadsheet program and save it as a new .xlsx; if it does not open, ask for another copy"
    )
}

fn limit() -> Text {
    say!(
        "新建一个工作簿，只把要导入的那张表复制过去（选择性粘贴 → 值和数字格式），另存为 .xlsx 再导入",
        "copy only the sheet to import into a new workbook (paste values and number formats) and save it as .xlsx"
    )
}

fn suspicious() -> Text {
    say!(
        "先向发来文件的人核实；确认无误的，在 WPS 里「另存为」新的 .xlsx 再导入",
        "ask the sender about it; if it is genuine, save it as a new .xlsx in the spreadsheet program"
    )
}

fn columns() -> Text {
    say!(
        "用 WPS 打开，看清每一列都对，再「另存为」.xlsx 导入；只能用文本时，各列用制表符（Tab）分开",
        "open it in the spreadsheet program, see that every column is right and save it as .xlsx; a text should have tabs"
    )
}
