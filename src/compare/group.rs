//! Connected duplicates.

use crate::compare::comparison::Pair;

/// Two or more articles that are duplicates of one another, directly or through others of the group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Members by number, in order; two at least.
    pub articles: Vec<u32>,
    /// The member that covers the others best.
    pub lead: u32,
    /// Articles outside the group that hold several stories, one of them this group's.
    pub compilations: Vec<u32>,
    /// The pair of members that is tied most weakly among those that hold the group together.
    pub weakest: Pair,
}
