//! One wasm, two roles: on the page it draws, in a worker it holds the book.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
