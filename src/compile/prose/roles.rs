//! Inline roles: a code span after `{fig}`, `{change}` or `{lit}`, as in MyST.

use std::ops::Range;

use super::lower::Lowering;
use super::reference;
use super::reference::Reference;
use crate::compile::citation;
use crate::compile::citation::Query;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{Amount, numeral::Kind};
use crate::say;
use crate::site::{Change, ChangeForm, Citation, Figure, Inline, TypedNumber, wording};
use crate::text::nearest;
use crate::text::source::Span;

/// Every role.
pub(crate) const NAMES: [&str; 3] = ["fig", "change", "lit"];
/// The longest name that is taken for a role's, in characters; braces around more are just text.
const LONGEST_NAME: usize = 20;

/// A code span: what the role before it makes of it, or code.
pub(crate) fn code_span(
    lowering: &mut Lowering<'_>,
    content: &mut Vec<Inline>,
    text: &str,
    range: &Range<usize>,
) {
    let Some(role) = role_before(lowering, content, range.start) else {
        return code(lowering, content, text, range);
    };
    let name = role.name.as_str();
    if role.wide {
        let problem = lowering.wrong(
            Code::RoleSyntax,
            &role.range,
            say!("花括号是全角的", "the braces are full-width"),
            say!("改成半角：{{{name}}}", "write {{{name}}} with ASCII braces"),
        );
        lowering.out.push(problem.fix(lowering.exact(&role.range), format!("{{{name}}}")));
    }
    // Names and periods hold no full-width signs, so one is a slip of the input method.
    let inside = lowering.within(range, text);
    let result = match name {
        "fig" => figure(lowering, text, &inside),
        "change" => change(lowering, text, &inside),
        "lit" => Ok(Inline::Literal(TypedNumber {
            text: text.to_owned(),
            span: lowering.place(&inside),
            kind: Kind::Amount,
            amount: Amount::parse(text).ok(),
        })),
        _ => Err(unknown(name, lowering.place(&role.range))),
    };
    match result {
        Ok(inline) => {
            lowering.flow.push(inline.words().len(), inside, false);
            content.push(inline);
        }
        Err(problem) => {
            lowering.out.push(problem);
            code(lowering, content, text, range);
        }
    }
}

/// Adds code.
fn code(lowering: &mut Lowering<'_>, content: &mut Vec<Inline>, text: &str, range: &Range<usize>) {
    let inside = lowering.within(range, text);
    let verbatim = lowering.typed(&inside) == text;
    lowering.flow.push(text.len(), inside, verbatim);
    content.push(Inline::Code(text.to_owned()));
}

struct Role {
    name: String,
    range: Range<usize>,
    wide: bool,
}

/// The role that ends right before a code span; it is taken out of the text before it.
fn role_before(lowering: &mut Lowering<'_>, content: &mut [Inline], end: usize) -> Option<Role> {
    let before = lowering.typed(&(0..end));
    let inner = before.strip_suffix(['}', '｝'])?;
    // Looking back no farther than a name reaches keeps a text of closing braces from costing its square.
    let mut back = inner.char_indices().rev().take(LONGEST_NAME + 1);
    let (open, _) = back.find(|(_, char)| matches!(char, '{' | '｛'))?;
    let tail = before.get(open..)?;
    let name = inner.get(open..)?.trim_start_matches(['{', '｛']);
    let named = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
    let escaped = before.get(..open)?.bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1;
    if escaped || name.is_empty() || !name.chars().all(named) {
        return None;
    }
    let Some(Inline::Text(text)) = content.last_mut() else { return None };
    let kept = text.strip_suffix(tail)?.len();
    text.truncate(kept);
    lowering.flow.shorten(tail.len());
    let wide = tail.contains(['｛', '｝']);
    Some(Role { name: name.to_owned(), range: open..end, wide })
}

fn unknown(name: &str, span: Span) -> Diagnostic {
    let problem =
        Diagnostic::new(Code::RoleUnknown, say!("不认识的角色 {{{name}}}", "unknown role {{{name}}}"))
            .at(span, say!("没有这个角色", "there is no such role"));
    match nearest(name, NAMES) {
        Some(near) => problem
            .help(say!("是不是想写 {{{near}}}？", "did you mean {{{near}}}?"))
            .suggest(span, format!("{{{near}}}")),
        None => problem.help(say!(
            "可以用 {{fig}} 引用数据、{{change}} 说变化、{{lit}} 写不是数据的数；只想印出花括号就写 \\{{",
            "there are {{fig}}, {{change}} and {{lit}}; to print the brace write \\{{"
        )),
    }
}

fn figure(lowering: &Lowering<'_>, text: &str, inside: &Range<usize>) -> Result<Inline, Diagnostic> {
    let place = |part: &Range<usize>| part_of(lowering, inside, part, text);
    let span = lowering.place(inside);
    let reference = reference::reference(text, &place)?;
    let query = query(lowering, text, &reference, &place)?;
    let figure = citation::find(lowering.scope, &query, span)?;
    Ok(Inline::Figure(Citation::of(&figure, span)))
}

fn change(lowering: &Lowering<'_>, text: &str, inside: &Range<usize>) -> Result<Inline, Diagnostic> {
    let place = |part: &Range<usize>| part_of(lowering, inside, part, text);
    let span = lowering.place(inside);
    let comparison = reference::comparison(text, &place)?;
    let mut query = query(lowering, text, &comparison.what, &place)?;
    let mut observation = |part: &Range<usize>| -> Result<std::sync::Arc<Figure>, Diagnostic> {
        let at = place(part);
        query.period = Some(citation::period(text.get(part.clone()).unwrap_or_default(), at)?);
        citation::find(lowering.scope, &query, at)
    };
    let (from, to) = (observation(&comparison.from)?, observation(&comparison.to)?);
    if from.period.end() >= to.period.end() {
        let problem = Diagnostic::new(
            Code::RoleSyntax,
            say!("前后两个期间颠倒了", "the periods are in the wrong order"),
        );
        let (early, late) = (to.period.key(), from.period.key());
        return Err(problem.at(span, say!("{late} 不早于 {early}", "{late} is not before {early}")).help(
            say!(
                "早的写在 .. 前面：{early}..{late}；两个期间要有先后",
                "write the earlier one first: {early}..{late}; the two must differ"
            ),
        ));
    }
    let form: ChangeForm = comparison.form;
    match wording::change(&from, &to, form) {
        Ok(words) => Ok(Inline::Change(Change { from, to, form, text: words, span })),
        Err(refused) => Err(Diagnostic::new(Code::ChangeImpossible, refused.reason)
            .at(span, say!("这里要算变化", "a change is wanted here"))
            .at(from.span, say!("前一个数", "the earlier figure"))
            .at(to.span, say!("后一个数", "the later figure"))
            .help(say!(
                "改用 {{fig}} 分别写出两个数，或换一种形式",
                "cite the two figures with {{fig}}, or choose another form"
            ))),
    }
}

fn query(
    lowering: &Lowering<'_>,
    text: &str,
    reference: &Reference,
    place: &dyn Fn(&Range<usize>) -> Span,
) -> Result<Query, Diagnostic> {
    let typed = |part: &Range<usize>| text.get(part.clone()).unwrap_or_default();
    let scope = lowering.scope;
    let indicator = citation::indicator(scope, typed(&reference.name), place(&reference.name))?;
    let period = match &reference.period {
        Some(part) => Some(citation::period(typed(part), place(part))?),
        None => None,
    };
    let place = match &reference.place {
        Some(part) => Some(citation::place(scope, typed(part), place(part))?),
        None => None,
    };
    Ok(Query { indicator, period, place })
}

/// The place of some bytes of a role's content, where the content stands byte for byte in the file.
fn part_of(lowering: &Lowering<'_>, inside: &Range<usize>, part: &Range<usize>, text: &str) -> Span {
    if inside.len() == text.len() {
        lowering.place(&(inside.start + part.start..inside.start + part.end))
    } else {
        lowering.place(inside)
    }
}
