//! Says which news articles are near-duplicates of one another, and what differs between them.
//!
//! It turns articles into a report: for each pair that is related, a named [relation](compare::comparison::Relation) with how
//! much of each side stands in the other, the sentences tied, and every [difference](compare::difference) inside them, house
//! style apart from changed facts.
//!
//! ```
//! use dedupe::compare::difference::Class;
//! use dedupe::{Relation, batch, read};
//! use std::path::Path;
//!
//! let wire = "A car ferry with 212 passengers ran aground in fog on Sunday, the coast guard said. \
//!     The harbor master ordered an inquiry.";
//! let site = "A car ferry with 221 passengers ran aground in fog on Sunday, the coast guard said. \
//!     The harbour master ordered an inquiry.";
//! let articles = [("wire.txt", wire), ("site.txt", site)]
//!     .into_iter()
//!     .flat_map(|(name, text)| {
//!         read::from_bytes(Path::new(name), text.as_bytes(), &read::Options::default()).articles
//!     })
//!     .collect();
//!
//! let report = batch::run(articles, &batch::Options::default());
//! let pair = &report.comparisons[0];
//! assert_eq!(pair.relation, Relation::Edited);
//!
//! let differences = pair.alignment.ties.iter().flat_map(|tie| &tie.differences);
//! let told: Vec<_> = differences
//!     .map(|d| (d.class, d.left.of(wire), d.right.of(site)))
//!     .collect();
//! assert_eq!(
//!     told,
//!     [(Class::Number, "212", "221"), (Class::Spelling, "harbor", "harbour")]
//! );
//! ```
//!
//! # The pipeline
//!
//! Data goes one way, and only the edges can fail: reading and writing. [`batch::run`] is the steps between as one function;
//! an archive that memory should not hold is read by [`read::read_each`] into a [`batch::Builder`] with a [`batch::Spill`].
//!
//! 1. [`read`] turns files into [articles](article): decoded text, with where it came from. All that follows points into
//!    that text by [byte ranges](span).
//! 2. [`text`] takes an article's text apart into a [document](text::document): furniture is set aside, the body is split
//!    into sentences, and these into [tokens](text::token), each with the canonical form that it is matched by.
//! 3. [`find`] names the pairs worth a comparison: [fingerprints](find::fingerprint) in an [index](find::index).
//! 4. [`compare`] ties the sentences of two bodies ([`compare::alignment`]), names the relation ([`compare::comparison`]),
//!    tells the differences ([`compare::difference`]) and puts duplicates into [groups](compare::group).
//! 5. [`report`] writes it all out: in words, JSON, HTML or CSV.
//!
//! The `dedupe` command is a thin layer of arguments and exit statuses around these.

pub mod span;

pub mod reread;

mod positioned;

pub mod article;

pub mod progress;

pub mod read;

pub mod text;

mod disjoint;

pub mod find;

pub mod compare;

pub mod batch;

pub mod report;

pub use crate::article::Article;
pub use crate::compare::comparison::{Comparison, Relation};
pub use crate::compare::group::Group;
pub use crate::report::Report;

/// The README's Rust code, run with the other examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
