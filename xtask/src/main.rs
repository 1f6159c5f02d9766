//! The project's one tool: dist, serve, test, bench, evaluate.

fn main() {}
