//! Pages with every known artefact, and records that a reviewer has edited.

use super::{Particulars, Transcript, seed, transcribe, update_record};
use crate::quantity::Units;
use crate::site::Use;
use crate::text::source::{Source, Sources, Span};

fn page(text: &str) -> Transcript {
    transcribe(text, &Units::default())
}

fn printed(text: &str) -> Vec<String> {
    let numerals = page(text).numerals.into_iter();
    numerals.map(|numeral| numeral.printed + if numeral.doubled { "*" } else { "" }).collect()
}

fn updated(text: &str, page: &Transcript) -> super::RecordUpdate {
    let mut sources = Sources::default();
    let id = sources.add(Source::new("seeds/a.yml", text.to_owned()));
    update_record(text, Span::new(id, 0, text.len()), page).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn artefacts_of_layout_are_removed() {
    for (text, expected) in [
        ("全县脱贫1\n3万人，人均增收2\n500元。", vec!["13万人", "2500元"]),
        ("为 919 户贫困户买化肥 53 487 公斤，占 0 .6 %。", vec!["919户", "53487公斤", "0.6%"]),
        ("共５３，４８７人，参保率９．６２％。", vec!["５３，４８７人", "９．６２％"]),
        ("建成二\n〇二〇年前的三成，余百分\n之三。", vec!["二〇二〇年", "三成", "百分之三"]),
        ("帮助帮助430430名困难家庭学生名困难家庭学生", vec!["430名*"]),
        ("对对1616所村小所村小", vec!["16所*"]),
        ("在教育保障上在教育保障上，，投入投入100100万元万元。。", vec!["100万元*"]),
        ("全县共有1616户，天天走访。", vec!["1616户"]),
        ("两项比率为100%100%和4444人。", vec!["两项", "100%", "100%", "4444人"]),
        ("形成“1+\n10+N”体系", vec!["1+10+N"]),
        ("供图\n\n1.修路 今年修路5公里", vec!["1.", "5公里"]),
        ("合作社带动合作社带动5555户户，，\n增收增收。。99万元万元", vec!["55户*", "9万元*"]),
    ] {
        assert_eq!(printed(text), expected, "{text}");
    }
}

#[test]
fn a_number_ends_where_its_line_or_its_column_does() {
    for (text, expected) in [
        // A row of a table, then the next.
        ("石桥镇\t415\t372\n双江镇\t286\t259", vec!["415", "372", "286", "259"]),
        ("石桥镇   415   372\n户数   286   259", vec!["415", "372", "286", "259"]),
        ("石桥镇\t415\n372\t286", vec!["415", "372", "286"]),
        ("石桥镇   415\n户   286", vec!["415", "286"]),
        ("石桥镇 415 372\n双江镇 286 259", vec!["415", "372", "286", "259"]),
        ("石桥镇 415 372\n户数 286 259", vec!["415", "372", "286", "259"]),
        // Nothing continues over a blank line, or where the next line is indented.
        ("附件2\n\n7户脱贫户", vec!["2", "7户"]),
        ("其中种茶的有\n48\n\n户均增收", vec!["48"]),
        ("浏览次数：86\n\n2021年5月", vec!["86", "2021年5月"]),
        ("共有贫困户 37\n　　户表见附件", vec!["37"]),
        // The words of the next line begin something else.
        ("全镇共有 415\n双江镇最多", vec!["415"]),
        ("全镇共有 415\n人口最多", vec!["415"]),
        ("按 2021\n万州区", vec!["2021"]),
        // The line cut one amount.
        ("全镇共有 415\n户贫困户", vec!["415户"]),
        ("投入资金1.3万\n元，其中", vec!["1.3万元"]),
        ("投入资金1.3\n万元，其中", vec!["1.3万元"]),
        ("自 2021\n年起", vec!["2021年"]),
        ("共有 1 415\n余户", vec!["1415余户"]),
        // Two blanks are a column, one is not.
        ("种茶  37  亩", vec!["37"]),
        ("种茶 37 亩", vec!["37亩"]),
        ("共有\u{2009}1\u{2009}415\u{2009}户", vec!["1415户"]),
    ] {
        assert_eq!(printed(text), expected, "{text}");
    }
}

#[test]
fn a_page_is_read_as_prose_is() {
    for (text, expected) in [
        ("降幅为负5.2%，最低气温零下7℃", vec!["负5.2%", "零下7℃"]),
        ("增速为–0.8%，余额的—0.3%", vec!["–0.8%", "—0.3%"]),
        ("利润▲6.3%，较上季（-12.6%）回升", vec!["▲6.3%", "-12.6%"]),
        ("由-4.1%提高到2.2%，增长41.7%、-88.4%", vec!["-4.1%", "2.2%", "41.7%", "-88.4%"]),
        ("气温在-7℃～9℃之间", vec!["-7℃～9℃"]),
        ("每斤4元6角，投工2小时45分钟", vec!["4元6角", "2小时45分钟"]),
        ("投入2万6千元、1亿3千万元", vec!["2万6千元", "1亿3千万元"]),
        ("占2/5，一半以上是老人，过半的村有路", vec!["2/5", "一半以上", "过半"]),
        ("1-3季度和1—10月，3-6月份，2018/19年度", vec!["1-3季度", "1—10月", "3-6月份", "2018/19年度"]),
        ("由百分之八点六下降到百分之三以下", vec!["百分之八点六", "百分之三以下"]),
        ("第十二届、十三届六次会议，三次产业", vec!["十三届六次会议"]),
        // A unit that the sentence gives elsewhere is written with the number.
        ("浓度分别为38、41和52微克/立方米", vec!["38微克/立方米", "41微克/立方米", "52微克/立方米"]),
        ("分别回落3.4和2.8个百分点", vec!["3.4个百分点", "2.8个百分点"]),
        ("有672万城镇失业人员、十余万群众", vec!["672万人", "十余万人"]),
    ] {
        assert_eq!(printed(text), expected, "{text}");
    }
}

#[test]
fn titles_captions_and_furniture_are_classified_by_shape() {
    let text = "山乡晚报\n\n守住底线 走好新路\n\n去年全县有5个村出列。\n\n山乡晚报\n\n第3版\n\n产业到户，村村有活干\n\n\
                全村种茶200亩，其中贫困户\n\n48户。\n\n山乡晚报\n\n茶农采摘300斤春茶\n摄/何山\n\n王海 李江\n\n教育住房两手抓实\n\n\
                资助学生12名。";
    let page = page(text);
    assert_eq!(page.title, "守住底线 走好新路");
    assert_eq!(page.sections, ["导语", "产业到户，村村有活干", "教育住房两手抓实", "图片说明"]);
    let numerals: Vec<_> =
        page.numerals.iter().map(|numeral| (numeral.printed.as_str(), numeral.section.as_str())).collect();
    assert_eq!(
        numerals,
        [
            ("5个", "导语"),
            ("200亩", "产业到户，村村有活干"),
            ("48户", "产业到户，村村有活干"),
            ("12名", "教育住房两手抓实"),
            ("300斤", "图片说明"),
        ]
    );
}

#[test]
fn a_numeral_is_classified_by_rule() {
    let text = "2020年，60多岁的第一书记按“1486”要求走访3个月，第3批5户、数万户受益。1.建房";
    let kinds: Vec<_> =
        page(text).numerals.into_iter().map(|numeral| (numeral.printed, numeral.kind)).collect();
    let expected = [
        ("2020年", Use::Date),
        ("60多岁", Use::Age),
        ("1486", Use::Label),
        ("3个月", Use::Other),
        ("第3批", Use::Label),
        ("5户", Use::Figure),
        ("数万户", Use::Other),
        ("1.", Use::Label),
    ];
    assert_eq!(kinds, expected.map(|(printed, kind)| (printed.to_owned(), kind)));
}

#[test]
fn a_new_record_is_complete() {
    let page = page("脱贫户增收\n\n今年参保率100%，按“1486”办，惠及15户。");
    let particulars = Particulars { id: "a-2020".to_owned(), ..Particulars::default() };
    let text = seed(&page, &particulars);
    assert_eq!(
        text,
        "id: a-2020\ntitle: 脱贫户增收\nkind: 新闻\nundated: true\nsections:\n  - 全文\ninventory:\n  \
         - {n: 1, printed: 100%, section: 全文, use: figure}\n  \
         - {n: 2, printed: \"1486\", section: 全文, use: label}\n  \
         - {n: 3, printed: 15户, section: 全文, use: figure}\nscan: [100%, \"1486\", 15户]\n"
    );
    assert_eq!(updated(&text, &page).text, text);
}

#[test]
fn a_record_made_by_hand_is_kept_and_gets_a_scan() {
    let record = "# 我的记录\nid: a\ntitle: 甲\nkind: 公报\nundated: true\nsections: [开头, 后面]\ninventory:\n\
                  # 先后顺序按文意\n- n: 1\n  printed: 至少一个\n  section: 后面   # 见原文\n  use: figure\n  of: 村卫生室\n\
                  - {n: 2, printed: 15户, section: 开头, use: other, note: 个案}\n\n";
    let page = page("全村15户、48人，每村至少有一个卫生室。");
    let record_update = updated(record, &page);
    assert_eq!(record_update.text, format!("{record}scan: [15户, 48人, 至少有一个]\n"));
    assert_eq!((record_update.kept, record_update.left_out), (2, vec!["48人".to_owned()]));
    assert_eq!(updated(&record_update.text, &page).text, record_update.text);
}

#[test]
fn a_record_without_an_inventory_gets_one() {
    let page = page("全乡27户、81人，修渠4公里。");
    let rows = "  - {n: 1, printed: 27户, section: 全文, use: figure}\n  - {n: 2, printed: 81人, section: 全文, use: figure}\n  \
                - {n: 3, printed: 4公里, section: 全文, use: figure}";
    let head = "id: q\ntitle: 乙\nkind: 公报\nundated: true";
    let scan = "scan: [27户, 81人, 4公里]";
    for (record, expected) in [
        (format!("{head}\n"), format!("{head}\ninventory:\n{rows}\n{scan}\n")),
        (head.to_owned(), format!("{head}\ninventory:\n{rows}\n{scan}\n")),
        (format!("{head}\r\n"), format!("{head}\r\ninventory:\n{rows}\n{scan}\n").replace("\r\n", "\n")),
        (format!("{head}\ninventory:\n"), format!("{head}\ninventory:\n{rows}\n{scan}\n")),
        (
            format!("{head}\ninventory:\n  # 一行一个\n"),
            format!("{head}\ninventory:\n{rows}\n  # 一行一个\n{scan}\n"),
        ),
        (format!("{head}\ninventory: []"), format!("{head}\ninventory:\n{rows}\n{scan}\n")),
        // What an earlier version left: all numerals scanned, none registered.
        (format!("{head}\n{scan}\n"), format!("{head}\n{scan}\ninventory:\n{rows}\n")),
    ] {
        let record_update = updated(&record, &page);
        assert_eq!(record_update.text.replace("\r\n", "\n"), expected, "{record:?}");
        assert_eq!((record_update.added.len(), record_update.left_out.len()), (3, 0), "{record:?}");
        assert_eq!(updated(&record_update.text, &page).text, record_update.text);
    }
    // A reviewer who took every row out wants none.
    let emptied = format!("{head}\ninventory: []\n{scan}\n");
    assert_eq!(updated(&emptied, &page).text, emptied);
}

#[test]
fn a_record_whose_keys_are_indented_keeps_its_indent() {
    let page = page(&"迁入4户，".repeat(20));
    for rest in
        ["", "inventory:\n", "inventory: []\n", "scan: [9亩]\n", "inventory:\n  - {n: 1, printed: 4户}\n"]
    {
        let flat = format!("id: q\ntitle: 乙\nkind: 公报\nundated: true\n{rest}");
        let indented: String = flat.lines().map(|line| format!("     {line}\n")).collect();
        let (flat, indented) = (updated(&flat, &page).text, updated(&indented, &page).text);
        let expected: String = flat.lines().map(|line| format!("     {line}\n")).collect();
        assert_eq!(indented, expected);
        assert_eq!(updated(&indented, &page).text, indented);
    }
}

#[test]
fn a_file_that_cannot_be_updated_is_refused_by_name() {
    for (text, part) in [
        ("{}\n", "花括号"),
        ("# 记录\n{id: q, title: 乙}\n", "花括号"),
        ("scan: [5户]\n", "不是来源记录"),
        ("备忘: 下周去取\n", "不是来源记录"),
        ("id: q\nscan: 见附件\n", "scan 不是清单"),
        ("id: q\ninventory: 见附件\n", "inventory 不是清单"),
    ] {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("seeds/q.yml", text.to_owned()));
        let problems = update_record(text, Span::new(id, 0, text.len()), &page("共33户。")).unwrap_err();
        assert!(problems.len() == 1 && problems[0].message.zh.contains(part), "{problems:?}");
    }
}

#[test]
fn three_sides_are_merged() {
    let before = page("全村15户、48人，种茶200亩、养牛30头。");
    let record = seed(&before, &Particulars { id: "a".to_owned(), ..Particulars::default() });
    // The reviewer removes 48人, renames the section, changes a use and adds a row.
    let record = record
        .replace("  - {n: 2, printed: 48人, section: 全文, use: figure}\n", "")
        .replace("section: 全文", "section: 村情")
        .replace(
            "use: figure}\nscan",
            "use: figure, note: 好, 'x-y': 1} # 看过\n  - {n: 5, printed: 七成, use: figure}\nscan",
        );
    let after = page("全村15户、48人，新修路9公里，种茶200亩。");
    let record_update = updated(&record, &after);
    assert_eq!(record_update.kept, 2);
    assert_eq!(record_update.added, ["9公里"]);
    assert_eq!(record_update.lost, ["30头"]);
    assert_eq!(record_update.own, ["七成"]);
    assert_eq!(record_update.left_out, ["48人"]);
    assert!(record_update.text.contains("- {n: 1, printed: 15户, section: 村情, use: figure}\n  - {n: 2, printed: 9公里, section: 村情, use: figure}\n  - {n: 3, printed: 200亩"), "{}", record_update.text);
    assert!(
        record_update.text.contains("note: 好, 'x-y': 1} # 看过\n  - {n: 5, printed: 七成"),
        "{}",
        record_update.text
    );
    assert_eq!(updated(&record_update.text, &after).text, record_update.text);
}

#[test]
fn jumbled_columns_keep_the_reviewers_order() {
    let before = page("第一栏有11户、12人、13亩。第二栏有21户、22人、23亩。");
    let record = seed(&before, &Particulars { id: "a".to_owned(), ..Particulars::default() });
    let after = page("第二栏有21户、22人、23亩。第一栏有11户、12人、13亩、14头。");
    let record_update = updated(&record, &after);
    assert_eq!((record_update.kept, record_update.added.as_slice()), (6, ["14头".to_owned()].as_slice()));
    let order: Vec<&str> = record_update
        .text
        .lines()
        .filter_map(|line| line.split("printed: ").nth(1)?.split(',').next())
        .collect();
    assert_eq!(order, ["11户", "12人", "13亩", "14头", "21户", "22人", "23亩"]);
}

#[test]
fn a_row_has_the_word_of_a_fall_and_a_scan_has_not() {
    let rows = |text: &str| -> Vec<String> {
        page(text).numerals.iter().map(super::inventory::TranscriptNumeral::registered).collect()
    };
    for (text, expected) in [
        ("货运量同比下降8.6%，客运量回落了1.4个百分点", vec!["下降8.6%", "回落了1.4个百分点"]),
        ("出口 负增长 ４．７％", vec!["负增长４．７％"]),
        // A rise, a goal, both ways at once, and words that say no number exactly.
        ("增长8.6%，下降到8.6%，下降-8.6%", vec!["8.6%", "8.6%", "-8.6%"]),
        ("下降约8.6%", vec!["约8.6%"]),
        // A count is how many fewer there are; a heading is no word of the next line.
        ("贫困户减少120户，气温下降3℃", vec!["120户", "3℃"]),
        ("降幅\n\n8.6%", vec!["8.6%"]),
    ] {
        assert_eq!(rows(text), expected, "{text}");
    }
    let before = page("货运量同比下降8.6%。");
    let record = seed(&before, &Particulars { id: "a".to_owned(), ..Particulars::default() });
    assert!(record.contains("printed: 下降8.6%, section"), "{record}");
    assert!(record.ends_with("scan: [8.6%]\n"), "{record}");
    assert_eq!(updated(&record, &before).text, record);
    // A record that has the number alone stays, and one whose word the reviewer wrote is the page's number too.
    let plain = record.replace("printed: 下降", "printed: ");
    assert_eq!(updated(&plain, &before).text, plain);
    let after = page("共15户。");
    let update = updated(&record.replace("printed: 下降", "printed: 同比下降"), &after);
    assert_eq!((update.lost, update.own), (vec!["同比下降8.6%".to_owned()], Vec::new()));
}
