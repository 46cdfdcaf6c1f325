// Where a FILE may be a scenario or a result of `ruralsim run`: which of them it is.
#pragma once

#include <string>

namespace ruralsim::cli {

// By what is in it, or else by its name: a file called *.h5 that is missing or damaged is a result that
// cannot be read, and no scenario.
bool is_result_file(std::string const& path);
// By what is in it alone. Looks into regular files only: others may block.
bool begins_as_hdf5(std::string const& path);

}  // namespace ruralsim::cli
