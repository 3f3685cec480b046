//! A year of a register: the numbers given, one after the other, until it is closed (Decree 23/2015 Art. 13.1).
//!
//! Numbers come from the book's own facts: two officers who number at the same moment both change the book, and the second
//! decides anew. So no number is lost, none is given twice, and none after the closing.

use std::num::NonZeroU32;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::number::CertificationNumber;
use super::register::Register;
use crate::id::CertificationId;
use crate::timeline::{BrokenTimeline, By, Recorded, Ruling, Subject, Tag};
use crate::unit::agency_code::AgencyCode;

/// What happened to a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// The first number of the year was asked for, or a year without any was closed.
    Opened {
        /// Whose it is.
        office: AgencyCode,
        /// Which register.
        register: Register,
        /// Which year.
        year: i16,
        /// Lines of one bound book; what is set holds for the whole year.
        lines: NonZeroU32,
    },
    /// A number was given.
    Given {
        /// The number.
        number: CertificationNumber,
        /// What it was given to.
        certification: CertificationId,
    },
    /// A number came to nothing, or what it stood for was annulled; its line stays.
    Voided {
        /// The number.
        number: CertificationNumber,
    },
    /// The year is closed: no number of it is given any more.
    Closed {
        /// The last number given; 0 if there was none.
        last: u32,
        /// How many stand: given less annulled.
        standing: u32,
    },
}

/// How a year ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When.
    pub at: jiff::Timestamp,
    /// Who closed it.
    pub by: By,
    /// How many certifications stand.
    pub standing: u32,
}

/// The register of one year at one agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Whose it is.
    pub office: AgencyCode,
    /// Which register.
    pub register: Register,
    /// Which year.
    pub year: i16,
    /// Lines of one bound book.
    pub lines: NonZeroU32,
    /// The last number given.
    pub last: u32,
    /// Numbers whose certification was annulled.
    pub voided: u32,
    /// Set once it is closed.
    pub closed: Option<Closing>,
}

impl Book {
    /// What a book is known by.
    #[must_use]
    pub fn key(office: &AgencyCode, register: Register, year: i16) -> String {
        format!("{office}/{}/{year}", register.key())
    }

    /// The next number.
    ///
    /// # Errors
    /// `certification.book-closed`.
    pub fn next(&self) -> Result<CertificationNumber, Ruling> {
        self.must_be_open()?;
        Ok(CertificationNumber::after(self.last, self.year, self.register, self.lines))
    }

    /// Closes the year on its last day or later.
    ///
    /// # Errors
    /// `certification.book-closed`; `certification.year-not-over`; `certification.unsigned-numbers` while numbers were
    /// given and nothing signed.
    pub fn close(&self, today: Date, unsigned: u32) -> Result<Fact, Ruling> {
        self.must_be_open()?;
        let last_day = date(self.year, 12, 31);
        if today < last_day {
            return Err(Ruling::new("certification.year-not-over").with("day", last_day));
        }
        if unsigned > 0 {
            return Err(Ruling::new("certification.unsigned-numbers").with("count", unsigned));
        }
        Ok(Fact::Closed { last: self.last, standing: self.standing() })
    }

    /// How many certifications stand.
    #[must_use]
    pub const fn standing(&self) -> u32 {
        self.last.saturating_sub(self.voided)
    }

    fn must_be_open(&self) -> Result<(), Ruling> {
        match self.closed {
            Some(_) => Err(Ruling::new("certification.book-closed").with("year", self.year)),
            None => Ok(()),
        }
    }
}

/// The list of an office's books.
#[must_use]
pub fn office_tag(office: &AgencyCode) -> String {
    format!("office:{office}")
}

impl Subject for Book {
    const KIND: &'static str = "certification_book";
    type Fact = Fact;

    fn first(_: Uuid, recorded: &Recorded<Fact>) -> Result<Self, BrokenTimeline> {
        match &recorded.fact {
            Fact::Opened { office, register, year, lines } => Ok(Self {
                office: office.clone(),
                register: *register,
                year: *year,
                lines: *lines,
                last: 0,
                voided: 0,
                closed: None,
            }),
            _ => Err(BrokenTimeline("a book begins by being opened".to_owned())),
        }
    }

    fn apply(&mut self, recorded: &Recorded<Fact>) -> Result<(), BrokenTimeline> {
        match &recorded.fact {
            Fact::Given { number, .. } if self.next() == Ok(*number) => self.last = number.ordinal,
            // A copy may be annulled years later: the closed book keeps its count, the line its remark.
            Fact::Voided { number } if number.ordinal <= self.last && number.register == self.register => {
                self.voided += 1;
            }
            Fact::Closed { last, standing } if self.closed.is_none() && *last == self.last => {
                self.closed = Some(Closing { at: recorded.at, by: recorded.by.clone(), standing: *standing });
            }
            other => return Err(BrokenTimeline(format!("{other:?} cannot follow number {}", self.last))),
        }
        Ok(())
    }

    fn keys(&self) -> Vec<String> {
        vec![Self::key(&self.office, self.register, self.year)]
    }

    fn tags(&self) -> Vec<Tag> {
        vec![Tag { tag: office_tag(&self.office), sort: i64::from(self.year) }]
    }

    fn files(&self) -> Vec<String> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use jiff::Timestamp;

    fn lan(fact: Fact) -> Recorded<Fact> {
        Recorded { at: Timestamp::UNIX_EPOCH, by: By { account: None, name: "Lan".into() }, fact }
    }

    fn opened() -> Book {
        let office = "H26.00082".parse().unwrap();
        let lines = NonZeroU32::new(2).unwrap();
        let fact = Fact::Opened { office, register: Register::Copies, year: 2026, lines };
        Book::first(Uuid::nil(), &lan(fact)).unwrap()
    }

    fn give(book: &mut Book) -> String {
        let number = book.next().unwrap();
        book.apply(&lan(Fact::Given { number, certification: CertificationId(Uuid::nil()) })).unwrap();
        number.to_string()
    }

    #[test]
    fn numbers_follow_one_another_without_a_gap() {
        let mut book = opened();
        assert_eq!(
            [give(&mut book), give(&mut book), give(&mut book)].join(" "),
            "01-01/2026-SCT/BS 02-01/2026-SCT/BS 03-02/2026-SCT/BS"
        );
        for wrong in ["03-02/2026-SCT/BS", "05-03/2026-SCT/BS", "04-01/2026-SCT/BS", "04-02/2025-SCT/BS"] {
            let given = Fact::Given { number: wrong.parse().unwrap(), certification: CertificationId(Uuid::nil()) };
            assert!(book.clone().apply(&lan(given)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_year_is_closed_on_its_last_day_and_gives_no_number_after() {
        let mut book = opened();
        give(&mut book);
        give(&mut book);
        book.apply(&lan(Fact::Voided { number: "01-01/2026-SCT/BS".parse().unwrap() })).unwrap();
        let code = |book: &Book, day, unsigned| book.close(day, unsigned).map_err(|no| no.code);
        assert_eq!(code(&book, date(2026, 12, 30), 0), Err("certification.year-not-over"));
        assert_eq!(code(&book, date(2026, 12, 31), 1), Err("certification.unsigned-numbers"));
        let closed = code(&book, date(2026, 12, 31), 0).unwrap();
        assert_eq!(closed, Fact::Closed { last: 2, standing: 1 });
        book.apply(&lan(closed.clone())).unwrap();
        assert_eq!(book.next().unwrap_err().code, "certification.book-closed");
        assert_eq!(code(&book, date(2027, 1, 4), 0), Err("certification.book-closed"));
        assert!(book.clone().apply(&lan(closed)).is_err());
        assert_eq!(book.closed.unwrap().standing, 1);
    }
}
