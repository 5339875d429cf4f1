//! Disks that fail, kills, and an editor who saves, while a command writes into an author's folder: every file is
//! whole, as it was or as it is to be, and what somebody saved meanwhile is never lost.

mod desk;
mod meanwhile;
mod struck;
