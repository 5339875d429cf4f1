//! The words of the preview's own pages, in both languages.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Language, Severity, Text};

/// The words of a template by their name in it.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Words(BTreeMap<&'static str, &'static str>);

/// Name, Chinese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("preview", "预览", "Preview"),
    ("site", "网站首页", "The site"),
    ("diagnostics", "全部问题", "All problems"),
    ("explain", "问题说明", "What problems mean"),
    ("error", "错误", "error"),
    ("warning", "警告", "warning"),
    ("hint", "提示", "hint"),
    ("large", "大字版", "Large print"),
    ("larger", "特大字", "Larger"),
    ("contrast", "高对比", "High contrast"),
    ("display", "显示设置", "Display"),
    ("navigation", "预览的页面", "Pages of the preview"),
    ("skip", "跳到正文", "Skip to the text"),
    // The overlay.
    (
        "stands",
        "页面停在上一次成功的样子，改好保存就会更新",
        "the page is the last one that could be made; fix and save to have it follow",
    ),
    ("fold", "收起（Esc）", "Fold (Esc)"),
    ("unfold", "展开", "Unfold"),
    ("none", "没有问题", "No problems"),
    // The panel.
    ("panel", "本页数据", "This page"),
    ("figures", "本页写的数据", "Figures written here"),
    ("others", "取自别页的数据", "Figures from other pages"),
    ("problems", "与本页有关的问题", "Problems on this page"),
    ("no_figures", "本页没有数据。", "No figures on this page."),
    ("no_problems", "没有与本页有关的问题。", "No problems on this page."),
    ("page_file", "本页文件", "This page's file"),
    ("filter", "筛选数据", "Filter figures"),
    ("copy", "复制", "Copy"),
    ("copied", "已复制", "Copied"),
    ("no_role", "不能引用：同一期间另有一个数为准", "cannot be cited: another figure has the last word"),
    ("dismiss", "知道了", "Dismiss"),
    // The page of all problems.
    ("all", "全部", "all"),
    ("severity", "程度", "Severity"),
    ("code", "代码", "Code"),
    ("file", "文件", "File"),
    ("apply", "筛选", "Filter"),
    ("reset", "全部显示", "Show all"),
    ("help", "建议", "help"),
    ("open_page", "打开这一页", "Open the page"),
    ("pages_of", "分页", "Pages"),
    ("earlier", "上一页", "Previous"),
    ("later", "下一页", "Next"),
    // The pages of codes.
    ("why", "为什么", "Why"),
    ("wrong", "错误的写法", "Wrong"),
    ("right", "正确的写法", "Right"),
    ("says", "这时会说", "What is said"),
    ("here", "内容里现在有", "Now in the content:"),
    ("codes", "全部代码", "All codes"),
    // The index.
    ("content", "内容", "Content"),
    ("files", "有问题的文件", "Files with problems"),
    ("lost", "没有这个页面", "No such page"),
    ("checking", "其余核对中", "checking the rest"),
    ("waiting", "还不能预览", "No preview yet"),
    (
        "waits",
        "内容有错误，第一次就没有生成出来。改好、保存，这一页会自己变成网站。",
        "The content has errors, so there are no pages yet. Fix and save; this page then becomes the site.",
    ),
    (
        "stopped",
        "预览停了：运行 tongbao serve 的窗口已经关上或结束。再运行一次，这一页会自己接上。",
        "The preview has stopped: the window that ran `tongbao serve` is closed. Run it again and this page follows.",
    ),
];

impl Words {
    /// All words in one language.
    pub(super) fn of(language: Language) -> Self {
        let word = |&(name, zh, en): &(&'static str, &'static str, &'static str)| {
            (name, if language == Language::Chinese { zh } else { en })
        };
        Self(WORDS.iter().map(word).collect())
    }

    /// The word with this name.
    pub(super) fn get(&self, name: &str) -> &'static str {
        self.0.get(name).copied().unwrap_or_default()
    }
}

/// The key of a severity in styles and addresses.
pub(super) fn key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

/// The word of a severity.
pub(super) fn name(severity: Severity, language: Language) -> &'static str {
    let (zh, en) = match severity {
        Severity::Error => ("错误", "error"),
        Severity::Warning => ("警告", "warning"),
        Severity::Hint => ("提示", "hint"),
    };
    if language == Language::Chinese { zh } else { en }
}

/// A text in one language, for a template.
pub(super) fn localized(text: &Text, language: Language) -> String {
    text.in_language(language).to_owned()
}
