//! The address of a site's root, as distinct from the addresses of its own pages.

use super::AddressBook;
use crate::say;
use crate::site::{Address, BaseUrlParts, BaseUrlRefused, PagePath, base_url};

impl AddressBook {
    /// The address of the root of the site that has these addresses.
    ///
    /// # Errors
    /// As [`base_url`], and where it is the address of a page or file of the site itself, copied from a browser. A
    /// district's folder may be the site's own: whoever publishes `https://www.example.gov.cn/yunyang/` has a page
    /// `yunyang/` too.
    pub(crate) fn base_url(&self, written: &str) -> Result<String, BaseUrlRefused> {
        let (parts, sound) = (BaseUrlParts::of(written), base_url(written));
        if sound.as_ref().is_err_and(|refused| refused.meant.is_none()) {
            return sound;
        }
        let above =
            (0..parts.path.len()).find(|at| parts.path.get(*at..).is_some_and(|own| self.leads_to(own)));
        let Some(above) = above.and_then(|at| parts.path.get(..at)) else {
            let is_district = parts.folders().last().is_some_and(|folder| self.is_district(folder));
            return sound
                .map_err(|refused| BaseUrlRefused { certain: refused.certain && !is_district, ..refused });
        };
        let why = say!(
            "这是站内一个页面或文件的网址，要写网站首页的",
            "it is the address of a page or file of this site, and that of its front page is wanted"
        );
        Err(BaseUrlRefused { why, meant: Some(parts.root(above)), certain: false })
    }

    /// Whether the parts of a path are those of a page or file, other than one that a root may be called like.
    fn leads_to(&self, parts: &[&str]) -> bool {
        let path = parts.join("/").to_ascii_lowercase();
        let pages = [PagePath::new(path.as_str()), PagePath::page(&path)];
        let own = pages.into_iter().flatten().find_map(|page| self.get(&page));
        own.is_some_and(|own| !matches!(own, Address::Home | Address::District(_)))
    }

    fn is_district(&self, folder: &str) -> bool {
        let page = PagePath::page(&folder.to_ascii_lowercase()).ok();
        matches!(page.and_then(|page| self.get(&page)), Some(Address::District(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{FeedFormat, FileAddress};

    #[test]
    fn an_address_of_the_site_itself_is_not_its_root() {
        let addresses = [
            Address::Home,
            Address::Search,
            Address::District("wushan".to_owned()),
            Address::Bulletin(PagePath::page("wushan/2021-03").unwrap()),
            FileAddress::Feed(None, FeedFormat::Atom).into(),
            FileAddress::Feed(Some("wushan".to_owned()), FeedFormat::Json).into(),
        ];
        let book = AddressBook::from_iter(addresses);
        for (written, meant) in [
            ("https://a.example/wushan/2021-03/", "https://a.example/"),
            ("https://a.example/wushan/2021-03", "https://a.example/"),
            ("https://a.example/tb/wushan/2021-03/index.html", "https://a.example/tb/"),
            ("https://a.example/tb/wushan/2021-03/Index.HTML?from=wx", "https://a.example/tb/"),
            ("a.example/tb/wushan/2021-03/#s1", "https://a.example/tb/"),
            ("https://a.example/tb/search/", "https://a.example/tb/"),
            ("https://a.example/feed.xml", "https://a.example/"),
            ("https://a.example/tb/wushan/feed.json", "https://a.example/tb/"),
        ] {
            let refused = book.base_url(written).unwrap_err();
            assert_eq!((refused.meant.as_deref(), refused.certain), (Some(meant), false), "{written}");
            assert_eq!(book.base_url(meant).unwrap(), meant);
        }
        for root in ["https://a.example/", "https://a.example/wushan/", "https://a.example/2021-03/"] {
            assert_eq!(book.base_url(root).unwrap(), root);
        }
        // The district's page, or the front page of a site of its own.
        for (written, certain) in [
            ("https://a.example/tb/wushan/index.html", false),
            ("https://a.example/wushan/tb/index.html", true),
        ] {
            assert_eq!(book.base_url(written).unwrap_err().certain, certain, "{written}");
        }
        assert!(book.base_url("http://127.0.0.1/wushan/2021-03/").unwrap_err().meant.is_none());
    }
}
