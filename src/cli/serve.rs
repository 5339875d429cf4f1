//! `tongbao serve`: the site as it would be published, from memory, while it is being written.

use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};

use clap::{ArgMatches, Command};
use tongbao::render::Options;
use tongbao::say;
use tongbao::serve::Rebuilt;
use tongbao::terminal::{Style, text};

use super::arguments::{self, SiteOptions};
use super::console::Console;
use super::grammar::{Words, flag, option};
use super::{Entry, Outcome};

/// The folders whose changes rebuild the preview.
const WATCHED: [&str; 3] = ["content", "seeds", "templates"];

/// The command.
pub(super) const ENTRY: Entry = Entry { name: "serve", grammar, run };

/// The port of the preview unless `--port` says otherwise.
const PORT: u16 = 8020;

/// The options of `serve`.
struct ServeOptions {
    site: SiteOptions,
    address: IpAddr,
    port: u16,
    /// Whether a browser is to be opened; `None` where nobody said.
    open: Option<bool>,
}

fn grammar(words: Words) -> Command {
    let about =
        words.say("在本机预览，保存后自动刷新", "Preview on this machine; reloads when files are saved");
    let address = words.say("本机地址 [默认 127.0.0.1]", "Address of this machine [default: 127.0.0.1]");
    // The preview shows drafts and answers anybody who can reach it, so it stays on this machine.
    let wanted = words.say(
        "预览只在本机，这里要写 127.0.0.1 或 ::1",
        "the preview stays on this machine: 127.0.0.1 or ::1 is wanted here",
    );
    let parse = move |text: &str| {
        let local = text.parse::<std::net::IpAddr>().ok().filter(|address| address.is_loopback());
        local.ok_or_else(|| wanted.to_owned())
    };
    words
        .site(words.command("serve", about, ("[选项]", "[options]")))
        .arg(option("address", words.say("地址", "address"), address).value_parser(parse))
        .arg(
            option(
                "port",
                words.say("端口", "port"),
                words.say("端口；0 由系统挑选 [默认 8020]", "Port; 0 lets the system choose [default: 8020]"),
            )
            .value_parser(words.number::<u16>()),
        )
        .arg(flag(
            "open",
            words.say("打开浏览器 [在终端里默认打开]", "Open a browser [default on a terminal]"),
        ))
        .arg(flag("no-open", words.say("不打开浏览器", "Open no browser")).conflicts_with("open"))
}

fn run(console: &mut Console, found: &ArgMatches) -> Outcome {
    let options = ServeOptions {
        site: arguments::site(found),
        address: found.get_one("address").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        port: found.get_one("port").copied().unwrap_or(PORT),
        open: match (found.get_flag("open"), found.get_flag("no-open")) {
            (false, false) => None,
            (open, _) => Some(open),
        },
    };
    serve(console, &options)
}

/// Serves until the process is stopped.
fn serve(console: &mut Console, options: &ServeOptions) -> Outcome {
    let site = options.site.clone();
    let folders: Vec<PathBuf> = WATCHED.iter().map(|folder| site.root.join(folder)).collect();
    let folders: Vec<PathBuf> = folders.into_iter().filter(|folder| folder.is_dir()).collect();
    let language = console.language;
    let address = SocketAddr::new(options.address, options.port);
    let color = console.colors(&console.err, site.reporting.color);
    let rebuild = move || rebuild(&site, Style { language, color, max: site.reporting.max });
    let served = tongbao::serve::serve(address, &folders, language, rebuild, |address| {
        console.tell(&say!(
            "预览：http://{address}/ （按 Ctrl-C 结束）",
            "preview: http://{address}/ (Ctrl-C to stop)"
        ));
        // In a script nobody looks, and on a machine that is reached from afar there is nothing to look at.
        if options.open.unwrap_or(console.desktop && console.err.is_terminal()) {
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
    let problems = text(&built.report, &Style { color: false, ..style });
    Rebuilt { pages: built.pages, report: built.report, problems }
}

/// Shows the preview in the browser the system prefers; where there is none, the printed address must do.
fn open(console: &mut Console, address: &str) {
    let program = match std::env::consts::OS {
        "macos" => Path::new("open"),
        "windows" => Path::new("explorer"),
        _ => Path::new("xdg-open"),
    };
    let quiet = process::Command::new(program)
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
