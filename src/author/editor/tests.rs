//! Which editor files are written, and which are left alone.

use super::{EditorFile, Step, editor};
use crate::site::testing::SampleSite;

fn file(name: &str) -> EditorFile {
    let site = SampleSite::new(&["贫困发生率 %", "甲,乙|丙 个"]).site();
    editor(&site).into_iter().find(|file| file.path == name).unwrap()
}

#[test]
fn only_generated_files_are_replaced() {
    let snippets = file(".vscode/tongbao.code-snippets");
    assert_eq!(snippets.step(None), Step::Make(snippets.text.clone()));
    assert_eq!(snippets.step(Some(&snippets.text)), Step::Keep);
    assert_eq!(
        snippets.step(Some("// 由 tongbao schema --write 生成\n{}")),
        Step::Replace(snippets.text.clone())
    );
    assert!(matches!(snippets.step(Some("{}")), Step::Refuse(_)));
}

#[test]
fn settings_keep_everything_and_gain_missing_members() {
    let settings = file(".vscode/settings.json");
    let Step::Replace(text) = settings.step(Some(
        "{\r\n    \"editor.fontSize\": 18,\r\n    \"yaml.schemas\": {\"a.json\": \"b.yml\"}\r\n}\r\n",
    )) else {
        panic!()
    };
    assert!(text.starts_with(
        "{\r\n    \"editor.fontSize\": 18,\r\n    \"yaml.schemas\": {\r\n        \"a.json\": \"b.yml\",\r\n"
    ));
    assert!(text.contains("\"./.vscode/tongbao/site.schema.json\": \"content/site.yml\""));
    assert!(!text.replace("\r\n", "").contains('\n'));
    assert_eq!(settings.step(Some(&text)), Step::Keep);
    // An author who turned something off keeps it off.
    let off = "{\"[markdown]\": {\"editor.quickSuggestions\": false}}";
    let Step::Replace(text) = settings.step(Some(off)) else { panic!() };
    assert!(text.contains("\"editor.quickSuggestions\": false"));
    assert!(matches!(settings.step(Some("")), Step::Replace(text) if text == settings.text));
}

#[test]
fn a_file_with_comments_is_left_alone_and_the_message_lists_the_members() {
    for existing in ["{ // 大字\n \"editor.fontSize\": 18 }", "[]", "{"] {
        let Step::Refuse(advice) = file(".vscode/settings.json").step(Some(existing)) else {
            panic!("{existing}")
        };
        assert!(advice.zh.contains("\"yaml.schemas\""), "{}", advice.zh);
    }
}

#[test]
fn own_tasks_stay_beside_ours() {
    let tasks = file(".vscode/tasks.json");
    let own = "{\"version\": \"2.0.0\", \"tasks\": [{\"label\": \"备份\"}, {\"label\": \"通报：预览\", \"command\": \"mine\"}]}";
    let Step::Replace(text) = tasks.step(Some(own)) else { panic!() };
    assert!(text.contains("备份") && text.contains("通报：检查") && text.contains("mine"));
    assert_eq!(text.matches("通报：预览").count(), 1);
    assert_eq!(tasks.step(Some(&text)), Step::Keep);
}

#[test]
fn names_to_choose_from_are_escaped() {
    let text = file(".vscode/tongbao.code-snippets").text;
    assert!(text.contains(r"${1|贫困发生率,甲\\,乙\\|丙|}"), "{text}");
}
