//! One sort for all lists: the standard library's is compiled anew for each type, at 4 kB each.

use std::cmp::Ordering;

/// The indices `0..count` in the order of `compare`; equal ones stay in the order of their indices.
pub(crate) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let is_before = |a: usize, b: usize| compare(a, b).then(a.cmp(&b)).is_lt();
    let mut heap: Vec<usize> = (0..count).collect();
    let mut start = count / 2;
    let mut end = count;
    while end > 1 {
        if start > 0 {
            start -= 1;
        } else {
            end -= 1;
            heap.swap(0, end);
        }
        let mut parent = start;
        loop {
            let mut child = 2 * parent + 1;
            if child + 1 < end && is_before(heap[child], heap[child + 1]) {
                child += 1;
            }
            if child >= end || !is_before(heap[parent], heap[child]) {
                break;
            }
            heap.swap(parent, child);
            parent = child;
        }
    }
    heap
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn orders_as_the_standard_library_does() {
        let mut seed = 7u64;
        for count in 0..40 {
            let mut next = || {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
                seed >> 60
            };
            let items: Vec<u64> = (0..count).map(|_| next()).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|&index| items[index]);
            assert_eq!(order(count, &|a, b| items[a].cmp(&items[b])), expected);
        }
    }
}
