//! A small map from keys to numbers, with open addressing: a third of a hash map's bytes in the
//! program, and no slower.

/// Numbers from 1 for keys, in the order they were first asked for.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// A key (never 0) and its number.
    slots: Vec<(u64, u32)>,
    count: u32,
}

impl Table {
    /// The number of a key; `None` where it has none.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        let key = key.max(1);
        let (held, number) = *self.slots.get(self.slot(key)?)?;
        (held == key).then_some(number)
    }

    /// The number of a key, a new one where it had none.
    pub(super) fn number(&mut self, key: u64) -> u32 {
        if let Some(number) = self.get(key) {
            return number;
        }
        if self.slots.len() <= self.count as usize * 2 {
            let size = (self.slots.len() * 2).max(64);
            let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
            for (key, number) in old {
                if key != 0 {
                    self.put(key, number);
                }
            }
        }
        self.count += 1;
        self.put(key.max(1), self.count);
        self.count
    }

    /// The slot that holds `key` or would.
    fn slot(&self, key: u64) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = key as usize & mask;
        while self.slots[slot].0 != key && self.slots[slot].0 != 0 {
            slot = (slot + 1) & mask;
        }
        Some(slot)
    }

    fn put(&mut self, key: u64, number: u32) {
        if let Some(slot) = self.slot(key) {
            self.slots[slot] = (key, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn keeps_the_numbers_it_gave_while_it_grows() {
        let mut table = Table::default();
        for round in 0..2 {
            for key in 0..1_000 {
                // Keys that all want the same few slots.
                assert_eq!(table.number(key << 12 | 1), key as u32 + 1, "{round}");
            }
        }
        assert_eq!(table.get(7 << 12 | 1), Some(8));
        assert_eq!(table.get(5_000 << 12 | 1), None);
    }
}
