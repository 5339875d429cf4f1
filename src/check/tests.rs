//! The rules over small sites, built by hand.
