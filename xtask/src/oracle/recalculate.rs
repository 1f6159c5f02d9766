//! LibreOffice without a screen, told to recalculate everything it loads.

use std::fs;
use std::process::Command;

use crate::failure::{Explain, Failure, Outcome};
use crate::project;

const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// The workbook after a hard recalculation.
pub fn by_libreoffice(workbook: &[u8]) -> Outcome<Vec<u8>> {
    let folder = project::target().join("oracle");
    let profile = folder.join("profile").join("user");
    let taken = folder.join("taken");
    let given = folder.join("given.xlsx");
    fs::create_dir_all(&profile).explain(format!("{} could not be made", profile.display()))?;
    fs::write(profile.join("registrymodifications.xcu"), SETTINGS)
        .explain("the settings could not be written")?;
    fs::write(&given, workbook).explain(format!("{} could not be written", given.display()))?;
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .args([&taken, &given])
        .output()
        .explain("LibreOffice could not be run; install it so that `soffice` is found")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::new(format!("LibreOffice did not recalculate: {said}")));
    }
    let result = taken.join("given.xlsx");
    fs::read(&result).explain(format!("{} could not be read", result.display()))
}
