//! The designer's pages: drafts of the catalogue written by one person, tried, reviewed and published by another.
//!
//! Who may do what is the domain's to say (`Draft::allowed_actions`, `Action::is_for`); what is wrong with a text is
//! `catalog check`'s. These pages only show it, and every button is one use case.
pub mod act; // what is done to a draft, each a use case
pub mod draft; // one draft: findings, difference, cost, and what may be done
pub mod entry; // one text of the catalogue: editions, drafts, history
pub mod list; // what is published, and drafts
pub mod matrix; // who decides what
pub mod migrate; // running dossiers to another edition
pub mod part; // one part of a draft as a form
pub mod preview; // the draft as people will see it
pub mod process; // the steps, drawn
pub mod room; // who is let in, and the draft an address names
pub mod slots; // which names each part of a text has, and how each is asked
pub mod tell; // findings, changes and facts in people's words
pub mod text; // the whole text of a draft
pub mod trial; // cases tried on a draft
