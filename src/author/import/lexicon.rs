//! The names of a site, and what the texts of a form mean by them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::moment::{self, Moment};
use super::words::{self, Role};
use crate::site::{District, Indicator, Site};
use crate::text::name_key;

/// Units that are understood although no indicator of the site is counted in them, so that a column in one is
/// refused for its unit and not taken for another name. They are few of those that prose knows: in the head of a
/// form 区, 街道, 类, 期 and 年 are names of places, groups and times.
const UNITS: [&str; 24] = [
    "户",
    "人",
    "名",
    "个",
    "家",
    "所",
    "村",
    "镇",
    "亩",
    "公顷",
    "平方米",
    "平方公里",
    "公里",
    "米",
    "元",
    "美元",
    "公斤",
    "斤",
    "吨",
    "人次",
    "%",
    "‰",
    "套",
    "座",
];

/// Every name of a site by its key.
pub(super) struct Lexicon<'s> {
    pub(super) site: &'s Site,
    /// `None` where two indicators have a name with this key.
    indicators: BTreeMap<String, Option<Arc<Indicator>>>,
    districts: BTreeMap<String, Option<Arc<District>>>,
    groups: BTreeSet<String>,
    units: BTreeSet<String>,
}

/// A unit as a form declares it: 万元 is 元 with the scale 万.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit {
    /// 万, 亿, 千 or nothing.
    pub(super) scale: String,
    /// The base unit; empty where only the scale is given.
    pub(super) base: String,
}

impl Unit {
    /// The unit as it is printed behind a number.
    pub(super) fn printed(&self) -> String {
        format!("{}{}", self.scale, self.base)
    }
}

/// What one text of a form means; most texts mean a single name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) indicator: Option<Arc<Indicator>>,
    pub(super) district: Option<Arc<District>>,
    pub(super) moment: Option<Moment>,
    pub(super) role: Option<Role>,
    pub(super) unit: Option<Unit>,
    /// Whether it is a heading of sums.
    pub(super) total: bool,
}

impl Meaning {
    /// Whether any part of the text is a known name.
    pub(super) fn is_known(&self) -> bool {
        self.names_data() || self.role.is_some() || self.total
    }

    /// Whether the text says what the numbers under it are.
    pub(super) fn names_data(&self) -> bool {
        self.indicator.is_some() || self.district.is_some() || self.moment.is_some()
    }
}

impl<'s> Lexicon<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        let mut lexicon = Self {
            site,
            indicators: BTreeMap::new(),
            districts: BTreeMap::new(),
            groups: site.dictionary.indicators.iter().map(|indicator| name_key(&indicator.group)).collect(),
            units: UNITS.iter().map(|unit| (*unit).to_owned()).collect(),
        };
        for (name, indicator) in &site.dictionary.names {
            let same = |a: &Arc<Indicator>, b: &Arc<Indicator>| a.name == b.name;
            enter(&mut lexicon.indicators, name_key(name), indicator, same);
            lexicon.units.extend(std::iter::once(&indicator.unit).chain(&indicator.units).cloned());
        }
        lexicon.units.remove("");
        for district in &site.districts {
            let names = [district.name.as_str(), district.short_name(), district.slug.as_str()];
            for name in names.into_iter().chain(district.aliases.iter().map(String::as_str)) {
                let same = |a: &Arc<District>, b: &Arc<District>| a.slug == b.slug;
                enter(&mut lexicon.districts, name_key(name).to_lowercase(), district, same);
            }
        }
        lexicon
    }

    /// The indicator with this name, 建档立卡户数 for 建档立卡户 included.
    pub(super) fn indicator(&self, key: &str) -> Option<&Arc<Indicator>> {
        let find = |key: &str| self.indicators.get(key).and_then(Option::as_ref);
        find(key).or_else(|| find(key.strip_suffix('数')?).filter(|indicator| !indicator.is_share()))
    }

    /// The district with this name.
    pub(super) fn district(&self, key: &str) -> Option<&Arc<District>> {
        self.districts.get(&key.to_lowercase()).and_then(Option::as_ref)
    }

    /// The district whose name stands in a title; the longest name wins, and of two districts none.
    pub(super) fn district_in(&self, title: &str) -> Option<&Arc<District>> {
        let chinese = |name: &&String| name.chars().count() > 1 && !name.is_ascii();
        let matches =
            self.districts.iter().filter(|(name, _)| chinese(name) && title.contains(name.as_str()));
        let mut matches: Vec<&Arc<District>> =
            matches.filter_map(|(_, district)| district.as_ref()).collect();
        matches.dedup_by_key(|district| district.slug.clone());
        matches.sort_by_key(|district| district.slug.clone());
        matches.dedup_by_key(|district| district.slug.clone());
        // 重庆市 in 重庆市潼南区 says where 潼南区 lies.
        matches.retain(|district| !self.site.is_reference(district));
        match matches.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether this is a heading that a dictionary groups its indicators under.
    pub(super) fn is_group(&self, key: &str) -> bool {
        let bare = key.trim_start_matches(|c: char| "一二三四五六七八九十0123456789、.()".contains(c));
        self.groups.contains(key) || self.groups.contains(bare)
    }

    /// A unit with its scale: 万元, (单位:户), %.
    pub(super) fn unit(&self, text: &str) -> Option<Unit> {
        let text = text.strip_prefix("单位").unwrap_or(text).trim_start_matches(':');
        let split = |scale: &str| {
            let base = text.strip_prefix(scale)?;
            let known = self.units.contains(base) || base.is_empty() && !scale.is_empty();
            known.then(|| Unit { scale: scale.to_owned(), base: base.to_owned() })
        };
        split("").or_else(|| ["万", "亿", "千", "百"].iter().find_map(|scale| split(scale)))
    }

    /// What a heading means whose rows, from top to bottom, hold these texts.
    pub(super) fn heading(&self, parts: &[String]) -> Meaning {
        let mut meaning = Meaning::default();
        let mut names: Vec<String> = Vec::new();
        for part in parts {
            let (core, unit, moment) = self.brackets(part);
            meaning.unit = unit.or(meaning.unit);
            meaning.moment = moment.or(meaning.moment);
            names.extend((!core.is_empty()).then_some(core));
        }
        names.dedup();
        let mut rest: Vec<String> = Vec::new();
        for name in names {
            if words::is_total(&name) {
                meaning.total = true;
            } else if let Some(indicator) = self.indicator(&name) {
                // An indicator under an indicator is a part of it that only the join can name.
                match meaning.indicator {
                    None => meaning.indicator = Some(Arc::clone(indicator)),
                    Some(_) => rest.push(name),
                }
            } else if let Some(district) = self.district(&name) {
                meaning.district = Some(Arc::clone(district));
            } else if let (Some(moment), None) = (moment::moment(&name), &meaning.moment) {
                meaning.moment = Some(moment);
            } else if let (Some(unit), true) = (self.unit(&name), parts.len() > 1) {
                meaning.unit = Some(unit);
                rest.push(name);
            } else {
                rest.push(name);
            }
        }
        self.join(meaning, &rest, parts)
    }

    /// What the parts that are not names mean together; a part without a meaning makes the whole heading unknown.
    fn join(&self, meaning: Meaning, rest: &[String], parts: &[String]) -> Meaning {
        let open: Vec<&str> = rest.iter().map(String::as_str).filter(|part| !self.is_group(part)).collect();
        if open.is_empty() {
            return meaning;
        }
        if let ([only], 1) = (open.as_slice(), parts.len()) {
            return Meaning { role: words::role(only), ..meaning };
        }
        let names: Vec<String> = parts.iter().map(|part| self.brackets(part).0).collect();
        let named = |name: &String| self.indicator(name).is_none() || open.len() < names.len();
        let joined: String =
            names.iter().filter(|name| named(name) && moment::moment(name).is_none()).cloned().collect();
        if let Some(indicator) = self.indicator(&joined) {
            return Meaning { indicator: Some(Arc::clone(indicator)), ..meaning };
        }
        // 建档立卡贫困户 over 户数, 金额 over 万元: the lower part only says how it is counted.
        let counts = |part: &str| {
            let bare = part.strip_suffix('数').unwrap_or(part);
            let unit = meaning.indicator.as_ref().is_some_and(|indicator| indicator.admits(bare));
            unit || self.unit(part).is_some()
        };
        if meaning.indicator.is_some() && open.iter().all(|part| counts(part)) {
            return meaning;
        }
        if let [only] = open.as_slice()
            && !meaning.names_data()
            && words::role(only).is_some()
        {
            return Meaning { role: words::role(only), ..meaning };
        }
        Meaning { unit: meaning.unit, total: meaning.total, ..Meaning::default() }
    }

    /// A heading without its unit and its period, which stand in brackets behind it or after a sign.
    fn brackets(&self, part: &str) -> (String, Option<Unit>, Option<Moment>) {
        let mut core = name_key(part);
        let (mut unit, mut moment) = (None, None);
        while self.indicator(&core).is_none() {
            let Some((head, inside)) = core.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
                break;
            };
            if let Some(value) = self.unit(inside) {
                unit = Some(value);
            } else if let Some(value) = moment::moment(inside) {
                moment = Some(value);
            } else {
                break;
            }
            core = head.to_owned();
        }
        if self.indicator(&core).is_none() && unit.is_none() {
            let signed = core.rsplit_once(['/', ':', ',']).map(|(head, tail)| (head, tail.to_owned()));
            let share = core.strip_suffix('%').map(|head| (head, "%".to_owned()));
            if let Some((head, tail)) = share.or(signed)
                && self.indicator(head).is_some()
                && let Some(value) = self.unit(&tail)
            {
                (core, unit) = (head.to_owned(), Some(value));
            }
        }
        (core, unit, moment)
    }

    /// The known name most similar to an unknown one.
    pub(super) fn nearest(&self, key: &str, districts: bool) -> Option<String> {
        let names =
            |indicator: &Option<Arc<Indicator>>| indicator.as_ref().map(|indicator| indicator.name.clone());
        let nearest = if districts {
            crate::text::nearest(key, self.districts.keys().map(String::as_str))
                .and_then(|name| self.districts.get(name)?.as_ref().map(|district| district.name.clone()))
        } else {
            crate::text::nearest(key, self.indicators.keys().map(String::as_str))
                .and_then(|name| self.indicators.get(name).and_then(names))
        };
        nearest.filter(|name| name != key)
    }
}

/// Adds a name to the map; a name shared by two objects means neither.
fn enter<T>(
    map: &mut BTreeMap<String, Option<Arc<T>>>,
    key: String,
    named: &Arc<T>,
    same: impl Fn(&Arc<T>, &Arc<T>) -> bool,
) {
    match map.get_mut(&key) {
        None => {
            map.insert(key, Some(Arc::clone(named)));
        }
        Some(known) if known.as_ref().is_some_and(|known| same(known, named)) => {}
        Some(known) => *known = None,
    }
}
