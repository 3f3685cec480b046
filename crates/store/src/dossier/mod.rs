//! Dossiers: the row that says what is true, the facts that say what happened, the code people know.

pub mod chain; // the hash that ties each fact to the one before it
pub mod count; // how many there are
pub mod find; // one dossier, by identifier or code, and its facts
pub mod list_consultations; // what other agencies ask this office
pub mod list_desk; // whose turn it is: the inbox, by time left
pub mod list_finished; // how long the latest dossiers of a procedure took
pub mod list_mine; // a citizen's own dossiers
pub mod list_open; // everything open of an agency, a point or a specialist, by time left
pub mod list_register; // Form 07: what an agency accepted, in order
pub mod list_timers; // dossiers the schedule must look at
pub mod record; // one use case's facts, row, figures and code in one batch
pub mod row; // the columns of a dossier and of a fact
pub mod search; // by number or name, within what the person may see

pub use find::{facts, find, find_by_code};
pub use list_consultations::{Consulted, list_consultations};
pub use list_desk::list_desk;
pub use list_finished::list_finished;
pub use list_mine::list_mine;
pub use list_open::{Place, list_open};
pub use list_register::{Register, list_register};
pub use list_timers::list_timers;
pub use record::{Change, record};
pub use row::{Code, Cursor, DossierRow, FactRow, Found, Listed, StoredFact};
pub use search::{Wanted, search};
