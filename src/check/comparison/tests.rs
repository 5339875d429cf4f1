//! Sentences that compare, and the codes that the rules report for them.

use super::{ComparisonClaim, claims};
use crate::check::passages::{Part, Passage};
use crate::quantity::Units;
use crate::quantity::numeral::numerals;
use crate::site::{FigureIndex, TypedNumber};
use crate::text::source::{Source, Sources, Span};

/// What a text claims: the code of each wrong comparison, and `ok` for one that holds.
fn claimed(text: &str) -> String {
    let source = Sources::default().add(Source::new("content/jia/2020-04.md", text));
    let typed: Vec<TypedNumber> = numerals(text, &Units::default())
        .into_iter()
        .map(|numeral| TypedNumber {
            text: text.get(numeral.range.clone()).unwrap().to_owned(),
            span: Span::new(source, numeral.range.start, numeral.range.end),
            kind: numeral.kind,
            amount: numeral.amount,
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
    let code = |claim: &ComparisonClaim| claim.problem.as_ref().map_or("ok", |problem| problem.code.id());
    claims(&passage, &FigureIndex::default()).iter().map(code).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn all(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter(|(text, expected)| claimed(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  told {:?}, wanted {expected:?}", claimed(text)))
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
fn the_first_rank_is_the_highest() {
    all(&[
        ("空气质量综合排名由21名提高到13名", ""),
        ("空气质量综合排名由21名提高到13名，上升8名", ""),
        ("综合位次由4位下降到9位", ""),
        ("空气质量综合排名由13名提高到21名", "COMPARE-DIRECTION"),
        ("综合位次由9位下降到4位", "COMPARE-DIRECTION"),
        ("在岗人员由21名提高到13名", "COMPARE-DIRECTION"),
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

/// One case a line: the expected codes, a bar, the sentence.
const LINES: &str = "\
ok|贫困发生率由0.6%降至0.06%，下降0.54个百分点
ok|贫困发生率由0.6%降至0.06%，下降90%
ok ok|贫困发生率由0.6%降至0.06%，下降0.54个百分点，降幅90%
COMPARE-POINTS|贫困发生率由0.6%降至0.06%，下降0.54%
COMPARE-POINTS|贫困发生率由0.6%降至0.06%，下降90个百分点
COMPARE-DIRECTION|贫困发生率由0.06%降至0.6%
COMPARE-DIRECTION|贫困发生率由0.06%降至0.6%，下降0.54个百分点
COMPARE-DIRECTION|贫困发生率由0.6%上升到0.06%
ok|普及率从78%提高到86%，提高8个百分点
COMPARE-POINTS|普及率从78%提高到86%，提高8%
ok|普及率从78%提高到86%，提高10.3%
COMPARE-POINTS|普及率从78%提高到86%，提高了6个百分点
ok ok|岗位由1240个增加到1860个，增加620个，增长50%
ok COMPARE-AMOUNT|岗位由1240个增加到1860个，增加620个，增长5%
COMPARE-AMOUNT ok|岗位由1240个增加到1860个，增加260个，增长50%
ok ok|岗位由1240个增加到1860个，增长50%，是原来的1.5倍
COMPARE-TIMES|岗位由1240个增加到1860个，增长1.5倍
ok|岗位由1240个增加到1860个，增长0.5倍
ok|茶园由4.2万亩扩大到12.6万亩，增长2倍
COMPARE-TIMES|茶园由4.2万亩扩大到12.6万亩，增长了3倍
ok ok|茶园由4.2万亩扩大到12.6万亩，增长2倍，是2014年的3倍
ok|收入由3万元增加到9万元，增长200%
COMPARE-GROWTH|收入由3万元增加到9万元，增长300%
ok|产值由1.5亿元提高到6亿元，翻了两番
COMPARE-TIMES|产值由1.5亿元提高到6亿元，翻了一番
COMPARE-AMOUNT|收入由4200元增加到9660元，增加5640元
ok|资金由2.16亿元增加到2.4亿元，增加2400万元
COMPARE-AMOUNT|资金由2.16亿元增加到2.4亿元，增加3400万元
COMPARE-TIMES|运输时间缩短2倍
COMPARE-TIMES|成本下降1.5倍
COMPARE-TIMES|贫困村减少了13倍
COMPARE-TIMES|事故数由40件降到10件，减少4倍
ok|班额由58人降到46人，减少12人
ok|班额由58人减少至46名，减少12人
COMPARE-AMOUNT|班额由58人降到46人，减少22人
ok ok|今年2.4亿元，比去年的2.16亿元增加2400万元，增长11.1%
ok COMPARE-GROWTH|今年2.4亿元，比去年的2.16亿元增加2400万元，增长21.1%
ok|今年43510户，比去年同期的41236户增加2274户
COMPARE-AMOUNT|今年43510户，比去年同期的41236户增加2247户
COMPARE-DIRECTION|今年410户，比去年的500户增加90户
ok|26500人中，21800人外出务工，占82.3%
COMPARE-SHARE|26500人中，21800人外出务工，占88.2%
ok|贫困劳动力26500人，已外出务工21800人，占82.3%
|贫困劳动力26500人，已外出务工21800人，占88.2%
ok|累计改造6218户，其中贫困户2487户，占40%
COMPARE-SHARE|累计改造6218户，其中贫困户2487户，占48%
ok|收入9.86亿元，增长3.2%，其中税收收入5.12亿元，占51.9%
COMPARE-SHARE|收入9.86亿元，增长3.2%，其中税收收入5.12亿元，占62%
ok|处理86人次，其中第一种形态61人次，占70.9%
ok|128户入股，占全乡512户的25%
COMPARE-SHARE|128户入股，占全乡512户的35%
COMPARE-PART|共投入5000万元，其中6000万元用于产业
|贫困发生率同比下降0.54个百分点
|增加值下降7.8%，降幅比1—2月收窄5.3个百分点
|一季度38.62亿元，同比下降3.4%
|一季度38.62亿元，按可比价格计算，增长6.1%
|收入由7860元增加到13150元，年均增长10.8%
|通畅率100%、通达率98.6%，分别提高6.2个百分点和21.5个百分点
|第一产业增长2.1%，第二产业下降7.8%
|收入增长到9660元
|收入增长了9660元
|由县财政安排500万元，增加到村集体账户300万元
|从12户到36户，户户都有产业
|价格上涨118.6%
|效率提高3倍
|不低于原来的3倍
|增速由负转正，环比回升14.2个百分点
|占地12亩，投资500万元，占比不变
|其中农户56户，占地300亩
|由5人减少到3人，每人负责20户
|人均分红由300元提高到500元，入社农户增加62户
|降至3户，还要减少2户
|新增2座、改造5座，增长3倍多";

#[test]
fn lines() {
    let cases: Vec<(&str, &str)> = LINES
        .lines()
        .filter_map(|line| line.split_once('|'))
        .map(|(expected, text)| (text, expected))
        .collect();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    all(&cases);
}
