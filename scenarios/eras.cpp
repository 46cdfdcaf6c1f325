#include "scenarios/eras.hpp"

#include "scenarios/gather.hpp"
#include "scenarios/overrides.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::scenarios {
namespace {

struct Change {
  sim::Date from;
  Where where;
  Node what;
};

std::vector<Change> changes_of(Node& root, Problems& problems) {
  auto* entry = root.find("change");
  if (!entry) return {};
  std::vector<Change> changes;
  if (!entry->value.is_table_array()) problems.error(entry->where, "change is no list; write [[change]]");
  for (auto& item : entry->value.items) {
    auto const* from = item.get("from");
    if (!from) {
      problems.error(item.where,
                     "change.from is missing (when it takes effect) add from = 2019-06-01 or the like");
      continue;
    }
    auto const date = read_value(Type::date, {}, *from);
    if (!date) {
      problems.error(from->where, "change.from = " + excerpt(*from) + " " + date.problem);
      continue;
    }
    changes.push_back({(*date).as<sim::Date>(), from->where, std::move(item)});
    changes.back().what.erase("from");
    changes.back().what.erase("id");
    if (changes.back().what.entries.empty())
      problems.warning(changes.back().where, "change.from = " + sim::iso(changes.back().from) +
                                                 " has no effect (no key follows it that it would change)");
  }
  root.erase("change");
  std::stable_sort(changes.begin(), changes.end(),
                   [](auto const& a, auto const& b) { return a.from < b.from; });
  return changes;
}

// Whether a change takes effect within the run; if not, why.
bool in_run(Change const& change, models::RunSpec const& run, Problems& problems) {
  std::string const label = "change.from = " + sim::iso(change.from);
  if (change.from <= run.start) {
    problems.error(change.where, label + " (not after the first day, " + sim::iso(run.start) +
                                     ") set its keys outside [[change]]");
    return false;
  }
  if (change.from - run.start >= run.days) {
    problems.warning(change.where, label + " has no effect (the run ends before it)");
    return false;
  }
  return true;
}

// A change that leaves all as it was begins no era.
bool begins_as_it_was(Era const& before, Era const& after) {
  return before.reading.resolved == after.reading.resolved;
}

}  // namespace

std::vector<Era> read_eras(Node root, std::string const& folder, std::vector<std::string> const& overrides,
                           Problems& problems) {
  check_keys(root, problems);
  auto changes = changes_of(root, problems);
  for (auto const& change : changes) check_change(change.what, root, problems);
  std::vector<Era> eras;
  eras.push_back({{}, 0, std::move(root), {}});
  eras[0].reading = read_sections(eras[0].root, folder, problems);
  auto const run = eras[0].reading.draft.run;
  eras[0].from = run.start;
  if (run.days <= 0) return eras;  // start or length could not be read
  for (auto& change : changes) {
    if (!in_run(change, run, problems)) continue;
    for (auto const& text : overrides) drop_overridden(change.what, sim::iso(change.from), text, problems);
    if (eras.back().from != change.from) {
      Era next{change.from, change.from - run.start, eras.back().root, {}};
      eras.push_back(std::move(next));
    }
    lay_over(eras.back().root, change.what, problems);
  }
  for (std::size_t i = 1; i < eras.size(); ++i) {
    eras[i].reading = read_sections(eras[i].root, folder, problems);
  }
  eras.erase(std::unique(eras.begin(), eras.end(), begins_as_it_was), eras.end());
  return eras;
}

}  // namespace ruralsim::scenarios
