//! The Digital Station used by oneself: a device at a reception point, its patience, its bell, and queue numbers.
pub mod device; // a kiosk, its health, and who may do what with it
pub mod keypad; // digits typed on a screen, one button each
pub mod patience; // how long a screen waits before it asks, and before it forgets
pub mod priority; // who is called first
pub mod queue; // what people come for
pub mod sheets; // how much is printed for one person
pub mod sitting; // what a kiosk remembers of the person who stands before it
pub mod ticket; // a number in a queue, from taken to done
pub mod wait; // how long it may take, from what was really seen

pub use device::{Health, Paper};
pub use priority::Priority;
pub use queue::Queue;
pub use sitting::{Sitting, Task};
