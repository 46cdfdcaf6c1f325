#pragma once

#include "scenarios/problems.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::scenarios {

struct CsvRecord {
  int line = 0;  // where it begins
  std::vector<std::string> cells;
  std::vector<int> columns;  // where each cell begins, from 1
};

// Splits a text into records and cells by RFC 4180, blank lines left out; nothing is interpreted.
std::vector<CsvRecord> csv_records(std::string const& path, std::string_view text, Problems& problems);

}  // namespace ruralsim::scenarios
