//! Does jobs on all cores and hands their results over in order.

use hashbrown::HashMap;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// Most jobs that a thread does before it hands their results over: each time the one that takes them is woken, which costs
/// as much as a small job.
const LONGEST_RUN: usize = 16;

/// How many runs each thread is to have at least, so that none is left without work at the end.
const RUNS: usize = 64;

/// How many runs of results wait for the one that takes them.
const QUEUE: usize = 16;

/// How many jobs, and the rest of a run, are begun before the first of them has been taken: as many results may be held where
/// that one is slow.
const AHEAD: usize = 1 << 12;

/// How far the results have been taken, and who waits for that.
#[derive(Default)]
struct Taken {
    jobs: Mutex<usize>,
    more: Condvar,
}

impl Taken {
    fn now(&self) -> MutexGuard<'_, usize> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says how many results have been taken.
    fn set(&self, jobs: usize) {
        let mut now = self.now();
        *now = jobs.max(*now);
        self.more.notify_all();
    }

    /// Waits until no more than [`AHEAD`] jobs before this one are due.
    fn wait_for_turn(&self, job: usize) {
        let is_far = |taken: &mut usize| job > taken.saturating_add(AHEAD);
        drop(self.more.wait_while(self.now(), is_far));
    }
}

/// Lets everyone go on who waits, however the taking or the work of one thread ends.
struct AtEnd<'t> {
    taken: &'t Taken,
    /// The next run to begin.
    next: &'t AtomicUsize,
}

impl Drop for AtEnd<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            // There is nothing more to do.
            self.next.store(usize::MAX / 2, Ordering::Relaxed);
        }
        self.taken.set(usize::MAX);
    }
}

/// Does `work` on every job, on as many threads as the pool has, and hands the results to `take` in the order of the jobs.
/// Where `waits` says that work may have to wait for a disk, there is one thread more, which then has its core.
///
/// Jobs are begun in order, so that few results have to wait for an earlier one. May be called from a thread of the pool,
/// too.
///
/// # Errors
/// What `take` returns; after that each thread only ends the run that it has begun or is next to begin.
pub(super) fn in_order<J: Sync, T: Send, E>(
    jobs: &[J],
    waits: bool,
    work: impl Fn(&J) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    match jobs {
        [] => return Ok(()),
        [job] => return take(work(job)),
        _ => {}
    }
    // On a thread of the pool, whose others have other work, too, the pool is to share them out.
    if rayon::current_thread_index().is_some() {
        return jobs.chunks(QUEUE * LONGEST_RUN).try_for_each(|jobs| {
            let results: Vec<T> = jobs.par_iter().map(&work).collect();
            results.into_iter().try_for_each(&mut take)
        });
    }
    let threads = match rayon::current_num_threads() {
        // Whoever asks for one thread wants one core to be used.
        1 => 1,
        threads => (threads + usize::from(waits)).min(jobs.len()),
    };
    let run = (jobs.len() / (threads * RUNS)).clamp(1, LONGEST_RUN);
    let runs: Vec<&[J]> = jobs.chunks(run).collect();
    let next = AtomicUsize::new(0);
    let taken = Taken::default();
    let (send, receive) = mpsc::sync_channel(QUEUE);
    thread::scope(|scope| {
        let (next, taken, work, runs) = (&next, &taken, &work, &runs);
        // On threads of their own, for these allocate from memory of their own, close together. The pool's threads would
        // use what they left free all over it when they took articles apart: of a million articles, that slows the
        // work by a quarter.
        for _ in 0..threads {
            let send = send.clone();
            scope.spawn(move || {
                let _at_end = AtEnd { taken, next };
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(jobs) = runs.get(number) else { break };
                    taken.wait_for_turn(number * run);
                    let results: Vec<T> = jobs.iter().map(work).collect();
                    // Nobody receives any more once `take` has failed.
                    if send.send((number, results)).is_err() {
                        break;
                    }
                }
            });
        }
        // The results end with the threads.
        drop(send);
        let _at_end = AtEnd { taken, next };
        let mut early: HashMap<usize, Vec<T>> = HashMap::new();
        let mut due = 0;
        for (number, results) in receive {
            early.insert(number, results);
            while let Some(results) = early.remove(&due) {
                results.into_iter().try_for_each(&mut take)?;
                due += 1;
                taken.set(due * run);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_may_be_no_job_or_one() {
        for jobs in [&[][..], &[7]] {
            let mut results = Vec::new();
            let take = |result| {
                results.push(result);
                Ok::<(), ()>(())
            };
            assert_eq!(in_order(jobs, true, |job| *job, take), Ok(()));
            assert_eq!(results, jobs);
        }
    }

    #[test]
    fn results_come_in_order_and_none_is_lost() {
        let jobs: Vec<u64> = (0..1000).collect();
        let mut results = Vec::new();
        let done = in_order(
            &jobs,
            false,
            |job| {
                // Every tenth takes its time.
                (0..if job % 10 == 0 { 20_000 } else { 1 })
                    .fold(*job, |n, _| std::hint::black_box(n))
            },
            |result| {
                results.push(result);
                Ok::<(), ()>(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(results, jobs);
    }

    #[test]
    fn few_results_wait_behind_one_that_is_slow() {
        let jobs: Vec<usize> = (0..4 * AHEAD).collect();
        let (begun, released) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |job: &usize| {
            let before = begun.fetch_add(1, Ordering::SeqCst);
            // The first is done when about as many as may be are begun, or when it is the only one that a thread is left for.
            let alone = rayon::current_num_threads() == 1;
            while *job == 0 && !alone && begun.load(Ordering::SeqCst) <= AHEAD - LONGEST_RUN {
                thread::yield_now();
            }
            if *job == 0 {
                released.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
            }
            before
        };
        let mut count = 0;
        let take = |_| {
            count += 1;
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(&jobs, false, work, take), Ok(()));
        assert_eq!(count, jobs.len());
        let released = released.into_inner();
        assert!(
            released <= AHEAD + LONGEST_RUN * (1 + rayon::current_num_threads()),
            "{released}"
        );
    }

    #[test]
    fn work_that_panics_ends_the_run() {
        let jobs: Vec<usize> = (0..4 * AHEAD).collect();
        let begun = AtomicUsize::new(0);
        let run = || {
            let work = |job: &usize| {
                begun.fetch_add(1, Ordering::Relaxed);
                assert_ne!(*job, 3, "as it should");
            };
            in_order(&jobs, false, work, |()| Ok::<(), ()>(()))
        };
        assert!(std::panic::catch_unwind(run).is_err());
        assert!(begun.into_inner() < jobs.len());
    }

    #[test]
    fn batches_may_be_run_side_by_side_on_the_pool() {
        let jobs: Vec<u64> = (0..1000).collect();
        let all: Vec<Vec<u64>> = (0..8)
            .into_par_iter()
            .map(|_| {
                let mut results = Vec::new();
                let take = |result| {
                    results.push(result);
                    Ok::<(), ()>(())
                };
                assert_eq!(in_order(&jobs, false, |job| *job, take), Ok(()));
                results
            })
            .collect();
        assert!(all.iter().all(|results| *results == jobs));
    }

    #[test]
    fn a_failure_to_take_ends_the_work() {
        let jobs: Vec<usize> = (0..100_000).collect();
        let begun = AtomicUsize::new(0);
        let done = in_order(
            &jobs,
            false,
            |job| {
                begun.fetch_add(1, Ordering::Relaxed);
                *job
            },
            |result| if result == 3 { Err("full") } else { Ok(()) },
        );
        assert_eq!(done, Err("full"));
        assert!(begun.into_inner() < jobs.len());
    }
}
