#pragma once

#include <filesystem>

namespace ruralsim::experiments {

// With all that it lies in, if they are not there. Throws sim::Error(io), naming it.
void make_folder(std::filesystem::path const& folder);

}  // namespace ruralsim::experiments
