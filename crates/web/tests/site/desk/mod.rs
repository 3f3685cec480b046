//! The desk as officers use it: pages and plain form posts, without a script.

mod bad_papers; // what is no paper at the station's door
mod batch; // several signed together
mod certification; // copies and signatures certified
mod documents; // held documents: reused, checked, taken as data
mod kiosk; // a kiosk by pages alone
mod kiosk_copy; // a copy and a result at a kiosk, with an officer at a desk
mod limits; // who may see and do what
mod person; // somebody at a browser
mod receive; // at the counter
mod road; // from the counter to the result, by pages
mod stale; // somebody was faster
mod station; // papers at the Digital Station
