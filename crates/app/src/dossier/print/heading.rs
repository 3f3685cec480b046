//! What several forms share: who issues them, about which dossier, whose, and who signs.

use domain::calendar::local;
use domain::dossier::fact::Recorded;
use domain::dossier::record::Dossier;
use domain::unit::agency_code::AgencyCode;
use domain::unit::office::OfficeKind;
use jiff::Timestamp;
use paper::form;

use super::source::Source;
use crate::city::City;

/// The telephone line of the city, open day and night; offices have published none of their own.
pub(crate) const HOTLINE: &str = "1022";

/// The name of an office, or its code where the catalogue has lost it.
pub(crate) fn office_name(city: &City, code: &AgencyCode) -> String {
    city.office(code).map_or_else(|| code.to_string(), |office| office.name.clone())
}

/// The head of a paper this office issues on that day.
pub(crate) fn letterhead(city: &City, code: &AgencyCode, at: Timestamp) -> form::Letterhead {
    let parent = city.office(code).and_then(|office| office.parent.as_ref());
    form::Letterhead {
        superior: parent.map(|parent| abbreviated(&office_name(city, parent))),
        agency: abbreviated(&office_name(city, code)),
        unit: None,
        number: None,
        place: place(city, code),
        issued_on: local::day(at),
    }
}

/// The place of the date line: the commune of the office, or the city.
pub(crate) fn place(city: &City, code: &AgencyCode) -> String {
    let library = &city.library;
    let commune = city.office(code).and_then(|office| office.commune);
    if let Some(commune) = commune.and_then(|commune| library.units.commune(commune)) {
        return commune.name.clone();
    }
    let any = library.offices.iter().find_map(|office| library.units.commune(office.commune?));
    any.and_then(|commune| library.units.province(commune.province))
        .map(|province| province.name.clone())
        .unwrap_or_default()
}

impl Source<'_> {
    /// The name of an office.
    pub(super) fn office_name(&self, code: &AgencyCode) -> String {
        office_name(self.city, code)
    }

    /// The head of a paper this office issued at that moment.
    pub(super) fn letterhead(&self, code: &AgencyCode, at: Timestamp) -> form::Letterhead {
        letterhead(self.city, code, at)
    }

    /// Which dossier, as it was then: before acceptance it had no code.
    pub(super) fn matter(&self, then: &Dossier) -> form::Matter {
        let code = self.code.filter(|_| then.clock.is_some()).map(ToString::to_string);
        let url = self.city.settings.public_url.trim_end_matches('/');
        form::Matter {
            tracking_url: code.as_ref().map(|code| format!("{url}/t/{code}")),
            code,
            procedure_code: self.procedure.code.to_string(),
            procedure: self.procedure.name.vi.clone(),
        }
    }

    /// Who receives the papers, and may be asked about them.
    pub(super) fn contact(&self, recorded: &Recorded) -> form::Contact {
        form::Contact { name: recorded.by.name.clone(), phone: HOTLINE.to_owned() }
    }

    /// The officer at the counter.
    pub(super) fn receptionist(&self, recorded: &Recorded) -> form::Signer {
        form::Signer { title: self.words("print.signer-receptionist", &[]), name: recorded.by.name.clone() }
    }

    /// The specialist of the agency.
    pub(super) fn specialist(&self, recorded: &Recorded) -> form::Signer {
        form::Signer { title: self.words("print.signer-specialist", &[]), name: recorded.by.name.clone() }
    }

    /// The one who signs for the agency.
    pub(super) fn leader(&self, agency: &AgencyCode, recorded: &Recorded) -> form::Signer {
        let title = capacity_key(self.city.office(agency).map(|office| office.kind));
        form::Signer { title: self.words(title, &[]), name: recorded.by.name.clone() }
    }
}

/// The words for whoever heads an office of this kind.
pub(crate) const fn capacity_key(kind: Option<OfficeKind>) -> &'static str {
    match kind {
        Some(OfficeKind::CommunePc | OfficeKind::CityPc) => "print.signer-chair",
        Some(OfficeKind::Department) => "print.signer-director",
        _ => "print.signer-head",
    }
}

/// Whose dossier.
pub(super) fn applicant(dossier: &Dossier) -> form::Applicant {
    let of = &dossier.applicant;
    form::Applicant {
        name: of.name.clone(),
        address: of.address.clone().unwrap_or_default(),
        phone: of.phone.clone(),
        email: of.email.clone(),
    }
}

/// “UBND” for “Ủy ban nhân dân”, as heads of papers have it.
fn abbreviated(name: &str) -> String {
    name.replacen("Ủy ban nhân dân", "UBND", 1)
}
