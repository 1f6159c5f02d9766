//! The page's content security policy: no connection of any kind, and only the scripts and styles
//! that were put in, each by its hash.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::failure::{Failure, Outcome};

/// The policy for a page that is otherwise complete, and that puts in a script and styles by itself.
pub fn of(page: &str, script: &str, style: &str) -> Outcome<String> {
    let scripts = format!("{} {}", hashes(page, "script")?, hash(script));
    let styles = format!("{} {}", hashes(page, "style")?, hash(style));
    Ok(format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; \
         style-src-attr 'unsafe-inline'; img-src data: blob:; worker-src blob:; connect-src 'none'; \
         frame-src 'none'; object-src 'none'; form-action 'none'; base-uri 'none'"
    ))
}

/// The hashes of all inline elements of a name; data blocks, which have a type, are never run.
fn hashes(page: &str, element: &str) -> Outcome<String> {
    let mut hashes = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once(&format!("<{element}")) {
        let unfinished = || Failure::new(format!("index.html has a <{element}> that does not end."));
        let (attributes, after) = after.split_once('>').ok_or_else(unfinished)?;
        let (content, after) = after.split_once(&format!("</{element}>")).ok_or_else(unfinished)?;
        if !attributes.contains("type=") {
            hashes.push(hash(content));
        }
        rest = after;
    }
    Ok(hashes.join(" "))
}

fn hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The script's hash is the one that the W3C's Content Security Policy Level 3 gives for it; the
    // style's was made with `openssl dgst -sha256 -binary | base64`.
    const SCRIPT: &str = "alert('Hello, world.');";
    const SCRIPT_HASH: &str = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
    const STYLE: &str = "a{}";
    const STYLE_HASH: &str = "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='";

    #[test]
    fn hashes_what_runs_and_nothing_else() {
        let page = format!(
            "<style>{STYLE}</style><script>{SCRIPT}</script><script type=\"application/x-lzma\">x</script>"
        );
        let policy = of(&page, SCRIPT, STYLE).unwrap();
        for hashed in [
            format!("script-src {SCRIPT_HASH} {SCRIPT_HASH} 'wasm-unsafe-eval';"),
            format!("style-src {STYLE_HASH} {STYLE_HASH};"),
        ] {
            assert!(policy.contains(&hashed), "{policy}");
        }
    }

    #[test]
    fn an_element_without_end_is_refused() {
        assert!(of("<script>alert(1)", "", "").is_err());
    }
}
