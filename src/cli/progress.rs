//! Shows on a terminal how far a long run has come.

use dedupe::progress::{Progress, Stage};
use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::{self, IsTerminal as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Runs that are over within this time show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error: stage, count, rate and time left. Silent where standard error is no terminal.
pub(super) struct Bar {
    started: Instant,
    shown: bool,
    stage: Mutex<Option<ProgressBar>>,
    /// Steps of the stage that are done.
    done: AtomicU64,
    /// How many are put on the bar in one go: to touch it takes as long as many steps.
    at_once: AtomicU64,
}

impl Bar {
    /// A bar that may be shown, if standard error is a terminal.
    pub(super) fn new(wanted: bool) -> Bar {
        Bar {
            started: Instant::now(),
            shown: wanted && io::stderr().is_terminal(),
            stage: Mutex::new(None),
            done: AtomicU64::new(0),
            at_once: AtomicU64::new(1),
        }
    }

    /// Puts the bar on the terminal if the run has lasted.
    fn show(&self, bar: &ProgressBar) {
        if bar.is_hidden() && self.started.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.tick();
        }
    }

    /// Takes the bar off the terminal.
    pub(super) fn end(&self) {
        if let Ok(mut stage) = self.stage.lock()
            && let Some(bar) = stage.take()
        {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.end();
    }
}

impl Progress for Bar {
    fn begin(&self, stage: Stage, steps: Option<u64>) {
        if !self.shown {
            return;
        }
        self.end();
        self.done.store(0, Ordering::Relaxed);
        let at_once = match stage {
            Stage::Reading => 1 << 20,
            Stage::Finding => 1,
            Stage::Comparing => 64,
        };
        self.at_once.store(at_once, Ordering::Relaxed);
        let bar = ProgressBar::with_draw_target(steps, ProgressDrawTarget::hidden());
        let template = match (stage, steps) {
            (Stage::Reading, Some(_)) => {
                "Reading: {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left"
            }
            (Stage::Reading, None) => "Reading: {bytes}, {bytes_per_sec}",
            (Stage::Finding, _) => "Finding what to compare",
            (Stage::Comparing, _) => {
                "Comparing: {human_pos} of {human_len} pairs, {rate} a second, {eta} left"
            }
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(
                style.with_key("rate", |state: &ProgressState, out: &mut dyn Write| {
                    // Nothing is lost where a rate cannot be written.
                    let _ = write!(out, "{}", HumanCount(state.per_sec() as u64));
                }),
            );
        }
        self.show(&bar);
        if let Ok(mut stage) = self.stage.lock() {
            *stage = Some(bar);
        }
    }

    fn advance(&self, steps: u64) {
        if !self.shown {
            return;
        }
        let before = self.done.fetch_add(steps, Ordering::Relaxed);
        let at_once = self.at_once.load(Ordering::Relaxed);
        if before / at_once == (before + steps) / at_once {
            return;
        }
        if let Ok(stage) = self.stage.lock()
            && let Some(bar) = stage.as_ref()
        {
            self.show(bar);
            bar.set_position(self.done.load(Ordering::Relaxed));
        }
    }
}
