//! `tongbao serve`: the site as it would be published, from memory, while it is being written.

use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{self, Stdio};
use std::time::Duration;

use clap::{ArgMatches, Command};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use tongbao::compile::Reach;
use tongbao::diagnostic::Diagnostics;
use tongbao::preview::{Builder, Rebuilt};
use tongbao::render::{Options, Pages};
use tongbao::report::{ReportOptions, text};
use tongbao::{Built, SiteBuilder, say};

use super::arguments::{self, SiteOptions, Words, flag, option};
use super::command::CliCommand;
use super::console::{Console, Outcome};
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "serve", grammar, run };

/// The port of the preview unless `--port` says otherwise.
const PORT: u16 = 8020;

/// The options of `serve`.
struct ServeOptions {
    site: SiteOptions,
    address: IpAddr,
    port: u16,
    /// Whether a browser is to be opened; `None` without an option.
    open: Option<bool>,
}

fn grammar(words: Words) -> Command {
    let about =
        words.say("在本机预览，保存后自动刷新", "Preview on this machine; reloads when files are saved");
    let address = words.say("本机地址 [默认 127.0.0.1]", "Address of this machine [default: 127.0.0.1]");
    // The preview shows drafts and answers anybody who can reach it, so it stays on this machine.
    let rule = words.say(
        "预览只在本机，这里要写 127.0.0.1 或 ::1",
        "the preview stays on this machine: 127.0.0.1 or ::1 is wanted here",
    );
    let parse = move |text: &str| {
        let local = text.parse::<std::net::IpAddr>().ok().filter(|address| address.is_loopback());
        local.ok_or_else(|| rule.to_owned())
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

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let options = ServeOptions {
        site: arguments::site(matches),
        address: matches.get_one("address").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        port: matches.get_one("port").copied().unwrap_or(PORT),
        open: match (matches.get_flag("open"), matches.get_flag("no-open")) {
            (false, false) => None,
            (open, _) => Some(open),
        },
    };
    serve(console, &options)
}

/// Serves until the process is stopped.
fn serve(console: &mut Console, options: &ServeOptions) -> Outcome {
    let mut site = options.site.clone();
    // A folder that is replaced while it is previewed is found again by its path only.
    site.root = site.root.canonicalize().unwrap_or(site.root);
    let language = console.language;
    let address = SocketAddr::new(options.address, options.port);
    let color = console.colors(&console.err, site.reporting.color);
    let report_options = ReportOptions { language, color, max: site.reporting.max };
    let served = tongbao::preview::serve(
        address,
        &options.site.root,
        language,
        builder(console, site, report_options),
        |address| {
            console.tell(&say!(
                "预览：http://{address}/ （按 Ctrl-C 结束）",
                "preview: http://{address}/ (Ctrl-C to stop)"
            ));
            // A script has no viewer, and a remote machine has no screen.
            if options.open.unwrap_or(console.desktop && console.err.is_terminal()) {
                open(console, &format!("http://{address}/"));
            }
        },
    );
    match served {
        Ok(()) => {
            console.tell(&say!("预览结束。", "the preview has ended"));
            Outcome::Fine
        }
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let port = address.port();
            console.tell(&say!(
                "错误：端口 {port} 已被占用，多半是另一个窗口里的预览还开着。\n  建议：用那个窗口，或在那里按 Ctrl-C 结束它；也可以换一个端口：tongbao serve --port 0（由系统挑选）。",
                "error: port {port} is taken, most likely by a preview in another window\n  help: use that window or end it there with Ctrl-C; or take another port: tongbao serve --port 0 (the system chooses)"
            ));
            Outcome::SystemError
        }
        Err(error) => {
            console.tell(&say!(
                "错误：不能在 {address} 提供预览（{error}）。\n  建议：看看这个文件夹还在不在、能不能读；端口不让用的，请用 --port 换一个。",
                "error: cannot serve the preview on {address} ({error})\n  help: see that the folder is there and can be read; choose another port with --port"
            ));
            Outcome::SystemError
        }
    }
}

/// How the site is built for the preview. The diagnostics of a whole build are printed on standard error too.
fn builder(console: &Console, site: SiteOptions, report_options: ReportOptions) -> Builder {
    // What is still to come is looked at while it is written.
    let options = Options { drafts: true, ..site::options(console, &site, None) };
    let (clock, started) = (console.now, console.started);
    // The clock goes on while the preview runs.
    let now = move || site.now.unwrap_or_else(|| later(clock, started.elapsed()));
    let mut builder = SiteBuilder::new(&site.root, &options);
    let whole = move || {
        let built = whole_site(&mut builder, now());
        // The builder's thread has no console. If this cannot be read, the browser still shows it.
        let _ = io::stderr().write_all(text(&built.diagnostics, &report_options).as_bytes());
        rebuilt(built, report_options)
    };
    let pages = move |pages: &Pages, diagnostics: &Diagnostics, changed: &[String]| {
        let options = Options { now: now(), ..options.clone() };
        let built = SiteBuilder::rebuild_pages(&site.root, &options, (pages, diagnostics), changed)?;
        Some(rebuilt(built, report_options))
    };
    Builder { whole: Box::new(whole), pages: Box::new(pages) }
}

/// The site with what is still to come in it. Where that cannot be shown for its errors, the site without it is, with the
/// errors beside it.
fn whole_site(builder: &mut SiteBuilder, now: DateTime) -> Built {
    let coming = builder.build_at(now, Reach::Coming);
    if coming.pages.is_some() {
        return coming;
    }
    let published = builder.build_at(now, Reach::Published);
    Built { pages: published.pages, diagnostics: coming.diagnostics }
}

/// A moment and what has passed since.
fn later(clock: DateTime, passed: Duration) -> DateTime {
    SignedDuration::try_from(passed).map_or(clock, |passed| clock.saturating_add(passed))
}

fn rebuilt(built: Built, report_options: ReportOptions) -> Rebuilt {
    let problems = text(&built.diagnostics, &ReportOptions { color: false, ..report_options });
    Rebuilt { pages: built.pages, diagnostics: built.diagnostics, problems }
}

/// Shows the preview in the browser the system prefers; where there is none, the printed address must do.
fn open(console: &mut Console, address: &str) {
    let program = match std::env::consts::OS {
        "macos" => Path::new("open"),
        "windows" => Path::new("explorer"),
        _ => Path::new("xdg-open"),
    };
    #[expect(clippy::disallowed_methods, reason = "the browser is another program")]
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
