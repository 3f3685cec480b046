//! How much work one file may cost.

use std::cell::Cell;

/// The work left for one file. A byte read, inflated or copied costs one.
#[derive(Debug)]
pub struct Budget(Cell<u64>);

/// The file asks for more work than any honest file of its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted;

impl Budget {
    /// A budget for a file of this many bytes: enough to read it a hundred times over and to inflate 64 MiB.
    pub fn for_length(bytes: usize) -> Self {
        Self(Cell::new((bytes as u64).saturating_mul(100).saturating_add(64 << 20)))
    }

    /// Pays for a step.
    ///
    /// # Errors
    /// Nothing is left.
    pub fn pay(&self, cost: usize) -> Result<(), Exhausted> {
        match self.0.get().checked_sub(cost as u64) {
            Some(left) => {
                self.0.set(left);
                Ok(())
            }
            None => {
                self.0.set(0);
                Err(Exhausted)
            }
        }
    }

    /// Whether nothing is left.
    pub fn is_exhausted(&self) -> bool {
        self.0.get() == 0
    }
}
