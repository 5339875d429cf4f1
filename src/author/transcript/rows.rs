//! A source record as it stands in its file: the rows of its inventory with their places, and its last scan.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::read::{KeyValue, Node, Value};
use crate::say;
use crate::site::fallen;

/// A row of the inventory in the file.
#[derive(Debug, Default)]
pub(super) struct InventoryRow {
    pub(super) printed: String,
    pub(super) section: Option<String>,
    /// The number and its range in the file.
    pub(super) number: Option<(String, Range<usize>)>,
    /// The range of the row.
    pub(super) range: Range<usize>,
}

impl InventoryRow {
    /// The numeral as a scan has it: 3.2% of 下降3.2%.
    pub(super) fn number_alone(&self) -> &str {
        fallen(&self.printed).unwrap_or(&self.printed)
    }
}

/// Whether the file is a record at all, and its inventory a list that can be added to.
pub(super) fn may_update(text: &str, root: &Node) -> Result<(), Box<Diagnostic>> {
    has_lines(text, root)?;
    is_record(root)?;
    scan_is_ours(root)?;
    match value(root, "inventory") {
        Some(node) if !is_list(node) => refuse(
            node,
            say!("inventory 不是清单", "`inventory` is no list"),
            say!("这里要一行一个数", "one numeral a line belongs here"),
            say!(
                "每个数另起一行，写成 - {{n: 1, printed: …}}；还没有就空着，再运行一次",
                "begin a line with `- {{n: 1, printed: …}}` for each numeral, or leave it empty, and run again"
            ),
        ),
        _ => Ok(()),
    }
}

/// A mapping with one key a line.
fn has_lines(text: &str, root: &Node) -> Result<(), Box<Diagnostic>> {
    if !matches!(root.value, Value::Mapping(_)) {
        let label = say!("这里应当是 id: 编号 这样一行一个键", "keys such as `id: …` belong here");
        return no_record(root, label);
    }
    if text.get(root.span.range()).is_some_and(|mapping| mapping.starts_with('{')) {
        return refuse(
            root,
            say!("这份来源记录写在一对花括号里", "this record stands in braces"),
            say!("花括号里添不进清单", "no list can be added in braces"),
            say!(
                "去掉花括号，写成 id: 编号 这样一行一个键，再运行一次；没有动它",
                "write one key a line without the braces, as in `id: …`, and run again; it was left alone"
            ),
        );
    }
    Ok(())
}

/// Every record says what it records; other keys than those may stand in any file.
fn is_record(root: &Node) -> Result<(), Box<Diagnostic>> {
    match field(root, "id").or(field(root, "title")) {
        Some(_) => Ok(()),
        None => no_record(root, say!("没有 id，也没有 title", "there is neither `id` nor `title`")),
    }
}

/// What stands under `scan` is replaced as a whole, so it must be what the program wrote.
fn scan_is_ours(root: &Node) -> Result<(), Box<Diagnostic>> {
    match value(root, "scan") {
        Some(node) if !is_list(node) => refuse(
            node,
            say!("scan 不是清单", "`scan` is no list"),
            say!("这里是版面上的全部数字", "all numerals of the page belong here"),
            say!(
                "scan 由 tongbao source 写：删去这个键，再运行一次；没有动它",
                "`tongbao source` writes `scan`: remove this key and run again; it was left alone"
            ),
        ),
        _ => Ok(()),
    }
}

fn no_record(root: &Node, label: Text) -> Result<(), Box<Diagnostic>> {
    let help = say!(
        "看看是不是放错了文件：要重新登记就把它移走，再运行一次；没有动它",
        "is it the wrong file? Move it away and run again to begin anew; it was left alone"
    );
    refuse(root, say!("这个文件不是来源记录", "this file is no source record"), label, help)
}

fn refuse(node: &Node, what: Text, label: Text, help: Text) -> Result<(), Box<Diagnostic>> {
    Err(Box::new(Diagnostic::new(Code::KeyType, what).at(node.span, label).help(help)))
}

/// Whether a list stands here, or nothing yet.
fn is_list(node: &Node) -> bool {
    matches!(node.value, Value::Sequence(_) | Value::Null)
}

pub(super) fn rows(text: &str, root: &Node) -> Result<Vec<InventoryRow>, Box<Diagnostic>> {
    let nodes = match value(root, "inventory").map(|list| &list.value) {
        Some(Value::Sequence(nodes)) => nodes.as_slice(),
        _ => return Ok(Vec::new()),
    };
    nodes.iter().map(|node| row(text, node)).collect()
}

fn row(text: &str, node: &Node) -> Result<InventoryRow, Box<Diagnostic>> {
    let range = node.span.range();
    let head = text.get(..range.start).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or_default();
    if line.trim() != "-" {
        return Err(Box::new(
            Diagnostic::new(
                Code::KeyType,
                say!("inventory 要一行一个数", "`inventory` needs one numeral a line"),
            )
            .at(node.span, say!("这个数和别的写在一起", "this one shares its line"))
            .help(say!(
                "每个数另起一行，写成 - {{n: 1, printed: …}}，再运行一次",
                "begin a line with `- {{n: 1, printed: …}}` for each numeral and run again"
            )),
        ));
    }
    let scalar = |key| match value(node, key).map(|field| &field.value) {
        Some(Value::Scalar(scalar)) => Some(scalar),
        _ => None,
    };
    Ok(InventoryRow {
        printed: scalar("printed").map(|scalar| scalar.text.clone()).unwrap_or_default(),
        section: scalar("section").map(|scalar| scalar.text.clone()),
        number: scalar("n").map(|scalar| (scalar.text.clone(), scalar.span.range())),
        range,
    })
}

/// The numerals of the last scan, and its range in the file.
pub(super) fn scanned(root: &Node) -> Option<(Vec<String>, Range<usize>)> {
    let node = value(root, "scan")?;
    let Value::Sequence(nodes) = &node.value else { return Some((Vec::new(), node.span.range())) };
    let texts = nodes.iter().filter_map(|node| match &node.value {
        Value::Scalar(scalar) => Some(scalar.text.clone()),
        _ => None,
    });
    Some((texts.collect(), node.span.range()))
}

pub(super) fn value<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    field(node, key).map(|field| &field.value)
}

pub(super) fn field<'n>(node: &'n Node, key: &str) -> Option<&'n KeyValue> {
    let Value::Mapping(fields) = &node.value else { return None };
    fields.iter().find(|field| field.key.text == key)
}
