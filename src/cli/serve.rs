//! `tongbao serve`: the site as it would be published, from memory, while it is being written.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tongbao::render::Options;
use tongbao::say;
use tongbao::serve::Rebuilt;
use tongbao::terminal::{Style, text};

use super::Outcome;
use super::arguments::{ServeOptions, SiteOptions};
use super::console::Console;

/// The folders whose changes rebuild the preview.
const WATCHED: [&str; 3] = ["content", "seeds", "templates"];

/// Serves until the process is stopped.
pub(super) fn serve(console: &mut Console, options: &ServeOptions) -> Outcome {
    let site = options.site.clone();
    let folders: Vec<PathBuf> = WATCHED.iter().map(|folder| site.root.join(folder)).collect();
    let folders: Vec<PathBuf> = folders.into_iter().filter(|folder| folder.is_dir()).collect();
    let language = console.language;
    let address = SocketAddr::new(options.address, options.port);
    let color = console.colors(&console.err, site.reporting.color);
    let rebuild = move || rebuild(&site, Style { language, color, max: site.reporting.max });
    let served = tongbao::serve::serve(address, &folders, rebuild, |address| {
        console.tell(&say!(
            "预览：http://{address}/ （按 Ctrl-C 结束）",
            "preview: http://{address}/ (Ctrl-C to stop)"
        ));
        if options.open {
            open(console, &format!("http://{address}/"));
        }
    });
    match served {
        Ok(()) => Outcome::Fine,
        Err(error) => {
            console.tell(&say!(
                "错误：不能在 {address} 提供预览（{error}）。\n  建议：端口可能已被占用，请用 --port 换一个。",
                "error: cannot serve the preview on {address} ({error})\n  help: the port may be taken; choose another with --port"
            ));
            Outcome::Machine
        }
    }
}

/// Builds anew. The problems are told on standard error and handed to the pages that are open.
fn rebuild(site: &SiteOptions, style: Style) -> Rebuilt {
    let options = Options { base_url: None, drafts: site.drafts, strict: site.strict };
    let built = tongbao::build(&site.root, &options);
    // The watcher's thread has no console. If nobody can read this, the browser still shows it.
    let _ = io::stderr().write_all(text(&built.report, &style).as_bytes());
    Rebuilt { problems: text(&built.report, &Style { color: false, ..style }), pages: built.pages }
}

/// Shows the preview in the browser the system prefers; where there is none, the printed address must do.
fn open(console: &mut Console, address: &str) {
    let program = match std::env::consts::OS {
        "macos" => Path::new("open"),
        "windows" => Path::new("explorer"),
        _ => Path::new("xdg-open"),
    };
    let quiet = Command::new(program)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Err(error) = quiet {
        console.tell(&say!(
            "提示：打不开浏览器（{error}），请自行打开上面的网址。",
            "hint: no browser could be opened ({error}); open the address above"
        ));
    }
}
