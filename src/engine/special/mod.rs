//! The special functions behind the distributions: gamma, beta, normal, and the search that inverts
//! them. Only arithmetic and `libm`, so that every platform gives the same bits.

mod beta;
mod gamma;
mod invert;
mod normal;
mod stirling;

pub use beta::{beta_kernel, beta_tails};
pub use gamma::gamma_tails;
pub use invert::{Tails, quantile};
pub use normal::{normal_below, normal_density, normal_quantile};
pub use stirling::{binomial_mass, deviance, poisson_mass, stirling_error};

#[cfg(test)]
mod tests;
