//! What the address book suggests, and what it keeps for files that are made later.

use super::AddressBook;
use crate::site::{Address, FileAddress, PagePath, SearchFile};

#[test]
fn what_is_meant_lies_in_the_same_folder_before_it_is_spelled_alike() {
    let bulletins = ["wushan/2021-03", "wushan/2021-q1", "wuxi/2021-12", "wushen/2021-12"];
    let pages = bulletins.map(|page| Address::Bulletin(PagePath::page(page).unwrap()));
    let book = AddressBook::from_iter(pages.into_iter().chain([Address::District("wuxi".to_owned())]));
    for (missing, near) in [
        ("wushan/2021-12", Some("wushan/2021-03/")),
        ("wushan/2021-q11", Some("wushan/2021-q1/")),
        ("wuxi/2021-13", Some("wuxi/2021-12/")),
        ("wuxl/2021-12", Some("wuxi/2021-12/")),
        ("wuxii", Some("wuxi/")),
        ("about", None),
    ] {
        let path = PagePath::page(missing).unwrap();
        assert_eq!(AddressBook::like(&path, book.iter()).map(PagePath::folder), near, "{missing}");
    }
}

#[test]
fn parts_of_the_search_index_have_their_addresses_before_they_are_made() {
    for file in [SearchFile::Keys(0), SearchFile::Texts(41), SearchFile::Figures(7)] {
        let path = FileAddress::SearchIndex(file).path();
        assert_eq!(SearchFile::at(path.as_str()), Some(file));
        assert_eq!(SearchFile::at(&format!("{path}/index.html")), Some(file));
    }
    for other in
        ["search/index.json", "search/texts/7.txt", "search/texts/index.html", "search/7.json", "7.json"]
    {
        assert_eq!(SearchFile::at(other), None, "{other}");
    }
}
