//! Browser: messages around the session.
