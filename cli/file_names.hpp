// What files are called in what is told of them.
#pragma once

#include <string>
#include <vector>

namespace ruralsim::cli {

// Their stems; where two have the same, whole paths.
std::vector<std::string> names_of_files(std::vector<std::string> const& paths);

}  // namespace ruralsim::cli
