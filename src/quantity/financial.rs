//! Numerals as accounts and old texts write them, read as the plain ones: 壹仟贰佰 is 一千二百, 三萬 is 三万.
//!
//! Four of them are ordinary characters too (队伍, 大陆, 放肆, 收拾), so a single one of those counts nothing, and none does
//! that its neighbour makes a word of.

/// Characters that are words beside others: the numeral, what stands before it there, and what stands behind it.
const WORDS: [(char, &str, &str); 5] = [
    ('伍', "队入退行落军为", ""),
    ('陆', "大内登着水海空新", "军地续海路运上"),
    ('陸', "大內内登着水海空新", "軍地續海路運上"),
    ('肆', "放大酒书茶", "意虐无"),
    ('拾', "收捡俯采整", "得遗起荒"),
];

/// Writes the numerals of a text in plain characters, in place.
pub(super) fn plain_numerals(glyphs: &mut [(usize, char)]) {
    let mut at = 0;
    while let Some(first) =
        glyphs.get(at..).and_then(|rest| rest.iter().position(|(_, c)| plain(*c).is_some()))
    {
        let (start, end) = around(glyphs, at, at + first);
        if counts(glyphs, start, end) {
            for (_, c) in glyphs.iter_mut().take(end).skip(start) {
                *c = plain(*c).unwrap_or(*c);
            }
        }
        at = end.max(at + first + 1);
    }
}

/// The plain numeral for one of accounts.
pub(super) fn plain(c: char) -> Option<char> {
    Some(match c {
        '壹' => '一',
        '贰' | '貳' => '二',
        '叁' | '叄' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' | '陸' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '萬' => '万',
        '億' => '亿',
        _ => return None,
    })
}

/// The numerals around a place, of either kind, without those that are parts of words at their ends.
fn around(glyphs: &[(usize, char)], from: usize, at: usize) -> (usize, usize) {
    let numeral = |(_, c): &&(usize, char)| plain(*c).is_some() || is_plain(*c);
    let before = glyphs.get(from..at).unwrap_or_default().iter().rev().take_while(numeral).count();
    let behind = glyphs.get(at..).unwrap_or_default().iter().take_while(numeral).count();
    let (mut start, mut end) = (at - before, at + behind);
    let get = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).map(|(_, c)| *c);
    if is_word(get(Some(start)), get(start.checked_sub(1)), None) {
        start += 1;
    }
    if end > start && is_word(get(Some(end - 1)), None, get(Some(end))) {
        end -= 1;
    }
    (start, end)
}

/// Whether numerals count: two or more with a ten or a ten thousand, digits alone, one behind Arabic digits, or one that is
/// nothing but a numeral.
fn counts(glyphs: &[(usize, char)], start: usize, end: usize) -> bool {
    let run = glyphs.get(start..end).unwrap_or_default();
    let before = start.checked_sub(1).and_then(|at| glyphs.get(at));
    let large = |c: char| "十百千万亿".contains(plain(c).unwrap_or(c));
    match run {
        [] => false,
        [(_, c)] if large(*c) => before.is_some_and(|(_, c)| c.is_ascii_digit() || "余多几数".contains(*c)),
        [(_, c)] => !WORDS.iter().any(|(word, _, _)| word == c),
        _ => run.iter().any(|(_, c)| large(*c)) || run.iter().all(|(_, c)| plain(*c).is_some() || *c == '零'),
    }
}

fn is_plain(c: char) -> bool {
    "零〇一二三四五六七八九十百千万亿两".contains(c)
}

/// Whether a numeral is a part of a word with one of its neighbours.
fn is_word(numeral: Option<char>, before: Option<char>, behind: Option<char>) -> bool {
    let words = WORDS.iter().find(|(c, _, _)| Some(*c) == numeral);
    words.is_some_and(|(_, first, last)| {
        before.is_some_and(|c| first.contains(c)) || behind.is_some_and(|c| last.contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut glyphs: Vec<(usize, char)> = text.char_indices().collect();
        plain_numerals(&mut glyphs);
        glyphs.into_iter().map(|(_, c)| c).collect()
    }

    #[test]
    fn numerals_of_accounts_are_plain_ones() {
        for (text, plain) in [
            ("共壹仟贰佰户", "共一千二百户"),
            ("一仟二佰户", "一千二百户"),
            ("人民币贰拾叁万肆仟伍佰元整", "人民币二十三万四千五百元整"),
            ("三萬五千人", "三万五千人"),
            ("1萬户和5仟户", "1万户和5千户"),
            ("十余萬人", "十余万人"),
            ("百分之叁拾", "百分之三十"),
            ("贰零壹陆年", "二零一六年"),
            ("一式叁份", "一式三份"),
            ("拾萬元", "十万元"),
        ] {
            assert_eq!(written(text), plain, "{text}");
        }
    }

    #[test]
    fn words_stay_words() {
        for text in [
            "队伍3人",
            "队伍三千人",
            "退伍三百人",
            "入伍万人",
            "大陆三地",
            "大陆三千户",
            "陆续三次",
            "两万陆军",
            "收拾三间",
            "收拾十户",
            "拾得33元",
            "放肆",
            "伍某",
            "陆家3口",
            "登陆两艘",
            "萬州",
            "参加三次",
            "伍户",
        ] {
            assert_eq!(written(text), text, "{text}");
        }
    }
}
