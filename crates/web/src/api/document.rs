//! The OpenAPI 3.1 document, drawn from the same list that makes the routes: neither can have what the other lacks.

use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::info::{InfoBuilder, LicenseBuilder};
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, ParameterBuilder, ParameterIn, Paths, PathsBuilder,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::schema::{ComponentsBuilder, KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{OpenApi, OpenApiBuilder, Ref, RefOr, Required};
use utoipa::{IntoParams, ToSchema};

use super::problem::ProblemBody;
use crate::routes::For;

const PROBLEM: &str = "application/problem+json";
const JSON: &str = "application/json";

type Schemas = Vec<(String, RefOr<Schema>)>;

/// What the document says of one route.
pub struct Doc {
    operation: OperationBuilder,
    summary: &'static str,
    schemas: Schemas,
    versioned: bool,
    unkeyed: bool,
}

impl Doc {
    /// A route of a group, with what it does in one sentence.
    pub fn new(tag: &'static str, summary: &'static str) -> Self {
        let operation = OperationBuilder::new().tag(tag).summary(Some(summary));
        Self { operation, summary, schemas: Vec::new(), versioned: false, unkeyed: false }
    }

    /// The query it reads.
    #[must_use]
    pub fn asks<T: IntoParams>(mut self) -> Self {
        for parameter in T::into_params(|| Some(ParameterIn::Query)) {
            self.operation = self.operation.parameter(parameter);
        }
        self
    }

    /// The JSON body it takes.
    #[must_use]
    pub fn takes<T: ToSchema>(mut self) -> Self {
        let content = ContentBuilder::new().schema(Some(self.refer::<T>())).build();
        let body = RequestBodyBuilder::new().content(JSON, content).required(Some(Required::True)).build();
        self.operation = self.operation.request_body(Some(body));
        self
    }

    /// The raw bytes it takes.
    #[must_use]
    pub fn takes_bytes(mut self, media: &[&str]) -> Self {
        let body = media.iter().fold(RequestBodyBuilder::new(), |body, media| {
            body.content(*media, ContentBuilder::new().schema(Some(bytes())).build())
        });
        self.operation = self.operation.request_body(Some(body.required(Some(Required::True)).build()));
        self
    }

    /// The JSON it answers with.
    #[must_use]
    pub fn gives<T: ToSchema>(mut self, status: u16, said: &'static str) -> Self {
        let content = ContentBuilder::new().schema(Some(self.refer::<T>())).build();
        let answer = ResponseBuilder::new().description(said).content(JSON, content).build();
        self.operation = self.operation.response(status.to_string(), answer);
        self
    }

    /// Something else it answers with.
    #[must_use]
    pub fn gives_bytes(mut self, media: &'static str, said: &'static str) -> Self {
        let content = ContentBuilder::new().schema(Some(bytes())).build();
        let answer = ResponseBuilder::new().description(said).content(media, content).build();
        self.operation = self.operation.response("200", answer);
        self
    }

    /// It answers without a body.
    #[must_use]
    pub fn gives_nothing(mut self, said: &'static str) -> Self {
        self.operation = self.operation.response("204", ResponseBuilder::new().description(said).build());
        self
    }

    /// A header it reads.
    #[must_use]
    pub fn reads(mut self, name: &'static str, said: &'static str) -> Self {
        let header = ParameterBuilder::new()
            .name(name)
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some(said))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)));
        self.operation = self.operation.parameter(header.build());
        self
    }

    /// It answers with headers alone.
    #[must_use]
    pub fn says(mut self, status: u16, said: &'static str) -> Self {
        self.operation = self.operation.response(status.to_string(), ResponseBuilder::new().description(said).build());
        self
    }

    /// It keeps no promise about a key: doing it twice does no harm.
    #[must_use]
    pub fn unkeyed(mut self) -> Self {
        self.unkeyed = true;
        self
    }

    /// It changes a dossier that has a version.
    #[must_use]
    pub fn versioned(mut self) -> Self {
        self.versioned = true;
        self
    }

    fn refer<T: ToSchema>(&mut self) -> RefOr<Schema> {
        self.schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(&mut self.schemas);
        RefOr::Ref(Ref::from_schema_name(T::name()))
    }
}

/// The document while routes are added to it.
pub struct Draft {
    paths: PathsBuilder,
    schemas: Schemas,
}

impl Default for Draft {
    fn default() -> Self {
        let mut schemas = vec![(ProblemBody::name().into_owned(), <ProblemBody as utoipa::PartialSchema>::schema())];
        ProblemBody::schemas(&mut schemas);
        Self { paths: Paths::builder(), schemas }
    }
}

impl Draft {
    /// Adds a route.
    pub fn add(&mut self, method: &str, path: &'static str, whom: For, doc: Doc) {
        self.schemas.extend(doc.schemas);
        let method = method_of(method);
        let mut operation = doc.operation.operation_id(Some(operation_id(&method, path)));
        for name in path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
            operation = operation.parameter(path_parameter(name));
        }
        operation = operation.parameter_ref(Ref::new("#/components/parameters/AcceptLanguage"));
        if method == HttpMethod::Post && !doc.unkeyed {
            operation = operation.parameter_ref(Ref::new("#/components/parameters/IdempotencyKey"));
        }
        if doc.versioned {
            operation = operation.parameter_ref(Ref::new("#/components/parameters/IfMatch"));
        }
        let whom = match whom {
            For::Anyone => "Open to everybody.",
            For::Person => "For whoever is signed in; what is not theirs does not exist for them.",
            For::Staff => "For staff; role and office decide, see `allowed_actions`.",
        };
        let needs_token = !whom.starts_with("Open");
        operation = operation.description(Some(format!("{} {whom}", doc.summary)));
        if needs_token {
            operation = operation.security(SecurityRequirement::new::<_, [String; 0], String>("token", []));
        }
        let operation: Operation = operation.response("default", refused()).build();
        let paths = std::mem::replace(&mut self.paths, Paths::builder());
        self.paths = paths.path(path, utoipa::openapi::path::PathItem::new(method, operation));
    }

    /// The finished document.
    pub fn finish(self) -> OpenApi {
        let header = |name: &str, said: &str, example: &str| {
            ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Header)
                .required(Required::False)
                .description(Some(said))
                .schema(Some(ObjectBuilder::new().schema_type(Type::String).examples([example])))
                .build()
        };
        let token = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = ComponentsBuilder::new()
            .schemas_from_iter(self.schemas)
            .security_scheme("token", token)
            .parameter(
                "AcceptLanguage",
                header("Accept-Language", "The language of words: `vi` (default) or `en`.", "en"),
            )
            .parameter(
                "IdempotencyKey",
                header(
                    "Idempotency-Key",
                    "Your promise that the same key means the same request: it is done once, and repeating it gives \
                     the same answer for a week. The key with another request is refused.",
                    "0192f0c1-6b1e-7c3a-9a54-3a1c5d7e9f00",
                ),
            )
            .parameter(
                "IfMatch",
                header(
                    "If-Match",
                    "The version you looked at, as in `ETag`. If the dossier has changed since, nothing is done and \
                     the answer is 412.",
                    "\"7\"",
                ),
            )
            .build();
        let info = InfoBuilder::new()
            .title("Motcua")
            .version("1")
            .description(Some(DESCRIPTION))
            .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
            .build();
        OpenApiBuilder::new().info(info).paths(self.paths.build()).components(Some(components)).build()
    }
}

const DESCRIPTION: &str = "The one-stop desk of a city: find a procedure, file a dossier, follow it to its result. \
    Sign in with `POST /api/v1/session` and send the token as `Authorization: Bearer TOKEN`. Whatever is not done is \
    answered with a problem document (RFC 9457) whose `code` is stable and whose `detail` says what to do next.";

fn refused() -> utoipa::openapi::Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(ProblemBody::name()))).build();
    ResponseBuilder::new().description("Not done; nothing has changed.").content(PROBLEM, content).build()
}

fn bytes() -> Schema {
    let format = SchemaFormat::KnownFormat(KnownFormat::Binary);
    ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
}

fn path_parameter(name: &str) -> utoipa::openapi::path::Parameter {
    let (said, format) = match name {
        "id" => ("The identifier.", Some("uuid")),
        "paper" => ("The identifier of a paper of the dossier.", Some("uuid")),
        "consultation" => ("The identifier of a question to another agency.", Some("uuid")),
        "code" => ("The code, as it is printed.", None),
        "form" => ("The form with its ending, such as `receipt.pdf`.", None),
        _ => ("A part of the address.", None),
    };
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .format(format.map(|format| SchemaFormat::Custom(format.to_owned())));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(said))
        .schema(Some(schema))
        .build()
}

fn method_of(method: &str) -> HttpMethod {
    match method {
        "POST" => HttpMethod::Post,
        "PATCH" => HttpMethod::Patch,
        "DELETE" => HttpMethod::Delete,
        "HEAD" => HttpMethod::Head,
        "OPTIONS" => HttpMethod::Options,
        _ => HttpMethod::Get,
    }
}

/// `post_dossiers_id_acceptance`: stable, readable in generated clients.
fn operation_id(method: &HttpMethod, path: &str) -> String {
    let verb = match method {
        HttpMethod::Post => "post",
        HttpMethod::Patch => "patch",
        HttpMethod::Delete => "delete",
        HttpMethod::Head => "head",
        HttpMethod::Options => "options",
        _ => "get",
    };
    let words = path.trim_start_matches("/api/v1").split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).fold(verb.to_owned(), |id, word| format!("{id}_{word}"))
}
