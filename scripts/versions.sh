# The tools' versions, where scripts/setup puts them, and what all scripts share. Sourced.

RUST=$(sed -n 's/^channel = "\(.*\)"/\1/p' "$ROOT/rust-toolchain.toml")
# Must equal the crate's version in Cargo.toml exactly.
WASM_BINDGEN=0.2.130
TRUNK=0.22.1
GECKO=0.37.1

TOOLS=${ARTICLE_CONTEXT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/article-context/tools}
PATH=$TOOLS/wasm-bindgen-$WASM_BINDGEN/bin:$TOOLS/trunk-$TRUNK/bin:$TOOLS/geckodriver-$GECKO/bin:$PATH
PATH=$ROOT/node_modules/binaryen/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
export PATH

TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
export CARGO_TARGET_DIR=$TARGET

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$*"; exit 1; }
