//! Words beside stable names, in the language of the request.

use app::Ctx;
use domain::catalog::text::Text;
use serde::Serialize;
use utoipa::ToSchema;

/// The words of a stable name such as `in_process`.
pub fn label(ctx: &Ctx, group: &str, name: &str) -> String {
    ctx.city.words.get(ctx.lang, &format!("{group}-{}", name.replace('_', "-")), &[])
}

/// One phrase in both languages.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TextBody {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl From<&Text> for TextBody {
    fn from(text: &Text) -> Self {
        Self { vi: text.vi.clone(), en: text.get("en").to_owned() }
    }
}

/// The stable name of a word of the catalogue, as its file writes it.
pub fn plain<T: Serialize>(word: &T) -> String {
    serde_json::to_value(word).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
