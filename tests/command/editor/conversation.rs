//! The questions of `init` and `new`, answered at a real terminal: defaults, slips, and going away in the middle.

use std::fs;
use std::path::Path;

use super::terminal::Terminal;

/// Names of everything in a folder.
fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|child| child.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_site_is_made_by_answering_four_questions() {
    let workspace = tempfile::tempdir().unwrap();
    let mut init = Terminal::start(workspace.path(), &["init", "通报"], 100);
    init.expect("哪个区县");
    init.line("../潼南");
    init.expect("再写一次");
    init.line("潼　南县");
    init.expect("潼南区（500152）");
    init.expect("哪一期");
    init.line("2020年13月");
    init.expect("再写一次");
    init.line("2020年4月");
    init.expect("主办单位，印在页脚 [潼南区通报编辑部]");
    init.line("");
    init.expect("网站名称 [潼南区脱贫攻坚进展通报]");
    init.line("潼南：“进展” # 1");
    let (code, screen) = init.end();
    assert_eq!(code, Some(0), "{screen}");
    let folder = workspace.path().join("通报");
    let settings = fs::read_to_string(folder.join("content/site.yml")).unwrap();
    assert!(settings.contains("publisher: 潼南区通报编辑部\n"), "{settings}");
    let (code, screen) = Terminal::start(&folder, &["build", "--strict", "--drafts"], 100).end();
    assert_eq!(code, Some(0), "{screen}");
    let page = fs::read_to_string(folder.join("site/tongnan/2020-04/index.html")).unwrap();
    assert!(page.contains("潼南：“进展” # 1") && page.contains("未报") && page.contains("<svg"));
}

#[test]
fn a_typo_gets_a_suggestion_and_a_county_elsewhere_gives_its_code() {
    let workspace = tempfile::tempdir().unwrap();
    let arguments = ["init", "a", "--period", "2020-04", "--publisher", "甲", "--title", "乙"];
    let mut init = Terminal::start(workspace.path(), &arguments, 100);
    init.expect("哪个区县");
    init.line("云杨县");
    init.expect("是不是 云阳县");
    init.line("y");
    assert_eq!(init.end().0, Some(0));
    assert!(workspace.path().join("a/content/yunyang/2020-04.md").is_file());

    let arguments =
        ["init", "b", "--district", "宜都市", "--period", "2020-04", "--publisher", "甲", "--title", "乙"];
    let mut init = Terminal::start(workspace.path(), &arguments, 100);
    init.expect("区划代码");
    init.line("4205");
    init.expect("要六位数字");
    init.line("");
    init.expect("英文名");
    init.line("CON");
    init.expect("设备");
    init.line("yidu");
    assert_eq!(init.end().0, Some(0));
    let page = fs::read_to_string(workspace.path().join("b/content/yidu/_index.md")).unwrap();
    assert!(page.contains("\n# code:"), "{page}");
}

#[test]
fn who_goes_away_leaves_nothing_behind() {
    for key in ['c', 'd'] {
        for answers in [[].as_slice(), &["云阳县"], &["云阳县", "2020-04", "主办"]] {
            let workspace = tempfile::tempdir().unwrap();
            let mut init = Terminal::start(workspace.path(), &["init", "通报"], 100);
            init.expect("哪个区县");
            for (answer, next) in answers.iter().zip(["哪一期", "主办单位", "网站名称"]) {
                init.line(answer);
                init.expect(next);
            }
            // The key must not arrive before the question is read.
            init.expect("：");
            init.ctrl(key);
            let (code, screen) = init.end();
            assert_ne!(code, Some(0), "{screen}");
            assert_eq!(names(workspace.path()), [""; 0], "{screen}");
        }
    }
}

#[test]
fn an_indicator_is_asked_for_and_a_bulletin_needs_no_question() {
    let workspace = tempfile::tempdir().unwrap();
    let arguments = ["init", "--district", "云阳县", "--period", "2020-04", "--yes"];
    assert_eq!(Terminal::start(workspace.path(), &arguments, 100).end().0, Some(0));
    let mut new = Terminal::start(workspace.path(), &["new", "indicator"], 100);
    for (question, answer) in [
        ("指标名称", "扶贫超市"),
        ("英文名", "shops"),
        ("单位", "个"),
        ("归在哪一组", ""),
        ("越低越好", "higher"),
        ("口径", ""),
    ] {
        new.expect(question);
        new.line(answer);
    }
    assert_eq!(new.end().0, Some(0));
    let (code, screen) = Terminal::start(workspace.path(), &["new", "bulletin"], 100).end();
    assert!(code == Some(0) && screen.contains("content/yunyang/2020-05.md"), "{screen}");
    let (code, screen) = Terminal::start(workspace.path(), &["check", "--strict"], 100).end();
    assert!(code == Some(0) && screen.contains("没有发现问题"), "{screen}");
}
