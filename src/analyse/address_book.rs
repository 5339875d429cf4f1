//! All addresses of a site: what holds each one, and what else claims it.

mod base_url;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::analyse::chart_set::ChartSet;
use crate::read::Asset;
use crate::site::{
    Address, Alias, Chart, ChartFile, DataFile, FeedFormat, FileAddress, Href, Page, PagePart, PagePath,
    SearchFile, Site,
};
use crate::text::edit_distance;
use crate::text::scope::Scope;

/// The most addresses one sitemap may hold, by the protocol of sitemaps.org.
pub(crate) const MAX_IN_SITEMAP: usize = 50_000;

/// Every address of a site, sorted, and what lies there.
#[derive(Debug, Clone, Default)]
pub(crate) struct AddressBook(BTreeMap<PagePath, Address>);

/// An address and who wants it.
#[derive(Debug, Clone)]
pub(crate) struct AddressClaim<'a> {
    /// What would lie there.
    pub address: Address,
    /// Who wants it.
    pub(crate) by: Claimant<'a>,
}

/// Who wants an address.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Claimant<'a> {
    /// The program, for a page or file that it makes, or a file of the theme.
    Program,
    /// A page an author wrote.
    Page(&'a Page),
    /// A chart an author asked for.
    Chart(&'a Chart),
    /// A picture or attachment.
    File(&'a Asset),
    /// An old address of a page.
    Redirect(&'a Alias),
}

/// Two that cannot both have what they want: the same address, or one a file where the other needs a folder.
#[derive(Debug, Clone)]
pub(crate) struct Clash<'a> {
    /// Who comes too late.
    pub(crate) claim: AddressClaim<'a>,
    /// Who has it.
    pub holder: AddressClaim<'a>,
}

impl AddressBook {
    /// The addresses of a site with these charts, and who cannot have what he wants; of some texts, those of their
    /// pages and charts, which are all that is known.
    #[must_use]
    pub(crate) fn of<'a, Before>(
        site: &'a Site,
        charts: &ChartSet,
        scope: Scope<'_, Before>,
    ) -> (Self, Vec<Clash<'a>>) {
        let own = |claim: &AddressClaim<'_>| match claim.by {
            Claimant::Page(page) => scope.has(page.span),
            _ => true,
        };
        let claims = match scope {
            Scope::All => claims(site, charts),
            Scope::Texts { .. } => {
                let files = charts.iter().flat_map(|chart| chart_files(&chart.id)).map(by_program);
                pages(site).filter(own).chain(files).collect()
            }
        };
        let mut held: BTreeMap<PagePath, AddressClaim<'a>> = BTreeMap::new();
        let mut clashes = Vec::new();
        for claim in claims {
            let path = claim.address.path();
            let search = || {
                SearchFile::at(path.as_str()).map(|file| by_program(FileAddress::SearchIndex(file).into()))
            };
            match holder(&held, path.as_str()).cloned().or_else(search) {
                Some(holder) => clashes.push(Clash { claim, holder }),
                None => _ = held.insert(path, claim),
            }
        }
        (Self(held.into_iter().map(|(path, claim)| (path, claim.address)).collect()), clashes)
    }

    /// A book of these addresses.
    #[cfg(test)]
    pub(crate) fn from_iter(addresses: impl IntoIterator<Item = Address>) -> Self {
        Self(addresses.into_iter().map(|address| (address.path(), address)).collect())
    }

    /// Adds files of the search index.
    pub(crate) fn add_search(&mut self, files: impl Iterator<Item = SearchFile>) {
        self.0.extend(files.map(FileAddress::SearchIndex).map(|file| (file.path(), file.into())));
    }

    /// What lies at an address.
    #[must_use]
    pub(crate) fn get(&self, path: &PagePath) -> Option<&Address> {
        self.0.get(path)
    }

    /// Every address and what lies there, sorted.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (&PagePath, &Address)> + Clone {
        self.0.iter()
    }

    /// The pages that readers and crawlers are led to, sorted.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&PagePath, &Address)> {
        self.0.iter().filter(|(_, address)| address.is_page())
    }

    /// The address nearest to one that is not there, among those of `all` that a reader may be led to: in the same folder
    /// before any other, then by its spelling.
    #[must_use]
    pub(crate) fn like<'b>(
        path: &PagePath,
        all: impl Iterator<Item = (&'b PagePath, &'b Address)>,
    ) -> Option<&'b PagePath> {
        let missing = plain(path);
        let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let beside = folder(missing);
        let near = all.filter(|(_, address)| !address.is_internal()).map(|(path, _)| path);
        let near = near.map(|near| (edit_distance(missing, plain(near)), near));
        let near = near.filter(|(far, near)| *far <= plain(near).chars().count().div_ceil(3));
        near.min_by_key(|(far, near)| (folder(plain(near)) != beside, *far, plain(near)))
            .map(|(_, near)| near)
            .filter(|near| !plain(near).is_empty())
    }
}

fn plain(path: &PagePath) -> &str {
    path.folder().trim_end_matches('/')
}

/// Who has an address, or a file where it needs a folder, or a folder where it would be a file.
fn holder<'h, 'a>(
    held: &'h BTreeMap<PagePath, AddressClaim<'a>>,
    path: &str,
) -> Option<&'h AddressClaim<'a>> {
    let mut above = path.match_indices('/').filter_map(|(at, _)| held.get(path.get(..at)?));
    let below = || {
        let folder = format!("{path}/");
        let (first, claim) =
            held.range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded)).next()?;
        first.as_str().starts_with(&folder).then_some(claim)
    };
    held.get(path).or_else(|| above.next()).or_else(below)
}

fn by_program<'a>(address: Address) -> AddressClaim<'a> {
    AddressClaim { address, by: Claimant::Program }
}

/// Everything that is claimed. The program's come first, then pages, charts and files; old addresses come last, for they
/// are the easiest to give up.
fn claims<'a>(site: &'a Site, charts: &ChartSet) -> Vec<AddressClaim<'a>> {
    let mut program = overviews(site);
    program.extend(downloads(site, charts));
    program.extend(government(site));
    program.extend(site.theme.iter().map(|path| FileAddress::theme(path).into()));
    let mut claims: Vec<AddressClaim<'a>> = program.into_iter().map(by_program).collect();
    claims.extend(pages(site));
    let notices = site.withdrawals.iter().map(|notice| Address::Withdrawn(notice.path.clone()));
    claims.extend(notices.map(by_program));
    claims.extend(crawling(site, &claims));
    for page in site.authored() {
        let own = page.body.parts().into_iter().filter_map(|part| match part {
            PagePart::Chart(chart) => Some(chart),
            _ => None,
        });
        let files = |chart: &'a Chart| {
            chart_files(&chart.id).map(move |address| AddressClaim { address, by: Claimant::Chart(chart) })
        };
        claims.extend(own.flat_map(files));
    }
    let file = |asset: &'a Asset| AddressClaim {
        address: FileAddress::Attachment(asset.path.clone()).into(),
        by: Claimant::File(asset),
    };
    claims.extend(site.assets.iter().map(file));
    for page in site.authored() {
        let old = page.aliases.iter().map(|alias| AddressClaim {
            address: Address::Redirect { from: alias.path.clone(), to: page.path.clone() },
            by: Claimant::Redirect(alias),
        });
        claims.extend(old);
    }
    claims
}

fn chart_files(id: &str) -> impl Iterator<Item = Address> {
    ChartFile::ALL.into_iter().map(move |file| FileAddress::chart(id, file).into())
}

/// The pages that authors wrote.
fn pages(site: &Site) -> impl Iterator<Item = AddressClaim<'_>> {
    let profiles = site.profiles.iter().map(|profile| (Address::district(&profile.district), &profile.page));
    let bulletins =
        site.bulletins.iter().map(|bulletin| (Address::Bulletin(bulletin.page.path.clone()), &bulletin.page));
    let plain = site.pages.iter().map(|page| (Address::Plain(page.path.clone()), page));
    profiles
        .chain(bulletins)
        .chain(plain)
        .map(|(address, page)| AddressClaim { address, by: Claimant::Page(page) })
}

/// Pages that are made from the data.
fn overviews(site: &Site) -> Vec<Address> {
    let mut all = vec![Address::Home, Address::Indicators, Address::Periods, Address::Sources];
    all.extend([Address::Search, Address::NotFound]);
    all.extend(site.dictionary.indicators.iter().map(|indicator| Address::indicator(indicator)));
    let periods = site.figures.iter().map(|figure| &figure.period);
    let periods: BTreeSet<_> =
        periods.chain(site.bulletins.iter().map(|bulletin| &bulletin.period)).collect();
    // A period has one page, whatever days it is written with.
    let mut named = BTreeSet::new();
    all.extend(periods.into_iter().filter(|period| named.insert(period.slug())).map(Address::period));
    all.extend(site.overviews.iter().flat_map(|kind| kind.addresses(site)));
    for source in &site.sources {
        all.extend([Address::source(source), FileAddress::Coverage(source.id.clone()).into()]);
    }
    all
}

/// Files that are made from the data.
fn downloads(site: &Site, charts: &ChartSet) -> Vec<Address> {
    let mut all = vec![Address::Downloads, FileAddress::SearchIndex(SearchFile::Shape).into()];
    all.extend(DataFile::ALL.map(|file| FileAddress::Data(file).into()));
    let own = site.own_districts().map(|district| Some(district.slug.clone()));
    for district in std::iter::once(None).chain(own) {
        all.extend(FeedFormat::ALL.map(|format| FileAddress::Feed(district.clone(), format).into()));
    }
    all.extend(site.districts.iter().map(|district| FileAddress::DistrictData(district.slug.clone()).into()));
    all.extend(
        site.dictionary
            .indicators
            .iter()
            .map(|indicator| FileAddress::IndicatorData(indicator.id.clone()).into()),
    );
    all.extend(charts.automatic().flat_map(chart_files));
    all
}

/// What only a government site has.
fn government(site: &Site) -> Vec<Address> {
    let Some(profile) = &site.settings.government else { return Vec::new() };
    let friends = profile.links.iter().map(|(_, url)| url.as_str());
    let links = site.authored().flat_map(Page::links).filter_map(web);
    let sources = site.sources.iter().filter_map(|source| web(source.url.as_ref()?));
    let urls: BTreeSet<&str> = links.chain(sources).chain(friends).collect();
    let notices = urls.into_iter().filter_map(Address::leaving);
    std::iter::once(Address::SiteMap).chain(notices).collect()
}

fn web(href: &Href) -> Option<&str> {
    match href {
        Href::Web(url) => Some(url),
        _ => None,
    }
}

/// What crawlers and browsers ask for. All but one of these name absolute addresses, so that a site which does not
/// know its own has none of them.
fn crawling<'a>(site: &Site, claims: &[AddressClaim<'_>]) -> Vec<AddressClaim<'a>> {
    let mut all: Vec<FileAddress> = vec![FileAddress::Robots];
    if site.settings.base_url.is_some() {
        all.extend([FileAddress::OpenSearch, FileAddress::Sitemap]);
        let pages = claims.iter().filter(|claim| claim.address.is_page()).count();
        let parts = pages.div_ceil(MAX_IN_SITEMAP);
        all.extend((0..parts).filter(|_| parts > 1).map(FileAddress::SitemapPart));
    }
    all.into_iter().map(|file| by_program(file.into())).collect()
}
