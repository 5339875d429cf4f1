//! A person at a terminal: a real pseudo-terminal, lines typed into it, and what the screen shows.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// The longest a person waits for an answer before the test gives up: a busy machine, not a slow program.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A running command with its screen.
pub(crate) struct Terminal {
    child: Child,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    /// Everything the screen showed, as the bytes that came.
    raw: Vec<u8>,
    /// How far the expectations have read.
    read: usize,
}

impl Terminal {
    /// Starts a command of ours in a folder, on a terminal of so many columns.
    pub(crate) fn start(folder: &Path, arguments: &[&str], columns: u16) -> Self {
        Self::start_with(folder, arguments, columns, &[])
    }

    /// As [`Self::start`], with more in the environment.
    pub(crate) fn start_with(
        folder: &Path,
        arguments: &[&str],
        columns: u16,
        environment: &[(&str, &str)],
    ) -> Self {
        let command = [[env!("CARGO_BIN_EXE_tongbao")].as_slice(), arguments].concat();
        Self::run(folder, &command, columns, environment)
    }

    /// Starts any command.
    pub(crate) fn run(folder: &Path, line: &[&str], columns: u16, environment: &[(&str, &str)]) -> Self {
        let (master, slave) = pair(columns);
        // A person's shell ignores no signal, whatever started the tests ignores; and `setsid --ctty` makes it the
        // controlling terminal, so that Ctrl-C arrives as a signal.
        let mut command = Command::new("env");
        command.args(["--default-signal", "setsid", "--ctty"]).args(line).current_dir(folder);
        command.env_remove("NO_COLOR").env("TERM", "xterm-256color").envs(environment.iter().copied());
        let child = command
            .stdin(Stdio::from(slave.try_clone().unwrap()))
            .stdout(Stdio::from(slave.try_clone().unwrap()))
            .stderr(Stdio::from(slave))
            .spawn()
            .expect("env(1) of coreutils and setsid(1) of util-linux start the command");
        // The command keeps our copies of the terminal's other end open; the screen would never end.
        drop(command);
        let mut reader = File::from(master.try_clone().unwrap());
        let (sender, screen) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            // A pseudo-terminal whose other end is closed answers with an error, not with an end.
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { child, keyboard: File::from(master), screen, raw: Vec::new(), read: 0 }
    }

    /// Waits until the screen shows a text after what was expected before.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str) {
        let start = Instant::now();
        loop {
            let so_far = self.screen_text();
            if let Some(at) = so_far.get(self.read..).and_then(|rest| rest.find(text)) {
                self.read += at + text.len();
                return;
            }
            match self.screen.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.raw.extend(bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("the screen never showed {text:?}; it showed:\n{so_far}")
                }
            }
        }
    }

    /// The letters and digits that the screen shows right after what was expected.
    #[track_caller]
    pub(crate) fn word(&mut self) -> String {
        // A word is whole once something follows it.
        loop {
            let rest = self.screen_text().split_off(self.read);
            if let Some(end) = rest.find(|c: char| !c.is_ascii_alphanumeric()) {
                return rest[..end].to_owned();
            }
            self.raw.extend(self.screen.recv_timeout(PATIENCE).expect("the word ends"));
        }
    }

    /// Types a line and Enter.
    pub(crate) fn line(&mut self, text: &str) {
        self.keyboard.write_all(format!("{text}\n").as_bytes()).unwrap();
    }

    /// Presses a key with Ctrl.
    pub(crate) fn ctrl(&mut self, key: char) {
        let code = u8::try_from(key).unwrap().to_ascii_uppercase() - b'@';
        self.keyboard.write_all(&[code]).unwrap();
    }

    /// The process of the command.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the command to end; its exit code and the whole screen as plain text.
    #[track_caller]
    pub(crate) fn end(self) -> (Option<i32>, String) {
        let (code, raw) = self.end_raw();
        (code, plain(&raw))
    }

    /// As [`Self::end`], with the colours.
    #[track_caller]
    pub(crate) fn end_raw(mut self) -> (Option<i32>, String) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            while let Ok(bytes) = self.screen.try_recv() {
                self.raw.extend(bytes);
            }
            assert!(start.elapsed() < PATIENCE, "the command does not end:\n{}", self.screen_text());
            std::thread::sleep(Duration::from_millis(5));
        };
        // The screen ends when nobody writes on it any more.
        loop {
            match self.screen.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.raw.extend(bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the screen does not end:\n{}", self.screen_text()),
            }
        }
        // As a shell counts: a process that a signal ended has 128 and the signal's number.
        (status.code().or(status.signal().map(|signal| 128 + signal)), self.raw())
    }

    fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// What the screen showed, without colours and carriage returns.
    fn screen_text(&self) -> String {
        plain(&self.raw())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The two ends of a new pseudo-terminal.
fn pair(columns: u16) -> (OwnedFd, OwnedFd) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let slave = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let size = Winsize { ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&master, size).unwrap();
    (master, slave.into())
}

/// A text without escape sequences and carriage returns.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => {
                // `ESC [ … letter`; the others we never send.
                let _ = chars.by_ref().find(char::is_ascii_alphabetic);
            }
            '\r' => {}
            c => plain.push(c),
        }
    }
    plain
}
