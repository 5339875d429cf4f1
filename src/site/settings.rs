//! `site.yml`: who publishes, under which codes, and what the home page leads with.

use super::choice::Choice;
use super::government::Government;
use super::registration::{OwnerKind, RegistrationCodes};
use super::reporting::{Frequency, Reporting, StatusPage};
use crate::read::Scalar;
use crate::text::source::Span;

/// What `rankings:` of `site.yml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rankings {
    /// Names of the indicators that are ranked.
    pub indicators: Vec<String>,
    /// How often.
    pub every: Frequency,
    /// Whether the editor has confirmed that they may be published.
    pub public: bool,
    /// Where it is written.
    pub span: Span,
}

/// What `disclose:` of `site.yml` says: a number, a mark or a file that may be public, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// The number or the words, or the path of a file.
    pub text: String,
    /// Why it may be public.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
}

/// Whether every bulletin must say who reviewed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ReviewRule {
    /// `required`
    Required,
    /// `optional`
    #[default]
    Optional,
}

impl Choice for ReviewRule {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("required", Self::Required, "没审完不发布", "nothing is published without"),
        ("optional", Self::Optional, "不要求", "not asked for"),
    ];
}

/// The settings of a site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// Its name.
    pub title: String,
    /// A line under the name.
    pub subtitle: Option<String>,
    /// 主办单位
    pub publisher: String,
    /// Whose site it is.
    pub owner_kind: OwnerKind,
    /// Absolute address of the site's root with a final `/`, when known.
    pub base_url: Option<String>,
    /// The same as written in `site.yml`, however it is spelled.
    pub written_base_url: Option<Scalar>,
    /// How to reach the publisher.
    pub contact: Option<String>,
    /// Language of the pages as it is written, BCP 47; [`Settings::language_tag`] gives the one in use.
    pub language: Option<String>,
    /// Registration codes.
    pub codes: RegistrationCodes,
    /// The government profile, when `profile: government` turns it on.
    pub government: Option<Government>,
    /// Names of the indicators that lead the pages.
    pub headline: Vec<String>,
    /// Name of the indicator whose trend is the flagship chart.
    pub trend: Option<String>,
    /// Heading and columns of the guarantees page.
    pub guarantees: Option<(String, Vec<String>)>,
    /// The smallest count of persons or households that identifies nobody; 0 turns the rule off.
    pub small_cells: u32,
    /// Whether every bulletin must say who reviewed it.
    pub review_required: bool,
    /// Numbers, marks and files that may be public though they look personal or secret.
    pub disclose: Vec<Disclosure>,
    /// Words this site does not want, each with the word it wants.
    pub terms: Vec<(String, String)>,
    /// Names of the places that are for comparison, not districts of the site.
    pub references: Vec<String>,
    /// How often districts report, until when, and what.
    pub reporting: Reporting,
    /// The page 报送情况, where it is switched on.
    pub status: Option<StatusPage>,
    /// The pages 排名, where they are switched on.
    pub rankings: Option<Rankings>,
}

/// The language of a site that names none.
const DEFAULT_LANGUAGE: &str = "zh-CN";

impl Settings {
    /// The language of the pages, BCP 47.
    #[must_use]
    pub fn language_tag(&self) -> &str {
        self.language.as_deref().unwrap_or(DEFAULT_LANGUAGE)
    }
}
