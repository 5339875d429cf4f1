//! Sentences that compare, and what is said about them.

use super::{Claim, claims};
use crate::check::passages::{Part, Passage};
use crate::model::numeral::{Units, numerals};
use crate::model::{FigureIndex, TypedNumber};
use crate::source::{Source, Sources, Span};

/// What is claimed of a text: the code of each wrong comparison, and `ok` for one that holds.
fn told(text: &str) -> String {
    let source = Sources::default().add(Source::new("content/jia/2020-04.md", text));
    let typed: Vec<TypedNumber> = numerals(text, &Units::default())
        .into_iter()
        .map(|one| TypedNumber {
            text: text.get(one.range.clone()).unwrap().to_owned(),
            span: Span::new(source, one.range.start, one.range.end),
            kind: one.kind,
            amount: one.amount,
        })
        .collect();
    let mut passage = Passage::new();
    let mut done = 0;
    for number in &typed {
        let range = number.span.range();
        passage.push(Part::Words(text.get(done..range.start).unwrap()));
        passage.push(Part::Number(number));
        done = range.end;
    }
    passage.push(Part::Words(text.get(done..).unwrap()));
    let said = |claim: &Claim| claim.problem.as_ref().map_or("ok", |problem| problem.code.id());
    claims(&passage, &FigureIndex::default()).iter().map(said).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn all(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter(|(text, wanted)| told(text) != *wanted)
        .map(|(text, wanted)| format!("{text}\n  told {:?}, wanted {wanted:?}", told(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn points_and_per_cent() {
    all(&[
        ("贫困发生率由0.6%降至0.06%，下降0.54个百分点。", "ok"),
        ("贫困发生率由0.6%降至0.06%，下降90%。", "ok"),
        ("贫困发生率由0.6%降至0.06%，下降0.54%。", "COMPARE-POINTS"),
        ("贫困发生率由0.6%降至0.06%，下降0.45个百分点。", "COMPARE-POINTS"),
        ("贫困发生率从2014年的12.7%下降到2019年底的0.23%，累计下降12.47个百分点", "ok"),
        ("贫困发生率从2012年的33.59%下降到2016年的21.04%，下降12个百分点", "COMPARE-POINTS"),
        ("参保率由95.2%提高到99.8%，提高了4.6个百分点", "ok"),
        ("参保率由95.2%提高到99.8%，提高了4.6%", "COMPARE-POINTS"),
        ("贫困户由100户减少到50户，下降50个百分点", "COMPARE-POINTS"),
    ]);
}

#[test]
fn differences_and_rates() {
    all(&[
        ("贫困人口由53487人减少到477人，减少53010人", "ok"),
        ("贫困人口由53487人减少到477人，减少53000人", "COMPARE-AMOUNT"),
        ("贫困人口由53487人减少到477人，减少5.3万人", "ok"),
        ("贫困村由135个减少到65个，减少51.9%", "ok"),
        ("贫困村由135个减少到65个，减少65%", "COMPARE-AMOUNT"),
        ("人均纯收入由4697元增加到12303元，年均增长17.4%", ""),
        ("人均纯收入由4697元增加到12303元，增长161.9%", "ok"),
        ("人均纯收入由4697元增加到12303元，增长62%", "COMPARE-GROWTH"),
        ("2019年末551万人，比上年末的1660万人减少1109万人", "ok"),
        ("2019年末551万人，比上年末的1660万人减少1190万人", "COMPARE-AMOUNT"),
    ]);
}

#[test]
fn ways_and_multiples() {
    all(&[
        ("贫困发生率由0.06%降至0.6%", "COMPARE-DIRECTION"),
        ("收入由1.2万元增加到0.9万元", "COMPARE-DIRECTION"),
        ("贫困发生率由0.6%降至0.06%，上升0.54个百分点", "COMPARE-DIRECTION"),
        ("成本下降3倍", "COMPARE-TIMES"),
        ("用时缩短近2倍", "COMPARE-TIMES"),
        ("收入是原来的3倍，提高2倍", ""),
        ("基地由5个增加到10个，增长1倍", "ok"),
        ("基地由5个增加到10个，增长了2倍", "COMPARE-TIMES"),
        ("游客由10万人次增加到20万人次，翻了一番", "ok"),
        ("游客由10万人次增加到30万人次，翻了一番", "COMPARE-TIMES"),
    ]);
}

#[test]
fn shares_and_parts() {
    all(&[
        ("4856户贫困户入社，占8664户的56.05%", "ok"),
        ("4856户入社，占全区8664户贫困户的55.2%", "COMPARE-SHARE"),
        ("全区8664户贫困户中，4856户加入合作社，占55.2%", "COMPARE-SHARE"),
        ("全区共8664户，其中4856户入社，占总数的56.05%", "ok"),
        ("全区共8664户，其中4856户入社，占有劳动力户数的70%", ""),
        ("共投入5000万元，其中扶贫资金6000万元", ""),
        ("共投入5000万元，其中6000万元用于产业", "COMPARE-PART"),
        ("全区15495户，其中53487人", ""),
    ]);
}

#[test]
fn what_is_not_sure_is_not_judged() {
    all(&[
        ("由于投入5000万元，降至3000元", ""),
        ("从100户到200户不等", ""),
        ("由区级领导联系15个村增加到20名干部", ""),
        ("贫困人口减少53010人，贫困发生率下降0.54个百分点", ""),
        ("贫困发生率由0.6%降至0.06%，贫困人口减少53010人", ""),
        ("由3000元降至2000元，比去年下降10%", ""),
        ("不少于3倍", ""),
    ]);
}
