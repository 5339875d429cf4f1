//! `site.yml`: who publishes, under which codes, and what the home page leads with.

/// Whose site it is; decides which domain suffix and badge rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OwnerKind {
    /// `party_gov`: a party or government organ.
    PartyGov,
    /// `institution`: a public institution such as a media centre.
    #[default]
    Institution,
}

/// The registration codes a public site prints in its footer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistrationCodes {
    /// 网站标识码
    pub site_id: Option<String>,
    /// ICP备案号
    pub icp: Option<String>,
    /// 公安备案号
    pub police: Option<String>,
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
    /// How to reach the publisher.
    pub contact: Option<String>,
    /// Language of the pages, BCP 47.
    pub language: String,
    /// Registration codes.
    pub codes: RegistrationCodes,
    /// `government` turns on the government profile.
    pub government: bool,
    /// Names of the indicators that lead the pages.
    pub headline: Vec<String>,
    /// Name of the indicator whose trend is the flagship chart.
    pub trend: Option<String>,
    /// Heading and columns of the guarantees page.
    pub guarantees: Option<(String, Vec<String>)>,
    /// The smallest count of persons or households that points at nobody; 0 turns the rule off.
    pub small_cells: u32,
    /// Words this site does not want, each with the word it wants.
    pub terms: Vec<(String, String)>,
    /// Names of the places that are for comparison, not districts of the site.
    pub references: Vec<String>,
}
