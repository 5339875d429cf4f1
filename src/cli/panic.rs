//! The message when the program itself is at fault.

use std::io::Write;
use std::panic::{PanicHookInfo, set_hook};

/// Reports panics in both languages as bugs of the program, not mistakes of the author. The process then ends with 101.
pub(crate) fn report_panics() {
    set_hook(Box::new(|panic| {
        // If even this cannot be written, the exit code still tells.
        let _ = std::io::stderr().write_all(describe(panic).as_bytes());
    }));
}

fn describe(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let fixed = payload.downcast_ref::<&str>().copied();
    let message = fixed.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("?");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "程序出错：这是 tongbao 自身的缺陷，不是您的内容有问题。已发布的网站仍然完整。\n\
         请把下面一行连同引起它的文件一起报告给维护者。\n\
         This is a bug in tongbao, not in your content. The published site is still whole.\n\
         Please report the next line with the files that led to it.\n\
         \x20 tongbao {version}: {message} ({place})\n"
    )
}
