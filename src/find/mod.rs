//! Turns documents into candidate pairs: those worth a closer look.
//!
//! Each distinct body becomes a set of [fingerprints](fingerprint), an [`index`] tells which bodies share them.

pub mod fingerprint;
pub mod index;
