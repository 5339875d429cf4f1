//! How indicators are related: `equals`, `parts`, `includes` and `households` of the dictionary.

use super::problems::unknown;
use crate::compile::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Formula;
use crate::read::{Node, Scalar, Value};
use crate::say;
use crate::site::Dictionary;

/// What the dictionary says of one indicator and others.
pub(super) struct Relations {
    pub(super) equals: Vec<Formula>,
    pub(super) parts: Vec<Vec<String>>,
    pub(super) includes: Vec<String>,
    pub(super) households: Option<String>,
}

/// An indicator named by another one. Whether it exists is known when the whole file has been read.
pub(super) struct Mention {
    name: Scalar,
    by: String,
    role: Role,
}

/// What the named indicator is to the one that names it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A name in a formula.
    Operand,
    /// A part, of the same unit.
    Part,
    /// The count of households behind a count of persons.
    Households,
}

/// Reads the keys; every name goes to `mentions`.
pub(super) fn read(fields: &mut Fields<'_>, by: &str, mentions: &mut Vec<Mention>) -> Relations {
    let mut named = |name: Scalar, role| {
        let text = name.text.clone();
        mentions.push(Mention { name, by: by.to_owned(), role });
        text
    };
    let mut equals = Vec::new();
    for scalar in fields.list("equals") {
        let Some(formula) = formula(scalar, fields) else { continue };
        for operand in formula.names() {
            named(within(scalar, operand), Role::Operand);
        }
        equals.push(formula);
    }
    let divisions = divisions(fields);
    let parts = divisions.into_iter().map(|division| {
        division.into_iter().map(|scalar| named(scalar.clone(), Role::Part)).collect::<Vec<_>>()
    });
    let parts = parts.filter(|division| !division.is_empty()).collect();
    let includes = fields.list("includes");
    let includes = includes.into_iter().map(|scalar| named(scalar.clone(), Role::Part)).collect();
    let households = fields.scalar("households").map(|scalar| named(scalar.clone(), Role::Households));
    Relations { equals, parts, includes, households }
}

/// `[甲, 乙]`, or a list of such lists where a whole is divided in several ways.
fn divisions<'a>(fields: &mut Fields<'a>) -> Vec<Vec<&'a Scalar>> {
    let nested = |node: &Node| matches!(node.value, Value::Sequence(_));
    let items = fields.items("parts");
    if items.iter().any(nested) {
        return items.iter().map(|node| fields.scalars(node)).collect();
    }
    vec![fields.list("parts")]
}

fn formula(scalar: &Scalar, fields: &mut Fields<'_>) -> Option<Formula> {
    match Formula::parse(&scalar.text) {
        Ok(formula) => Some(formula),
        Err(error) => {
            fields.push(
                Diagnostic::new(Code::FormulaSyntax, say!("算式读不懂", "the formula cannot be read"))
                    .at(scalar.place(error.start, error.end), error.message)
                    .help(error.help),
            );
            None
        }
    }
}

/// A name inside the text of a formula.
fn within(scalar: &Scalar, name: &str) -> Scalar {
    let at = scalar.text.find(name).unwrap_or(0);
    Scalar { text: name.to_owned(), span: scalar.place(at, at + name.len()), ..scalar.clone() }
}

impl Mention {
    /// A name that is not defined, or an indicator that cannot be what it is taken for.
    pub(super) fn problem(&self, dictionary: &Dictionary) -> Option<Diagnostic> {
        let Some(indicator) = dictionary.get(&self.name.text) else { return Some(self.unknown(dictionary)) };
        let whole = dictionary.get(&self.by)?;
        let fits = match self.role {
            Role::Operand => true,
            Role::Part => whole.admits(&indicator.unit) || indicator.admits(&whole.unit),
            Role::Households => indicator.admits("户"),
        };
        if fits {
            return None;
        }
        let (part, unit, by) = (&indicator.name, &indicator.unit, &self.by);
        let (expected, en) = match self.role {
            Role::Households => ("户", "the households of"),
            _ => (whole.unit.as_str(), "a part of"),
        };
        Some(
            Diagnostic::new(
                Code::AmountUnit,
                say!(
                    "「{part}」的单位是{unit}，与「{by}」对不上，应为{expected}",
                    "`{part}` is counted in {unit}; {en} `{by}` is counted in {expected}"
                ),
            )
            .at(self.name.span, say!("单位是{unit}", "the unit is {unit}"))
            .help(say!(
                "parts、includes 里的指标与整体同一单位，households 写以户计的指标",
                "`parts` and `includes` have the unit of the whole; `households` names a count of 户"
            )),
        )
    }

    fn unknown(&self, dictionary: &Dictionary) -> Diagnostic {
        let known = dictionary.names.keys().map(String::as_str);
        let problem = unknown(&self.name, "指标", "indicator", known);
        if self.role == Role::Operand {
            return problem.help(say!(
                "算式里只能用本文件里登记的指标名；名字里不能有 + - * / 和括号",
                "a formula uses names of this file only; a name holds none of + - * / and brackets"
            ));
        }
        problem.help(say!("只能用本文件里登记的指标名", "names of this file only"))
    }
}
