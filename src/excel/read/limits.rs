//! How much a workbook may ask for. The limits lie well above what an office has (a sheet of
//! 1,048,576 rows and 20 columns passes) and well below what a browser tab can hold.

/// Bytes of a file.
pub const FILE_BYTES: usize = 512 << 20;
/// Parts in the package.
pub const PARTS: usize = 20_000;
/// Bytes of all parts together, unpacked.
pub const UNPACKED_BYTES: u64 = 2 << 30;
/// Bytes of the shared strings, unpacked: they are all held.
pub const STRING_BYTES: u64 = 256 << 20;
/// Entries that the shared strings may announce; space is set aside for them.
pub const STRINGS: u64 = 8_000_000;
/// Sheets, names and relations that a workbook may list; all are held.
pub const LISTED: u64 = 1_000_000;
/// Cell formats; Excel itself allows 65,490.
pub const CELL_FORMATS: u64 = 100_000;
/// Bytes that the cell formats may come to when each carries a copy of the longest name.
pub const CELL_FORMAT_BYTES: u64 = 256 << 20;
/// Bytes between two tags; a cell's text has at most 32,767 characters.
pub const RUN_BYTES: usize = 4 << 20;
/// Merged regions of a sheet that are kept.
pub const REGIONS: usize = 200_000;
/// Unreadable cells of a sheet whose places are kept.
pub const UNREAD: usize = 10_000;
/// Cells with something in them, over all sheets.
pub const CELLS: usize = 30_000_000;
/// Bytes of text kept, over all sheets.
pub const TEXT_BYTES: usize = 512 << 20;
/// Rows of a sheet.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const COLUMNS: u32 = 16_384;
