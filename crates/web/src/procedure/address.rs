//! From the end of an address to a procedure, without walking the catalogue: made once for each state of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::catalog::code::ProcedureCode;
use domain::catalog::{Catalog, Procedure};
use jiff::civil::Date;

use super::line::slug;

/// The addresses of the catalogue that is served now.
#[derive(Debug, Default)]
pub struct Addresses(Mutex<Option<Known>>);

#[derive(Debug)]
struct Known {
    catalog: Arc<Catalog>,
    /// Procedures by the slug of any of their editions: an address that was printed once keeps leading there.
    by_slug: Arc<HashMap<String, Vec<ProcedureCode>>>,
}

impl Addresses {
    /// The procedure this end of an address names: a code, or a plain name of any of its editions. The edition in force
    /// on the day; else the next one to come, else the last one there was.
    pub fn find(&self, catalog: &Arc<Catalog>, wanted: &str, today: Date) -> Option<Arc<Procedure>> {
        if let Ok(code) = wanted.parse::<ProcedureCode>() {
            return edition(catalog, &code, today);
        }
        let named = self.by_slug(catalog);
        let codes = named.get(wanted)?;
        let in_force = codes.iter().find_map(|code| catalog.in_force(code, today));
        in_force.cloned().or_else(|| codes.iter().find_map(|code| edition(catalog, code, today)))
    }

    fn by_slug(&self, catalog: &Arc<Catalog>) -> Arc<HashMap<String, Vec<ProcedureCode>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.as_ref().filter(|known| Arc::ptr_eq(&known.catalog, catalog)) {
            return Arc::clone(&known.by_slug);
        }
        let mut by_slug: HashMap<String, Vec<ProcedureCode>> = HashMap::new();
        for procedure in catalog.editions() {
            let codes = by_slug.entry(slug(procedure)).or_default();
            if !codes.contains(&procedure.code) {
                codes.push(procedure.code.clone());
            }
        }
        let by_slug = Arc::new(by_slug);
        *known = Some(Known { catalog: Arc::clone(catalog), by_slug: Arc::clone(&by_slug) });
        by_slug
    }
}

fn edition(catalog: &Catalog, code: &ProcedureCode, today: Date) -> Option<Arc<Procedure>> {
    let mut last = None;
    for procedure in catalog.of(code) {
        if procedure.is_in_force(today) {
            return Some(Arc::clone(procedure));
        }
        // Editions come oldest first: the first one that is still to come is the next.
        if procedure.valid_from > today {
            return Some(Arc::clone(procedure));
        }
        last = Some(Arc::clone(procedure));
    }
    last
}
