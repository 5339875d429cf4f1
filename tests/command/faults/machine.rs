//! Real machines that refuse: mount points, full and read-only disks, no permission, few open files.
//!
//! Mounts need the superuser; the tests that mount are skipped loudly for anybody else.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::bench::{Bench, output_text, tree};
use super::strace::{self, under};

/// A mount that ends with the test.
struct Mount(PathBuf);

impl Mount {
    fn new(at: &Path, arguments: &[&str]) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount")
            .args(arguments)
            .arg(at)
            .output()
            .is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("\n*** SKIPPED: nothing can be mounted here ***\n");
        }
        mounted.then(|| Self(at.to_owned()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn refused(output: &Output, reason: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", output_text(output));
    assert!(output_text(output).contains(reason), "{}", output_text(output));
}

#[test]
fn a_mount_point_cannot_be_replaced() {
    let bench = Bench::new();
    let Some(_mount) = Mount::new(&bench.path("mnt"), &["-t", "tmpfs", "none"]) else { return };
    refused(&bench.build("a", "mnt").output().unwrap(), "挂载点");
    bench.publish("a", "mnt/site");
}

#[test]
fn a_bind_mount_of_the_same_disk_is_refused_by_the_system_and_left_alone() {
    let bench = Bench::new();
    bench.publish("a", "inner");
    let inner = bench.path("inner").display().to_string();
    let Some(_mount) = Mount::new(&bench.path("bound"), &["--bind", &inner]) else { return };
    let before = tree(&bench.path(""));
    refused(&bench.build("b", "bound").output().unwrap(), "挂载点");
    assert!(tree(&bench.path("")) == before);
}

#[test]
fn a_disk_that_fills_up() {
    let bench = Bench::new();
    let Some(_mount) = Mount::new(&bench.path("work"), &["-t", "tmpfs", "-o", "size=256k", "none"]) else {
        return;
    };
    let before = match bench.build("a", "work/site").output().unwrap() {
        output if output.status.success() => tree(&bench.path("work/site")),
        output => {
            refused(&output, "磁盘空间");
            tree(&bench.path("work/site"))
        }
    };
    let big = vec![7; 1 << 20];
    let _ = fs::write(bench.path("work/filler"), big);
    let output = bench.build("b", "work/site").output().unwrap();
    refused(&output, "磁盘空间");
    assert!(tree(&bench.path("work/site")) == before);
    fs::remove_file(bench.path("work/filler")).unwrap();
    assert!(!bench.beside().iter().any(|name| name.starts_with(".site")), "{:?}", bench.beside());
}

#[test]
fn a_read_only_disk() {
    let bench = Bench::new();
    let (a, _) = bench.both();
    bench.stand();
    let work = bench.path("work").display().to_string();
    let Some(_mount) = Mount::new(&bench.path("ro"), &["--bind", &work]) else { return };
    assert!(
        Command::new("mount")
            .args(["-o", "remount,ro,bind"])
            .arg(bench.path("ro"))
            .status()
            .unwrap()
            .success()
    );
    refused(&bench.build("b", "ro/site").output().unwrap(), "只读");
    assert!(tree(&bench.path("work/site")) == a);
}

#[test]
fn a_folder_that_may_not_be_written() {
    let bench = Bench::new();
    let (a, _) = bench.both();
    bench.stand();
    // The superuser may write anywhere, so the build runs as nobody.
    let open =
        |path: &str, mode| fs::set_permissions(bench.path(path), fs::Permissions::from_mode(mode)).unwrap();
    open("", 0o755);
    // Whatever the umask under which the project was copied and checked out.
    let readable = Command::new("chmod").args(["-R", "a+rX"]).arg(bench.path("")).status().unwrap();
    assert!(readable.success());
    open("work", 0o555);
    let build = bench.build("b", "work/site");
    let mut nobody = Command::new("setpriv");
    nobody
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(build.get_program())
        .args(build.get_args());
    match nobody.output() {
        Ok(output) if !output_text(&output).contains("setpriv:") => refused(&output, "没有权限"),
        _ => eprintln!("\n*** SKIPPED: the build cannot be run as another user here ***\n"),
    }
    assert!(tree(&bench.path("work/site")) == a);
}

#[test]
fn few_open_files_are_enough() {
    let bench = Bench::new();
    let build = bench.build("a", "site");
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 16; exec \"$@\"", "sh"]).arg(build.get_program()).args(build.get_args());
    let output = limited.output().unwrap();
    assert!(output.status.success(), "{}", output_text(&output));
}

/// Publishes A and then B while a call is refused as a file system without it would.
fn publishes_without(call: &str, error: &str) {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let (a, b) = bench.both();
    for (project, expected) in [("a", &a), ("b", &b)] {
        let arguments = [format!("-einject={call}:error={error}"), "-o/dev/null".to_owned()];
        let output = under(&bench.build(project, "work/site"), &arguments).output().unwrap();
        assert!(output.status.success(), "{call}: {}", output_text(&output));
        assert!(tree(&bench.path("work/site")) == *expected, "{call}");
    }
}

#[test]
fn a_stick_that_knows_no_permissions() {
    publishes_without("fchmod,chmod,fchmodat", "EPERM");
}

#[test]
fn a_mount_without_second_names_and_times() {
    publishes_without("linkat,utimensat", "EPERM");
}

#[test]
fn a_mount_that_cannot_be_told_to_write_through() {
    publishes_without("fsync,fdatasync,syncfs", "EINVAL");
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(["new", "source", "bn-2021", "--root"]).arg(bench.path("a"));
    let arguments = ["-einject=fsync:error=EINVAL", "-o/dev/null"].map(str::to_owned);
    let output = under(&command, &arguments).output().unwrap();
    assert!(output.status.success(), "{}", output_text(&output));
    assert!(bench.path("a/seeds/bn-2021.yml").exists());
}

#[test]
fn a_network_drive_with_the_older_locks_only() {
    publishes_without("flock", "EOPNOTSUPP");
}

#[test]
fn a_disk_without_locks_and_a_folder_that_cannot_be_renamed_are_told() {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let (a, _) = bench.both();
    for (faults, reason) in [
        (["-einject=flock:error=ENOSYS", "-einject=fcntl:error=EINVAL"], "不能加锁"),
        (["-einject=renameat2:error=EXDEV", "-einject=rename:error=EXDEV"], "容器镜像"),
    ] {
        bench.stand();
        let arguments = [faults[0], faults[1], "-o/dev/null"].map(str::to_owned);
        refused(&under(&bench.build("b", "work/site"), &arguments).output().unwrap(), reason);
        assert!(tree(&bench.path("work/site")) == a);
    }
}

#[test]
fn a_project_in_a_lower_layer_is_told_so() {
    let bench = Bench::new();
    let (a, _) = bench.both();
    bench.stand();
    for folder in ["upper", "scratch", "merged"] {
        fs::create_dir(bench.path(folder)).unwrap();
    }
    let layers = ["lowerdir=work", "upperdir=upper", "workdir=scratch"];
    let layers = layers.map(|layer| layer.replace('=', &format!("={}/", bench.path("").display()))).join(",");
    let Some(_mount) = Mount::new(&bench.path("merged"), &["-t", "overlay", "overlay", "-o", &layers]) else {
        return;
    };
    let output = bench.build("b", "merged/site").output().unwrap();
    let site = tree(&bench.path("merged/site"));
    // Some kernels rename such folders after all.
    if output.status.success() {
        return assert!(site != a);
    }
    refused(&output, "容器镜像");
    assert!(site == a);
    bench.publish("b", "merged/new");
}
