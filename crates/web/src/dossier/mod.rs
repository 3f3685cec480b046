//! Filing, following and mending one's own dossiers.
pub mod amend; // what was filed is changed by its applicant
pub mod ask; // one page of questions
pub mod before; // before you start: papers, price, time, and what will not be asked
pub mod check; // check the answers, then file
pub mod confirm; // the draft result, looked at before it is signed
pub mod done; // filed: what happens next
pub mod draft; // a draft on its way through the pages
pub mod mend; // everything asked for in a supplement request, at once
pub mod mine; // drafts, running dossiers, those to mend, results
pub mod own; // one dossier, for whose it is
pub mod papers; // one slot for each paper
pub mod promise; // pressing twice does it once
pub mod question; // a field of the catalogue as a question on a page
pub mod track; // where a dossier is, who has it, what next and when
pub mod typed; // what a page of questions sent
pub mod withdraw; // taking a dossier back
