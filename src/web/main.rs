//! The wasm program: all it does is in the library's `web`, which exports itself.

use article_context as _;

fn main() {}
