//! One wasm, two roles: on the page it draws, in a worker it holds the book.

#[cfg(target_arch = "wasm32")]
fn main() {
    use evalbook::{platform, ui, worker};

    match platform::role() {
        platform::Role::Page => {
            platform::report_page_panics();
            ui::start();
        }
        platform::Role::Worker(scope) => worker::start(scope),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    // The program is the page; natively, the session is driven by `cargo xtask evaluate`.
    std::process::ExitCode::FAILURE
}
