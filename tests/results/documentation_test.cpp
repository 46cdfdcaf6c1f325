// The lists of docs/results.md are those of the files.
// To renew them: RURALSIM_RENEW_DOCS=1 build/release/bin/test_results --gtest_filter='Documentation*'
#include "results/figures/regions.hpp"
#include "results/listing.hpp"
#include "sim/text.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

namespace ruralsim::results::hand_made {
namespace {

// Has every figure that there is.
struct Everything {
  models::Scenario scenario = hand_made::scenario();
  RunLedger run;

  static void watch(models::WatchedLedger& record) { record.ends = 86400; }

  Everything() {
    auto county = busy_county();
    county.orders.resize(1);
    county.orders[0].placed = 1;
    county.growth.begin({{.opens = -1}, {.opens = 5}}, kDays);
    county.disturbances = models::DisturbanceLedger(kDays);
    auto& settings = scenario.stretches.front().settings;
    settings.stocks.resize(3), settings.stocks[1].at = models::StockPlace::county;
    settings.stocks[2].at = models::StockPlace::station;
    settings.choice.model = models::ChoiceModel::logit;
    settings.harvests.resize(1);
    settings.installation.appointments = models::Appointments::slots;
    county.selling = models::SellingLedger(kDays, 1);
    scenario.network.region_id = "west", scenario.network.group = "West";
    scenario.network.warehouse = scenario.network.counties[0].seat =
        models::network::GeoPoint{.latitude = 30, .longitude = 100};
    watch(county.watched);
    county.watched.legs.resize(1), county.watched.stays.resize(1), county.watched.lines.resize(1);
    county.watched.changes.push_back({.at = {}, .what = {}, .by = 1, .time = 0});
    county.watched.closures.resize(1);
    settings.truck.departures = settings.warehouse.cut_offs = {sim::hours(8)};
    run = run_of({county});
    watch(run.watched);
  }
};

// Compares the part of the page between two marks, or writes it.
void expect_page(std::string const& name, std::string const& wanted) {
  std::ifstream file("docs/results.md");
  std::string const page((std::istreambuf_iterator<char>(file)), {});
  std::string const begin = "<!-- " + name + ": made from the code -->\n",
                    end = "\n<!-- end of " + name + " -->";
  auto const from = page.find(begin), to = page.find(end);
  ASSERT_TRUE(from != std::string::npos && to != std::string::npos);
  auto const first = from + begin.size();
  if (std::getenv("RURALSIM_RENEW_DOCS") != nullptr)
    std::ofstream("docs/results.md") << page.substr(0, first) << wanted << page.substr(to);
  else
    EXPECT_EQ(page.substr(first, to - first), wanted) << "renew the page as the top of this test says";
}

TEST(Documentation, ListsEveryVariable) {
  Everything const all;
  expect_page("variables", listing(tabulate(all.scenario, {all.run}, provenance())));
}

// Names of the variables that are chosen, in lines of some length.
template <class Chosen>
std::string names(Tables const& tables, Chosen chosen) {
  std::string lines, line;
  for (auto const& variable : tables.variables()) {
    if (!chosen(variable)) continue;
    if (line.size() > 110) lines += line + "\n", line.clear();
    line += (line.empty() ? "`" : " `") + split_name(variable.name).leaf + "`";
  }
  return lines + line + "\n";
}

bool over(Variable const& variable, std::string_view axis) {
  return std::ranges::find(variable.dims, axis) != variable.dims.end();
}

// What a file of one region has, too, is named alone.
TEST(Documentation, ListsWhatAFileOfSeveralRegionsHas) {
  Everything const all;
  auto const one = tabulate(all.scenario, {all.run}, provenance());
  auto const several = join({reduce(all.scenario, {all.run})}, provenance());
  std::string rows;
  for (auto const& variable : several.variables()) {
    auto const [group, leaf] = split_name(variable.name);
    if (one.find(variable.name) || (!group.empty() && group != "network")) continue;
    std::string axes;
    for (auto const& dim : variable.dims) axes += (axes.empty() ? "" : ", ") + dim;
    rows += sim::text("| `{}{}` | {} | {} | {} |\n", group.empty() ? "" : "/network/", leaf, axes,
                      variable.units.empty() ? "text" : variable.units, variable.long_name);
  }
  auto const in_root = [](Variable const& v) { return split_name(v.name).group.empty(); };
  std::string page = "\n| variable | axes | units | meaning |\n|---|---|---|---|\n" + rows;
  page += "\nBy county and week, or by county alone:\n" + names(several, [&](Variable const& v) {
            return in_root(v) && over(v, "county") && v.dims.size() > 1;
          });
  page += names(several, [&](Variable const& v) {
    return in_root(v) && v.dims == std::vector<std::string>{"county"} && one.find(v.name) &&
           v.type() != Type::text && v.name != "county";
  });
  page += "\nBy center:\n" + names(several, [&](Variable const& v) {
            return in_root(v) && over(v, "center") && v.dims.size() > 1;
          });
  page += "\nIn `/regions` and `/nation`:\n" +
          names(several, [](Variable const& v) { return split_name(v.name).group == "nation"; });
  expect_page("regions", page);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
