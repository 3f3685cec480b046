//! Why a file or page cannot be taken, as code and arguments. The sentences are in `locales/*/capture.ftl`.

/// A file that cannot be read, or a program that could not read it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// Not a PDF, JPEG, PNG or TIFF, whatever its name says.
    #[error("the file is no PDF, JPEG, PNG or TIFF")]
    NotAPicture,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More bytes than are taken.
    #[error("the file has {bytes} bytes, at most {most} are taken")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// More pages than are taken.
    #[error("the file has {pages} pages, at most {most} are taken")]
    TooManyPages {
        /// How many it has.
        pages: usize,
        /// The limit.
        most: usize,
    },
    /// A picture that would fill the memory: by mistake or on purpose.
    #[error("page {page} is {width} × {height} points, at most {most} are taken")]
    TooManyPixels {
        /// Which page, counted from 1.
        page: usize,
        /// Width in points.
        width: u64,
        /// Height in points.
        height: u64,
        /// The limit on width times height.
        most: u64,
    },
    /// A password is needed to open it.
    #[error("the file is locked with a password")]
    Locked,
    /// The file is damaged, cut off, or not what its first bytes say.
    #[error("the file is damaged")]
    Broken,
    /// No such page.
    #[error("there is no page {page}")]
    NoPage {
        /// Which one was asked for, counted from 1.
        page: usize,
    },
    /// The outside program took longer than it may: a page made to keep it busy, or a machine under load.
    #[error("{program} did not finish in time")]
    Slow {
        /// The program.
        program: &'static str,
    },
    /// The outside program is not installed.
    #[error("{program} is not installed: install {package}")]
    Missing {
        /// The program.
        program: &'static str,
        /// The Debian package it comes in.
        package: &'static str,
    },
    /// The outside program failed for another reason.
    #[error("{program} failed: {why}")]
    Failed {
        /// The program.
        program: &'static str,
        /// The first line it wrote about it; for the log, not for people.
        why: String,
    },
}

impl ScanError {
    /// The stable code: with `-` for `.` it is the key of the sentence.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPicture => "capture.not-a-picture",
            Self::Empty => "capture.empty",
            Self::TooLarge { .. } => "capture.too-large",
            Self::TooManyPages { .. } => "capture.too-many-pages",
            Self::TooManyPixels { .. } => "capture.too-many-pixels",
            Self::Locked => "capture.locked",
            Self::Broken => "capture.broken",
            Self::NoPage { .. } => "capture.no-page",
            Self::Slow { .. } => "capture.slow",
            Self::Missing { .. } => "capture.missing-program",
            Self::Failed { .. } => "capture.failed",
        }
    }

    /// What the sentence needs.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let megabytes = |bytes: &usize| bytes.div_ceil(1_000_000).to_string();
        match self {
            Self::TooLarge { bytes, most } => vec![("megabytes", megabytes(bytes)), ("most", megabytes(most))],
            Self::TooManyPages { pages, most } => vec![("pages", pages.to_string()), ("most", most.to_string())],
            Self::TooManyPixels { page, width, height, .. } => {
                vec![("page", page.to_string()), ("width", width.to_string()), ("height", height.to_string())]
            }
            Self::NoPage { page } => vec![("page", page.to_string())],
            Self::Slow { program } | Self::Failed { program, .. } => vec![("program", (*program).to_owned())],
            Self::Missing { program, package } => {
                vec![("program", (*program).to_owned()), ("package", (*package).to_owned())]
            }
            Self::NotAPicture | Self::Empty | Self::Locked | Self::Broken => Vec::new(),
        }
    }

    /// Whether the machine is at fault and not the file: told to an operator, and the file may be tried again.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        matches!(self, Self::Slow { .. } | Self::Missing { .. } | Self::Failed { .. })
    }
}
