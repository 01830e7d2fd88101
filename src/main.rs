//! The `dedupe` command: a thin command line on the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
