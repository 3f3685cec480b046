//! What is printed, read back by programs that are not ours.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod forms; // every form from its sample
mod poppler; // programs that read what we printed
mod results; // every arrangement of a result

use paper::Renderer;
use std::sync::LazyLock;

/// Fonts are read once.
static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);
