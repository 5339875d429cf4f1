//! Headings of columns that hold personal data.

use super::finding::Personal;

/// Words that make a heading one of a personal column wherever they are in it.
const PARTS: [(&str, Personal); 25] = [
    ("姓名", Personal::Name),
    ("户主", Personal::Name),
    ("名单", Personal::Name),
    ("残疾人证", Personal::Disability),
    ("残疾证", Personal::Disability),
    ("身份证", Personal::Identity),
    ("身份号", Personal::Identity),
    ("证件号", Personal::Identity),
    ("手机", Personal::Mobile),
    ("电话", Personal::Mobile),
    ("联系方式", Personal::Mobile),
    ("银行账", Personal::Account),
    ("银行帐", Personal::Account),
    ("银行卡", Personal::Account),
    ("卡号", Personal::Account),
    ("账号", Personal::Account),
    ("帐号", Personal::Account),
    ("一卡通", Personal::Account),
    ("低保证", Personal::Paper),
    ("社保号", Personal::Paper),
    ("社会保障号", Personal::Paper),
    ("护照", Personal::Paper),
    ("住址", Personal::Address),
    ("家庭地址", Personal::Address),
    ("详细地址", Personal::Address),
];
/// Headings that are personal as a whole.
const WHOLE: [&str; 6] = ["家庭成员", "监护人", "受益人", "联系人", "法定代表人", "与户主关系"];
/// What a heading that counts something ends in: 残疾人证发放数, 电话普及率.
const COUNTS: &str = "数率量比额人户";
/// Characters of a heading; a longer text that holds one of the words is a sentence about it.
const MAX_HEADING: usize = 10;

/// Whether a heading, without its spaces and remarks, is that of a column with personal data.
#[must_use]
pub(crate) fn heading(text: &str) -> Option<Personal> {
    if WHOLE.contains(&text) {
        return Some(Personal::Name);
    }
    let counts = text.ends_with(|c| COUNTS.contains(c));
    if counts || text.chars().count() > MAX_HEADING || text.contains([':', '：', '，', '。', ',']) {
        return None;
    }
    PARTS.iter().find(|(part, _)| text.contains(part)).map(|(_, kind)| *kind)
}
