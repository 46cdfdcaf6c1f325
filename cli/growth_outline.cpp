#include "cli/growth_outline.hpp"

#include "cli/outline.hpp"
#include "scenarios/growth_outlook.hpp"
#include "sim/text.hpp"

#include <optional>
#include <vector>

namespace ruralsim::cli {
namespace {

// Of all counties on one day.
struct Row {
  sim::Date date;
  std::size_t counties = 0;
  scenarios::CountyOutlook sum{.trucks = 0};
  bool trucks_as_planned = false;  // in some county as many as the routes need, which nobody knows yet
};

std::vector<std::int64_t> days_to_tell(models::RunSpec const& run) {
  std::vector<std::int64_t> days{0};
  for (std::int64_t day = 1; day < run.days - 1; ++day) {
    auto const date = sim::year_month_day(run.start + day);
    if (date.day == 1 && date.month % 3 == 1) days.push_back(day);
  }
  if (run.days > 1) days.push_back(run.days - 1);
  return days;
}

void add(Row& row, scenarios::CountyOutlook const& county) {
  row.counties += county.centers > 0 ? 1 : 0;
  row.sum.centers += county.centers;
  row.sum.villages += county.villages;
  row.sum.households += county.households;
  row.sum.technicians += county.technicians;
  if (county.trucks)
    row.sum.trucks = *row.sum.trucks + *county.trucks;
  else
    row.trucks_as_planned = true;
}

std::vector<Row> rows_of(models::Scenario const& scenario) {
  if (!scenarios::grows(scenario)) return {};
  auto const days = days_to_tell(scenario.run);
  std::vector<Row> rows;
  for (auto const day : days) rows.push_back({.date = scenario.run.start + day});
  scenarios::PlannedDays const planned(scenario);
  for (std::size_t c = 0; c < scenario.network.counties.size(); ++c) {
    auto const county = scenarios::outlook(scenario, planned, c);
    for (std::size_t i = 0; i < days.size(); ++i) add(rows[i], county[static_cast<std::size_t>(days[i])]);
  }
  return rows;
}

}  // namespace

std::string outline_of_growth(models::Scenario const& scenario) {
  auto const rows = rows_of(scenario);
  if (rows.empty()) return "";
  std::string out = "  The network grows, as planned:\n";
  out += "    date         counties  centers  villages  households  trucks  technicians\n";
  for (auto const& row : rows) {
    auto const trucks =
        row.trucks_as_planned ? std::string("planned") : sim::text("{}", row.sum.trucks.value_or(0));
    out += sim::text("    {}   {:>8}  {:>7}  {:>8}  {:>10.0f}  {:>6}  {:>11}\n", sim::iso(row.date),
                     row.counties, row.sum.centers, row.sum.villages, row.sum.households, trucks,
                     row.sum.technicians);
  }
  return out;
}

void list_growth(results::Json& json, models::Scenario const& scenario) {
  json.key("growth").array();
  for (auto const& row : rows_of(scenario)) {
    json.object().key("date").text(sim::iso(row.date));
    json.key("counties").whole(static_cast<std::int64_t>(row.counties));
    json.key("centers").whole(row.sum.centers).key("villages").whole(row.sum.villages);
    json.key("households").number(row.sum.households);
    if (!row.trucks_as_planned) json.key("trucks").whole(row.sum.trucks.value_or(0));
    json.key("technicians").whole(row.sum.technicians).end();
  }
  json.end();
}

}  // namespace ruralsim::cli
