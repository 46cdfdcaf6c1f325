#include "scenarios/openings.hpp"

#include "models/rules/rollout.hpp"
#include "scenarios/checks.hpp"
#include "scenarios/csv.hpp"
#include "scenarios/nearest.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace ruralsim::scenarios {
namespace {

using models::network::County;
using models::rules::GivenOpenings;

// What opens on the first day or earlier is open from the start.
std::int64_t day_of(sim::Date date, sim::Date start) {
  return date <= start ? -1 : date - start;
}

// A county of some region, and what is given of it.
struct CountyPlace {
  County const* county;
  std::optional<std::int64_t>* opens;
  std::vector<std::optional<std::int64_t>>* centers;
};

class OpeningTable {
 public:
  OpeningTable(models::RunSpec const& run, std::vector<CountyPlace> const& places, Problems& problems)
      : run_(run), problems_(problems) {
    for (auto const& place : places) places_.emplace(place.county->id, place);
  }

  void read(std::string const& path, std::string_view text) {
    auto const table =
        read_csv(path, text,
                 {{"county", Column::Type::id}, {"center", Column::Type::id}, {"opens", Column::Type::text}},
                 problems_);
    if (!table) return;
    for (std::size_t row = 0; row < table->rows(); ++row) take(*table, row);
    if (after_run_.empty()) return;
    problems_.warning(
        in_file(path),
        after_run_.front() +
            (after_run_.size() == 1 ? " opens"
                                    : " and " + std::to_string(after_run_.size() - 1) + " more open") +
            " after the last day of the run, " + sim::iso(run_.start + (run_.days - 1)) + " (never in it)");
  }

 private:
  void take(CsvTable const& table, std::size_t row) {
    auto const& id = table.text("county", row);
    auto const at = places_.find(id);
    if (at == places_.end()) {
      std::vector<std::string> ids;
      for (auto const& place : places_) ids.push_back(place.first);
      return wrong(table, row, "county", "there is no such county", did_you_mean(id, ids));
    }
    auto const center = center_of(*at->second.county, table, row);
    auto const date = date_of(table, row);
    if (!center || !date) return;
    auto& day = (*at->second.centers)[*center];
    if (day) wrong(table, row, "center", "is given twice", " leave one row out");
    day = day_of(*date, run_.start);
    if (*day >= run_.days) after_run_.push_back("center " + table.text("center", row));
  }

  std::optional<std::size_t> center_of(County const& county, CsvTable const& table, std::size_t row) {
    auto const& id = table.text("center", row);
    auto const& centers = county.centers;
    auto const at = std::find_if(centers.begin(), centers.end(), [&](auto const& c) { return c.id == id; });
    if (at != centers.end()) return static_cast<std::size_t>(at - centers.begin());
    std::vector<std::string> ids;
    for (auto const& center : centers) ids.push_back(center.id);
    wrong(table, row, "center", "there is no such center", did_you_mean(id, ids));
    return std::nullopt;
  }

  std::optional<sim::Date> date_of(CsvTable const& table, std::size_t row) {
    auto const date = sim::parse_date(table.text("opens", row));
    if (!date) wrong(table, row, "opens", "no such day", " give a date such as 2018-07-01");
    return date;
  }

  void wrong(CsvTable const& table, std::size_t row, std::string const& column, std::string const& why,
             std::string const& advice) {
    problems_.error(table.where(row), "row " + std::to_string(row + 1) + ", column '" + column + "' = '" +
                                          table.text(column, row) + "' (" + why + ")" + advice);
  }

  models::RunSpec const& run_;
  Problems& problems_;
  std::map<std::string, CountyPlace> places_;  // by id of the county
  std::vector<std::string> after_run_;
};

GivenOpenings dates_of_counties(OpeningRegion const& region) {
  GivenOpenings given;
  auto const& draft = region.eras->front().reading.draft;
  for (std::size_t n = 0; n < region.scenario->network.counties.size(); ++n) {
    auto const& opens = draft.counties[n].opens;
    given.counties.push_back(opens ? std::optional(day_of(*opens, draft.run.start)) : std::nullopt);
    given.centers.emplace_back(region.scenario->network.counties[n].centers.size());
  }
  return given;
}

// A table may tell of the counties of several regions.
void read_table(std::string const& path, std::vector<OpeningRegion> const& regions,
                std::vector<GivenOpenings>& given, std::vector<Source>& sources, Problems& problems) {
  std::vector<CountyPlace> places;
  Era const* names_it = nullptr;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    auto const& era = regions[r].eras->front();
    if (era.reading.draft.openings_file != path) continue;
    if (!names_it) names_it = &era;
    auto const& counties = regions[r].scenario->network.counties;
    for (std::size_t n = 0; n < counties.size(); ++n)
      places.push_back({&counties[n], &given[r].counties[n], &given[r].centers[n]});
  }
  try {
    sources.push_back(read_source(path, kLargestTable));
  } catch (sim::Error const& error) {
    if (error.blame() != sim::Blame::usage) throw;
    return problems.error(where_of(names_it->root, "rollout", "openings_file"),
                          std::string("rollout.openings_file: ") + error.what());
  }
  OpeningTable(names_it->reading.draft.run, places, problems).read(path, sources.back().text);
}

std::vector<GivenOpenings> given_openings(std::vector<OpeningRegion> const& regions,
                                          std::vector<Source>& sources, Problems& problems) {
  std::vector<GivenOpenings> given;
  std::vector<std::string> paths;
  for (auto const& region : regions) {
    given.push_back(dates_of_counties(region));
    auto const& path = region.eras->front().reading.draft.openings_file;
    if (!path.empty() && std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  }
  for (auto const& path : paths) read_table(path, regions, given, sources, problems);
  return given;
}

void check_dates(models::RunSpec const& run, Era const& era, Problems& problems) {
  auto const& rollout = era.reading.draft.settings.rollout;
  auto const first = rollout.first.value_or(run.start),
             last = rollout.last.value_or(run.start + (run.days - 1));
  if (first <= last) return;
  problems.error(where_of(era.root, "rollout", rollout.last ? "last" : "first"),
                 "rollout.first = " + sim::iso(first) + " is after " +
                     (rollout.last ? "rollout.last = " : "the run's last day, ") + sim::iso(last) +
                     " (nothing could open in between) change one of the two");
}

bool opens_in_run(County const& county, std::int64_t days) {
  return std::any_of(county.centers.begin(), county.centers.end(),
                     [&](auto const& center) { return center.opens >= 0 && center.opens < days; });
}

// Tables of villages need not tell incomes.
void check_incomes(models::Scenario const& scenario, Era const& era, Problems& problems) {
  if (era.reading.draft.settings.rollout.order != models::OpeningOrder::poor_first) return;
  for (auto const& county : scenario.network.counties)
    if (models::rules::mean_income(county) <= 0)
      problems.error(where_of(era.root, "rollout", "order"),
                     "rollout.order = \"poor-first\" (the villages of county." + county.id +
                         " have no income) give villages_file a column income[CNY], or another order");
}

// What regions must have in common to be planned together.
struct PlanOfRegion {
  std::vector<std::pair<std::int64_t, models::RolloutSettings>> changes;
  std::uint64_t seed;
  bool operator==(PlanOfRegion const&) const = default;
};

PlanOfRegion plan_of(OpeningRegion const& region) {
  PlanOfRegion plan{{}, region.eras->front().reading.draft.layout_seed()};
  for (auto const& stretch : region.scenario->stretches)
    if (plan.changes.empty() || !(plan.changes.back().second == stretch.settings.rollout))
      plan.changes.emplace_back(stretch.from_day, stretch.settings.rollout);
  return plan;
}

// Lends the counties of some regions to one network, for as long as they are planned.
void plan_together(std::vector<OpeningRegion> const& regions, std::vector<std::size_t> const& numbers,
                   std::vector<GivenOpenings>& given, std::uint64_t seed) {
  models::network::Network all;
  GivenOpenings given_of_all;
  for (auto const r : numbers) {
    std::ranges::move(regions[r].scenario->network.counties, std::back_inserter(all.counties));
    std::ranges::move(given[r].counties, std::back_inserter(given_of_all.counties));
    std::ranges::move(given[r].centers, std::back_inserter(given_of_all.centers));
  }
  auto const& first = *regions[numbers.front()].scenario;
  models::rules::plan_openings(all, first.run, first.stretches, given_of_all, seed);
  auto next = all.counties.begin();
  for (auto const r : numbers)
    for (auto& county : regions[r].scenario->network.counties) county = std::move(*next++);
}

}  // namespace

void set_openings(std::vector<OpeningRegion> const& regions, std::vector<Source>& sources,
                  Problems& problems) {
  for (auto const& region : regions)
    for (auto const& era : *region.eras) {
      check_dates(region.scenario->run, era, problems);
      check_incomes(*region.scenario, era, problems);
    }
  auto given = given_openings(regions, sources, problems);
  if (!problems.none()) return;
  std::vector<bool> planned(regions.size(), false);
  for (std::size_t first = 0; first < regions.size(); ++first) {
    if (planned[first]) continue;
    auto const plan = plan_of(regions[first]);
    std::vector<std::size_t> alike;
    for (std::size_t r = first; r < regions.size(); ++r)
      if (!planned[r] && plan_of(regions[r]) == plan) planned[r] = true, alike.push_back(r);
    plan_together(regions, alike, given, plan.seed);
  }
}

void warn_of_openings(models::Scenario const& scenario, Era const& era, Problems& problems) {
  auto const days = scenario.run.days;
  bool any = false;
  for (auto const& county : scenario.network.counties) {
    any = any || opens_in_run(county, days);
    bool const never = std::all_of(county.centers.begin(), county.centers.end(),
                                   [&](auto const& center) { return center.opens >= days; });
    if (never)
      problems.warning(where_of(era.root, "county", county.id, "opens"),
                       "county." + county.id + " opens no center in the run (it orders nothing)");
  }
  if (era.reading.draft.settings.rollout.failure_share > 0 && !any)
    problems.warning(where_of(era.root, "rollout", "failure_share"),
                     "rollout.failure_share has no effect (no center opens in the run)");
}

}  // namespace ruralsim::scenarios
