//! Hands articles over as they are read.

use crate::article::{Article, Role};
use std::ops::ControlFlow;

/// Gets articles, and what they are in the run; says whether to read on.
pub(super) type Take<'t> = dyn FnMut(Vec<Article>, Role) -> ControlFlow<()> + Send + 't;

/// Hands the articles of some inputs to whoever takes them, in order.
pub(super) struct Handover<'t> {
    take: &'t mut Take<'t>,
    role: Role,
    given: usize,
    is_over: bool,
}

impl<'t> Handover<'t> {
    /// To `take` go articles of this role.
    pub(super) fn new(take: &'t mut Take<'t>, role: Role) -> Handover<'t> {
        Handover {
            take,
            role,
            given: 0,
            is_over: false,
        }
    }

    /// Hands over the next articles, if there are any, unless no more are wanted.
    pub(super) fn give(&mut self, articles: Vec<Article>) {
        if !self.is_over && !articles.is_empty() {
            self.given += articles.len();
            self.is_over = (self.take)(articles, self.role).is_break();
        }
    }

    /// How many articles were handed over so far.
    pub(super) fn given(&self) -> usize {
        self.given
    }

    /// Whether no more articles are wanted, so that there is nothing more to read.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }
}
