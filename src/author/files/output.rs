//! A page for people to look at, saved where they said.

use std::path::Path;

use super::place::{Place, refused, write};
use super::replace::replace_bytes;
use super::save::create;
use crate::diagnostic::Text;
use crate::publish::disk::Kind;
use crate::publish::error::{OrRefuse, PublishError};
use crate::publish::{authors_folder_of, published_site_of};
use crate::say;

/// The largest page that is replaced.
const MAX_PAGE: usize = 256 << 20;

/// Saves a page as a whole. What is there already is replaced only if it is a page of ours, which `is_ours` tells by
/// its text; a missing folder is made. No page belongs among the author's files of the project at `root`: a template has
/// the mark of its pages.
///
/// # Errors
/// The name is not that of a page, something else is there, or the system refuses. Nothing is changed then.
pub fn save_page(
    root: &Path,
    path: &Path,
    text: &str,
    is_ours: fn(&str) -> bool,
) -> Result<(), PublishError> {
    let named = path.extension().and_then(|end| end.to_str());
    if !named.is_some_and(|end| ["html", "htm"].iter().any(|page| end.eq_ignore_ascii_case(page))) {
        let help = say!("写成例如 changes.html", "name it like changes.html");
        return Err(refuse(path, say!("它的扩展名不是 .html", "its name does not end in .html"), help));
    }
    if let Some(folder) = authors_folder_of(root, path) {
        let reason = say!("{folder}/ 存放源文件", "{folder}/ is where the project keeps its own files");
        return Err(refuse(path, reason, say!("换一个文件夹", "choose another folder")));
    }
    if let Some(site) = published_site_of(path) {
        let site = site.display();
        let reason = say!("{site} 是已经发布的网站", "{site} is a published site");
        return Err(refuse(path, reason, say!("换一个文件夹", "choose another folder")));
    }
    let place = Place::named(path)?;
    let old = match place.kind()? {
        None => return create(&place, text.as_bytes()).inspect_err(|_| place.abandon()),
        Some(Kind::File) => {
            place.folder.load(&place.name, MAX_PAGE).or_refuse(path, || say!("读取", "read"))?
        }
        Some(_) => return Err(foreign(path, say!("那里不是普通文件", "it is no regular file"))),
    };
    if !std::str::from_utf8(&old).is_ok_and(is_ours) {
        let reason = say!(
            "那里已经有一个文件，不是本程序写的网页",
            "a file is there already that is no page of this program's"
        );
        return Err(foreign(path, reason));
    }
    replace_bytes(&place, &old, text.as_bytes())
}

fn foreign(path: &Path, reason: Text) -> PublishError {
    refuse(path, reason, say!("换一个名字，或先把它移开", "choose another name, or move it away first"))
}

fn refuse(path: &Path, reason: Text, help: Text) -> PublishError {
    refused(path, write(), reason, help)
}
