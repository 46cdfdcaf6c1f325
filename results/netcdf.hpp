#pragma once
// Tables to and from HDF5 that netCDF-4 tools open as it is (layout: docs/results.md).

#include "results/table.hpp"

#include <cstddef>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::results {

// The version of the layout. A reader accepts this and every older one.
inline constexpr int format_version = 1;

// The whole file as bytes, sealed (results/seal.hpp). The same tables give the same bytes. Throws sim::Error
// (the program's fault).
std::vector<std::byte> encode(Tables const& tables);

// Opens the bytes as a file and compares what is there with `tables`: names, types, shapes and
// the number of stored values. Throws sim::Error (reading or writing).
void check_image(std::span<std::byte const> image, Tables const& tables);

// Reads a result file, all of it but the groups named. Throws sim::Error (reading or writing) with one
// line if the file is absent, no result file, made by a newer program, damaged, or locked; the kind of error
// that results/cannot_read.hpp has if reading failed, whatever is in the file.
Tables read(std::filesystem::path const& path, std::set<std::string> const& without_groups = {});

}  // namespace ruralsim::results
