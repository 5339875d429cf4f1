//! Questions to the person at the terminal, and their answers.
//!
//! # Architecture Invariant
//! A question is asked only where it can be answered: where input or the screen is no terminal, a command takes its
//! options or refuses. An end of input is a refusal to go on, never an answer.

use tongbao::diagnostic::Text;
use tongbao::say;

use super::console::Console;

impl Console {
    /// Whether the user can be asked: input and the messages are both a terminal.
    pub(super) fn can_ask(&self) -> bool {
        self.input.is_terminal && self.err.is_terminal()
    }

    /// Asks for one line. An empty answer takes the default; without one the question is put again. `None`
    /// when the input ends or the user cannot be asked: then nothing may be written.
    pub(super) fn ask(&mut self, question: &Text, default: Option<&str>) -> Option<String> {
        if !self.can_ask() {
            return None;
        }
        let question = question.in_language(self.language).to_owned();
        let hint = default.map_or_else(String::new, |default| format!(" [{default}]"));
        loop {
            self.err.write(&format!("{question}{hint}："));
            let Ok(Some(answer)) = self.input.line() else {
                self.err.write("\n");
                return None;
            };
            match (answer.is_empty(), default) {
                (false, _) => return Some(answer),
                (true, Some(default)) => return Some(default.to_owned()),
                (true, None) => {}
            }
        }
    }

    /// Asks for a yes; any other answer, or no terminal to ask at, is a no.
    pub(super) fn confirm(&mut self, question: &Text) -> bool {
        let Text { zh, en } = question;
        let question = say!("{zh}（y 是，回车否）", "{en} (y for yes)");
        let answer = self.ask(&question, Some("N")).unwrap_or_default();
        matches!(answer.to_lowercase().as_str(), "y" | "yes" | "是" | "好" | "ｙ")
    }
}
