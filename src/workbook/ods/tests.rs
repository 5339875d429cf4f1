//! Documents written by hand, each with a trap in it.

use crate::diagnostic::{Code, Diagnostic};
use crate::workbook::testing::{displayed, zip};
use crate::workbook::{Area, CellValue, Sheet, Workbook, testing};

fn read(bytes: Vec<u8>) -> Result<Workbook, Diagnostic> {
    testing::read("月报.ods", bytes)
}

fn document(table: &str) -> String {
    format!(
        "<office:document><office:spreadsheet><table:table table:name=\"表\">{table}</table:table></office:spreadsheet></office:document>"
    )
}

fn sheet(table: &str) -> Sheet {
    read(document(table).into()).map_err(|problem| problem.message.zh).unwrap().sheets.remove(0)
}

fn refused(bytes: Vec<u8>) -> (Code, String) {
    testing::refused(read(bytes))
}

/// A cell with a value and perhaps a text.
fn number(kind: &str, value: &str, text: &str) -> String {
    let text = if text.is_empty() { String::new() } else { format!("<text:p>{text}</text:p>") };
    format!(
        "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\">{text}</table:table-cell>"
    )
}

#[test]
fn a_number_without_its_text_is_displayed_all_the_same() {
    let cells = [
        number("float", "0.30000000000000004", ""),
        number("percentage", "0.0006", ""),
        number("float", "53487", "####"),
        number("float", "10", "10.00"),
        number("float", "1E400", ""),
        number("currency", "12.5", "￥12.50"),
    ];
    let sheet = sheet(&format!("<table:table-row>{}</table:table-row>", cells.concat()));
    assert_eq!(displayed(&sheet), ["A1=0.3", "B1=0.06%", "C1=53487", "D1=10.00", "E1=1E400", "F1=￥12.50"]);
    assert_eq!(sheet.cells[4].value, CellValue::Text);
}

#[test]
fn white_space_counts_once_and_pronunciation_is_left_out() {
    let sheet = sheet(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>  潼
           南<text:s text:c=\"2\"/>区<text:tab/>x<text:line-break/>y </text:p><text:p>二</text:p></table:table-cell>
         <table:table-cell><text:p><text:ruby><text:ruby-base>忠</text:ruby-base><text:ruby-text>zhong</text:ruby-text></text:ruby>县</text:p></table:table-cell>
         <table:table-cell office:value-type=\"string\" office:string-value=\"只有值\"/><table:table-cell><text:p/></table:table-cell></table:table-row>",
    );
    assert_eq!(displayed(&sheet), ["A1=潼 南  区\tx\ny\n二", "B1=忠县", "C1=只有值"]);
}

#[test]
fn formulas_errors_and_other_kinds() {
    let sheet = sheet(
        "<table:table-row><table:table-cell table:formula=\"of:=SUM([.B1:.B9])\"/>
         <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\"><text:p>Err:502</text:p></table:table-cell>
         <table:table-cell calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>
         <table:table-cell office:value-type=\"string\"><text:p>#REF!</text:p></table:table-cell>
         <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"false\"/>
         <table:table-cell office:value-type=\"date\" office:date-value=\"2020-04-16T08:00:00\"><text:p>4月16日</text:p></table:table-cell>
         <table:table-cell office:value-type=\"date\" office:date-value=\"2020-02-30\"><text:p>x</text:p></table:table-cell></table:table-row>",
    );
    let values: Vec<_> = sheet.cells.iter().map(|cell| cell.value.clone()).collect();
    let error = |text: &str| CellValue::Error(text.to_owned());
    let day = CellValue::Date(jiff::civil::date(2020, 4, 16));
    let expected = [
        CellValue::Uncalculated,
        error("Err:502"),
        error("#REF!"),
        CellValue::Text,
        CellValue::Boolean(false),
        day,
        CellValue::Text,
    ];
    assert_eq!(values, expected);
    assert_eq!(sheet.cells[0].text, "=SUM([.B1:.B9])");
}

#[test]
fn a_format_comes_from_the_cell_or_its_row_or_its_column() {
    let text = format!(
        "<office:document><number:date-style style:name=\"N1\"><number:year number:style=\"long\"/><number:text>年</number:text><number:month/></number:date-style>
         <number:number-style style:name=\"N2\"><number:number number:decimal-places=\"1\" number:min-integer-digits=\"1\"/></number:number-style>
         <style:style style:name=\"a\" style:data-style-name=\"N1\"/><style:style style:name=\"b\" style:data-style-name=\"N2\"/>
         <office:spreadsheet><table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:default-cell-style-name=\"a\"/>
         <table:table-row><table:table-cell/><table:table-cell/>{day}</table:table-row>
         <table:table-row table:default-cell-style-name=\"b\">{plain}</table:table-row></table:table></office:spreadsheet></office:document>",
        day = "<table:table-cell office:value-type=\"date\" office:date-value=\"2020-04-01\"><text:p>2020年4</text:p></table:table-cell>",
        plain = number("float", "1", "1.0"),
    );
    let sheet = read(text.into()).unwrap().sheets.remove(0);
    let codes: Vec<_> = sheet.cells.iter().map(|cell| cell.format.as_deref()).collect();
    assert_eq!(codes, [Some("yyyy\"年\"m"), Some("0.0")]);
}

#[test]
fn repeated_cells_are_kept_and_deleted_ones_are_not() {
    let text = "<office:document><office:spreadsheet><table:tracked-changes><table:table-row><table:table-cell><text:p>旧</text:p></table:table-cell></table:table-row></table:tracked-changes>
        <table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"filter\" table:number-columns-repeated=\"16382\"/>
        <table:table-header-rows><table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"><text:p>甲</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row-group><table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"1048572\"/>
        <table:table-row><table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"3\"><text:p>末</text:p></table:table-cell></table:table-row></table:table-row-group></table:table>
        </office:spreadsheet></office:document>";
    let sheet = read(text.into()).unwrap().sheets.remove(0);
    assert_eq!(displayed(&sheet), ["A1=甲", "B1=甲", "C1=甲", "A2=甲", "B2=甲", "C2=甲", "A1048575=末"]);
    assert_eq!(sheet.merges, [Area { top: 1_048_574, left: 0, bottom: 1_048_575, right: 2 }]);
    assert_eq!((sheet.hidden_columns, sheet.hidden_rows.len()), (vec![2], 1_048_572));
}

#[test]
fn claims_beyond_the_limits_are_refused() {
    let repeated = |rows: u64, columns: u64, inside: &str| {
        refused(document(&format!("<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell table:number-columns-repeated=\"{columns}\">{inside}</table:table-cell></table:table-row>")).into()).0
    };
    let word = "<text:p>1</text:p>";
    assert_eq!(repeated(1_048_576, 16_384, word), Code::SheetLimit);
    assert_eq!(repeated(u64::MAX, u64::MAX, word), Code::SheetLimit);
    assert_eq!(
        repeated(1, u64::MAX, "<office:annotation><text:p>x</text:p></office:annotation>"),
        Code::SheetLimit
    );
    assert_eq!(repeated(1, 1, "<text:p><text:s text:c=\"999999999999\"/></text:p>"), Code::SheetLimit);
    let spanned = "<table:table-row><table:table-cell table:number-rows-spanned=\"9999999999\"><text:p>1</text:p></table:table-cell></table:table-row>";
    assert_eq!(refused(document(spanned).into()).0, Code::SheetLimit);
    let empty = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    assert_eq!(displayed(&sheet(empty)), [""; 0]);
}

#[test]
fn passwords_and_other_documents_are_named() {
    let mime = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = [mime, ("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")];
    assert_eq!(refused(zip(&locked)).0, Code::SheetLocked);
    assert_eq!(refused(zip(&[mime, ("encrypted-package", "x")])).0, Code::SheetLocked);
    let text = ("mimetype", "application/vnd.oasis.opendocument.text");
    assert_eq!(refused(zip(&[text, ("content.xml", "<a/>")])).0, Code::SheetKind);
    assert_eq!(refused(zip(&[("content.xml", "<office:document-content/>")])).0, Code::SheetKind);
    assert_eq!(
        refused("<?xml version=\"1.0\"?><office:document><office:text/></office:document>".into()).0,
        Code::SheetKind
    );
    assert_eq!(refused(zip(&[mime])).0, Code::SheetDamaged);
    assert_eq!(refused("<office:document><office:spreadsheet>".into()).0, Code::SheetDamaged);
    let whole = document(
        "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>",
    );
    assert_eq!(displayed(&read(zip(&[mime, ("content.xml", &whole)])).unwrap().sheets[0]), ["A1=甲"]);
}
