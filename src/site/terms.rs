//! Words that are often misspelt: common ones in Chinese, and a site's own list.

use std::collections::BTreeMap;

/// Wrong and right: spellings that every dictionary has, and slips of official prose.
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
/// Characters before which a wrong word is right, because it is part of others: 成份子 is 成 and 份子.
const RIGHT_BEFORE: [(&str, char); 1] = [("成份", '子')];
/// Wrong words that are right in some sentences, so that a machine must not put them right unasked: 报名截止今年6月
/// says when it ends, and 记帐 is in the names of old books and firms.
const DOUBTFUL: [&str; 5] = ["截止今年", "截止去年", "截止本月", "截止上月", "记帐"];
/// 象 for 像, as in 象亲人一样: the characters that make another word of 象 before it and behind it, what such a
/// comparison ends in, and how far that may be.
const IMAGE: &str = "现对大印抽形气景迹万意想表假险乱星幻群巨小老白母幼野的";
const ELEPHANT: &str = "棋牙山鼻征形样";
const LIKE: [&str; 3] = ["一样", "似的", "那样"];
const LIKE_WITHIN: usize = 8;
/// Quotation marks and titles: what is in them is another's word.
const OPENING: &str = "“‘《「『";
const CLOSING: &str = "”’》」』";
/// Slots of the filter of first characters; a power of two.
const SLOTS: u32 = 1024;

/// The words a text is looked through for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    by_first: BTreeMap<char, Vec<(String, String)>>,
    /// Whether a word begins with a character of this slot: most characters of a text are passed over by one look.
    first: Vec<bool>,
}

/// A wrong word in a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongTerm<'t> {
    /// Its first byte.
    pub(crate) at: usize,
    pub(crate) wrong: &'t str,
    pub(crate) right: &'t str,
    /// Whether it is wrong wherever it stands.
    pub(crate) sure: bool,
}

impl Terms {
    /// The built-in words and those of a site.
    pub(crate) fn with(own: &[(String, String)]) -> Self {
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
    pub(crate) fn find<'t>(&'t self, text: &str) -> Vec<WrongTerm<'t>> {
        let mut mistakes = Vec::new();
        let (mut quoted, mut done) = (0_usize, 0);
        let mut before = None;
        for (at, c) in text.char_indices() {
            let last = before.replace(c);
            if OPENING.contains(c) {
                quoted += 1;
            } else if CLOSING.contains(c) {
                quoted = quoted.saturating_sub(1);
            }
            if c == '象' && quoted == 0 && compares(last, text.get(at..).unwrap_or_default()) {
                mistakes.push(WrongTerm { at, wrong: "象", right: "像", sure: false });
            }
            let candidate = self.first.get(slot(c)).copied().unwrap_or_default();
            if quoted > 0 || at < done || !candidate {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let terms = self.by_first.get(&c).map(Vec::as_slice).unwrap_or_default();
            if let Some((wrong, right)) = terms.iter().find(|(wrong, _)| is_here(rest, wrong)) {
                done = at + wrong.len();
                mistakes.push(WrongTerm { at, wrong, right, sure: !DOUBTFUL.contains(&wrong.as_str()) });
            }
        }
        mistakes
    }
}

fn slot(c: char) -> usize {
    (u32::from(c) % SLOTS) as usize
}

/// Whether the 象 that a text begins with compares: 象亲人一样, not 现象一样存在.
fn compares(before: Option<char>, text: &str) -> bool {
    let rest = text.strip_prefix('象').unwrap_or(text);
    let word = before.is_some_and(|c| IMAGE.contains(c)) || rest.starts_with(|c| ELEPHANT.contains(c));
    // Farther than such a comparison reaches nothing is looked for.
    let reach = rest.char_indices().nth(LIKE_WITHIN + 2).map_or(rest.len(), |(end, _)| end);
    let near = rest.get(..reach).unwrap_or_default();
    let clause = near.split(['，', '。', '、', '；', '：', '\n']).next().unwrap_or_default();
    let end = LIKE.iter().filter_map(|like| clause.find(like)).min();
    let near = end.and_then(|end| clause.get(..end)).map(|name| name.chars().count());
    !word && near.is_some_and(|length| (1..=LIKE_WITHIN).contains(&length))
}

fn is_here(rest: &str, wrong: &str) -> bool {
    let Some(after) = rest.strip_prefix(wrong) else { return false };
    !RIGHT_BEFORE.iter().any(|(word, next)| *word == wrong && after.starts_with(*next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_right_is_not_sure() {
        let sure =
            |text: &str| Terms::with(&[]).find(text).iter().map(|mistake| mistake.sure).collect::<Vec<_>>();
        assert_eq!(sure("截止目前，截止今年5月，其它"), [true, false, true]);
        assert_eq!(sure("凑成份子钱"), [true; 0]);
    }

    #[test]
    fn 象_is_told_where_it_compares() {
        let first = |text: &str| {
            Terms::with(&[])
                .find(text)
                .first()
                .map(|mistake| (mistake.wrong.to_owned(), mistake.right.to_owned()))
        };
        let pair = |wrong: &str, right: &str| Some((wrong.to_owned(), right.to_owned()));
        assert_eq!(first("干部象亲人一样"), pair("象", "像"));
        assert_eq!(first("象家人似的"), pair("象", "像"));
        for text in
            ["现象一样存在", "对象一样", "大象一样", "象棋比赛和往年一样", "象山。一样", "印象和去年一样"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn wrong_words_are_found_outside_quotations() {
        let terms = Terms::with(&[("贫困户".to_owned(), "脱贫户".to_owned())]);
        let pairs = |text: &str| -> Vec<String> {
            terms.find(text).iter().map(|mistake| format!("{}{}", mistake.wrong, mistake.right)).collect()
        };
        assert_eq!(pairs("截止目前，其它部门"), ["截止目前截至目前", "其它其他"]);
        assert_eq!(pairs("《帐户管理办法》和“其它”，帐户"), ["帐户账户"]);
        assert_eq!(pairs("贫困户"), ["贫困户脱贫户"]);
        assert_eq!(pairs("截至目前，报名截止时间为5月，其他、账户、成分"), [""; 0]);
    }
}
