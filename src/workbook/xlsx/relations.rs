//! The relations between the parts of a container.

use crate::workbook::fault::Fault;
use crate::workbook::limit;
use crate::workbook::package::Package;
use crate::workbook::xml::{Step, Xml};

/// The parts that belong to one part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Id, kind (the address of a definition) and name of the part.
    all: Vec<(String, String, String)>,
}

impl Relations {
    /// The first part whose kind ends like this.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        self.all
            .iter()
            .find(|(_, target_kind, _)| target_kind.ends_with(kind))
            .map(|(_, _, target)| target.as_str())
    }

    /// Kind and name of the part with an id.
    pub(super) fn by_id(&self, id: &str) -> Option<(&str, &str)> {
        self.all
            .iter()
            .find(|(relation_id, _, _)| relation_id == id)
            .map(|(_, kind, target)| (kind.as_str(), target.as_str()))
    }
}

/// The relations of a part; those of the container when `part` is empty.
pub(super) fn relations(package: &mut Package, part: &str) -> Result<Relations, Fault> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let path =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut relations = Relations::default();
    let Some(part) = package.part(&path)? else { return Ok(relations) };
    let mut xml = Xml::new(part, &path);
    loop {
        match xml.step()? {
            Step::Open if xml.local() == "Relationship" => {
                let text = |name: &str| xml.attribute(name).map(String::from).unwrap_or_default();
                if text("TargetMode") != "External" {
                    relations.all.push((text("Id"), text("Type"), resolve(folder, &text("Target"))));
                    limit::parts(relations.all.len())?;
                }
            }
            Step::End => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part, given relative to a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn a_target_stays_in_the_container() {
        for (folder, target, name) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "..\\..\\..\\etc/passwd", "etc/passwd"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolve(folder, target), name);
        }
    }
}
