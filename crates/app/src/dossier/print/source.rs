//! The facts a form is drawn from.

use std::sync::Arc;

use domain::catalog::procedure::Procedure;
use domain::dossier::code::DossierCode;
use domain::dossier::fact::{Fact, Recorded};
use domain::dossier::record::Dossier;

use crate::city::City;
use crate::error::Error;
use crate::words::{Lang, Value};

/// One dossier with everything a form of it says.
pub(crate) struct Source<'a> {
    /// Offices, units and words.
    pub city: &'a City,
    /// The dossier as it is now.
    pub dossier: &'a Dossier,
    /// Its code, once accepted.
    pub code: Option<&'a DossierCode>,
    /// The edition it was filed under.
    pub procedure: Arc<Procedure>,
    /// Everything that happened to it.
    pub facts: &'a [Recorded],
}

impl Source<'_> {
    /// The last fact of this kind, with its place; the form it would be printed on does not exist without it.
    pub fn last(&self, wanted: impl Fn(&Fact) -> bool) -> Result<(usize, &Recorded), Error> {
        self.facts.iter().enumerate().rfind(|(_, recorded)| wanted(&recorded.fact)).ok_or(Error::NotFound)
    }

    /// The dossier as it was just after the fact at this place: what a paper issued then said.
    pub fn as_of(&self, place: usize) -> Result<Dossier, Error> {
        let then = self.facts.iter().take(place + 1);
        Dossier::fold(self.dossier.id, then).map_err(|broken| Error::Fault(broken.into()))
    }

    /// Vietnamese words: the forms are official papers, and Vietnamese is their language.
    pub fn words(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.city.words.get(Lang::Vi, key, args)
    }
}
