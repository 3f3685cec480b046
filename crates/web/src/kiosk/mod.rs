//! The Digital Station used by oneself: one question a screen, digits and choices only, and nothing left behind.
pub mod at; // which device asks, and who stands before it
pub mod collect; // is my result there?
pub mod copy; // a certified electronic copy: for whom, of which paper
pub mod display; // letters, colours, height, pace
pub mod enrol; // a browser becomes a kiosk
pub mod follow; // one's queue number, by telephone
pub mod frame; // what every screen carries
pub mod help; // the bell
pub mod keypad; // digits as buttons, and the scanner's box
pub mod leave; // still there? done, and forgotten
pub mod line; // how many wait, how long: told in words
pub mod offline; // when the server cannot be reached
pub mod original; // the picture of the original: taken, judged, taken again
pub mod phone; // going on by telephone
pub mod requester; // who asks for a copy
pub mod sent; // what becomes of it, while the person waits
pub mod staff; // the desk's side: bells, queues, devices
pub mod start; // what do you need?
pub mod technical; // for whoever looks after the machine
pub mod ticket; // a queue number
pub mod track; // where is my dossier?
pub mod trouble; // something went wrong, told on a kiosk
pub mod view; // a file on the screen, and its print
