#include "results/listing.hpp"

#include "sim/text.hpp"

namespace ruralsim::results {
namespace {

std::string without_date(std::string units) {
  if (auto const since = units.find(" since "); since != std::string::npos)
    units.replace(since + 7, 10, "START");
  return units;
}

std::string meaning(Variable const& variable) {
  std::string text = variable.long_name;
  std::string flags;
  for (auto const& flag : variable.flags)
    flags += sim::text("{}{} {}", flags.empty() ? " (" : ", ", int{flag.value}, flag.meaning);
  return text + (flags.empty() ? "" : flags + ")");
}

std::string row(Variable const& variable) {
  std::string axes;
  for (auto const& dim : variable.dims) axes += (axes.empty() ? "" : ", ") + dim;
  return sim::text("| `{}` | {} | {} | {} |\n", split_name(variable.name).leaf, axes,
                   variable.units.empty() ? "text" : without_date(variable.units), meaning(variable));
}

}  // namespace

std::string listing(Tables const& tables) {
  std::string page;
  for (auto const& group : tables.groups()) {
    std::string rows;
    for (auto const& variable : tables.variables())
      if (split_name(variable.name).group == group) rows += row(variable);
    if (rows.empty()) continue;
    page += "\n### " + (group.empty() ? "Root" : "`/" + group + "`");
    page += "\n\n| variable | axes | units | meaning |\n|---|---|---|---|\n" + rows;
  }
  return page;
}

}  // namespace ruralsim::results
