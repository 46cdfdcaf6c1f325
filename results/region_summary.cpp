#include "results/region_summary.hpp"

#include "results/summary.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ruralsim::results {
namespace {

struct Column {
  char const* name;
  double RegionLine::*member;
  bool pooled;
  char const* heading;
  enum class As : std::uint8_t { count, percent, hours, money } as;
};
constexpr std::array<Column, 7> columns{
    {{"orders", &RegionLine::orders, false, "orders", Column::As::count},
     {"next_day_rate", &RegionLine::next_day_rate, true, "next day", Column::As::percent},
     {"lead_time_p50", &RegionLine::lead_time_p50, true, "P50", Column::As::hours},
     {"lead_time_p95", &RegionLine::lead_time_p95, true, "P95", Column::As::hours},
     {"installed_within_48h_rate", &RegionLine::installed_within_48h_rate, true, "installed 48 h",
      Column::As::percent},
     {"backlog_end", &RegionLine::backlog_end, false, "backlog", Column::As::count},
     {"cost_per_parcel", &RegionLine::cost_per_parcel, true, "CNY a parcel", Column::As::money}}};

// One value for each of so many places: of all replications together if there are several, else their mean.
std::vector<double> of_places(Tables const& tables, std::string const& prefix, Column const& column,
                              std::size_t places) {
  std::vector<double> values(places, not_available);
  auto const* together = tables.find(prefix + "pooled/" + column.name);
  auto const* each = tables.find(prefix + "summary/" + column.name);
  if (column.pooled && together) {
    auto const all = together->values<double>();
    std::ranges::copy(all, values.begin());
  } else if (each) {
    auto const all = each->values<double>();
    for (std::size_t place = 0; place < places; ++place) {
      std::vector<double> replications;
      for (std::size_t i = place; i < all.size(); i += places) replications.push_back(all[i]);
      values[place] = estimate(replications).mean;
    }
  }
  return values;
}

std::vector<RegionLine> lines_of(Tables const& tables, std::string const& prefix,
                                 std::vector<std::string> const& ids, std::vector<std::string> const& names) {
  std::vector<RegionLine> lines;
  for (std::size_t i = 0; i < ids.size(); ++i) lines.push_back({.id = ids[i], .name = names[i]});
  for (auto const& column : columns) {
    auto const values = of_places(tables, prefix, column, ids.size());
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].*column.member = values[i];
  }
  return lines;
}

std::vector<std::string> texts(Tables const& tables, std::string const& name) {
  auto const values = tables.at(name).values<std::string>();
  return {values.begin(), values.end()};
}

// Counties that have orders, the worst first.
struct Ranked {
  std::string id;
  double rate, orders;
};
std::vector<Ranked> ranked_counties(Tables const& tables) {
  auto const ids = texts(tables, "county_id");
  auto const orders = of_places(tables, "county_", columns[0], ids.size());
  auto const rates = of_places(tables, "county_", columns[1], ids.size());
  std::vector<Ranked> all;
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (orders[i] > 0 && std::isfinite(rates[i])) all.push_back({ids[i], rates[i], orders[i]});
  std::ranges::stable_sort(all, {}, &Ranked::rate);
  return all;
}

template <class Counties>
CountyTenth tenth_of(Counties const& counties, std::size_t size) {
  CountyTenth tenth;
  double orders = 0, in_time = 0;
  for (auto const& one : counties) {
    if (tenth.counties.size() == size) break;
    tenth.counties.push_back(one.id);
    orders += one.orders, in_time += one.orders * one.rate;
  }
  if (orders > 0) tenth.next_day_rate = in_time / orders;
  return tenth;
}

std::string cell_text(double value, Column::As as) {
  if (std::isnan(value)) return "n/a";
  switch (as) {
    case Column::As::count:
      return grouped(sim::text("{:.0f}", value));
    case Column::As::percent:
      return sim::text("{:.1f} %", 100 * value);
    case Column::As::hours:
      return sim::text("{:.1f} h", value);
    case Column::As::money:
      return sim::text("{:.2f}", value);
  }
  return "";
}

std::size_t wide(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

using Cells = std::vector<std::string>;
Cells cells_of(RegionLine const& line) {
  Cells cells{line.name.empty() ? line.id : line.name};
  for (auto const& column : columns) cells.push_back(cell_text(line.*column.member, column.as));
  return cells;
}

// The first column begins, all others end where they do.
std::string aligned(std::vector<Cells> const& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (auto const& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], wide(row[i]));
  std::string all;
  for (auto const& row : rows) {
    if (row.empty()) {
      all += '\n';
      continue;
    }
    all += row.front() + std::string(widths.front() - wide(row.front()), ' ');
    for (std::size_t i = 1; i < row.size(); ++i)
      all += std::string(2 + widths[i] - wide(row[i]), ' ') + row[i];
    all += '\n';
  }
  return all;
}

std::string tenth_text(char const* words, CountyTenth const& tenth) {
  constexpr std::size_t named = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(named, tenth.counties.size()); ++i)
    names += (i ? ", " : "") + tenth.counties[i];
  if (tenth.counties.size() > named) names += sim::text(" and {} more", tenth.counties.size() - named);
  return sim::text("{} tenth of counties  {}  {}\n", words,
                   cell_text(tenth.next_day_rate, Column::As::percent), names);
}

void write_lines(Json& json, std::vector<RegionLine> const& lines) {
  json.array();
  for (auto const& line : lines) {
    json.object().key("id").text(line.id).key("name").text(line.name);
    for (auto const& column : columns) json.key(column.name).number(line.*column.member);
    json.end();
  }
  json.end();
}

void write_tenth(Json& json, CountyTenth const& tenth) {
  json.object().key("next_day_rate").number(tenth.next_day_rate).key("counties").array();
  for (auto const& id : tenth.counties) json.text(id);
  json.end().end();
}

}  // namespace

std::optional<RegionSummary> summarise_regions(Tables const& tables) {
  if (tables.find_dimension("", "region") == nullptr) return {};
  RegionSummary summary;
  summary.regions = lines_of(tables, "region_", texts(tables, "region_id"), texts(tables, "region_name"));
  if (tables.find("region_group_id")) {
    auto const groups = texts(tables, "region_group_id");
    summary.groups = lines_of(tables, "group_", groups, groups);
  }
  summary.all = lines_of(tables, "", {""}, {"all regions"}).front();
  auto const counties = ranked_counties(tables);
  std::size_t const size = counties.empty() ? 0 : std::max<std::size_t>(counties.size() / 10, 1);
  summary.worst = tenth_of(counties, size);
  summary.best = tenth_of(std::vector(counties.rbegin(), counties.rend()), size);
  return summary;
}

std::string regions_text(RegionSummary const& summary) {
  Cells head{"By region"};
  for (auto const& column : columns) head.emplace_back(column.heading);
  std::vector<Cells> rows{head};
  for (auto const& line : summary.regions) rows.push_back(cells_of(line));
  if (!summary.groups.empty()) rows.emplace_back();
  for (auto const& line : summary.groups) rows.push_back(cells_of(line));
  rows.emplace_back();
  rows.push_back(cells_of(summary.all));
  return aligned(rows) + "\nNext-day rate\n" + tenth_text("  best ", summary.best) +
         tenth_text("  worst", summary.worst);
}

void write_regions(Json& json, RegionSummary const& summary) {
  json.object().key("regions");
  write_lines(json, summary.regions);
  json.key("groups");
  write_lines(json, summary.groups);
  json.key("best_counties");
  write_tenth(json, summary.best);
  json.key("worst_counties");
  write_tenth(json, summary.worst);
  json.end();
}

}  // namespace ruralsim::results
