//! Browser: messages around the session.

use web_sys::DedicatedWorkerGlobalScope;

/// Starts the worker's side.
pub fn start(scope: DedicatedWorkerGlobalScope) {
    let _ = scope;
}
