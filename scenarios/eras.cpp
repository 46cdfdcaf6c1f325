#include "scenarios/eras.hpp"

#include "scenarios/gather.hpp"
#include "scenarios/overrides.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::scenarios {
namespace {

// Whether a change takes effect within the run; if not, why.
bool in_run(Change const& change, models::RunSpec const& run, Problems& problems) {
  auto const from = *change.from;
  if (from <= run.start) {
    std::string const advice = change.regions.empty() ? "set its keys outside [[change]]" : "leave from out";
    problems.error(change.where,
                   change.label() + " (not after the first day, " + sim::iso(run.start) + ") " + advice);
    return false;
  }
  if (from - run.start >= run.days) {
    problems.warning(change.where, change.label() + " has no effect (the run ends before it)");
    return false;
  }
  return true;
}

// A change that leaves all as it was begins no era.
bool begins_as_it_was(Era const& before, Era const& after) {
  return before.reading.resolved == after.reading.resolved;
}

void lay(Change& change, Era& era, std::vector<std::string> const& overrides, Problems& problems) {
  std::string const when = change.from ? "from " + sim::iso(*change.from) : "for some regions";
  for (auto const& text : overrides) drop_overridden(change.what, when, text, problems);
  lay_over(era.root, change.what, problems);
}

}  // namespace

std::vector<Era> read_eras(Node root, std::vector<Change> changes, std::string const& folder,
                           std::vector<std::string> const& overrides, Problems& problems) {
  std::vector<Era> eras;
  eras.push_back({{}, 0, std::move(root), {}});
  for (auto& change : changes)
    if (!change.from) lay(change, eras[0], overrides, problems);
  eras[0].reading = read_sections(eras[0].root, folder, problems);
  auto const run = eras[0].reading.draft.run;
  eras[0].from = run.start;
  if (run.days <= 0) return eras;  // start or length could not be read
  for (auto& change : changes) {
    if (!change.from || !in_run(change, run, problems)) continue;
    if (eras.back().from != *change.from) {
      Era next{*change.from, *change.from - run.start, eras.back().root, {}};
      eras.push_back(std::move(next));
    }
    lay(change, eras.back(), overrides, problems);
  }
  for (std::size_t i = 1; i < eras.size(); ++i) {
    eras[i].reading = read_sections(eras[i].root, folder, problems);
  }
  eras.erase(std::unique(eras.begin(), eras.end(), begins_as_it_was), eras.end());
  return eras;
}

}  // namespace ruralsim::scenarios
