#include "scenarios/problems.hpp"

#include "sim/fault.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace ruralsim::scenarios {
namespace {

// A scenario can be wrong in ten thousand places (a binary file renamed); nobody reads more than these.
constexpr std::size_t kMostShown = 100;

}  // namespace

void Problems::error(Where const& where, std::string const& text) {
  errors_.push_back(
      {where.file ? *where.file : std::string(), where.line, where.column, where.text() + ": " + text});
}

void Problems::warning(Where const& where, std::string const& text) {
  Warning one{where.text(), text, ""};
  if (std::find(warnings_.begin(), warnings_.end(), one) == warnings_.end())
    warnings_.push_back(std::move(one));
}

void Problems::add(Problems const& of_region, std::string const& region) {
  errors_.insert(errors_.end(), of_region.errors_.begin(), of_region.errors_.end());
  for (auto const& warning : of_region.warnings_) {
    warnings_.push_back(warning);
    warnings_.back().region = region;
  }
}

std::vector<std::string> Problems::errors() const {
  auto sorted = errors_;
  std::stable_sort(sorted.begin(), sorted.end(), [](Item const& a, Item const& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  std::vector<std::string> lines;
  std::set<std::string> told;  // regions that share a section find the same wrong with it
  for (auto const& item : sorted)
    if (told.insert(item.text).second) lines.push_back(item.text);
  return lines;
}

void Problems::throw_if_any() const {
  if (errors_.empty()) return;
  auto lines = errors();
  if (lines.size() > kMostShown) {
    std::string const rest = std::to_string(lines.size() - kMostShown);
    lines.resize(kMostShown);
    lines.push_back("... and " + rest + " more problems");
  }
  throw sim::Error(sim::Blame::usage, std::move(lines));
}

}  // namespace ruralsim::scenarios
