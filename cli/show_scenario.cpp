#include "cli/outline.hpp"
#include "cli/show.hpp"
#include "results/json.hpp"
#include "scenarios/choices.hpp"
#include "scenarios/expected_orders.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <optional>

namespace ruralsim::cli {

namespace {

using sim::text;

struct CountyLine {
  std::string id, name, terrain, trucks, technicians;
  std::size_t villages, centers;
  double households, area, distance, orders_a_day;
  std::optional<std::int64_t> own_technicians;  // nothing: a rule of the fleet decides
};

// The county's own number counts only where no rule of the fleet decides.
template <class Rule>
std::string decided(Rule rule, std::string const& by_county) {
  return rule == Rule::as_county ? by_county : scenarios::Words<Rule>::all()[static_cast<std::size_t>(rule)];
}

std::vector<CountyLine> lines_of(models::Scenario const& scenario) {
  double const a_day =
      scenarios::expected_orders_per_household(scenario) / static_cast<double>(scenario.run.days);
  std::vector<CountyLine> lines;
  for (std::size_t c = 0; c < scenario.network.counties.size(); ++c) {
    auto const& county = scenario.network.counties[c];
    auto const& settings = scenario.stretches.front().settings;
    auto const& own = settings.counties[c];
    double const households = scenarios::households(county);
    lines.push_back(
        {.id = county.id,
         .name = county.name,
         .terrain = county.terrain,
         .trucks = decided(settings.fleet.trucks, own.trucks ? std::to_string(*own.trucks) : "as planned"),
         .technicians = decided(settings.fleet.technicians, std::to_string(own.technicians)),
         .villages = county.villages.size(),
         .centers = county.centers.size(),
         .households = households,
         .area = county.area.value,
         .distance = county.warehouse_distance.value,
         .orders_a_day = households * a_day,
         .own_technicians = settings.fleet.technicians == models::TechnicianRule::as_county
                                ? std::optional(own.technicians)
                                : std::nullopt});
  }
  return lines;
}

std::string table(std::vector<CountyLine> const& lines) {
  std::size_t id = 6, terrain = 7;
  for (CountyLine const& line : lines) {
    id = std::max(id, line.id.size());
    terrain = std::max(terrain, line.terrain.size());
  }
  std::string out = text("{:<{}}  {:<{}}  {:>8}  {:>8}  {:>7}  {:>10}  {:>12}  {:>10}  {:>10}  {:>11}\n",
                         "county", id, "terrain", terrain, "area", "villages", "centers", "households",
                         "to warehouse", "orders/day", "trucks", "technicians");
  for (CountyLine const& line : lines)
    out += text(
        "{:<{}}  {:<{}}  {:>4.0f} km2  {:>8}  {:>7}  {:>10.0f}  {:>9.0f} km  {:>10.1f}  {:>10}  {:>11}\n",
        line.id, id, line.terrain, terrain, line.area, line.villages, line.centers, line.households,
        line.distance, line.orders_a_day, line.trucks, line.technicians);
  return out;
}

std::string origin_of(scenarios::Origin const& loaded) {
  std::string out = text("\nhash {}; made of\n", loaded.hash);
  for (auto const& file : loaded.files) out += text("  {}\n", file.path);
  for (auto const& override_text : loaded.overrides) out += text("  --set {}\n", override_text);
  return out;
}

std::string changes_of(models::Scenario const& scenario) {
  std::string out;
  for (std::size_t i = 1; i < scenario.stretches.size(); ++i)
    out += text("{}settings change on {}\n", i == 1 ? "\n" : "",
                sim::iso(scenario.run.start + scenario.stretches[i].from_day));
  return out;
}

std::string for_people(scenarios::LoadedRegions const& loaded) {
  auto const& first = loaded.regions.front();
  if (loaded.regions.size() == 1)
    return text("{}; {}\n\n", outline(first), outline_of_chance(first)) + table(lines_of(first)) +
           changes_of(first) + origin_of(loaded);
  std::string out = text("{}; {}\n", outline(loaded.regions), outline_of_chance(first));
  for (auto const& region : loaded.regions)
    out += text("\n{} ({})\n", region.network.region, region.network.region_id) + table(lines_of(region)) +
           changes_of(region);
  return out + origin_of(loaded);
}

void list_counties(results::Json& json, models::Scenario const& scenario) {
  for (CountyLine const& line : lines_of(scenario)) {
    json.object().key("id").text(line.id).key("name").text(line.name).key("terrain").text(line.terrain);
    if (!scenario.network.region_id.empty()) json.key("region").text(scenario.network.region_id);
    json.key("area_km2").number(line.area).key("households").number(line.households);
    json.key("villages").whole(static_cast<std::int64_t>(line.villages));
    json.key("centers").whole(static_cast<std::int64_t>(line.centers));
    json.key("warehouse_distance_km").number(line.distance).key("orders_a_day").number(line.orders_a_day);
    json.key("trucks").text(line.trucks).key("technicians");
    (line.own_technicians ? json.whole(*line.own_technicians) : json.null()).end();
  }
}

std::string for_scripts(scenarios::LoadedRegions const& loaded) {
  auto const& run = loaded.regions.front().run;
  results::Json json;
  json.object().key("title").text(run.title).key("hash").text(loaded.hash);
  json.key("start")
      .text(sim::iso(run.start))
      .key("days")
      .whole(run.days)
      .key("warm_up_days")
      .whole(run.warm_up);
  json.key("seed").text(std::to_string(run.seed)).key("replications").whole(run.replications);
  json.key("counties").array();
  for (auto const& region : loaded.regions) list_counties(json, region);
  json.end().key("files").array();
  for (auto const& file : loaded.files) json.text(file.path);
  json.end().key("resolved").text(loaded.resolved);
  return json.end().str() + "\n";
}

}  // namespace

void show_scenario(scenarios::LoadedRegions const& loaded, Arguments const& arguments, Console& console) {
  if (arguments.has("resolved")) return console.result(loaded.resolved);
  if (arguments.has("json")) return console.result(for_scripts(loaded));
  console.result(for_people(loaded));
  console.flush();
  console.note("\nevery setting: add --resolved; what could be set: ruralsim show --reference");
}

}  // namespace ruralsim::cli
