//! Pressing twice does it once.

use app::{Ctx, IdempotencyKey};
use sha2::{Digest, Sha256};

use crate::fields::Fields;

/// The promise that everything sent for one purpose is one request: the same again gives the same answer, and another
/// request for the same purpose is refused. `files` are the hashes of the files that came with the fields.
pub fn promise(ctx: &Ctx, purpose: String, fields: &Fields, files: &[&str]) -> Ctx {
    let mut said = Sha256::new();
    for (name, value) in fields.0.iter().filter(|(name, _)| name != "csrf") {
        said.update(format!("{}:{name}{}:{value}", name.len(), value.len()));
    }
    for file in files {
        said.update(file);
    }
    ctx.clone().keyed(Some(IdempotencyKey { key: purpose, request: hex::encode(said.finalize()) }))
}
