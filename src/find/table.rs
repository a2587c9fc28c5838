//! A small map from keys to numbers, with open addressing: a third of a hash map's bytes in the
//! program, and no slower.

/// Numbers from 1 for keys, in the order they were first asked for.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The keys, each in the first free slot from its own on; 0 in a free one.
    keys: Vec<u64>,
    /// The number of the key in the same slot.
    numbers: Vec<u32>,
    count: u32,
}

impl Table {
    /// Makes room for `count` keys in all.
    pub(crate) fn reserve(&mut self, count: usize) {
        let size = (count + count / 3 + 1).next_power_of_two();
        if size > self.keys.len() {
            let keys = std::mem::replace(&mut self.keys, vec![0; size]);
            let numbers = std::mem::replace(&mut self.numbers, vec![0; size]);
            for (key, number) in keys.into_iter().zip(numbers) {
                if key != 0 {
                    let slot = self.slot(key);
                    self.keys[slot] = key;
                    self.numbers[slot] = number;
                }
            }
        }
    }

    /// The number of a key; `None` where it has none.
    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        if self.count == 0 {
            return None;
        }
        let number = self.numbers[self.slot(key.max(1))];
        (number > 0).then_some(number)
    }

    /// The number of a key, a new one where it had none.
    pub(crate) fn number(&mut self, key: u64) -> u32 {
        let next = self.count + 1;
        self.number_or(key, next)
    }

    /// The number of a key, `next` where it had none.
    pub(crate) fn number_or(&mut self, key: u64, next: u32) -> u32 {
        // A quarter of the slots stays free, so that a search ends soon.
        if self.count as usize * 4 >= self.keys.len() * 3 {
            self.reserve((self.count as usize + 24) * 5 / 4);
        }
        let slot = self.slot(key.max(1));
        if self.numbers[slot] == 0 {
            self.count += 1;
            self.keys[slot] = key.max(1);
            self.numbers[slot] = next;
        }
        self.numbers[slot]
    }

    /// The keys, in no order.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> {
        self.keys.iter().copied().filter(|&key| key != 0)
    }

    /// The slot that holds `key` or would.
    fn slot(&self, key: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut slot = key as usize & mask;
        while self.keys[slot] != key && self.keys[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// A set of keys that may take one for a member that is none (about one in a hundred), in a sixth of a
/// table's memory: most words of a text begin no form, and a large table is slow to ask.
#[derive(Debug, Default)]
pub(super) struct Filter {
    bits: Vec<u64>,
}

impl Filter {
    /// An empty set for so many keys.
    pub(super) fn with_room(count: usize) -> Self {
        Self {
            bits: vec![0; (count / 4 + 4).next_power_of_two()],
        }
    }

    /// The set of the keys of a table.
    pub(super) fn of(table: &Table) -> Self {
        let mut filter = Self::with_room(table.count as usize);
        table.keys().for_each(|key| filter.add(key));
        filter
    }

    pub(super) fn add(&mut self, key: u64) {
        let (word, bit) = self.place(key);
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= bit;
        }
    }

    /// Whether a key may be in the set.
    #[inline(always)]
    pub(super) fn may_have(&self, key: u64) -> bool {
        let (word, bit) = self.place(key);
        self.bits.get(word).is_some_and(|bits| bits & bit == bit)
    }

    /// Two bits of one number.
    #[inline(always)]
    fn place(&self, key: u64) -> (usize, u64) {
        let mask = self.bits.len().wrapping_sub(1);
        let bits = (1 << (key & 63)) | (1 << (key >> 58));
        ((key >> 6) as usize & mask, bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_numbers_it_gave_while_it_grows() {
        let mut table = Table::default();
        assert_eq!(table.get(7), None);
        for round in 0..2 {
            for key in 0..1_000 {
                // Keys that all want the same few slots.
                assert_eq!(table.number(key << 12 | 1), key as u32 + 1, "{round}");
            }
        }
        assert_eq!(table.get(7 << 12 | 1), Some(8));
        assert_eq!(table.get(5_000 << 12 | 1), None);
        table.reserve(9_000);
        assert_eq!(table.get(7 << 12 | 1), Some(8));
    }

    #[test]
    fn a_filter_has_all_it_was_given_and_little_else() {
        let mixed = |n: u64| super::super::hash::mix(n, 7);
        let mut table = Table::default();
        (0..10_000).for_each(|n| {
            table.number(mixed(n));
        });
        let filter = Filter::of(&table);
        assert!((0..10_000).all(|n| filter.may_have(mixed(n))));
        let others = (10_000..20_000).filter(|&n| filter.may_have(mixed(n)));
        assert!(others.count() < 2_000);
        assert!(!Filter::default().may_have(3));
    }
}
