//! What a request to end does to a half-written file: Ctrl-C, a terminal that is closed, `kill`.

use std::fs;
use std::path::Path;

/// What a shell reports of a program that an interrupt ended.
const INTERRUPTED: i32 = 130;

/// Lets a request to end end the run at once, but not before this half-written file is gone.
///
/// A request that whoever started the run has it ignore (`nohup`, a script's job in the background) goes on being ignored.
/// Where none can be heeded, the run still ends, and leaves the hidden file behind.
pub(super) fn remove_if_ended(part: &Path) {
    let part = part.to_owned();
    heed(move || {
        let _ = fs::remove_file(&part);
        std::process::exit(INTERRUPTED);
    });
}

#[cfg(unix)]
fn heed(mut end: impl FnMut() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut heeded = vec![SIGINT, SIGTERM, SIGHUP];
    let ignored = ignored();
    heeded.retain(|signal| (ignored >> (signal - 1)) & 1 == 0);
    let Ok(mut signals) = signal_hook::iterator::Signals::new(heeded) else {
        return;
    };
    std::thread::spawn(move || signals.forever().for_each(|_| end()));
}

/// The signals that were ignored when the run began, from the lowest bit on, as far as the system says without unsafe code:
/// Linux does.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mut lines = status.lines();
    let ignored = lines.find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.map_or(0, |set| u64::from_str_radix(set.trim(), 16).unwrap_or(0))
}

#[cfg(not(unix))]
fn heed(end: impl FnMut() + Send + 'static) {
    let _ = ctrlc::set_handler(end);
}
