//! How far a run has come, for those who wait for it.

/// Hears how far a run has come. All its methods may be called from several threads at once.
pub trait Progress: Sync {
    /// A stage begins that will take this many steps; `None` where nobody can tell.
    fn begin(&self, stage: Stage, steps: Option<u64>) {
        let _ = (stage, steps);
    }

    /// Some steps are done.
    fn advance(&self, steps: u64) {
        let _ = steps;
    }
}

impl Progress for () {}

/// What a run does, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reads articles and takes them apart; a step is a byte of a file.
    Reading,
    /// Finds the pairs worth a comparison, in one step.
    Finding,
    /// Compares pairs; a step is a pair.
    Comparing,
}
