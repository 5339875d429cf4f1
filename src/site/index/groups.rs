//! Figures grouped by a key, and how the groups of a recompiled site lie over those of the whole.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::site::Figure;

type Group = Arc<[Arc<Figure>]>;

/// Figures by a key; those of a recompiled site lie over the groups it shares with the whole.
#[derive(Debug, Clone)]
pub(super) struct Groups<K> {
    shared: Arc<BTreeMap<K, Group>>,
    replaced: BTreeMap<K, Group>,
}

impl<K: Ord> Default for Groups<K> {
    fn default() -> Self {
        Self { shared: Arc::default(), replaced: BTreeMap::new() }
    }
}

impl<K: Ord + Clone> Groups<K> {
    /// Figures that have one, in the order in which they come.
    pub(super) fn of<'f, Q>(figures: &'f [Arc<Figure>], key: impl Fn(&'f Figure) -> Option<&'f Q>) -> Self
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized + 'f,
    {
        let mut groups: BTreeMap<&Q, Vec<Arc<Figure>>> = BTreeMap::new();
        for figure in figures {
            if let Some(key) = key(figure) {
                groups.entry(key).or_default().push(Arc::clone(figure));
            }
        }
        let groups = groups.into_iter().map(|(key, group)| (key.to_owned(), group.into()));
        Self { shared: Arc::new(groups.collect()), replaced: BTreeMap::new() }
    }

    /// The groups in which `new` stand for `old`.
    pub(super) fn with<'f, Q>(
        &self,
        old: &'f [Arc<Figure>],
        new: &'f [Arc<Figure>],
        key: impl Fn(&'f Figure) -> Option<&'f Q>,
        order: impl Fn(&Figure, &Figure) -> Ordering,
    ) -> Self
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized + 'f,
    {
        let gone: BTreeSet<*const Figure> = old.iter().map(Arc::as_ptr).collect();
        let mut added: BTreeMap<&Q, Vec<Arc<Figure>>> = BTreeMap::new();
        for key in old.iter().filter_map(|figure| key(figure)) {
            added.entry(key).or_default();
        }
        for figure in new {
            if let Some(key) = key(figure) {
                added.entry(key).or_default().push(Arc::clone(figure));
            }
        }
        let mut replaced = self.replaced.clone();
        for (key, added) in added {
            let stays = self.get(key).iter().filter(|figure| !gone.contains(&Arc::as_ptr(figure))).cloned();
            let mut group: Vec<Arc<Figure>> = stays.chain(added).collect();
            group.sort_by(|a, b| order(a, b));
            replaced.insert(key.to_owned(), group.into());
        }
        Self { shared: Arc::clone(&self.shared), replaced }
    }

    pub(super) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> &[Arc<Figure>]
    where
        K: Borrow<Q>,
    {
        self.replaced.get(key).or_else(|| self.shared.get(key)).map(|group| &**group).unwrap_or_default()
    }

    /// The keys from this one on, as long as they are `included`.
    pub(super) fn from(&self, first: &K, included: impl Fn(&K) -> bool) -> Vec<&K> {
        let shared = self.shared.range(first..).map(|(key, _)| key).take_while(|key| included(key));
        let replaced = self.replaced.range(first..).map(|(key, _)| key).take_while(|key| included(key));
        shared.filter(|key| !self.replaced.contains_key(*key)).chain(replaced).collect()
    }

    /// Every group that has a figure, in the order of their keys.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &[Arc<Figure>])> {
        let shared = self.shared.iter().filter(|(key, _)| !self.replaced.contains_key(*key));
        let groups: BTreeMap<&K, &Group> = shared.chain(&self.replaced).collect();
        groups.into_iter().map(|(key, group)| (key, &**group)).filter(|(_, group)| !group.is_empty())
    }
}
