//! Markdown that is refused, each kind with what to write instead.

use std::ops::Range;

use super::lower::Lowering;
use crate::diagnostic::Code;
use crate::say;

impl Lowering<'_> {
    /// Says that HTML is refused.
    pub(crate) fn html(&mut self, range: &Range<usize>) {
        if std::mem::replace(&mut self.html, true) && self.typed(range).starts_with("</") {
            return;
        }
        self.problem(
            Code::ProseHtml,
            range,
            say!("正文里写了 HTML", "HTML in prose"),
            say!(
                "用 Markdown 的写法代替；换行可在行末加反斜杠，注释请删去，要印出尖括号就写 \\<，书名号用《》",
                "use Markdown instead; a backslash at the end breaks a line; to print an angle bracket write \\<"
            ),
        );
    }

    /// Says that task lists are not supported.
    pub(crate) fn task_list(&mut self, range: &Range<usize>) {
        self.problem(
            Code::ProseUnsupported,
            range,
            say!("不支持任务清单 [ ]", "task lists are not supported"),
            say!("写成普通列表，例如“- 已完成：……”", "write an ordinary list and say in words what is done"),
        );
    }

    /// Says that footnotes are not supported, at the first of them.
    pub(crate) fn footnote(&mut self, range: &Range<usize>) {
        if std::mem::replace(&mut self.footnote, true) {
            return;
        }
        self.problem(
            Code::ProseUnsupported,
            range,
            say!("不支持脚注", "footnotes are not supported"),
            say!(
                "写进正文的括号里，或用 ```{{note}} 说明块；要印出方括号就写 \\[",
                "put it into parentheses or into a ```{{note}} block; to print the bracket write \\["
            ),
        );
    }

    /// Says that indented code is not supported: it is an indented paragraph far more often.
    pub(crate) fn indented(&mut self, range: &Range<usize>) {
        self.problem(
            Code::ProseUnsupported,
            range,
            say!("行首有四个以上空格，会被当成代码", "four spaces at the start of a line make it code"),
            say!(
                "删去行首空格，段首缩进由模板完成；真要放代码就用 ``` 围起来",
                "delete the spaces, the theme indents paragraphs; for code use a ``` fence"
            ),
        );
    }

    /// Says that a line such as a title holds no links: it often becomes a link itself.
    pub(crate) fn no_link(&mut self, range: &Range<usize>) {
        self.problem(
            Code::ProseUnsupported,
            range,
            say!("这里不能放链接", "no link is possible here"),
            say!(
                "标题、图注和图片说明里不放链接，请放到正文里",
                "links belong into the text, not into titles, captions and descriptions"
            ),
        );
    }
}
