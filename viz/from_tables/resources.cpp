// Open installations, and how busy people and machines are.
#include "viz/from_tables/dates.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::viz {
namespace {

bool any_jobs(Reader const& reader) {
  auto const jobs = reader.sums("jobs");
  return std::any_of(jobs.begin(), jobs.end(), [](Row const& row) { return sum(row) > 0; });
}

// The hours of a week, Monday 00:00 first, as days of hours; nothing if nobody is ever on duty.
std::optional<ResourceLoad> load_of(std::string name, Row const& hours) {
  if (std::none_of(hours.begin(), hours.end(), [](double v) { return std::isfinite(v); })) return {};
  ResourceLoad load{.name = std::move(name)};
  for (std::size_t i = 0; i < hours.size(); ++i) load.share[i / 24 % 7][i % 24] = hours[i];
  return load;
}

// The warehouse is the region's, so counties have no figures of it.
Row warehouse(Reader const& reader) {
  auto const all = reader.numbers("warehouse_utilisation");
  Rows rows;
  for (std::size_t r = 0; r < reader.replications(); ++r)
    rows.push_back(slice(all, r, reader.size("hour_of_week")));
  return means(rows);
}

// Ratio of sums by week, of each replication.
ShareOfWeeks share_by_week(Reader const& reader, std::string name, Rows const& above, Rows const& below) {
  ShareOfWeeks series{.name = std::move(name), .weeks = {}};
  Rows shares;
  for (std::size_t r = 0; r < above.size(); ++r) shares.push_back(ratios(above[r], below[r]));
  for (std::size_t week = 0; week < reader.size("week"); ++week)
    series.weeks.push_back(reader.share_interval(column(shares, week)));
  return series;
}

// The resource's weeks, out of all resources'.
Rows weeks_of_resource(Rows const& all, std::size_t resource, std::size_t weeks) {
  Rows rows;
  for (auto const& row : all) rows.push_back(slice(row, resource, weeks));
  return rows;
}

// Of the region, which has no counties.
Rows weeks_of_warehouse(Reader const& reader, char const* name) {
  auto const values = reader.numbers(name);
  Rows rows;
  for (std::size_t r = 0; r < reader.replications(); ++r)
    rows.push_back(slice(values, r, reader.size("week")));
  return rows;
}

}  // namespace

BacklogData installation_backlog_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  BacklogData data{.info = reader.info()};
  if (!any_jobs(reader)) {
    data.info.nothing = "no data: nobody ordered an installation in this run";
    return data;
  }
  data.days = reader.dates("day");
  data.notes = date_notes(reader);
  data.ages = reader.texts("age_id");
  auto const rows = reader.sums("backlog");
  std::size_t const days = data.days.size();
  auto const mean = means(rows);
  for (std::size_t k = 0; k < data.ages.size(); ++k) data.jobs.push_back(slice(mean, k, days));
  for (std::size_t day = 0; day < days; ++day) {
    Row totals;
    for (auto const& row : rows) {
      totals.push_back(0);
      for (std::size_t k = 0; k < data.ages.size(); ++k) totals.back() += row[k * days + day];
    }
    Interval const total = reader.interval(totals);
    data.total.push_back({total.mean, total.low < 0 ? 0 : total.low, total.high});  // a count
  }
  return data;
}

UtilisationData utilisation_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  UtilisationData data{.info = reader.info()};
  data.info.note = "Busy time / time on duty of the whole run, warm-up included; overtime counts in both";
  auto const add = [&](std::string const& name, Row const& hours) {
    if (auto load = load_of(name, hours)) data.resources.push_back(*load);
  };
  auto const busy = reader.sums("busy"), available = reader.sums("available");
  Rows shares;
  for (std::size_t r = 0; r < busy.size(); ++r) shares.push_back(ratios(busy[r], available[r]));
  auto const mean = means(shares);
  auto const ids = reader.texts("resource_id");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Row const hours = ids[i] == "warehouse" ? warehouse(reader) : slice(mean, i, reader.size("hour_of_week"));
    add(resource_words(ids[i]), hours);
  }
  return data;
}

BackHaulData utilisation_by_week_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  BackHaulData data{.info = reader.info(), .weeks = reader.dates("week")};
  data.info.title = "How busy people, machines and vehicles are, by week";
  data.info.note = "Time busy / time on duty; of trucks that leave and of line-haul the room that is used";
  data.info.nothing = "no data: nobody was on duty";
  data.notes = date_notes(reader);
  auto const add = [&](std::string const& name, Rows const& above, Rows const& below) {
    auto series = share_by_week(reader, name, above, below);
    bool const any =
        std::ranges::any_of(series.weeks, [](Interval const& week) { return std::isfinite(week.mean); });
    if (any) data.series.push_back(std::move(series));
  };
  auto const busy = reader.sums("weekly_busy"), available = reader.sums("weekly_available");
  auto const ids = reader.texts("resource_id");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == "warehouse")
      add(resource_words(ids[i]), weeks_of_warehouse(reader, "weekly_warehouse_busy"),
          weeks_of_warehouse(reader, "weekly_warehouse_available"));
    else
      add(resource_words(ids[i]), weeks_of_resource(busy, i, data.weeks.size()),
          weeks_of_resource(available, i, data.weeks.size()));
  }
  add("trucks, room used", reader.sums("truck_fullness_sum"), reader.sums("truck_runs"));
  add("line-haul, room used", reader.sums("line_haul_loaded"), reader.sums("line_haul_offered"));
  return data;
}

}  // namespace ruralsim::viz
