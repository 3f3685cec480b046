//! `motcua serve`: the pages and the API of one city, until it is told to stop.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use anyhow::Context as _;
use app::City;
use jiff::Timestamp;
use tokio::net::TcpListener;

use crate::place::Place;
use crate::{Answer, Context, print_json, say};

/// Serves a city.
#[derive(Debug, clap::Args)]
#[command(
    about = "Serve the pages and the API of a city",
    after_help = "Example:  motcua serve --data /srv/motcua --port 8080 --public-url https://motcua.example.vn"
)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
    /// Print the address as JSON, for programs.
    #[arg(long)]
    json: bool,
}

/// Where people knock.
#[derive(Debug, Clone, clap::Args)]
pub struct Door {
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 8080, env = "MOTCUA_PORT")]
    pub port: u16,
    /// The address to listen on. Put a proxy that speaks https before it, or keep it on this machine.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), env = "MOTCUA_HOST")]
    pub host: IpAddr,
    /// The address people know, printed in QR codes; that of the port when not given.
    #[arg(long, value_name = "URL", env = "MOTCUA_PUBLIC_URL")]
    pub public_url: Option<String>,
}

impl Door {
    /// Takes the port and tells the address under which the pages are reached.
    ///
    /// # Errors
    /// The port is taken, or not ours to take.
    pub async fn open(&self) -> anyhow::Result<(TcpListener, SocketAddr, String)> {
        let wanted = SocketAddr::new(self.host, self.port);
        let listener = TcpListener::bind(wanted)
            .await
            .with_context(|| format!("port {} cannot be used; choose another with --port", self.port))?;
        let address = listener.local_addr()?;
        let url = self.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        Ok((listener, address, url))
    }
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps the city from opening.
pub fn run(context: &Context, options: &Options) -> anyhow::Result<Answer> {
    log_to_stderr();
    runtime()?.block_on(async {
        let (listener, address, url) = options.door.open().await?;
        options.place.make()?;
        let city = City::open(options.place.settings(&url), context.library()?, Timestamp::now()).await?;
        if options.json {
            print_json(&serde_json::json!({ "address": format!("http://{address}"), "public_url": url }))?;
        } else {
            say(format!("http://{address}"));
        }
        serve(listener, city, url.starts_with("https://")).await?;
        Ok(Answer::Yes)
    })
}

/// Answers requests and does the recurring work until the process is told to stop; requests under way are finished.
///
/// # Errors
/// A template that cannot be read, or the listener failing.
pub async fn serve(listener: TcpListener, city: Arc<City>, https: bool) -> anyhow::Result<()> {
    let settings = web::Settings { https, ..web::Settings::default() };
    let site = web::Site::new(settings, city.clone(), Arc::new(Timestamp::now))?;
    let recurring = tokio::spawn(app::schedule::keep_running(city, Timestamp::now));
    axum::serve(listener, web::routes::router(&site)).with_graceful_shutdown(told_to_stop()).await?;
    recurring.abort();
    Ok(())
}

/// Interrupted from the keyboard, or told to end by the system.
async fn told_to_stop() {
    let mut end = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(end) => end,
        Err(error) => {
            tracing::error!(%error, "the signal to end cannot be heard; only an interrupt ends the server");
            let _ = tokio::signal::ctrl_c().await;
            return;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = end.recv() => {}
    }
}

/// The threads everything runs on.
///
/// # Errors
/// The system gives no threads.
pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// Writes what happens to the error stream: warnings and worse, or what MOTCUA_LOG asks for.
pub fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("MOTCUA_LOG").unwrap_or_else(|_| "warn".into());
    // A second call, as in tests, changes nothing.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
