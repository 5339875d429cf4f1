//! The owner of the site, and the codes under which authorities have registered it.

use super::choice::Choice;
use crate::text::source::Span;

/// Whose site it is; decides which domain suffix and badge rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OwnerKind {
    /// `party_gov`: a party or government organ.
    PartyGov,
    /// `institution`: a public institution such as a media centre.
    #[default]
    Institution,
}

impl Choice for OwnerKind {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("party_gov", Self::PartyGov, "党政机关", "party or government organ"),
        ("institution", Self::Institution, "事业单位", "public institution"),
    ];
}

/// A code as an office gave it out, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The code.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

/// The registration codes a public site prints in its footer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistrationCodes {
    /// 网站标识码
    pub site_id: Option<Registered>,
    /// ICP备案号
    pub icp: Option<Registered>,
    /// 公安备案号
    pub police: Option<Registered>,
}
