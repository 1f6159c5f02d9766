//! Compound files: the small file system in which Excel 97 to 2003 and encrypted workbooks stand.
//! Chains of sectors are followed for as many steps as the file has sectors, so a circle ends.

/// An opened compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    /// The size of a sector.
    sector: usize,
    /// For each sector the one that follows.
    next: Vec<u32>,
    /// For each small sector the one that follows.
    next_small: Vec<u32>,
    /// The stream that the small sectors stand in.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    is_stream: bool,
    first: u32,
    length: usize,
}

/// The first bytes of a compound file.
pub const SIGNATURE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Streams shorter than this stand in small sectors.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;
const ENTRY: usize = 128;

impl<'a> Compound<'a> {
    /// Opens a compound file; `None` when its directory cannot be read.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match word(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.read_table()?;
        let directory = file.chain(long(bytes, 48)?, usize::MAX);
        file.entries = directory.chunks_exact(ENTRY).filter_map(|entry| read_entry(entry, sector)).collect();
        let root = directory.chunks_exact(ENTRY).next()?;
        file.small = file.chain(long(root, 116)?, size(root, sector)?);
        file.next_small = numbers(&file.chain(long(bytes, 60)?, usize::MAX));
        Some(file)
    }

    /// Whether there is a stream with this name, in small or capital letters.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The stream with this name, as far as it is in the file.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        if entry.length >= SMALL_STREAM {
            return Some(self.chain(entry.first, entry.length));
        }
        let steps = self.next_small.len();
        let mut read = Vec::new();
        for number in Chain::new(entry.first, &self.next_small).take(steps) {
            let start = (number as usize).saturating_mul(SMALL_SECTOR);
            let Some(rest) = self.small.get(start..) else { break };
            read.extend_from_slice(rest.get(..SMALL_SECTOR).unwrap_or(rest));
            if read.len() >= entry.length {
                break;
            }
        }
        read.truncate(entry.length);
        Some(read)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name))
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// Which sector follows each: the table's own sectors are listed in the header, and then in a
    /// chain of further sectors.
    fn read_table(&self) -> Option<Vec<u32>> {
        let per_sector = self.sector / 4;
        let enough = self.bytes.len() / self.sector / per_sector + 2;
        let mut listed: Vec<u32> = numbers(self.bytes.get(76..512)?);
        let mut further = long(self.bytes, 68)?;
        while further < NO_SECTOR && listed.len() < enough {
            let Some(sector) = self.sector_at(further) else { break };
            listed.extend(numbers(sector));
            // The last number leads on.
            further = if sector.len() == self.sector { listed.pop()? } else { NO_SECTOR };
        }
        let mut table = Vec::new();
        for number in listed.into_iter().filter(|&number| number < NO_SECTOR).take(enough) {
            match self.sector_at(number) {
                Some(sector) => table.extend(numbers(sector)),
                None => table.resize(table.len() + per_sector, NO_SECTOR),
            }
        }
        Some(table)
    }

    fn chain(&self, first: u32, length: usize) -> Vec<u8> {
        let mut read = Vec::new();
        for number in Chain::new(first, &self.next).take(self.bytes.len() / self.sector + 1) {
            let Some(sector) = self.sector_at(number) else { break };
            read.extend_from_slice(sector);
            if read.len() >= length {
                break;
            }
        }
        read.truncate(length);
        read
    }
}

/// The numbers of a chain's sectors; without end when it runs in a circle.
struct Chain<'a> {
    number: u32,
    next: &'a [u32],
}

impl<'a> Chain<'a> {
    fn new(first: u32, next: &'a [u32]) -> Self {
        Self { number: first, next }
    }
}

impl Iterator for Chain<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let number = self.number;
        if number >= NO_SECTOR {
            return None;
        }
        self.number = self.next.get(number as usize).copied().unwrap_or(NO_SECTOR);
        Some(number)
    }
}

fn read_entry(entry: &[u8], sector: usize) -> Option<Entry> {
    let length = usize::from(word(entry, 64)?).saturating_sub(2).min(64);
    let units: Vec<u16> = (0..length / 2).filter_map(|at| word(entry, at * 2)).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        is_stream: entry.get(66) == Some(&2),
        first: long(entry, 116)?,
        length: size(entry, sector)?,
    })
}

/// The length that an entry declares; version 3 files leave rubbish in its upper half.
fn size(entry: &[u8], sector: usize) -> Option<usize> {
    let low = long(entry, 120)? as usize;
    match (sector, long(entry, 124)?) {
        (512, _) | (_, 0) => Some(low),
        _ => None,
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect()
}

/// Two bytes as a number.
pub fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Four bytes as a number.
pub fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Eight bytes as a number with a fraction.
pub fn double(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
