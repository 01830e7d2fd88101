//! Turns documents into candidate pairs.
