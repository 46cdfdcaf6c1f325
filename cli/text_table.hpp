// Columns of text, as wide as what is in them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::cli {

struct TextTable {
  std::size_t left = 1;  // so many columns begin at the left; the others end at the right, but the last
  std::vector<std::vector<std::string>> rows{};

  void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }
  // Two blanks between columns. The last column stands as it is, at the left. Rows have the same number of
  // cells.
  std::string str() const;
};

// A ratio of variances: "12.3", "> 1,000,000"; "" for NaN.
std::string ratio_text(double factor);

}  // namespace ruralsim::cli
