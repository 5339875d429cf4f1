//! Fenced directives: `{chart}`, `{figures}` and `{note}`, their options read from YAML.

mod chart;
mod ids;
mod measure;
mod options;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use chart::CHART;
pub(crate) use ids::ChartIds;

use super::fields::Fields;
use super::keys::{Mapping, NOTE, TABLE};
use super::prose::{inline, inline_linked};
use super::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{self, Node, Value};
use crate::say;
use crate::site::{Block, Note};
use crate::text::nearest;
use crate::text::source::Span;

/// Every directive.
pub(crate) const NAMES: [&str; 3] = ["chart", "figures", "note"];

/// A fenced block with a directive's name.
#[derive(Debug)]
pub(crate) struct Fence<'a> {
    /// The name without braces.
    pub(crate) name: &'a str,
    /// The whole info of the fence.
    pub(crate) info: &'a str,
    /// Where the info is.
    pub(crate) span: Span,
    /// The YAML inside.
    pub(crate) body: &'a str,
    /// Where it is.
    pub(crate) base: Span,
}

/// What a directive stands for; `None` when it cannot be rendered, and the problems say why.
pub(crate) fn lower(
    out: &mut Vec<Diagnostic>,
    scope: &PageScope<'_>,
    ids: &mut ChartIds,
    fence: &Fence<'_>,
) -> Option<Block> {
    if !NAMES.contains(&fence.name) {
        out.push(unknown(fence));
        return None;
    }
    if fence.info != format!("{{{}}}", fence.name) {
        out.push(misspelt(fence));
    }
    let (node, problems) = read::yaml(fence.body, fence.base);
    // Options of a text that is no YAML would only be reported as missing.
    let unreadable = !problems.is_empty() && node.value == Value::Null;
    out.extend(problems);
    if unreadable {
        return None;
    }
    let node = anchored(node, fence);
    let keys: &Mapping = match fence.name {
        "chart" => &CHART,
        "figures" => &TABLE,
        _ => &NOTE,
    };
    let mut fields = Fields::of(&node, keys);
    let block = match fence.name {
        "chart" => {
            chart::lower(out, &mut fields, scope, ids, fence.span).map(|chart| Block::Chart(Box::new(chart)))
        }
        "figures" => table::lower(out, &mut fields, scope, fence.span).map(Block::Figures),
        _ => note(out, &mut fields, scope).map(Block::Note),
    };
    out.extend(fields.finish());
    block
}

/// A note with its text; the heading may be left out.
fn note(out: &mut Vec<Diagnostic>, fields: &mut Fields<'_>, scope: &PageScope<'_>) -> Option<Note> {
    let title = fields.scalar("title").map(|title| inline(out, title, scope)).unwrap_or_default();
    let text = fields.required("text").map(|text| inline_linked(out, text, scope))?;
    Some(Note { title, text })
}

/// An empty body is blamed at the fence, where an author looks for it.
fn anchored(node: Node, fence: &Fence<'_>) -> Node {
    let blank = fence.body.trim().is_empty();
    if blank { Node { span: fence.span, ..node } } else { node }
}

fn unknown(fence: &Fence<'_>) -> Diagnostic {
    let name = fence.name;
    let problem = Diagnostic::new(
        Code::DirectiveUnknown,
        say!("不认识的块指令 {{{name}}}", "unknown directive {{{name}}}"),
    )
    .at(fence.span, say!("没有这个块指令", "there is no such directive"));
    match nearest(name, NAMES) {
        Some(near) => problem
            .help(say!("是不是想写 {{{near}}}？", "did you mean {{{near}}}?"))
            .suggest(fence.span, format!("{{{near}}}")),
        None => problem.help(say!(
            "可以用 {{chart}} 图表、{{figures}} 数据表、{{note}} 说明",
            "there are {{chart}}, {{figures}} and {{note}}"
        )),
    }
}

fn misspelt(fence: &Fence<'_>) -> Diagnostic {
    let name = fence.name;
    Diagnostic::new(
        Code::DirectiveSyntax,
        say!("块指令的开头要写成 ```{{{name}}}", "a directive begins with ```{{{name}}}"),
    )
    .at(fence.span, say!("这里多了、少了或写成了全角", "something is missing, full-width or too much here"))
    .help(say!(
        "选项写在块里面，每行一个「键: 值」",
        "options stand inside the block, one `key: value` per line"
    ))
    .fix(fence.span, format!("{{{name}}}"))
}
