//! The kinds of typing errors, and the message for each.

use crate::diagnostic::Text;
use crate::say;

/// The kind of a typing error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypoKind {
    Colon,
    TightColon,
    Space,
    Bracket(char),
    Comma,
    Quote,
    Dash,
    Role,
}

impl TypoKind {
    /// The message and the help: what was read, and what to type instead.
    pub(super) fn explain(self) -> (Text, Text) {
        match self {
            Self::Colon => (
                say!("键后面的冒号是全角的「：」", "the colon after a key is full-width (`：`)"),
                say!(
                    "改成英文冒号加一个空格「: 」；如果这一段本来就是文字，用双引号括起来",
                    "write `: ` (colon, space); if this is meant to be text, put it in double quotes"
                ),
            ),
            Self::TightColon => (
                say!("冒号后面缺一个空格", "a space is missing after the colon"),
                say!(
                    "写成「键: 值」；如果这一段本来就是文字，用双引号括起来",
                    "write `key: value`; if this is meant to be text, put it in double quotes"
                ),
            ),
            Self::Space => (
                say!(
                    "这里是全角空格或不间断空格，YAML 不当它是空格",
                    "this space is full-width or non-breaking, which YAML does not take for a space"
                ),
                say!("换成普通空格（英文输入法下的空格）", "use ordinary spaces"),
            ),
            Self::Bracket(bracket) => (
                say!("括号「{bracket}」是全角的", "the bracket `{bracket}` is full-width"),
                say!(
                    "换成英文的 {{}} 或 []，里面的冒号和逗号也用英文的",
                    "use ASCII `{{}}` or `[]`, with ASCII colons and commas inside"
                ),
            ),
            Self::Comma => (
                say!("括号里的逗号是全角的「，」", "the comma inside the brackets is full-width (`，`)"),
                say!(
                    "各项之间用英文逗号加空格「, 」；如果逗号是文字的一部分，给这一项加上双引号",
                    "separate items by `, `; if the comma is part of the text, put the item in double quotes"
                ),
            ),
            Self::Quote => (
                say!("中文引号“ ”括不住 YAML 的文字", "Chinese quotes “ ” do not quote in YAML"),
                say!(
                    "外面换成英文双引号 \"…\"，里面的中文引号可以照写",
                    "put ASCII double quotes around it; Chinese quotes may stay inside"
                ),
            ),
            Self::Role => (
                say!(
                    "以花括号开头的文字没有加引号，YAML 把它当成了数据",
                    "text that starts with a brace is not quoted, so YAML takes it for data"
                ),
                say!("给整段文字加上英文双引号 \"…\"", "put the whole text in double quotes"),
            ),
            Self::Dash => (
                say!("列表的短横不是英文的「-」", "the dash of this list item is not an ASCII `-`"),
                say!("写成「- 」（英文短横加一个空格）", "write `- ` (hyphen, space)"),
            ),
        }
    }
}
