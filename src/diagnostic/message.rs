//! Sentences in Chinese and English, and the macro that writes both.

use std::borrow::Cow;

use crate::privacy::masked;

/// A sentence in both languages of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Chinese, the default.
    pub zh: String,
    /// English, with `--lang en`.
    pub en: String,
}

impl Text {
    /// Masks what is personal in it.
    pub(super) fn mask(&mut self) {
        for sentence in [&mut self.zh, &mut self.en] {
            if let Cow::Owned(hidden) = masked(sentence) {
                *sentence = hidden;
            }
        }
    }

    /// The sentence in this language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// A [`Text`] from two format strings that capture the same names: `say!("没有 {name}", "no {name}")`.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Text { zh: format!($zh), en: format!($en) }
    };
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}
