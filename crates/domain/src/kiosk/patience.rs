//! How long a screen waits: first it asks whether the person is still there, then it forgets them (ux §3.1).

use serde::{Deserialize, Serialize};

/// What a screen waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// Reading, choosing, typing.
    Reading,
    /// A paper on the glass.
    Scanning,
    /// A signature or a payment.
    Signing,
    /// An officer who was asked for: the kiosk keeps the place, and looks again by itself.
    Officer,
}

/// Seconds the full-screen question stands before everything is forgotten. WCAG 2.2.1 asks for at least 20.
pub const WARNING: u32 = 30;

/// Seconds a screen waits after somebody said that they are still there. It can be said again without limit.
pub const EXTENDED: u32 = 120;

/// Seconds the last page stands before the kiosk is free for the next person.
pub const FAREWELL: u32 = 8;

/// Seconds after which a page that waits for an officer looks again.
pub const LOOK_AGAIN: u32 = 5;

/// Seconds of grace between the screen's clock and the server's: a page on its way is not cut off.
pub const GRACE: u32 = 15;

/// How patient a kiosk is with one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Patience {
    /// “Slow down” was chosen: every time is doubled.
    pub slow: bool,
    /// The person has just said that they are still there.
    pub extended: bool,
}

impl Patience {
    /// Seconds without a touch before the kiosk asks whether anybody is there.
    #[must_use]
    pub const fn asks_after(self, waiting: Waiting) -> u32 {
        let usual = match waiting {
            Waiting::Reading if self.extended => EXTENDED,
            Waiting::Reading => 90,
            Waiting::Scanning => 120,
            Waiting::Signing => 180,
            Waiting::Officer => 600,
        };
        self.stretched(usual)
    }

    /// Seconds the question stands.
    #[must_use]
    pub const fn warns_for(self) -> u32 {
        self.stretched(WARNING)
    }

    /// Seconds after the last touch at which the server forgets the person whatever the screen does: when the machine
    /// was switched off, for instance.
    #[must_use]
    pub const fn forgets_after(self, waiting: Waiting) -> u32 {
        self.asks_after(waiting) + self.warns_for() + GRACE
    }

    const fn stretched(self, seconds: u32) -> u32 {
        if self.slow { seconds * 2 } else { seconds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_asks_waits_and_forgets_and_slow_doubles_it_all() {
        let check = |waiting, slow, extended, asks: u32, warns: u32, forgets: u32| {
            let patience = Patience { slow, extended };
            let told = (patience.asks_after(waiting), patience.warns_for(), patience.forgets_after(waiting));
            assert_eq!(told, (asks, warns, forgets), "{waiting:?} {patience:?}");
        };
        check(Waiting::Reading, false, false, 90, 30, 135);
        check(Waiting::Reading, false, true, 120, 30, 165);
        check(Waiting::Reading, true, false, 180, 60, 255);
        check(Waiting::Reading, true, true, 240, 60, 315);
        check(Waiting::Scanning, false, false, 120, 30, 165);
        check(Waiting::Signing, false, false, 180, 30, 225);
        check(Waiting::Signing, true, true, 360, 60, 435);
        check(Waiting::Officer, false, false, 600, 30, 645);
        const { assert!(WARNING >= 20, "WCAG 2.2.1") };
    }
}
