//! How far apart two texts are, and the name an author probably meant.

/// How many slips of typing part two texts: a wrong character, one too many, one missing, two swapped.
#[must_use]
pub fn edit_distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// The candidate nearest to `name`, when one is near enough: at most a third of its characters differ. Of two
/// characters a single slip leaves half a name, and 渝中 would be taken for 渝北: they are near nothing.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
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
    fn one_slip_is_forgiven_and_a_stranger_is_not() {
        let known = ["贫困发生率", "建档立卡户", "未脱贫人口"];
        assert_eq!(nearest("贫困发声率", known), Some("贫困发生率"));
        assert_eq!(nearest("产业基地", known), None);
        assert_eq!(nearest("渝中", ["渝北", "渝中区"]), None);
        assert_eq!(nearest("peroid", ["period", "place"]), Some("period"));
    }
}
