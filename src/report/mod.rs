//! Turns comparisons into bytes.
