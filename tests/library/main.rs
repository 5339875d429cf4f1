//! The library from outside: folders read, sites built, addresses and arithmetic against second opinions.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    missing_docs,
    reason = "tests stop loudly and touch the world"
)]

mod addresses;
mod amounts;
mod changes;
mod citable;
mod condition;
#[path = "../bench/families.rs"]
mod families;
mod government;
mod growth;
mod links;
mod markup;
mod mutation;
mod outputs;
mod properties;
mod prose;
mod quantities;
mod read;
#[path = "../sites/mod.rs"]
mod sites;
mod workshop;
