//! When an office works: rest days, office hours, and arithmetic in working days and working hours.
pub mod computed; // the rest days of a year no decree has been loaded for
pub mod holiday; // the days that differ from their weekday, and why
pub mod local; // instants as people in Việt Nam read them
pub mod lunar; // the lunar calendar at UTC+7
pub mod office_hours; // when a clock runs and a counter is open, by office and date
pub mod opening; // whether a counter is open, and when it opens next
pub mod parse; // catalog/calendar/*.toml
pub mod tell; // dates, times and names as arguments of a sentence
pub mod working_day; // the calendar of one office
pub mod working_time; // working hours added and measured

pub use holiday::{DayKind, DayTable, Holiday, SpecialDay, Standing};
pub use office_hours::{Hours, OfficeHours, Week};
pub use opening::Opening;
pub use tell::Arg;
pub use working_day::{Calendar, Rest};
pub use working_time::WorkingTime;
