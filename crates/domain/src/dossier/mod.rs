//! A dossier: one citizen's or company's application, from filing to result.
//!
//! Each verb is a file: it looks at the dossier, the law and the time, and answers with the facts that follow, or
//! with the reason why not. [`record::Dossier::apply`] is the only place where a fact changes a dossier.
pub mod accept; // reception: the code, Form 01, the clock
pub mod action; // who may do what now: one function for buttons, API and guards
pub mod advance; // taking a dossier up, and passing it from step to step
pub mod amend; // the applicant changes what was filed online
pub mod approve; // the decision, or sending the draft back
pub mod channel; // the door a dossier comes through
pub mod clock; // the running of the time limit, with its history
pub mod close; // what happens when an answer never comes
pub mod code; // how a dossier code is made and read
pub mod complete; // whether everything required was brought
pub mod confirm; // the applicant checks the draft result
pub mod consult; // another agency is asked, with its own clock
pub mod correct; // an error of the agency is put right
pub mod deadline; // how a due date is computed, and why
pub mod dispatch; // finding the agency that decides, where it does not follow from the answers
pub mod duty; // what must be done by when
pub mod extend; // a new date, once, with an apology
pub mod fact; // what happened
pub mod file; // how a dossier begins
pub mod hand_back; // the result reaches the person
pub mod issue; // the result gets its number and its electronic copy
pub mod law; // the edition of the rules a dossier stands under
pub mod loss; // papers lost or damaged, with an apology
pub mod paper; // the papers of a dossier
pub mod pay; // money that must come in before work goes on
pub mod record; // the dossier as its facts have made it
pub mod redirect; // lodged at the wrong door
pub mod refusal; // why the rules say no
pub mod refuse; // Form 03: before or after acceptance
#[cfg(test)]
pub(crate) mod road; // for tests: a ward, its people, a dossier on its way
pub mod slip; // Form 06: who held the dossier, when
pub mod state; // the states, and what each one carries
pub mod stop; // the applicant withdraws
pub mod supplement; // Form 02: what is missing, all at once
pub mod transfer; // from the counter to the competent agency
pub mod turn; // whose turn it is, and by when
pub mod usual_time; // how long a procedure really takes
pub mod verification; // when and where something is looked at
