//! The command line; all it does is in the library's `cli`.

fn main() -> std::process::ExitCode {
    article_context::cli::main()
}
