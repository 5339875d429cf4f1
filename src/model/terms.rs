//! Words that are written wrong: those every Chinese text gets wrong, and a site's own list.

use std::collections::BTreeMap;

/// Wrong and right. Spelling by 《现代汉语词典》第7版 and 《第一批异形词整理表》 (GF 1001-2001); 截至 and 截止 by
/// 《出版物上数字用法》's companion on dates; slips that government sites published by the inspection reports of
/// 2018 and 2019; the order of 巩固拓展 by 中发〔2020〕30号.
const WRONG: &[(&str, &str)] = &[
    ("截止目前", "截至目前"),
    ("截止到目前", "截至目前"),
    ("截止今年", "截至今年"),
    ("截止去年", "截至去年"),
    ("截止本月", "截至本月"),
    ("截止上月", "截至上月"),
    ("其它", "其他"),
    ("帐户", "账户"),
    ("帐号", "账号"),
    ("帐目", "账目"),
    ("记帐", "记账"),
    ("成份", "成分"),
    ("座落", "坐落"),
    ("既使", "即使"),
    ("秸杆", "秸秆"),
    ("攻府", "政府"),
    ("乡村震兴", "乡村振兴"),
    ("扫黑险恶", "扫黑除恶"),
    ("脱贫攻关战", "脱贫攻坚战"),
    ("拓展巩固脱贫攻坚成果", "巩固拓展脱贫攻坚成果"),
    ("中共人民共和国", "中华人民共和国"),
    ("中华人民共合国", "中华人民共和国"),
    ("中华人民大和国", "中华人民共和国"),
    ("一如继往", "一如既往"),
    ("再接再励", "再接再厉"),
    ("按步就班", "按部就班"),
    ("粘帖", "粘贴"),
    ("松驰", "松弛"),
    ("渡假", "度假"),
];
/// Words in which a wrong one is right: 其它们 is no word, but 与其它相比 is; nobody can tell by the next character
/// alone, so only what surely goes on is listed.
const GOES_ON: [(&str, char); 1] = [("成份", '子')];
/// Quotation marks and titles: what stands in them is another's word.
const OPENING: &str = "“‘《「『";
const CLOSING: &str = "”’》」』";
/// Slots of the filter of first characters; a power of two.
const SLOTS: u32 = 1024;

/// The words a text is looked through for.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    by_first: BTreeMap<char, Vec<(String, String)>>,
    /// Whether a word begins with a character of this slot: most characters of a text are passed over by one look.
    first: Vec<bool>,
}

/// A wrong word in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong<'t> {
    /// Its first byte.
    pub(super) at: usize,
    pub(super) wrong: &'t str,
    pub(super) right: &'t str,
}

impl Terms {
    /// The built-in words and those of a site.
    pub(super) fn with(own: &[(String, String)]) -> Self {
        let mut terms = Self { by_first: BTreeMap::new(), first: vec![false; SLOTS as usize] };
        let own = own.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str()));
        for (wrong, right) in own.chain(WRONG.iter().copied()) {
            let Some(first) = wrong.chars().next() else { continue };
            if let Some(slot) = terms.first.get_mut(slot(first)) {
                *slot = true;
            }
            terms.by_first.entry(first).or_default().push((wrong.to_owned(), right.to_owned()));
        }
        terms
    }

    /// Every wrong word of a text that is not quoted.
    pub(super) fn find<'t>(&'t self, text: &str) -> Vec<Wrong<'t>> {
        let mut found = Vec::new();
        let (mut quoted, mut done) = (0_usize, 0);
        for (at, c) in text.char_indices() {
            if OPENING.contains(c) {
                quoted += 1;
            } else if CLOSING.contains(c) {
                quoted = quoted.saturating_sub(1);
            }
            let candidate = self.first.get(slot(c)).copied().unwrap_or_default();
            if quoted > 0 || at < done || !candidate {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let terms = self.by_first.get(&c).map(Vec::as_slice).unwrap_or_default();
            if let Some((wrong, right)) = terms.iter().find(|(wrong, _)| is_here(rest, wrong)) {
                done = at + wrong.len();
                found.push(Wrong { at, wrong, right });
            }
        }
        found
    }
}

fn slot(c: char) -> usize {
    (u32::from(c) % SLOTS) as usize
}

fn is_here(rest: &str, wrong: &str) -> bool {
    let Some(after) = rest.strip_prefix(wrong) else { return false };
    !GOES_ON.iter().any(|(word, next)| *word == wrong && after.starts_with(*next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_words_are_found_outside_quotations() {
        let terms = Terms::with(&[("贫困户".to_owned(), "脱贫户".to_owned())]);
        let found = |text: &str| -> Vec<String> {
            terms.find(text).iter().map(|one| format!("{}{}", one.wrong, one.right)).collect()
        };
        assert_eq!(found("截止目前，其它部门"), ["截止目前截至目前", "其它其他"]);
        assert_eq!(found("《帐户管理办法》和“其它”，帐户"), ["帐户账户"]);
        assert_eq!(found("贫困户"), ["贫困户脱贫户"]);
        assert_eq!(found("截至目前，报名截止时间为5月，其他、账户、成分"), [""; 0]);
    }
}
