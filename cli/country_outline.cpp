#include "cli/country_outline.hpp"

#include "cli/outline.hpp"
#include "scenarios/in_parallel.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {
namespace {

using scenarios::LoadedRegions;
using scenarios::PlanOnDay;
using scenarios::PublishedDistance;
using sim::text;

double quantile_of(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  double const at = share * static_cast<double>(values.size() - 1);
  auto const low = static_cast<std::size_t>(at);
  auto const high = std::min(low + 1, values.size() - 1);
  return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}

// Distances of one kind, of the regions that bear a name or group; "" means all.
std::vector<double> distances(LoadedRegions const& loaded, scenarios::Measured of, std::string const& named) {
  std::vector<double> km;
  for (std::size_t r = 0; r < loaded.regions.size(); ++r) {
    auto const& network = loaded.regions[r].network;
    bool const meant = named.empty() || named == network.region || named == network.region_id ||
                       named == loaded.regions[r].network.group;
    if (!meant) continue;
    auto const own = of == scenarios::Measured::seat_to_village
                         ? scenarios::village_distances(loaded.regions[r])
                         : scenarios::warehouse_distances(loaded.regions[r]);
    km.insert(km.end(), own.begin(), own.end());
  }
  return km;
}

char const* name_of(scenarios::Measured of) {
  return of == scenarios::Measured::seat_to_village ? "seat to village" : "warehouse to county";
}

std::string grouped(double n) {
  auto words = counted(rounded(n), "", "");
  words.pop_back();  // the blank before the unit
  return words;
}

std::string trucks_of(PlanOnDay const& plan) {
  return plan.trucks ? std::to_string(*plan.trucks) : "planned";
}

std::string by_date(scenarios::RegionOutlook const& all) {
  std::string out =
      text("  As planned and expected:\n    {:<10}  {:>8}  {:>8}  {:>7}  {:>11}  {:>8}  {:>7}  {:>11}\n",
           "date", "counties", "villages", "centers", "orders/day", "a center", "trucks", "technicians");
  for (auto const& plan : all.on)
    out += text("    {:<10}  {:>8}  {:>8}  {:>7}  {:>11}  {:>8.1f}  {:>7}  {:>11}\n", sim::iso(plan.date),
                plan.counties, plan.villages, plan.centers, grouped(plan.orders), plan.orders_per_center(),
                trucks_of(plan), plan.technicians);
  return out;
}

// A region, or a group of them, at the first and the last date.
struct Line {
  std::string name, group;
  PlanOnDay first, last;
};

std::vector<Line> lines_of(LoadedRegions const& loaded, CountryOutlook const& outlook) {
  std::vector<Line> lines, groups;
  for (std::size_t r = 0; r < loaded.regions.size(); ++r) {
    auto const& plan = outlook.regions[r].on;
    auto const& group = loaded.regions[r].network.group;
    lines.push_back({loaded.regions[r].network.region, group, plan.front(), plan.back()});
    if (group.empty()) continue;
    auto at = std::find_if(groups.begin(), groups.end(), [&](Line const& g) { return g.name == group; });
    if (at == groups.end())
      groups.push_back({group, "", plan.front(), plan.back()});
    else
      at->first += plan.front(), at->last += plan.back();
  }
  lines.insert(lines.end(), groups.begin(), groups.end());
  return lines;
}

std::string from_to(double from, double to, int digits) {
  return text("{:.{}f} -> {:.{}f}", from, digits, to, digits);
}
std::string from_to(std::int64_t from, std::int64_t to) {
  return from_to(static_cast<double>(from), static_cast<double>(to), 0);
}

std::string by_region(LoadedRegions const& loaded, CountryOutlook const& outlook) {
  auto const lines = lines_of(loaded, outlook);
  std::size_t width = 6;
  for (auto const& line : lines) width = std::max(width, line.name.size());
  std::string out = text(
      "  By region, on the first of these dates and the last; median of km from warehouse to county:\n"
      "    {:<{}}  {:<9}  {:>12}  {:>16}  {:>14}  {:>14}  {:>4}\n",
      "region", width, "group", "counties", "villages", "centers", "a center", "km");
  for (auto const& line : lines) {
    double const away =
        quantile_of(distances(loaded, scenarios::Measured::warehouse_to_county, line.name), 0.5);
    out +=
        text("    {:<{}}  {:<9}  {:>12}  {:>16}  {:>14}  {:>14}  {:>4.0f}\n", line.name, width, line.group,
             from_to(line.first.counties, line.last.counties),
             from_to(line.first.villages, line.last.villages), from_to(line.first.centers, line.last.centers),
             from_to(line.first.orders_per_center(), line.last.orders_per_center(), 1), away);
  }
  return out;
}

std::string beside_published(LoadedRegions const& loaded) {
  if (loaded.published.empty()) return "";
  std::string out = text("  Distances in a straight line:\n    {:<19}  {:<9}  {:>5}  {:>7}  {:>9}  {}\n",
                         "what", "regions", "share", "here", "published", "source");
  for (auto const& one : loaded.published)
    out +=
        text("    {:<19}  {:<9}  {:>3.0f} %  {:>4.0f} km  {:>6.0f} km  {}\n", name_of(one.of),
             one.regions.empty() ? "all" : one.regions, one.share * 100,
             quantile_of(distances(loaded, one.of, one.regions), one.share), one.distance.value, one.source);
  return out;
}

void list_plan(results::Json& json, PlanOnDay const& plan) {
  json.object().key("date").text(sim::iso(plan.date)).key("counties").whole(plan.counties);
  json.key("villages").whole(plan.villages).key("centers").whole(plan.centers);
  json.key("households").number(plan.households).key("orders_a_day").number(plan.orders);
  json.key("orders_a_center_and_day").number(plan.orders_per_center());
  if (plan.trucks) json.key("trucks").whole(*plan.trucks);
  json.key("technicians").whole(plan.technicians).end();
}

}  // namespace

scenarios::RegionOutlook CountryOutlook::all() const {
  scenarios::RegionOutlook sum;
  for (auto const& region : regions) {
    sum.orders += region.orders;
    if (sum.on.empty())
      sum.on = region.on;
    else
      for (std::size_t i = 0; i < sum.on.size(); ++i) sum.on[i] += region.on[i];
  }
  return sum;
}

CountryOutlook country_outlook(LoadedRegions const& loaded) {
  CountryOutlook outlook{.days = scenarios::days_of_plan(loaded.regions.front().run),
                         .regions = std::vector<scenarios::RegionOutlook>(loaded.regions.size())};
  scenarios::in_parallel(loaded.regions.size(), [&](std::size_t r) {
    outlook.regions[r] = scenarios::region_outlook(loaded.regions[r], outlook.days);
  });
  return outlook;
}

std::string outline_of_country(LoadedRegions const& loaded, CountryOutlook const& outlook) {
  return by_date(outlook.all()) + by_region(loaded, outlook) + beside_published(loaded);
}

void list_country(results::Json& json, LoadedRegions const& loaded, CountryOutlook const& outlook) {
  json.key("plan").array();
  for (auto const& plan : outlook.all().on) list_plan(json, plan);
  json.end().key("regions").array();
  for (std::size_t r = 0; r < loaded.regions.size(); ++r) {
    auto const& network = loaded.regions[r].network;
    json.object().key("id").text(network.region_id).key("name").text(network.region);
    json.key("group")
        .text(loaded.regions[r].network.group)
        .key("expected_orders")
        .number(outlook.regions[r].orders);
    json.key("plan").array();
    for (auto const& plan : outlook.regions[r].on) list_plan(json, plan);
    json.end().end();
  }
  json.end().key("distances").array();
  for (auto const& one : loaded.published) {
    json.object().key("id").text(one.id).key("share").number(one.share);
    json.key("km").number(quantile_of(distances(loaded, one.of, one.regions), one.share));
    json.key("published_km").number(one.distance.value).key("source").text(one.source).end();
  }
  json.end();
}

}  // namespace ruralsim::cli
