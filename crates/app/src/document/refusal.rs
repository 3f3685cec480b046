//! Why a file was not taken.

/// Why a file was not taken. Nothing of it was kept, unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRefusal {
    /// There are no bytes in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// It is nothing we take, whatever its name says.
    #[error("only PDF, JPEG and PNG are taken")]
    WrongType,
    /// An archive or a document of an office program.
    #[error("an office document or an archive is no paper")]
    Office,
    /// A photograph in the format of some telephones.
    #[error("HEIC photographs are not taken")]
    Heic,
    /// A PDF with something before its beginning.
    #[error("the PDF does not begin with its header")]
    LateHeader,
    /// Two kinds of file in one: programs do not agree on what it is.
    #[error("the file is two files in one")]
    TwoInOne,
    /// Its end is missing.
    #[error("the file is cut off")]
    CutOff,
    /// It is not what its first bytes say.
    #[error("the file is broken: {0}")]
    Broken(&'static str),
    /// A PDF that does something when it is opened.
    #[error("the PDF is active: {0}")]
    Active(&'static str),
    /// A PDF behind a password.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// More pages than anybody reads.
    #[error("{pages} pages, {limit} are allowed")]
    TooManyPages {
        /// What the file declares.
        pages: u64,
        /// How many are allowed.
        limit: u32,
    },
    /// A picture larger than any paper.
    #[error("{megapixels} megapixels, {limit} are allowed")]
    TooManyPixels {
        /// What the file declares, in millions.
        megapixels: u64,
        /// How many millions are allowed.
        limit: u32,
    },
    /// A small file that becomes enormous when it is opened.
    #[error("the file expands beyond measure")]
    Expands,
    /// A malicious program was found in it.
    #[error("malicious: {0}")]
    Infected(String),
    /// It could not be searched for malicious programs, and nothing unsearched is taken.
    #[error("the file cannot be searched now")]
    NotSearched,
    /// No such upload, or somebody else's.
    #[error("there is no such upload")]
    NoSuchUpload,
    /// Bytes that do not follow those that are there.
    #[error("the next byte is {expected}")]
    WrongOffset {
        /// Where to go on.
        expected: u64,
    },
    /// Another connection is sending the same file.
    #[error("somebody is sending this file already")]
    Busy,
    /// The bytes changed on the way; those before them are kept.
    #[error("the bytes do not have this checksum")]
    WrongChecksum,
    /// Many files were begun and none finished.
    #[error("too many unfinished uploads")]
    TooManyBegun,
    /// The component asks for another type or a smaller file.
    #[error("component {component} does not take {media_type}")]
    NotForComponent {
        /// The component.
        component: String,
        /// What was brought.
        media_type: String,
    },
    /// The procedure has no such component.
    #[error("there is no component {0}")]
    NoSuchComponent(String),
}

impl DocumentRefusal {
    /// The stable code, also the locale key.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "document.empty",
            Self::TooLarge { .. } => "document.too-large",
            Self::WrongType => "document.wrong-type",
            Self::Office => "document.office",
            Self::Heic => "document.heic",
            Self::LateHeader => "document.late-header",
            Self::TwoInOne => "document.two-in-one",
            Self::CutOff => "document.cut-off",
            Self::Broken(_) => "document.broken",
            Self::Active(_) => "document.active",
            Self::Encrypted => "document.encrypted",
            Self::TooManyPages { .. } => "document.too-many-pages",
            Self::TooManyPixels { .. } => "document.too-many-pixels",
            Self::Expands => "document.expands",
            Self::Infected(_) => "document.infected",
            Self::NotSearched => "document.not-searched",
            Self::NoSuchUpload => "document.no-such-upload",
            Self::WrongOffset { .. } => "document.wrong-offset",
            Self::Busy => "document.busy",
            Self::WrongChecksum => "document.wrong-checksum",
            Self::TooManyBegun => "document.too-many-begun",
            Self::NotForComponent { .. } => "document.not-for-component",
            Self::NoSuchComponent(_) => "document.no-such-component",
        }
    }

    /// Every code.
    pub const CODES: [&'static str; 23] = [
        "document.empty",
        "document.too-large",
        "document.wrong-type",
        "document.office",
        "document.heic",
        "document.late-header",
        "document.two-in-one",
        "document.cut-off",
        "document.broken",
        "document.active",
        "document.encrypted",
        "document.too-many-pages",
        "document.too-many-pixels",
        "document.expands",
        "document.infected",
        "document.not-searched",
        "document.no-such-upload",
        "document.wrong-offset",
        "document.busy",
        "document.wrong-checksum",
        "document.too-many-begun",
        "document.not-for-component",
        "document.no-such-component",
    ];

    /// The values its sentence names.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { limit } => vec![("megabytes", (limit / (1024 * 1024)).to_string())],
            Self::Active(what) => vec![("what", (*what).to_owned())],
            Self::TooManyPages { pages, limit } => vec![("pages", pages.to_string()), ("limit", limit.to_string())],
            Self::TooManyPixels { megapixels, limit } => {
                vec![("megapixels", megapixels.to_string()), ("limit", limit.to_string())]
            }
            Self::Infected(found) => vec![("found", found.clone())],
            Self::WrongOffset { expected } => vec![("expected", expected.to_string())],
            Self::NotForComponent { component, media_type } => {
                vec![("component", component.clone()), ("type", media_type.clone())]
            }
            Self::NoSuchComponent(component) => vec![("component", component.clone())],
            _ => Vec::new(),
        }
    }
}
