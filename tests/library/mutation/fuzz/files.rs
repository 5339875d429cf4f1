//! The sites that are broken: what this project publishes, whole and one district at a time, and the small sites of the
//! tests, for what it does not use (pictures, rankings, the government's labels).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::random::Random;
use crate::sites::project;

/// The files of a site, by their paths from its root.
pub(super) type Files = BTreeMap<String, Arc<[u8]>>;

/// Places that every district is compared with.
const REFERENCES: [&str; 2] = ["china", "chongqing"];
const DICTIONARY: &str = "content/indicators.yml";
/// The small sites of the tests.
const SMALL: [&str; 3] = ["minimal", "desk", "government"];

/// Sites to break.
pub(super) struct Bases {
    /// What this project publishes.
    own: Files,
    /// The same with one district only.
    districts: Vec<Files>,
    small: Vec<Files>,
    /// The program's templates, under the names that replace them.
    templates: Files,
}

impl Bases {
    pub(super) fn read() -> Self {
        let own = read(&project(""), &["content", "seeds"]);
        let districts = folders(&own);
        let districts =
            districts.iter().map(|district| only(&own, &named_by(&own, district, &districts))).collect();
        let small = SMALL.map(|site| read(&project(&format!("tests/sites/{site}")), &["content", "seeds"]));
        let templates = read(&project(""), &["templates"]);
        Self { own, districts, small: small.to_vec(), templates }
    }

    /// A site to break: a small one or a district, now and then the whole, and sometimes with a template of its own.
    pub(super) fn choose(&self, random: &mut Random) -> Files {
        let mut files = match random.below(100) {
            0 => self.own.clone(),
            1..60 => self.small[random.below(self.small.len())].clone(),
            _ => self.districts[random.below(self.districts.len())].clone(),
        };
        if random.one_of(14) {
            let (path, bytes) = self.templates.iter().nth(random.below(self.templates.len())).unwrap();
            files.insert(path.clone(), Arc::clone(bytes));
        }
        files
    }

    /// Each site once.
    pub(super) fn all(&self) -> impl Iterator<Item = &Files> {
        std::iter::once(&self.own).chain(&self.districts).chain(&self.small)
    }
}

/// The folders of districts that have bulletins.
fn folders(own: &Files) -> Vec<String> {
    let pages = own.keys().filter_map(|path| path.strip_prefix("content/")?.split_once('/'));
    let districts = pages.filter(|(folder, file)| *file == "_index.md" && !REFERENCES.contains(folder));
    districts.map(|(folder, _)| folder.to_owned()).collect()
}

/// A district, and those that its pages name.
fn named_by<'a>(own: &Files, district: &'a str, all: &'a [String]) -> Vec<&'a str> {
    let pages = own.iter().filter(|(path, _)| path.starts_with(&format!("content/{district}/")));
    let text: String = pages.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let name = |folder: &str| {
        let page = String::from_utf8_lossy(&own[&format!("content/{folder}/_index.md")]).into_owned();
        page.lines().find_map(|line| line.strip_prefix("name: ")).unwrap().to_owned()
    };
    all.iter()
        .map(String::as_str)
        .filter(|folder| *folder == district || text.contains(&name(folder)))
        .collect()
}

/// The settings, the places of reference and some districts, with their sources and their part of the dictionary.
fn only(own: &Files, districts: &[&str]) -> Files {
    let belongs = |path: &str| {
        let (_, inside) = path.split_once('/').unwrap();
        let folder = inside.split(['/', '-']).next().unwrap();
        inside == "site.yml" || districts.contains(&folder) || REFERENCES.contains(&folder)
    };
    let kept = own.iter().filter(|(path, _)| belongs(path));
    let mut files: Files = kept.map(|(path, bytes)| (path.clone(), Arc::clone(bytes))).collect();
    let texts: String = files.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    let dictionary = defined(str::from_utf8(&own[DICTIONARY]).unwrap(), texts);
    files.insert(DICTIONARY.to_owned(), Arc::from(dictionary.into_bytes()));
    files
}

/// The entries of a dictionary that some texts name, and those that these name.
fn defined(dictionary: &str, mut texts: String) -> String {
    let mut entries: Vec<String> = Vec::new();
    for line in dictionary.split_inclusive('\n').filter(|line| !line.starts_with('#') && line.trim() != "") {
        match entries.last_mut() {
            Some(entry) if line.starts_with(' ') => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
    }
    let mut kept = String::new();
    loop {
        let is_named = |entry: &String| texts.contains(entry.split(':').next().unwrap());
        let (named, others): (Vec<String>, Vec<String>) = entries.into_iter().partition(is_named);
        if named.is_empty() {
            return kept;
        }
        kept += &named.concat();
        texts = named.concat();
        entries = others;
    }
}

fn read(root: &Path, folders: &[&str]) -> Files {
    let walks = folders.iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let files = walks.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap().into())
        })
        .collect()
}

/// Makes the files of a folder those of `new`, when they are those of `old`. Names that the disk refuses are left out.
pub(super) fn lay(root: &Path, old: &Files, new: &Files) {
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        let path = root.join(path);
        let _ = fs::remove_file(&path);
        // Folders that were made for it go with it.
        let _ = path.ancestors().skip(1).take_while(|folder| *folder != root).try_for_each(fs::remove_dir);
    }
    for (path, bytes) in new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)) {
        let path = root.join(path);
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, bytes);
    }
}
