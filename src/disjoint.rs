//! Disjoint sets of numbers, joined one link at a time.

/// Disjoint sets of numbers (union–find with path halving; the lower root wins, so that roots do not depend on order).
pub(crate) struct Sets {
    parent: Vec<u32>,
}

impl Sets {
    /// One set for each number below `size`.
    pub(crate) fn new(size: usize) -> Sets {
        Sets {
            parent: (0..size as u32).collect(),
        }
    }

    /// The root of the set that a number is in.
    pub(crate) fn find(&mut self, mut n: u32) -> u32 {
        while self.parent[n as usize] != n {
            self.parent[n as usize] = self.parent[self.parent[n as usize] as usize];
            n = self.parent[n as usize];
        }
        n
    }

    /// Whether some numbers stand in more than one set.
    pub(crate) fn are_several(&mut self, mut numbers: impl Iterator<Item = u32>) -> bool {
        let first = numbers.next().map(|n| self.find(n));
        numbers.any(|n| Some(self.find(n)) != first)
    }

    /// Joins the sets that two numbers stand in. Returns the root of both.
    pub(crate) fn union(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.find(a), self.find(b));
        let (low, high) = (a.min(b), a.max(b));
        self.parent[high as usize] = low;
        low
    }
}
