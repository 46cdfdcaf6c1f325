#pragma once
// The machine that we run on.

#include <string>

namespace ruralsim::results {

// As the system calls it, whatever bytes these are; "unknown" if it does not say.
std::string host_name();

}  // namespace ruralsim::results
