//! Browser only.
