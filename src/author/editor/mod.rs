//! The files that teach VS Code about a site: schemas, snippets, a check task, and their settings.

mod merge;
mod schema;
mod snippets;
#[cfg(test)]
mod tests;

pub use schema::schema;

use serde_json::{Value, json};

use crate::compile::keys::SchemaKind;
use crate::diagnostic::Text;
use crate::say;
use crate::site::Site;

/// Marks every file that is generated as a whole; only such files are replaced.
const MARK: &str = "由 tongbao schema --write 生成";

/// A file for VS Code, and how it is merged with an existing one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditorFile {
    /// Its path in the project's folder, with `/`.
    pub path: String,
    /// Its text where no file exists.
    pub text: String,
    /// The members that an author's own file needs; `None` for a generated file.
    members: Option<Value>,
}

/// The action for one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// No file exists: it is created.
    Make(String),
    /// A generated file that is outdated, or an author's file that lacks members: replaced by this text.
    Replace(String),
    /// The file is complete.
    Keep,
    /// An author's file that cannot be extended, with advice.
    Refuse(Text),
}

/// Every file, those of a folder before those of the folders in it.
#[must_use]
pub fn editor(site: &Site) -> Vec<EditorFile> {
    let mut all = vec![
        shared(".vscode/settings.json", settings()),
        shared(".vscode/extensions.json", json!({"recommendations": ["redhat.vscode-yaml"]})),
        shared(".vscode/tasks.json", tasks()),
        own(
            ".vscode/tongbao.code-snippets",
            format!(
                "// {MARK}。自己的片段请写进别的 .code-snippets 文件。\n{}",
                pretty(&snippets::snippets(site), "  ")
            ),
        ),
    ];
    all.extend(SchemaKind::ALL.iter().map(|kind| own(&schema_path(*kind), schema_file(*kind, site))));
    all
}

/// The text of one schema file.
#[must_use]
pub fn schema_file(kind: SchemaKind, site: &Site) -> String {
    let mut all = json!({"$comment": format!("{MARK}，不用改；指标、区县有增减时再运行一次。")});
    if let (Some(all), Value::Object(body)) = (all.as_object_mut(), schema(kind, site)) {
        all.extend(body);
    }
    pretty(&all, "  ")
}

impl EditorFile {
    /// The action for the file, given its current text.
    #[must_use]
    pub fn step(&self, existing: Option<&str>) -> Step {
        let Some(existing) = existing else { return Step::Make(self.text.clone()) };
        match &self.members {
            None if existing == self.text => Step::Keep,
            None if existing.contains(MARK) => Step::Replace(self.text.clone()),
            None => Step::Refuse(say!(
                "这个文件不是 tongbao 写的，没有动它。\n  建议：改名或移走以后再运行。",
                "this file was not written by tongbao and is left alone\n  help: rename it or move it away, then run again"
            )),
            Some(members) => match merge::merged(existing, members) {
                Ok(None) => Step::Keep,
                Ok(Some(text)) => Step::Replace(text),
                Err(()) => {
                    let missing = pretty(members, "  ");
                    Step::Refuse(say!(
                        "这个文件里有注释或别的不是 JSON 的东西，没有动它。\n  建议：自己把下面这些合并进去：\n{missing}",
                        "this file holds comments or is no JSON, and is left alone\n  help: merge this into it by hand:\n{missing}"
                    ))
                }
            },
        }
    }
}

/// The path of the schema of a kind.
fn schema_path(kind: SchemaKind) -> String {
    format!(".vscode/tongbao/{}.schema.json", kind.key())
}

fn own(path: &str, text: String) -> EditorFile {
    EditorFile { path: path.to_owned(), text, members: None }
}

fn shared(path: &str, members: Value) -> EditorFile {
    EditorFile { path: path.to_owned(), text: pretty(&members, "  "), members: Some(members) }
}

fn pretty(value: &Value, indent: &str) -> String {
    merge::pretty(value, indent)
}

/// Which schema is for which file. The extension does not read the front matter of Markdown, so the schemas of front
/// matter are for tools that do; snippets are offered there once suggestions are on.
fn settings() -> Value {
    let whole = SchemaKind::ALL.iter().filter(|kind| kind.is_whole_file());
    let schemas: serde_json::Map<String, Value> =
        whole.map(|kind| (format!("./{}", schema_path(*kind)), json!(kind.files()))).collect();
    json!({
        "yaml.schemas": schemas,
        "[markdown]": {"editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"}},
    })
}

/// `tongbao check` as a task: its JSON lines become underlined problems, in front matter and prose alike.
fn tasks() -> Value {
    let pattern = concat!(
        r#"^\{"code":"([^"]+)","severity":"(error|warning|hint)","message":\{"zh":"((?:[^"\\]|\\.)*)","#,
        r#""en":"(?:[^"\\]|\\.)*"\},"file":"([^"]+)","line":(\d+),"column":(\d+),"endLine":(\d+),"endColumn":(\d+)"#
    );
    let matcher = json!({
        "owner": "tongbao", "source": "通报", "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": pattern, "code": 1, "severity": 2, "message": 3, "file": 4,
            "line": 5, "column": 6, "endLine": 7, "endColumn": 8,
        },
    });
    json!({
        "version": "2.0.0",
        "tasks": [
            {
                "label": "通报：检查", "type": "process", "command": "tongbao",
                "args": ["check", "--drafts", "--format", "json"],
                "group": {"kind": "build", "isDefault": true},
                "presentation": {"reveal": "never", "clear": true}, "problemMatcher": matcher,
            },
            {
                "label": "通报：预览", "type": "process", "command": "tongbao", "args": ["serve", "--open"],
                "isBackground": true, "problemMatcher": [],
            },
        ],
    })
}
