//! One observation as a reader sees it: the printed text, its exact value, and a class for each kind of absence.

use serde::Serialize;

use crate::site::{Choice, Figure, Missing, Nature, Observation, Status};

/// An observation that is ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Value {
    /// As printed, or the word for why there is none.
    pub(super) text: String,
    /// The exact decimal in the base unit.
    pub(super) number: Option<String>,
    /// `amount`, `zero`, `absent`, or the key of what is missing: a class of the style sheet.
    pub(super) kind: &'static str,
    /// 推算, 目标, 计划, 初步, 修订
    pub(super) marks: Vec<&'static str>,
    /// Where the figure's row is, when that is elsewhere.
    pub(super) href: String,
    /// Where it comes from, in one line; empty in a row that says it anyway.
    pub(super) card: String,
}

impl Value {
    /// The value of a figure; `href` may be empty.
    pub(super) fn of(figure: &Figure, href: String) -> Self {
        let (number, kind) = match &figure.observation {
            Observation::Amount(amount) => {
                let kind = if amount.value.is_zero() { "zero" } else { "amount" };
                (Some(amount.value.normalize().to_string()), kind)
            }
            Observation::Missing(missing) => (None, missing.key()),
        };
        Self {
            text: figure.printed().to_owned(),
            number,
            kind,
            marks: marks(figure),
            href,
            card: String::new(),
        }
    }

    /// Nothing of a kind was printed, although the sources were read for it.
    pub(super) fn unprinted() -> Self {
        let missing = Missing::NotPublished;
        Self { text: missing.name().to_owned(), kind: missing.key(), ..Self::absent() }
    }

    /// There is no entry: neither zero nor declared missing.
    pub(super) fn absent() -> Self {
        Self {
            text: "未收录".to_owned(),
            number: None,
            kind: "absent",
            marks: Vec::new(),
            href: String::new(),
            card: String::new(),
        }
    }
}

fn marks(figure: &Figure) -> Vec<&'static str> {
    let nature = (figure.nature != Nature::Actual).then(|| figure.nature.name());
    let status = (figure.status != Status::Final).then(|| figure.status.name());
    nature.into_iter().chain(status).collect()
}

/// One line of the legend under a table in which kinds of absence are mixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Meaning {
    /// The word or mark.
    text: &'static str,
    /// Its class.
    kind: &'static str,
    /// What it means.
    meaning: &'static str,
}

/// The legend for these values: the kinds of absence and the marks that occur among them, each once.
pub(super) fn legend<'a>(values: impl Iterator<Item = &'a Value> + Clone) -> Vec<Meaning> {
    let occurs = |meaning: &Meaning| {
        values.clone().any(|value| value.kind == meaning.kind || value.marks.contains(&meaning.text))
    };
    let zero = Meaning { text: "0", kind: "zero", meaning: "数值为零，是公布的数" };
    let absent = Meaning {
        text: "未收录", kind: "absent", meaning: "本站没有这一条，不表示有或没有"
    };
    let all = std::iter::once(zero).chain(missing()).chain([absent]).chain(marks_explained());
    all.filter(occurs).collect()
}

fn missing() -> impl Iterator<Item = Meaning> {
    let meaning = |missing| match missing {
        Missing::NotPublished => "来源没有印出这个数，不等于零",
        Missing::NotApplicable => "指标对该地没有意义",
        Missing::NotReported => "应当上报而没有报",
        Missing::Withheld => "有数，依规定不公开",
    };
    Missing::values().map(move |missing| Meaning {
        text: missing.name(),
        kind: missing.key(),
        meaning: meaning(missing),
    })
}

fn marks_explained() -> impl Iterator<Item = Meaning> {
    [
        (Nature::Derived.name(), "由同一来源的数按固定关系算出，不是公布值"),
        (Nature::Target.name(), "要达到的数，不是结果"),
        (Nature::Plan.name(), "安排要做的数，不是结果"),
        (Status::Provisional.name(), "初步数，以后可能修订"),
        (Status::Revised.name(), "来源修订过的数"),
    ]
    .into_iter()
    .map(|(text, meaning)| Meaning { text, kind: "mark", meaning })
}
