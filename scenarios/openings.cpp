#include "scenarios/openings.hpp"

#include "models/rules/rollout.hpp"
#include "scenarios/checks.hpp"
#include "scenarios/csv.hpp"
#include "scenarios/nearest.hpp"
#include "sim/fault.hpp"

#include <algorithm>
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

class OpeningTable {
 public:
  OpeningTable(models::Scenario const& scenario, GivenOpenings& given, Problems& problems)
      : scenario_(scenario), given_(given), problems_(problems) {
    for (auto const& county : scenario.network.counties) counties_.push_back(county.id);
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
            " after the last day of the run, " + sim::iso(scenario_.run.start + (scenario_.run.days - 1)) +
            " (never in it)");
  }

 private:
  void take(CsvTable const& table, std::size_t row) {
    auto const county = find(table, row, "county", counties_);
    if (!county) return;
    std::vector<std::string> centers;
    for (auto const& center : scenario_.network.counties[*county].centers) centers.push_back(center.id);
    auto const center = find(table, row, "center", centers);
    auto const date = date_of(table, row);
    if (!center || !date) return;
    auto& day = given_.centers[*county][*center];
    if (day) wrong(table, row, "center", "is given twice", " leave one row out");
    day = day_of(*date, scenario_.run.start);
    if (*day >= scenario_.run.days) after_run_.push_back("center " + table.text("center", row));
  }

  std::optional<std::size_t> find(CsvTable const& table, std::size_t row, char const* column,
                                  std::vector<std::string> const& ids) {
    auto const& id = table.text(column, row);
    auto const at = std::find(ids.begin(), ids.end(), id);
    if (at != ids.end()) return static_cast<std::size_t>(at - ids.begin());
    wrong(table, row, column, std::string("there is no such ") + column, did_you_mean(id, ids));
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

  models::Scenario const& scenario_;
  GivenOpenings& given_;
  Problems& problems_;
  std::vector<std::string> counties_, after_run_;
};

GivenOpenings given_openings(models::Scenario const& scenario, Era const& era, std::vector<Source>& sources,
                             Problems& problems) {
  GivenOpenings given;
  auto const& draft = era.reading.draft;
  for (std::size_t n = 0; n < scenario.network.counties.size(); ++n) {
    auto const& opens = draft.counties[n].opens;
    given.counties.push_back(opens ? std::optional(day_of(*opens, scenario.run.start)) : std::nullopt);
    given.centers.emplace_back(scenario.network.counties[n].centers.size());
  }
  if (draft.openings_file.empty()) return given;
  try {
    sources.push_back(read_source(draft.openings_file, kLargestTable));
  } catch (sim::Error const& error) {
    if (error.blame() != sim::Blame::usage) throw;
    problems.error(where_of(era.root, "rollout", "openings_file"),
                   std::string("rollout.openings_file: ") + error.what());
    return given;
  }
  OpeningTable(scenario, given, problems).read(draft.openings_file, sources.back().text);
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

}  // namespace

void set_openings(models::Scenario& scenario, std::vector<Era> const& eras, std::vector<Source>& sources,
                  Problems& problems) {
  for (auto const& era : eras) {
    check_dates(scenario.run, era, problems);
    check_incomes(scenario, era, problems);
  }
  auto const given = given_openings(scenario, eras.front(), sources, problems);
  if (!problems.none()) return;
  models::rules::plan_openings(scenario.network, scenario.run, scenario.stretches, given,
                               eras.front().reading.draft.region.layout_seed);
  warn_of_openings(scenario, eras.front(), problems);
}

}  // namespace ruralsim::scenarios
