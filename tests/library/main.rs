//! The library from outside: folders read, sites built, addresses and arithmetic against second opinions.

#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::string_slice,
    reason = "tests touch the world and stop loudly"
)]

mod addresses;
mod amounts;
mod builder;
mod changes;
mod citable;
mod condition;
#[path = "../bench/families.rs"]
mod families;
mod government;
mod growth;
mod held;
mod links;
mod markup;
mod mutation;
mod outputs;
mod privacy;
mod properties;
mod prose;
mod quantities;
mod read;
#[path = "../sites/mod.rs"]
mod sites;
