//! The page's content security policy: no connection of any kind, and only the scripts and styles
//! that were put in, each by its hash.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::failure::{Failure, Outcome};

/// The policy for a page that is otherwise complete.
pub fn of(page: &str) -> Outcome<String> {
    let scripts = hashes(page, "script")?;
    let styles = hashes(page, "style")?;
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
            hashes.push(format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes()))));
        }
        rest = after;
    }
    Ok(hashes.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, scripts: &str, styles: &str) {
        let policy = of(page).unwrap();
        assert!(policy.contains(&format!("script-src {scripts} 'wasm-unsafe-eval';")), "{policy}");
        assert!(policy.contains(&format!("style-src {styles};")), "{policy}");
    }

    // The script's hash is the one that the W3C's Content Security Policy Level 3 gives for it; the
    // style's was made with `openssl dgst -sha256 -binary | base64`.
    #[test]
    fn hashes_what_runs_and_nothing_else() {
        check(
            "<style>a{}</style><script>alert('Hello, world.');</script><script type=\"application/x-lzma\">x</script>",
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
            "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='",
        );
    }

    #[test]
    fn an_element_without_end_is_refused() {
        assert!(of("<script>alert(1)").is_err());
    }
}
