//! The JSON Schema of a pack (draft 2020-12), made from the shapes that reading uses.
//!
//! It is for editors that check and complete while one types, so it is stricter than the reader where
//! that only warns: an unknown key, kind or jurisdiction is marked too. What JSON Schema can't say (ids
//! that stand once, references that lead somewhere, days that exist) only `check` tells.

use super::known;
use super::model::{EVENT, FORM, KINDS, PACK, PERSPECTIVE, SOURCE, TERM};
use super::shape::{ALWAYS, DETAILED, EXTENDED, OPTIONAL, Record, SPOKEN, Shape};
use super::shape::{MAX_ID, MAX_LINE, MAX_URL};
use super::write::{Json, Members};

/// The JSON Schema of a pack, pretty-printed, ending with a line break. The same for the same version.
pub fn schema() -> String {
    let mut root = vec![(
        "$schema",
        text("https://json-schema.org/draft/2020-12/schema"),
    )];
    let mut pack = object(&PACK, 0);
    // A pack without `details` must hold the summaries itself.
    let extending = fields([(
        "properties",
        fields([("extends", fields([("const", raw("true"))]))]),
    )]);
    let extending = with(extending, "required", names(&["extends"]));
    let whole = fields([("required", names(&["summary"]))]);
    let items = fields([("anyOf", Json::List(vec![whole, extending]))]);
    let events = fields([("events", fields([("items", items)]))]);
    pack.push(("if", fields([("required", names(&["details"]))])));
    pack.push(("else", fields([("properties", events)])));
    root.append(&mut pack);
    let definitions = [
        (TERM.name, object(&TERM, 0)),
        (FORM.name, object(&FORM, 0)),
        (PERSPECTIVE.name, object(&PERSPECTIVE, 0)),
        (SOURCE.name, object(&SOURCE, 0)),
        (SPOKEN_SOURCE, object(&SOURCE, SPOKEN)),
        (EVENT.name, object(&EVENT, 0)),
    ];
    let definitions = definitions.map(|(name, members)| (name, Json::Object(members)));
    root.push(("$defs", fields(definitions)));
    Json::Object(root).pretty()
}

/// The name of a source whose title may be missing.
const SPOKEN_SOURCE: &str = "PerspectiveSource";

fn text(text: &str) -> Json {
    Json::Text(String::from(text))
}

fn raw(written: impl ToString) -> Json {
    Json::Raw(written.to_string())
}

fn names(names: &[&str]) -> Json {
    Json::List(names.iter().copied().map(text).collect())
}

fn fields<const N: usize>(members: [(&'static str, Json); N]) -> Json {
    Json::Object(Vec::from(members))
}

fn with(json: Json, key: &'static str, value: Json) -> Json {
    match json {
        Json::Object(mut members) => {
            members.push((key, value));
            Json::Object(members)
        }
        other => other,
    }
}

/// A doc comment as plain text.
fn described(about: &str) -> Json {
    text(&about.trim().replace("[`", "`").replace("`]", "`"))
}

/// The schema of an object whose keys marked `spared` may be missing too.
fn object(record: &Record, spared: u8) -> Members {
    let mut properties = Members::new();
    for field in record.fields {
        let value = of(&field.shape, field.spared != OPTIONAL);
        properties.push((
            field.key,
            with(value, "description", described(field.about)),
        ));
    }
    let missing = |allowed: u8| {
        let needed = record
            .fields
            .iter()
            .filter(|field| field.spared & (allowed | spared | OPTIONAL) == 0);
        Json::List(needed.map(|field| text(field.key)).collect())
    };
    let extensible = record.fields.iter().any(|field| field.key == "extends");
    let mut members = vec![
        ("description", described(record.about)),
        ("type", text("object")),
        ("properties", Json::Object(properties)),
        (
            "required",
            missing(if extensible { EXTENDED } else { ALWAYS }),
        ),
        ("additionalProperties", raw("false")),
    ];
    if extensible {
        let extends = fields([("extends", fields([("const", raw("true"))]))]);
        members.push((
            "if",
            fields([("properties", extends), ("required", names(&["extends"]))]),
        ));
        members.push(("else", fields([("required", missing(DETAILED))])));
    }
    members
}

/// The schema of a value. A text that is `needed` must not be blank.
fn of(shape: &Shape, needed: bool) -> Json {
    let reference = |name: &str| fields([("$ref", text(&format!("#/$defs/{name}")))]);
    let patterned = |most: u32, pattern: &str| {
        fields([
            ("type", text("string")),
            ("maxLength", raw(most)),
            ("pattern", text(pattern)),
        ])
    };
    match shape {
        Shape::Text(most) if needed => patterned(*most, r"\S"),
        Shape::Text(most) => fields([("type", text("string")), ("maxLength", raw(most))]),
        Shape::Words => patterned(MAX_LINE, r"\S"),
        Shape::Id => patterned(MAX_ID, "^[a-z0-9][a-z0-9-]*$"),
        Shape::Language => patterned(MAX_ID, "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
        Shape::Date => patterned(MAX_ID, &date_pattern()),
        Shape::Url => patterned(MAX_URL, r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#\\:][^\s]*$"),
        Shape::Reference => patterned(
            MAX_URL,
            r"^([Hh][Tt][Tt][Pp][Ss]?://[^\s/?#\\:]|[^\s/:\\]|/([^\s/\\]|$))[^\s]*$",
        ),
        Shape::Flag => fields([("type", text("boolean"))]),
        Shape::Weight => fields([
            ("type", text("number")),
            ("minimum", raw(0)),
            ("maximum", raw(1)),
        ]),
        Shape::Format => fields([("const", raw(1))]),
        Shape::Kind => fields([("enum", names(&KINDS))]),
        Shape::Choice(words, _) => fields([("enum", names(words))]),
        Shape::Jurisdiction => {
            fields([("enum", names(&known::jurisdictions().collect::<Vec<_>>()))])
        }
        Shape::List(items, most) => fields([
            ("type", text("array")),
            ("maxItems", raw(most)),
            ("items", of(items, needed)),
        ]),
        Shape::Record(record) => reference(record.name),
        Shape::Spoken(_) => reference(SPOKEN_SOURCE),
        Shape::WordsOr(record) => fields([(
            "anyOf",
            Json::List(vec![of(&Shape::Words, needed), reference(record.name)]),
        )]),
    }
}

/// What an EDTF expression looks like; that its days exist, a pattern can't say.
fn date_pattern() -> String {
    let time = r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)?";
    let month = r"(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]|XX))?|2[1-4]|XX(-XX)?";
    let rough = format!(r"(Y-?[1-9]\d{{4,8}}|-?\d\d(XX|\dX|\d\d(-({month}))?))[?~%]?");
    let point = format!(r"({rough}|-?\d{{4}}-\d\d-\d\d{time})");
    format!(r"^({point}(/({point}|\.\.)?)?|(\.\.)?/{point})$")
}
