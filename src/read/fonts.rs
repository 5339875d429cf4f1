//! Whether this machine has a font with Han characters, judged by file names.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Where systems keep fonts for all users.
const FOLDERS: [&str; 6] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/System/Library/AssetsV2",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
];
/// Where they keep fonts of a single user, below the home folder.
const AT_HOME: [&str; 4] =
    [".fonts", ".local/share/fonts", "Library/Fonts", "AppData/Local/Microsoft/Windows/Fonts"];
/// Parts of the file names of the fonts that come with Windows, macOS, Debian and WPS, or are often added to them.
const HAN: [&str; 20] = [
    "notosanscjk",
    "notoserifcjk",
    "notosanssc",
    "notoserifsc",
    "sourcehan",
    "wqy",
    "droidsansfallback",
    "msyh",
    "simsun",
    "simhei",
    "simkai",
    "simfang",
    "fangsong",
    "kaiti",
    "pingfang",
    "stheiti",
    "songti",
    "hiragino sans gb",
    "uming",
    "ukai",
];
/// The most directory entries to inspect in a folder: far more than any system has fonts.
const MOST: usize = 50_000;

/// The file name of a font with Han characters, of the system or of the user whose home this is.
#[must_use]
pub fn han_font(home: Option<&Path>) -> Option<String> {
    let own = AT_HOME.iter().filter_map(|folder| Some(home?.join(folder)));
    FOLDERS.iter().map(PathBuf::from).chain(own).find_map(|folder| font_in(&folder))
}

fn font_in(folder: &Path) -> Option<String> {
    let names = WalkDir::new(folder).into_iter().take(MOST).filter_map(Result::ok);
    names.map(|file| file.file_name().to_string_lossy().into_owned()).find(|name| is_han(name))
}

fn is_han(name: &str) -> bool {
    let name = name.to_lowercase();
    [".ttf", ".ttc", ".otf", ".otc"].iter().any(|end| name.ends_with(end))
        && HAN.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_known_by_its_name_wherever_it_lies() {
        for name in ["NotoSansCJK-Regular.ttc", "msyh.ttc", "SIMSUN.TTC", "wqy-microhei.ttc"] {
            assert!(is_han(name), "{name}");
        }
        for name in ["DejaVuSans.ttf", "NotoSansCJK.txt", "simsun.fon", "arial.ttf"] {
            assert!(!is_han(name), "{name}");
        }
        // A folder that is not there has none.
        assert_eq!(font_in(Path::new("src/read")), None);
        assert_eq!(font_in(Path::new("no/such/folder")), None);
    }
}
