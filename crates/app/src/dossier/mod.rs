//! What people do with a dossier: one use case a file, each a call of [`change::change`] or a reading.
pub mod accept; // reception, and what is done at once
pub mod advance; // take up, finish a step, submit for signature
pub mod approve; // decide, or send back
pub mod attached; // files that answer questions become papers
pub mod change; // load, may, decide, commit
pub mod close; // the schedule closes what was never completed
pub mod confirm; // the applicant checks the draft
pub mod consult; // another agency
pub mod correct; // an error of the agency
pub mod dispatch; // who decides, where nobody could tell
pub mod extend; // a new date with an apology
pub mod file; // how a dossier begins
pub mod get; // one dossier, for those who may see it
pub mod hand_back; // the result reaches the person
pub(crate) mod in_store; // the result in the applicant's store
pub mod issue; // the result gets its number
pub mod legal; // the law a dossier stands under
pub mod list; // inbox, my dossiers, the register
pub mod loss; // papers lost or damaged
pub mod pay; // payments
pub mod print; // forms 01 to 07 as PDF
pub(crate) mod record; // the row and its facts, in one commit
pub mod redirect; // lodged at the wrong door
pub mod refuse; // with a reason
pub mod result; // the result as a file, made here
pub mod signed; // the signatures of a result, one after the other
pub mod stop; // the applicant withdraws
pub mod supplement; // what is missing
pub mod track; // by its code, without signing in
pub mod transfer; // to the competent agency
pub mod usual_time; // how long a procedure really takes
pub mod verification; // when and where something is looked at
