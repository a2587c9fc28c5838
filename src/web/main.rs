//! The wasm program: all it does is in the library's `web`, which exports itself.

// Nothing runs at the start: the standard library's start and end stay out, 0.3 kB of brotli.
#![no_main]

use article_context as _;

/// Constant time and small: 2.4 kB of brotli less than the standard library's.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
