//! The steps that led to a due date, in words.

use app::Ctx;
use app::words::Value as Word;
use domain::calendar::Arg;
use domain::calendar::tell::short_time;
use domain::dossier::deadline::Because;
use serde::Serialize;
use utoipa::ToSchema;

/// One step that led to a due date.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepBody {
    /// The stable name of the step.
    #[schema(example = "deadline.first-day-excluded")]
    pub key: String,
    /// The step as a sentence, in the language of the request.
    pub words: String,
}

/// The steps, in the order a person would follow them.
pub fn steps(ctx: &Ctx, because: &[Because]) -> Vec<StepBody> {
    because.iter().map(|step| StepBody { key: step.key().to_owned(), words: tell(ctx, step) }).collect()
}

fn tell(ctx: &Ctx, step: &Because) -> String {
    let args: Vec<(&str, Word)> = step.args().into_iter().map(|(name, arg)| (name, word(ctx, arg))).collect();
    ctx.city.words.get(ctx.lang, step.key(), &args)
}

fn word(ctx: &Ctx, arg: Arg) -> Word {
    match arg {
        Arg::Text(text) => Word::Text(text),
        Arg::Number(number) => Word::Count(number),
        Arg::Day(day) => Word::Day(day),
        Arg::Time(time) => Word::Text(short_time(time)),
        Arg::Key(key) => Word::Text(ctx.city.words.get(ctx.lang, key, &[])),
    }
}
