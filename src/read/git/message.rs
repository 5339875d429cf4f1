//! Why a revision cannot be read, in words an editor can act on.

use crate::diagnostic::Text;
use crate::read::tree::FOLDERS;
use crate::say;
use crate::text::visible;

pub(super) fn refused_by_git(complaint: &[u8]) -> Text {
    let message = String::from_utf8_lossy(complaint).into_owned();
    let message = message.lines().next().unwrap_or_default();
    match message {
        message if message.contains("dubious ownership") => say!(
            "错误：这个仓库是别人的账户建的，git 不肯读。\n  建议：确认可信以后，照 git status 的提示设置 safe.directory。",
            "error: this repository belongs to another account, so git does not read it\n  help: if you trust it, set safe.directory as `git status` tells"
        ),
        message if message.contains("not a git repository") => say!(
            "错误：这里不是 git 仓库，没有以前的版本可以比较。\n  建议：到仓库里运行；或者比较两个文件夹：tongbao diff 旧文件夹 新文件夹",
            "error: this is not a git repository, so there is no earlier version to compare\n  help: run inside one, or compare two folders: `tongbao diff OLD NEW`"
        ),
        message => failed(message),
    }
}

pub(super) fn too_many_in_revision(most: usize) -> Text {
    let folders = FOLDERS.join("、");
    say!(
        "错误：这个版本的 {folders} 里超过 {most} 个文件，没有读。\n  建议：检查这个提交是不是把别的文件夹放进来了；或者比较两个文件夹：tongbao diff 旧文件夹 新文件夹",
        "error: this revision has more than {most} files in {folders} and was not read\n  help: see whether another folder was committed by mistake, or compare two folders: `tongbao diff OLD NEW`"
    )
}

pub(super) fn too_big_revision(name: &str, size: u64, most: u64) -> Text {
    let (name, size, most) = (visible(name), size.div_ceil(1 << 20), most >> 20);
    say!(
        "错误：{name} 这个版本的文件共 {size} MB，超过上限 {most} MB，没有读。\n  建议：把大附件放到别处；或者比较两个文件夹：tongbao diff 旧文件夹 新文件夹",
        "error: the files of revision {name} are {size} MB, the limit is {most} MB; it was not read\n  help: keep large attachments elsewhere, or compare two folders: `tongbao diff OLD NEW`"
    )
}

pub(super) fn no_git(error: &std::io::Error) -> Text {
    say!(
        "错误：启动不了 git（{error}），读不到以前的版本。\n  建议：装上 git 再运行；或者比较两个文件夹：tongbao diff 旧文件夹 新文件夹",
        "error: git cannot be started ({error}), so earlier versions cannot be read\n  help: install git, or compare two folders: `tongbao diff OLD NEW`"
    )
}

pub(super) fn unknown(name: &str) -> Text {
    let name = visible(name);
    say!(
        "错误：没有 {name} 这个版本，也没有这个站点文件夹。\n  建议：版本写提交号、分支或标签，例如 HEAD~1、main；git log --oneline 列出提交",
        "error: there is neither a revision {name} nor a site's folder of that name\n  help: name a commit, branch or tag such as HEAD~1 or main; `git log --oneline` lists commits"
    )
}

pub(super) fn failed(message: &str) -> Text {
    let message = visible(message);
    say!("错误：git 没有读出这个版本：{message}", "error: git could not read this revision: {message}")
}
