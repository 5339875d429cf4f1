//! What makes VS Code know a site: schemas, snippets, a task that underlines problems, and the settings for them.

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

/// Stands in every file that is the program's alone; such a file, and no other, is written anew.
const MARK: &str = "由 tongbao schema --write 生成";

/// A file that VS Code reads, and how it stands to what lies there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditorFile {
    /// Its place in the project's folder, with `/`.
    pub path: String,
    /// What it is to hold where there is none.
    pub text: String,
    /// The members that an author's own file needs; `None` for a file of the program's.
    members: Option<Value>,
}

/// What becomes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// There is none: it is made.
    Make(String),
    /// It is the program's and older, or the author's and lacks something: it is replaced by this text.
    Replace(String),
    /// It holds everything.
    Keep,
    /// It is the author's and cannot be added to; what to do.
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
    all.extend(SchemaKind::ALL.iter().map(|kind| own(&place(*kind), schema_file(*kind, site))));
    all
}

/// The text of one schema, as it is written.
#[must_use]
pub fn schema_file(kind: SchemaKind, site: &Site) -> String {
    let mut all = json!({"$comment": format!("{MARK}，不用改；指标、区县有增减时再运行一次。")});
    if let (Some(all), Value::Object(body)) = (all.as_object_mut(), schema(kind, site)) {
        all.extend(body);
    }
    pretty(&all, "  ")
}

impl EditorFile {
    /// What becomes of the file, by what it holds now.
    #[must_use]
    pub fn step(&self, held: Option<&str>) -> Step {
        let Some(held) = held else { return Step::Make(self.text.clone()) };
        match &self.members {
            None if held == self.text => Step::Keep,
            None if held.contains(MARK) => Step::Replace(self.text.clone()),
            None => Step::Refuse(say!(
                "这个文件不是 tongbao 写的，没有动它。\n  建议：改名或移走以后再运行。",
                "this file was not written by tongbao and is left alone\n  help: rename it or move it away, then run again"
            )),
            Some(members) => match merge::merged(held, members) {
                Ok(None) => Step::Keep,
                Ok(Some(text)) => Step::Replace(text),
                Err(()) => {
                    let wanted = pretty(members, "  ");
                    Step::Refuse(say!(
                        "这个文件里有注释或别的不是 JSON 的东西，没有动它。\n  建议：自己把下面这些合并进去：\n{wanted}",
                        "this file holds comments or is no JSON, and is left alone\n  help: merge this into it by hand:\n{wanted}"
                    ))
                }
            },
        }
    }
}

/// Where the schema of a kind lies.
fn place(kind: SchemaKind) -> String {
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

/// Which schema is for which file. The extension does not look into the front matter of Markdown, so the schemas of
/// front matter are for the tools that do; snippets come up there by themselves once suggestions are on.
fn settings() -> Value {
    let whole = SchemaKind::ALL.iter().filter(|kind| kind.is_whole_file());
    let schemas: serde_json::Map<String, Value> =
        whole.map(|kind| (format!("./{}", place(*kind)), json!(kind.files()))).collect();
    json!({
        "yaml.schemas": schemas,
        "[markdown]": {"editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"}},
    })
}

/// `tongbao check` as a task: its lines of JSON become underlined words, in front matter and prose alike.
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
