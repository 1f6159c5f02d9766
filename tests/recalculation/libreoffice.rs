//! LibreOffice without a screen, told to recalculate everything it loads.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// How many workbooks one process of LibreOffice opens, one after another: its start takes as long as
/// about fifteen small workbooks, and what it holds on to grows with each.
pub const AT_ONCE: usize = 50;

/// The workbook after a hard recalculation by LibreOffice.
pub fn recalculated(name: &str, bytes: &[u8]) -> Vec<u8> {
    recalculated_all(name, std::slice::from_ref(&bytes)).pop().expect("LibreOffice wrote one workbook")
}

/// Workbooks after a hard recalculation by one process of LibreOffice.
pub fn recalculated_all(name: &str, workbooks: &[impl AsRef<[u8]>]) -> Vec<Vec<u8>> {
    let folder = fresh_folder(name);
    let profile = folder.join("profile/user");
    fs::create_dir_all(&profile).expect("the profile's folder is made");
    fs::write(profile.join("registrymodifications.xcu"), SETTINGS).expect("the settings are written");
    let taken = folder.join("taken");
    let mut given = Vec::new();
    for (at, bytes) in workbooks.iter().enumerate() {
        let path = folder.join(format!("{at}.xlsx"));
        fs::write(&path, bytes).expect("the workbook is written");
        given.push(path);
    }
    convert(&folder, &given, &taken);
    let read =
        |path: &PathBuf| fs::read(taken.join(path.file_name().expect("a file"))).expect("it was written");
    let read = given.iter().map(read).collect();
    // Kept on failure only, where it is worth a look.
    fs::remove_dir_all(&folder).expect("the folder is removed");
    read
}

/// How long LibreOffice gets; thousands of people take it minutes, and now and then it hangs as it starts.
const PATIENCE: Duration = Duration::from_secs(900);

fn convert(folder: &Path, given: &[PathBuf], taken: &Path) {
    let is_there = |path: &PathBuf| taken.join(path.file_name().expect("a file")).is_file();
    // LibreOffice itself now and then aborts or hangs as it starts, before it has read anything; a
    // file that it cannot read fails every time.
    for _ in 0..3 {
        if soffice(folder, given, taken) && given.iter().all(is_there) {
            return;
        }
    }
    panic!("LibreOffice did not convert {} workbooks in {}, three times", given.len(), folder.display());
}

fn soffice(folder: &Path, given: &[PathBuf], taken: &Path) -> bool {
    let mut child = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(taken)
        .args(given)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("LibreOffice is needed for this test: install it (Debian: apt-get install libreoffice-calc) so that `soffice` is found");
    let begun = Instant::now();
    loop {
        match child.try_wait().expect("LibreOffice is waited for") {
            Some(status) => return status.success(),
            None if begun.elapsed() > PATIENCE => break,
            None => sleep(Duration::from_millis(50)),
        }
    }
    // The program that was started has started others: all of its group end.
    let group = format!("-{}", child.id());
    Command::new("kill").args(["-KILL", "--", &group]).status().expect("LibreOffice is ended");
    child.wait().expect("LibreOffice has ended");
    false
}

/// A new folder for one test's files.
pub fn fresh_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("evalbook-recalculation-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder is made");
    folder
}
