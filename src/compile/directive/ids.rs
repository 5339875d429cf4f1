//! Names of charts: counted by page, or given by the author.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::read::Scalar;
use crate::say;
use crate::site::PagePath;

/// The longest name of a chart in bytes; it becomes the name of its files.
const LONGEST: usize = 80;

/// The names of one page's charts.
#[derive(Debug)]
pub(crate) struct ChartIds {
    page: String,
    count: usize,
    used: BTreeSet<String>,
}

impl ChartIds {
    /// No names yet on this page.
    pub(crate) fn new(page: &PagePath) -> Self {
        let folder = page.folder().trim_end_matches('/').replace(['/', '.', '_'], "-");
        let page = if folder.is_empty() { "home".to_owned() } else { folder };
        Self { page, count: 0, used: BTreeSet::new() }
    }

    /// The name of the next chart: the author's, or `tongnan-2020-04-1` by its position among all charts
    /// of the page.
    pub(super) fn next(&mut self, out: &mut Vec<Diagnostic>, given: Option<&Scalar>) -> String {
        self.count += 1;
        let counted = format!("{}-{}", self.page, self.count);
        let id = match given {
            Some(given) if is_name(&given.text) => given.text.clone(),
            Some(given) => {
                out.push(malformed(given, &counted));
                counted
            }
            None => counted,
        };
        if !self.used.insert(id.clone())
            && let Some(given) = given
        {
            out.push(
                Diagnostic::new(
                    Code::KeyDuplicate,
                    say!("图表名 {id} 用了两次", "the chart id `{id}` is used twice"),
                )
                .at(given.span, say!("和前面的图表重名", "an earlier chart of this page has it"))
                .help(say!("换一个名字，或删去 id 用自动编号", "choose another, or drop `id`")),
            );
        }
        id
    }
}

fn is_name(text: &str) -> bool {
    let inner = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    inner && !text.is_empty() && text.len() <= LONGEST && !text.starts_with('-') && !text.ends_with('-')
}

fn malformed(given: &Scalar, counted: &str) -> Diagnostic {
    let written = &given.text;
    Diagnostic::new(Code::SlugInvalid, say!("图表名「{written}」不能用", "`{written}` cannot name a chart"))
        .at(given.span, say!("它会成为文件名", "it becomes a file name"))
        .help(say!(
            "只用小写字母、数字和连字符，例如 {counted}",
            "use lower-case letters, digits and hyphens, such as {counted}"
        ))
}
