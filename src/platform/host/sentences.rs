//! What the host has to say.

use super::Reason;
use crate::sentence::Sentence;

/// The work under way was stopped at the user's wish.
pub fn cancelled() -> Sentence {
    Sentence::new("已停止。已经录入的内容都还在。", "Stopped. Everything entered so far is still there.")
}

/// A draft cannot be taken up.
pub fn no_draft() -> Sentence {
    Sentence::new(
        "这份存稿打不开：它可能正在另一个页面里打开，或已被浏览器清理。请关闭另一个页面后重试，或打开导出的工作簿。",
        "This draft cannot be opened: another page may have it open, or the browser has cleared it. Close the other page and try again, or open the exported workbook.",
    )
}

/// The files that waited to be read are not read.
pub fn files_left(count: usize) -> Sentence {
    Sentence::new(
        format!("已停止，还有 {count} 个文件没有读。读完的可以照常导入，或再加文件。"),
        format!("Stopped; {count} files were not read. Those that were can be taken, or further ones added."),
    )
}

/// The worker was replaced.
pub fn restarted(reason: &Reason) -> Sentence {
    match reason {
        Reason::Crashed(message) => Sentence::new(
            format!(
                "后台程序出错，已重新启动，录入的内容正在恢复。如果再次出现，请把这段文字告诉维护者：{message}"
            ),
            format!(
                "The background program failed and was restarted; what you entered is being restored. If it \
                 happens again, pass this on to the maintainers: {message}"
            ),
        ),
        Reason::Cancelled | Reason::Killed => Sentence::new(
            "后台程序意外结束，已重新启动，录入的内容正在恢复。",
            "The background program ended unexpectedly and was restarted; what you entered is being restored.",
        ),
    }
}

/// An action failed twice and was given up.
pub fn action_given_up() -> Sentence {
    Sentence::new(
        "刚才的操作两次都没有完成，已放弃；此前录入的内容都还在。请换一种方式再试。",
        "The last operation failed twice and was given up; everything entered before it is still there. Try it \
         another way.",
    )
}

/// The newest record was left out of the restored book.
pub fn newest_given_up() -> Sentence {
    Sentence::new(
        "最后一步修改无法恢复，已撤去；此前录入的内容都还在。请检查后重新录入这一步。",
        "The last change could not be restored and was left out; everything before it is still there. Check it \
         and enter it again.",
    )
}

/// There is no worker and there will be none.
pub fn stopped() -> Sentence {
    Sentence::new(
        "后台程序无法启动，现在不能继续操作。请关闭其他标签页以腾出内存，然后重新打开本页。",
        "The background program cannot be started. Close other tabs to free memory, then open this page again.",
    )
}

/// A file could not be read.
pub fn unreadable_file(name: &str) -> Sentence {
    Sentence::new(
        format!("读不出文件“{name}”。它可能已被移动、改名或正被占用：请关闭占用它的程序，再选一次。"),
        format!(
            "The file \"{name}\" cannot be read. It may have been moved, renamed or locked: close the program \
             that uses it and choose it again."
        ),
    )
}
