//! The edit distance of two texts, and the name an author probably meant.

/// The number of typing errors between two texts: characters replaced, inserted, left out or swapped with a neighbour.
#[must_use]
pub(crate) fn edit_distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// The candidate nearest to `name`, when one is near enough: at most a third of its characters differ. A name of
/// two characters is near nothing: one error leaves half of it, and 渝中 would be taken for 渝北.
#[must_use]
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = name.chars().count() / 3;
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance > 0 && *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_is_forgiven_and_an_unrelated_name_is_not() {
        let known = ["贫困发生率", "建档立卡户", "未脱贫人口"];
        assert_eq!(nearest("贫困发声率", known), Some("贫困发生率"));
        assert_eq!(nearest("产业基地", known), None);
        assert_eq!(nearest("渝中", ["渝北", "渝中区"]), None);
        assert_eq!(nearest("peroid", ["period", "place"]), Some("period"));
    }
}
