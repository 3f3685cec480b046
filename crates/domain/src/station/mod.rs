//! The Digital Station: a paper becomes signed, reusable data in front of the person who brought it (Decree 118/2025
//! Art. 17.1c–d, 19.2).
pub mod capture; // one paper on its way: pages, what was read, what an officer confirmed
pub mod differ; // what the paper says against what a register says
pub mod doubt; // why a result from the archive has to be looked at field by field
pub mod index; // the table that says, file by file, whose paper it is
