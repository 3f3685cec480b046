//! `motcua demo`: a city with people in it, for anybody who wants to try.

use std::sync::Arc;

use app::demo::cast::PEOPLE;
use app::demo::{Cast, PASSWORD, catalog, week};
use app::words::Lang;
use app::{City, Ctx};
use domain::access::Actor;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;

use crate::place::Place;
use crate::serve::{Door, log_to_stderr, runtime, serve};
use crate::{Answer, Context, print_json, say};

/// Starts a city with people in it.
#[derive(Debug, clap::Args)]
#[command(
    about = "Start Hà Nội with invented people and a week of dossiers",
    after_help = "Example:  motcua demo --port 8080"
)]
pub struct Options {
    #[command(flatten)]
    door: Door,
    /// Keep the city in this folder; without it the city is forgotten when the command ends.
    #[arg(long, value_name = "DIR")]
    data: Option<std::path::PathBuf>,
    /// PostgreSQL instead of the embedded database.
    #[arg(long, value_name = "URL")]
    store: Option<String>,
    /// Leave the week of dossiers out: only offices and people.
    #[arg(long)]
    without_dossiers: bool,
    /// Fill the city up to so many dossiers of the past year, most of them finished: for measuring.
    #[arg(long, value_name = "N", default_value_t = 0)]
    dossiers: u64,
    /// Print address and people as JSON, for programs.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps the city from opening.
pub fn run(context: &Context, options: &Options) -> anyhow::Result<Answer> {
    log_to_stderr();
    let passing = if options.data.is_none() { Some(tempfile::tempdir()?) } else { None };
    let data = match (&options.data, &passing) {
        (Some(kept), _) => kept.clone(),
        (None, Some(passing)) => passing.path().to_owned(),
        (None, None) => std::path::PathBuf::from("data"),
    };
    let place = Place { data, store: options.store.clone(), content: None, antivirus: None, antivirus_required: false };
    runtime()?.block_on(async {
        let (listener, address, url) = options.door.open().await?;
        place.make()?;
        let city = City::open(place.settings(&url), context.library()?, Timestamp::now()).await?;
        settle(context, options, &city).await?;
        fill(context, options, &city).await?;
        tell(context, options, &format!("http://{address}"))?;
        serve(listener, city, url.starts_with("https://")).await?;
        Ok(Answer::Yes)
    })
}

/// Gives the city its people and its week, unless it has people already.
async fn settle(context: &Context, options: &Options, city: &Arc<City>) -> anyhow::Result<()> {
    let ctx = Ctx::new(city.clone(), Actor::System, Timestamp::now(), context.lang);
    if app::account::create::exists(&ctx, PEOPLE[0].login).await? {
        return Ok(());
    }
    let bar = if options.json { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
    bar.set_style(ProgressStyle::with_template("{spinner} {msg} {pos}")?);
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    bar.set_message(match context.lang {
        Lang::Vi => "Đang dựng thành phố thử nghiệm: người, cơ quan, hồ sơ…",
        Lang::En => "Building the demonstration city: people, offices, dossiers…",
    });
    let mut cast = Cast::settle(&ctx).await?;
    cast.settle_communes(&ctx).await?;
    if !options.without_dossiers {
        week::happen(&ctx, &cast, true, |count| bar.set_position(count as u64)).await?;
        catalog::happen(&ctx, &cast).await?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// Adds a year of dossiers up to the number asked for; a second start goes on where the first was stopped.
async fn fill(context: &Context, options: &Options, city: &Arc<City>) -> anyhow::Result<()> {
    if options.dossiers == 0 {
        return Ok(());
    }
    let bar = ProgressBar::new(options.dossiers);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} {eta}")?);
    let ctx = Ctx::new(city.clone(), Actor::System, Timestamp::now(), context.lang);
    app::demo::crowd::gather(&ctx, options.dossiers, |count| bar.set_position(count)).await?;
    bar.finish_and_clear();
    Ok(())
}

fn tell(context: &Context, options: &Options, address: &str) -> anyhow::Result<()> {
    let part = |person: &app::demo::Person| match context.lang {
        Lang::Vi => person.part,
        Lang::En => person.part_en,
    };
    if options.json {
        let people: Vec<_> = PEOPLE
            .iter()
            .map(|person| {
                serde_json::json!({
                    "login": person.login,
                    "password": PASSWORD,
                    "name": person.name,
                    "part": part(person),
                    "staff": !person.grants.is_empty(),
                })
            })
            .collect();
        return print_json(&serde_json::json!({ "address": address, "people": people }));
    }
    let line = |vi: &str, en: &str| match context.lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    };
    say(format!("\n{address}\n"));
    say(line(
        &format!("Đăng nhập tại {address}/dang-nhap — mật khẩu của mọi người: {PASSWORD}"),
        &format!("Sign in at {address}/en/dang-nhap — everybody's password: {PASSWORD}"),
    ));
    for person in PEOPLE {
        say(format!("  {:<10} {} — {}", person.login, person.name, part(person)));
    }
    say(line(
        "  Mỗi xã, phường còn có: tn.MÃ (tiếp nhận), cm.MÃ (chuyên môn), ld.MÃ (lãnh đạo), vt.MÃ (văn thư); ví dụ tn.00229.",
        "  Every commune also has: tn.CODE (reception), cm.CODE (specialist), ld.CODE (leader), vt.CODE (clerk); such as tn.00229.",
    ));
    say(line(
        "\nThử trước tiên: đăng nhập là minh, tìm “khai sinh”, nộp hồ sơ; rồi đăng nhập là hoa và mở /quay.",
        "\nTry first: sign in as minh, search for “khai sinh”, file it; then sign in as hoa and open /quay.",
    ));
    say(line("Dừng: Ctrl+C.", "Stop: Ctrl+C."));
    Ok(())
}
