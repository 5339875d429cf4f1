//! The command: arguments in, one library call, a summary out.

fn main() {}
