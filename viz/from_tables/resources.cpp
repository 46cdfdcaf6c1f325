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

}  // namespace ruralsim::viz
