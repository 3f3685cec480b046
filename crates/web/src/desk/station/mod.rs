//! The Digital Station: whose paper, what is held already, pages, what was read beside the picture, one key to sign.
pub mod act; // what is done to a capture
pub mod check; // side by side: the picture and what was read
pub mod list; // what an office has still to look at
pub mod phone; // the page for the person's own telephone
pub mod start; // whose paper, what is held already, files
