#include "cli/text_table.hpp"

#include "cli/estimate_text.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

std::string TextTable::str() const {
  if (rows.empty()) return "";
  std::vector<std::size_t> widest(rows.front().size());
  for (auto const& row : rows)
    for (std::size_t i = 0; i < widest.size(); ++i) widest[i] = std::max(widest[i], columns_of(row[i]));
  std::string out;
  for (auto const& row : rows) {
    for (std::size_t i = 0; i < widest.size(); ++i) {
      bool const last = i + 1 == widest.size();
      if (i > 0 && (i < left || last)) out += "  ";
      if (i < left || last)
        out += to_the_left(row[i], widest[i]);
      else
        out += to_the_right(row[i], widest[i] + 2);
    }
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }
  return out;
}

std::string ratio_text(double factor) {
  if (std::isnan(factor)) return "";
  if (std::isinf(factor) || factor >= 1e6) return "> 1,000,000";
  return sim::text("{:.{}f}", factor, factor < 10 ? 2 : factor < 100 ? 1 : 0);
}

}  // namespace ruralsim::cli
