//! What `tongbao import` is about to write, and what it wrote, in a table and a few lines.

use tongbao::author::import::Import;
use tongbao::diagnostic::Text;
use tongbao::report::{TableColumn, table};
use tongbao::say;

use super::ImportArguments;
use crate::cli::console::Console;

/// The figures that change, bulletin by bulletin, then what stays and what was left out.
pub(super) fn show(console: &mut Console, arguments: &ImportArguments, planned: &Import) {
    let layout = console.layout(arguments.reporting.color);
    let columns = [
        TableColumn::new(say!("指标", "indicator")),
        TableColumn::new(say!("区县", "district")).spare(3),
        TableColumn::new(say!("期间", "period")).spare(2),
        TableColumn::new(say!("旧", "old")).right(),
        TableColumn::new(say!("新", "new")).right(),
        TableColumn::new(say!("单元格", "cell")).spare(1),
    ];
    let mut files: Vec<&str> = planned.changes.iter().map(|change| change.file.as_str()).collect();
    files.dedup();
    for file in files {
        let of_file = planned.changes.iter().filter(|change| change.file == file);
        let rows: Vec<Vec<String>> = of_file
            .map(|change| {
                let old = change.old.clone().unwrap_or_else(|| "（无）".to_owned());
                vec![
                    change.indicator.clone(),
                    change.district.clone(),
                    change.period.clone(),
                    old,
                    format!("→ {}", change.new),
                    change.cell.clone(),
                ]
            })
            .collect();
        console.out.write(&format!("{file}\n{}\n", table(&columns, &rows, &layout)));
    }
    for line in summary(arguments, planned) {
        console.print(&line);
    }
}

fn summary(arguments: &ImportArguments, planned: &Import) -> Vec<Text> {
    let (new, unchanged) =
        (planned.changes.iter().filter(|change| change.old.is_none()).count(), planned.unchanged);
    let changed = planned.changes.len() - new;
    let mut lines = vec![say!(
        "新增 {new} 个数，改动 {changed} 个，相同 {unchanged} 个",
        "{new} new figures, {changed} changed, {unchanged} the same"
    )];
    for rewrite in planned.rewrites.iter().filter(|rewrite| rewrite.path.starts_with("seeds/")) {
        let path = &rewrite.path;
        lines.push(match rewrite.old {
            None => say!("来源新建 {path}", "{path} is a new source"),
            Some(_) => say!("来源 {path} 补上表里的数", "{path} gets the numbers of the table"),
        });
    }
    lines.extend(planned.remarks.iter().cloned());
    if planned.rewrites.is_empty() {
        lines.push(say!("没有要写的。", "there is nothing to write"));
    } else if arguments.dry_run {
        lines.push(say!("只是看看，什么都没有写。", "a dry run: nothing was written"));
    }
    lines
}

/// The files that were written and what comes next.
pub(super) fn written(console: &mut Console, arguments: &ImportArguments, planned: &Import) {
    let (files, paths) =
        (planned.rewrites.len(), planned.rewrites.iter().map(|rewrite| rewrite.path.as_str()));
    let paths = paths.collect::<Vec<_>>().join("、");
    let text = say!(
        "写好 {files} 个文件：{paths}\n接着运行 tongbao check，看看这些数与来源、与别的数合不合。",
        "{files} files written: {paths}\nnow run `tongbao check` to see whether they agree with their source and each other"
    );
    console.conclude(&arguments.reporting, &text);
}
