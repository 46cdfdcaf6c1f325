#include "cli/result_file.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace ruralsim::cli {

bool begins_as_hdf5(std::string const& path) {
  constexpr std::string_view kSignature = "\x89HDF\r\n\x1a\n";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  std::array<char, kSignature.size()> begin{};
  std::ifstream(path, std::ios::binary).read(begin.data(), begin.size());
  return std::string_view(begin.data(), begin.size()) == kSignature;
}

bool is_result_file(std::string const& path) {
  return path.ends_with(".h5") || begins_as_hdf5(path);
}

}  // namespace ruralsim::cli
