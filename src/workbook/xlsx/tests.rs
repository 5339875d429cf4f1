//! Workbooks written by hand, each with a trap.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::workbook::testing::{displayed, zip};
use crate::workbook::{Area, CellValue, Sheet, Workbook, testing};

const WORKBOOK: &str = r#"<workbook><sheets><sheet name="表一" r:id="r1"/></sheets></workbook>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0&quot;户&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="57"/></cellXfs></styleSheet>"#;
const STRINGS: &str = r#"<sst count="9999999"><si><t>区县</t></si><si><r><t xml:space="preserve">潼 </t></r><r><t>南</t></r>
  <rPh sb="0" eb="1"><t>tong</t></rPh></si><si><t>一_x000D_
二_x005F_x</t></si></sst>"#;

/// The parts of a container around a sheet.
fn parts<'a>(workbook: &'a str, sheet: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("xl/workbook.xml", workbook),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
               <Relationship Id="r2" Type="x/styles" Target="/xl/styles.xml"/>
               <Relationship Id="r3" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>
               <Relationship Id="r4" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
        ),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}

fn read(bytes: Vec<u8>) -> Result<Workbook, Diagnostic> {
    testing::read("月报.xlsx", bytes)
}

/// The only sheet of a workbook with these rows.
fn sheet(inside: &str) -> Sheet {
    let text = format!("<worksheet><dimension ref=\"A1:XFD1048576\"/>{inside}</worksheet>");
    read(zip(&parts(WORKBOOK, &text))).map_err(|problem| problem.message.zh).unwrap().sheets.remove(0)
}

fn refused(bytes: Vec<u8>) -> (Code, String) {
    testing::refused(read(bytes))
}

#[test]
fn words_are_joined_and_unescaped() {
    let sheet = sheet(
        r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
        <c r="D1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh><t>x</t></rPh></is></c>
        <c r="E1" t="str"><f>A1</f><v>&lt;区&#x53BF;&gt;</v></c><c r="F1" t="inlineStr"><is><t> 丙 </t></is></c></row></sheetData>"#,
    );
    assert_eq!(displayed(&sheet), ["A1=区县", "B1=潼 南", "C1=一\n二_x", "D1=甲 乙", "E1=<区县>", "F1=丙"]);
    assert!(sheet.cells.iter().all(|cell| cell.value == CellValue::Text && cell.format.is_none()));
}

#[test]
fn numbers_are_displayed_in_their_format() {
    let sheet = sheet(
        r#"<sheetData><row r="2"><c s="1"><v>5.9999999999999995E-4</v></c><c s="2"><v>12</v></c><c s="3"><v>43937</v></c>
        <c s="4"><v>43937</v></c><c><v>0.30000000000000004</v></c><c s="99"><v>1E+300</v></c><c t="b"><v>0</v></c>
        <c t="e"><v>#REF!</v></c><c t="d" s="4"><v>2020-04-16T00:00:00</v></c></row></sheetData>"#,
    );
    assert_eq!(
        displayed(&sheet),
        [
            "A2=0.06%",
            "B2=12户",
            "C2=2020/4/16",
            "D2=2020年4月",
            "E2=0.3",
            "F2=1E+300",
            "G2=FALSE",
            "H2=#REF!",
            "I2=2020年4月"
        ]
    );
    let values: Vec<_> = sheet.cells.iter().map(|cell| cell.value.clone()).collect();
    let day = CellValue::Date(jiff::civil::date(2020, 4, 16));
    let number = |units, scale| CellValue::Number(Decimal::new(units, scale));
    assert_eq!(values[..5], [number(6, 4), number(12, 0), day.clone(), day.clone(), number(3, 1)]);
    assert_eq!(
        values[5..],
        [CellValue::Text, CellValue::Boolean(false), CellValue::Error("#REF!".into()), day]
    );
    assert_eq!(sheet.cells[1].format.as_deref(), Some("0\"户\""));
    assert_eq!(sheet.cells[4].format, None);
}

#[test]
fn a_formula_without_a_value_differs_from_an_empty_cell() {
    let sheet = sheet(
        r#"<sheetData><row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c>
        <c r="D1" t="str"><f>""</f><v></v></c><c r="E1" s="1"/><c r="F1"><v/></c><c r="G1"><f t="shared" si="0"/></c></row></sheetData>"#,
    );
    assert_eq!(displayed(&sheet), ["A1==SUM(B1:B9)", "B1==1+1", "C1=2", "G1=="]);
    assert_eq!(sheet.cells.iter().filter(|cell| cell.value == CellValue::Uncalculated).count(), 3);
}

#[test]
fn merged_areas_and_hidden_rows_are_read() {
    let sheet = sheet(
        r#"<cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>
        <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="E1"><v>2</v></c></row><row r="2" hidden="1"/><row r="3" hidden="0"/>
        <row r="4" hidden="1"><c r="A4"><v>3</v></c></row><row r="9" hidden="1"/></sheetData>
        <mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C1"/><mergeCell ref="nonsense"/><mergeCell ref="A1:XFD1048576"/></mergeCells>"#,
    );
    assert_eq!((sheet.hidden_rows, sheet.hidden_columns), (vec![1, 3], vec![1, 2, 4]));
    let area = |bottom, right| Area { top: 0, left: 0, bottom, right };
    assert_eq!(sheet.merges, [area(1, 1), area(1_048_575, 16_383)]);
}

#[test]
fn hidden_sheets_charts_and_the_days_of_1904() {
    let workbook = r#"<x:workbook xmlns:x="main"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="a" state="veryHidden" r:id="r1"/>
        <x:sheet name="b" state="hidden" r:id="r1"/><x:sheet name="图" r:id="r3"/><x:sheet name="c" r:id="r1"/></x:sheets></x:workbook>"#;
    let cells = r#"<x:worksheet xmlns:x="main"><x:sheetData><x:row><x:c s="3"><x:v>42475</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    let book = read(zip(&parts(workbook, cells))).unwrap();
    let sheets: Vec<_> = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.cells[0].text.as_str()))
        .collect();
    let day = "2020/4/16";
    assert_eq!(sheets, [("a", true, day), ("b", true, day), ("c", false, day)]);
}

#[test]
fn the_last_of_two_cells_in_one_place_counts() {
    let sheet = sheet(
        r#"<sheetData><row r="5"><c r="B5"><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c><c r="A1"><v>3</v></c></row></sheetData>"#,
    );
    assert_eq!(displayed(&sheet), ["A1=3", "B5=2"]);
}

#[test]
fn content_that_no_program_writes_is_refused() {
    let with = |sheet: &str| refused(zip(&parts(WORKBOOK, sheet)));
    let laughs = r#"<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>"#;
    assert_eq!(with(laughs).0, Code::SheetUnsafe);
    let deep = format!("<worksheet>{}</worksheet>", "<a>".repeat(100_000));
    assert_eq!(with(&deep).0, Code::SheetUnsafe);
    for damaged in [
        "<worksheet><sheetData>",
        "<worksheet></sheet>",
        "<worksheet>&nbsp;</worksheet>",
        r#"<worksheet><row><c t="s"><v>99</v></c></row></worksheet>"#,
    ] {
        assert_eq!(with(damaged).0, Code::SheetDamaged, "{damaged}");
    }
    for far in ["XFE1", "A1048577", "ZZZZ1"] {
        let text = format!("<worksheet><row><c r=\"{far}\"><v>1</v></c></row></worksheet>");
        assert_eq!(with(&text).0, Code::SheetLimit, "{far}");
    }
    assert_eq!(refused(zip(&[("xl/workbook.xml", WORKBOOK)])).0, Code::SheetDamaged);
    let whole = zip(&parts(WORKBOOK, "<worksheet/>"));
    assert_eq!(refused(whole[..whole.len() / 2].to_vec()).0, Code::SheetDamaged);
}

#[test]
fn other_documents_are_named() {
    for (part, named) in [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PPT"),
        ("xl/workbook.bin", "xlsb"),
        ("OFD.xml", "OFD"),
        ("readme.txt", "压缩包"),
    ] {
        let (code, message) = refused(zip(&[(part, "x")]));
        assert!(code == Code::SheetKind && message.contains(named), "{message}");
    }
}

#[test]
fn a_workbook_beyond_the_limits_is_refused() {
    let with = |sheet: &str| refused(zip(&parts(WORKBOOK, sheet)));
    let blank = " ".repeat(1 << 19);
    let (code, message) = with(&format!("<worksheet>{}</worksheet>", format!("{blank}<a/>").repeat(130)));
    assert!(code == Code::SheetLimit && message.contains("64 MB"), "{message}");
    for long in [
        format!("<a b=\"{blank}{blank}{blank}\"/>"),
        format!("<c t=\"str\"><v>{blank}&amp;{blank}</v></c>"),
        format!("{blank}{blank}{blank}"),
    ] {
        let (code, message) = with(&format!("<worksheet><row>{long}</row></worksheet>"));
        assert!(code == Code::SheetLimit && message.contains("1 MB"), "{message}");
    }
    let mut all = parts(WORKBOOK, "<worksheet/>");
    let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(70_000));
    all[2].1 = &styles;
    assert_eq!(refused(zip(&all)).0, Code::SheetLimit);
    let mut all = parts(WORKBOOK, "<worksheet/>");
    let strings = format!("<sst>{}</sst>", "<si/>".repeat(200_001));
    all[3].1 = &strings;
    assert_eq!(refused(zip(&all)).0, Code::SheetLimit);
    let (code, message) =
        with(&format!("<worksheet>{}</worksheet>", "<row><c><v>1</v></c></row>".repeat(100_001)));
    assert!(code == Code::SheetLimit && message.contains("10 万"), "{message}");
    let word = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(30_000));
    let sheet = format!("<worksheet><row>{}</row></worksheet>", "<c t=\"s\"><v>0</v></c>".repeat(1_000));
    let mut all = parts(WORKBOOK, &sheet);
    all[3].1 = &word;
    let (code, message) = refused(zip(&all));
    assert!(code == Code::SheetLimit && message.contains("8 MB"), "{message}");
    let tabs = "<sheet name=\"a\" r:id=\"r1\"/>".repeat(401);
    let book = format!("<workbook><sheets>{tabs}</sheets></workbook>");
    assert_eq!(refused(zip(&parts(&book, "<worksheet/>"))).0, Code::SheetLimit);
    let stray = r#"<worksheet><row><c r="A1048576"><v>1</v></c></row></worksheet>"#;
    assert_eq!(read(zip(&parts(WORKBOOK, stray))).unwrap().sheets[0].cells.len(), 1);
    let tabs = "<sheet name=\"a\" r:id=\"r1\"/>".repeat(3);
    let book = format!("<workbook><sheets>{tabs}</sheets></workbook>");
    assert_eq!(refused(zip(&parts(&book, stray))).0, Code::SheetLimit);
    let many: Vec<String> = (0..5_000).map(|n| format!("a{n}")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(refused(zip(&many)).0, Code::SheetUnsafe);
}

#[test]
fn names_that_lead_out_of_the_container_find_nothing() {
    let mut all = parts(WORKBOOK, "<worksheet><row><c><v>1</v></c></row></worksheet>");
    all.push(("../../etc/passwd", "x"));
    all.push(("/etc/passwd", "x"));
    assert_eq!(read(zip(&all)).unwrap().sheets[0].cells.len(), 1);
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let sheet = |value: u8| format!("<worksheet><row><c><v>{value}</v></c></row></worksheet>");
    let (first, second) = (sheet(1), sheet(2));
    let mut all = parts(WORKBOOK, &first);
    let name = all.iter().find(|(_, text)| *text == first).unwrap().0;
    let twin = name.to_uppercase();
    all.push((&twin, &second));
    let bytes = zip(&all);
    let (code, message) = refused(bytes.clone());
    assert!(code == Code::SheetUnsafe && message.contains("同名"), "{message}");
    // The library that packs refuses the same name, so the other is renamed in the packed bytes.
    let bytes: Vec<u8> = {
        let mut bytes = bytes;
        while let Some(at) = bytes.windows(twin.len()).position(|window| window == twin.as_bytes()) {
            bytes[at..at + twin.len()].copy_from_slice(name.as_bytes());
        }
        bytes
    };
    let (code, message) = refused(bytes);
    assert!(code == Code::SheetUnsafe && message.contains("同名"), "{message}");
}

#[test]
fn two_ways_to_one_part_are_refused() {
    let sheet = "<worksheet><row><c><v>4</v></c></row></worksheet>";
    for twin in [
        "/xl/workbook.xml",
        "xl/./workbook.xml",
        "xl//workbook.xml",
        "xl\\.\\Workbook.xml",
        "xl/a/../workbook.xml",
    ] {
        let mut all = parts(WORKBOOK, sheet);
        all.push((twin, WORKBOOK));
        let (code, message) = refused(zip(&all));
        assert!(code == Code::SheetUnsafe && message.contains("同名"), "{twin}: {message}");
    }
    let mut all = parts(WORKBOOK, sheet);
    all.iter_mut()
        .filter(|(name, _)| *name == "xl/workbook.xml")
        .for_each(|part| part.0 = "/xl/workbook.xml");
    assert_eq!(read(zip(&all)).unwrap().sheets[0].cells.len(), 1);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(200))]
    #[test]
    fn a_workbook_with_any_damage_is_read_or_refused(at in 0_usize..4_000, byte: u8, cut in 0_usize..4_000) {
        let text = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c s="1"><v>0.5</v></c></row></sheetData></worksheet>"#;
        let mut bytes = zip(&parts(WORKBOOK, text));
        let length = bytes.len();
        bytes[at % length] ^= byte;
        bytes.truncate(length - (cut % length) / 8);
        let _ = read(bytes);
    }

    #[test]
    fn a_sheet_of_any_marks_is_read_or_refused(marks in proptest::collection::vec(0_usize..18, 0..40)) {
        let pieces = ["<row>", "</row>", "<c>", "</c>", "<v>", "</v>", "1", "<c r=\"B2\" t=\"s\">", "<f>", "</f>", "<is>", "</is>",
            "<t>", "</t>", "甲", "&amp;", "<mergeCell ref=\"A1:B2\"/>", "<row r=\"7\" hidden=\"1\">"];
        let text: String = marks.iter().map(|at| pieces[*at]).collect();
        let _ = read(zip(&parts(WORKBOOK, &format!("<worksheet>{text}</worksheet>"))));
    }
}
