//! The `dedupe` command: everything it does is in [`dedupe::cli`].

fn main() -> std::process::ExitCode {
    dedupe::cli::run()
}
