// The stack that the program needs.
#pragma once

namespace ruralsim::cli {

// Takes a larger one where `ulimit -s` is too small and its hard limit allows. Otherwise throws Error(usage):
// running out of it later would be a fault without a word.
void ensure_stack();

}  // namespace ruralsim::cli
