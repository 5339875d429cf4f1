//! Words that an author chooses from: each with the value it stands for and with its meaning.

/// A value that is written as one word of a fixed list.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every word with its value, and what it means in Chinese and in English where the word itself does not say it.
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)];

    /// Every value that can be written, in the order of its words.
    fn values() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(_, value, ..)| *value)
    }

    /// The value of a word.
    #[must_use]
    fn called(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(text, ..)| *text == word).map(|(_, value, ..)| *value)
    }

    /// The word of a value; nothing for a value that cannot be written.
    #[must_use]
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value, ..)| *value == self).map_or("", |(text, ..)| text)
    }

    /// What a value means, in both languages; nothing where its word says it.
    #[must_use]
    fn meaning(self) -> (&'static str, &'static str) {
        Self::WORDS.iter().find(|(_, value, ..)| *value == self).map_or(("", ""), |(.., zh, en)| (zh, en))
    }
}

/// A word with its meaning, whatever it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// As it is typed.
    pub text: &'static str,
    zh: &'static str,
    en: &'static str,
}

/// The words of a choice, in their order.
pub(crate) fn words<T: Choice>() -> Vec<Word> {
    T::WORDS.iter().map(|&(text, _, zh, en)| Word { text, zh, en }).collect()
}

impl Word {
    /// The word with its meaning in Chinese, where it has one to tell.
    #[must_use]
    pub fn zh(&self) -> String {
        if self.zh.is_empty() { self.text.to_owned() } else { format!("{}（{}）", self.text, self.zh) }
    }

    /// The word with its meaning in English, where it has one to tell.
    #[must_use]
    pub fn en(&self) -> String {
        if self.en.is_empty() { self.text.to_owned() } else { format!("{} ({})", self.text, self.en) }
    }
}
