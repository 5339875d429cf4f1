//! What the detector finds: a kind and a place, never the data.

use std::ops::Range;

/// What kind of personal data it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Personal {
    /// A personal name, or the column of one.
    Name,
    /// 居民身份证号, 18 or the old 15 characters, also one that a spreadsheet has rounded.
    Identity,
    /// 残疾人证号
    Disability,
    /// A mobile number.
    Mobile,
    /// A bank card or account.
    Account,
    /// 低保证, 社保, 护照 and other papers.
    Paper,
    /// A home address.
    Address,
    /// A mark of secrecy, or of a paper that is not to be passed on.
    Secret,
}

/// A place of a text that holds something personal or secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// What it is.
    pub(crate) kind: Personal,
    /// Its bytes.
    pub(crate) range: Range<usize>,
    /// Whether it is that and nothing else: a check digit may be wrong by a slip, a sentence may speak of a mark.
    pub(crate) sure: bool,
    /// Whether it belongs to a list whose headings are a finding of their own.
    pub(crate) part: bool,
}

impl Personal {
    /// Whether it is a number, which is masked wherever a line with it is shown.
    #[must_use]
    pub(crate) fn is_number(self) -> bool {
        !matches!(self, Self::Name | Self::Address | Self::Secret)
    }

    /// Its name in Chinese and English.
    #[must_use]
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("姓名", "personal names"),
            Self::Identity => ("身份证号", "identity numbers"),
            Self::Disability => ("残疾人证号", "disability card numbers"),
            Self::Mobile => ("手机号或联系电话", "telephone numbers"),
            Self::Account => ("银行卡号或账号", "bank accounts"),
            Self::Paper => ("证件号", "numbers of personal papers"),
            Self::Address => ("家庭住址", "home addresses"),
            Self::Secret => ("密级或内部资料的标志", "marks of secret or internal papers"),
        }
    }
}
