//! The geometry of a page: light and ink, the sheet on a table, slant, and which way is up.
//!
//! All sizes are in points of the picture at hand; angles in degrees, positive when text falls to the right.

pub mod grey; // shrinking, even light, a threshold between ink and paper
pub mod leaders; // rows of dots and ruled lines, wiped away
pub mod sheet; // the four corners of a sheet on a darker table
pub mod slant; // by how much lines of text fall
pub mod upright; // lying or standing, on its feet or on its head; how tall the letters are
pub mod warp; // a picture seen from straight above

pub use sheet::Sheet;
pub use warp::Homography;
