//! Disks that fail: the published site is always one whole build, the old one or the new one.
