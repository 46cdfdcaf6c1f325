// What the file of several regions says of regions, counties and all of them.
#include "results/summary.hpp"
#include "tests/results/country_of_three.hpp"

#include <algorithm>
#include <numeric>

namespace ruralsim::results::country_of_three {
namespace {

TEST(Regions, have_the_counts_of_their_counties_together) {
  std::size_t counts = 0;
  for (std::size_t i = 0; i < country().regions.size(); ++i) {
    auto const alone = country().alone(i);
    for (auto const& variable : alone.variables()) {
      auto const* joined = country().joined.find("regions/" + variable.name);
      if (!joined || variable.type() != Type::i64 || !runs_over(variable, "county")) continue;
      ++counts;
      EXPECT_EQ(slice(country().joined, *joined, numbers(*joined), "region", i, 1),
                over_counties(alone, variable))
          << variable.name;
    }
  }
  EXPECT_GT(counts, 200u);
}

// Rates, means and quantiles, too: whatever a file of the region says of its only county.
TEST(Regions, of_one_county_have_all_its_figures) {
  auto const alone = country().alone(1);
  std::set<std::string> const untold{"center", "network", "summary"};
  std::size_t figures = 0;
  for (auto const& variable : alone.variables()) {
    bool const figure = split_name(variable.name).group.empty() && !runs_over(variable, "center") &&
                        (runs_over(variable, "county") || variable.dims.front() == "replicate");
    if (!figure || variable.type() == Type::text || variable.dims.size() < 2) continue;
    auto const* joined = country().joined.find("regions/" + variable.name);
    ASSERT_NE(joined, nullptr) << variable.name;
    ++figures;
    expect_like(slice(country().joined, *joined, numbers(*joined), "region", 1, 1), numbers(variable),
                variable.name);
    EXPECT_EQ(joined->units, variable.units);
    EXPECT_EQ(joined->long_name, variable.long_name);
    EXPECT_EQ(joined->cell_methods, variable.cell_methods);
  }
  EXPECT_GT(figures, 100u);
}

TEST(Regions, have_rates_that_are_ratios_of_their_sums) {
  auto const& t = country().joined;
  auto const of = [&](char const* name) { return numbers(t.at(std::string("regions/") + name)); };
  auto const orders = of("orders_judged"), next_day = of("orders_next_day"), rates = of("next_day_rate");
  for (std::size_t i = 0; i < rates.size(); ++i)
    EXPECT_THAT(rates[i], like(orders[i] > 0 ? next_day[i] / orders[i] : std::nan("")));
  EXPECT_GT(*std::ranges::max_element(next_day), 0);
}

// A quantile of the region is that of all its orders: not less than those of all its counties, nor more.
TEST(Regions, have_quantiles_between_those_of_their_counties) {
  auto const alone = country().alone(0);
  auto const& name = "lead_time_ready_quantile";
  auto const county = [&](std::size_t c) {
    return slice(alone, alone.at(name), numbers(alone.at(name)), "county", c, 1);
  };
  auto const a = county(0), b = county(1);
  auto const& joined = country().joined.at(std::string("regions/") + name);
  auto const whole = slice(country().joined, joined, numbers(joined), "region", 0, 1);
  std::size_t told = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    ++told;
    EXPECT_GE(whole[i], std::min(a[i], b[i]) - 1e-9);
    EXPECT_LE(whole[i], std::max(a[i], b[i]) + 1e-9);
  }
  EXPECT_GT(told, 10u);
}

TEST(Nation, has_the_counts_of_its_regions_together) {
  auto const& t = country().joined;
  std::size_t counts = 0;
  for (auto const& variable : t.variables()) {
    if (split_name(variable.name).group != "nation" || variable.type() != Type::i64) continue;
    ++counts;
    auto const& regions = t.at("regions/" + split_name(variable.name).leaf);
    std::vector<double> sum(variable.size());
    for (std::size_t i = 0; i < country().regions.size(); ++i) {
      auto const one = slice(t, regions, numbers(regions), "region", i, 1);
      std::ranges::transform(sum, one, sum.begin(), std::plus{});
    }
    EXPECT_EQ(numbers(variable), sum) << variable.name;
  }
  EXPECT_GT(counts, 60u);
}

// The counties of all regions as those of one.
Tables as_one_region() {
  models::Scenario all = country().regions.back();
  all.network.counties.clear();
  std::vector<models::RunLedger> ledgers = country().ledgers.back();
  for (auto& run : ledgers) run.counties.clear();
  for (std::size_t i = 0; i < country().regions.size(); ++i) {
    auto const& network = country().regions[i].network;
    all.network.counties.insert(all.network.counties.end(), network.counties.begin(), network.counties.end());
    for (std::size_t r = 0; r < ledgers.size(); ++r)
      for (auto const& county : country().ledgers[i][r].counties) ledgers[r].counties.push_back(county);
  }
  return tabulate(all, ledgers, {});
}

// Equity within and between counties, quantiles, cost, weeks to the target, and the jackknife over
// replications: all but the warehouse, of which there is only one there.
TEST(Nation, has_the_summary_of_all_its_counties_as_one_region) {
  auto const wanted = summarise(as_one_region()), found = summarise(country().joined);
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].name, wanted[i].name);
    if (found[i].name == "utilisation.warehouse") continue;
    EXPECT_THAT(found[i].value, like(wanted[i].value)) << found[i].name;
    EXPECT_EQ(found[i].n, wanted[i].n) << found[i].name;
    EXPECT_EQ(found[i].across, wanted[i].across) << found[i].name;
    EXPECT_EQ(std::isnan(found[i].half_width), std::isnan(wanted[i].half_width)) << found[i].name;
    double const about = 1e-9 * (1 + std::abs(wanted[i].half_width));
    bool const close = !(std::abs(found[i].half_width - wanted[i].half_width) > about);
    EXPECT_TRUE(close) << found[i].name;
  }
  auto const gini = std::ranges::find(found, "next_day_gini", &Figure::name);
  ASSERT_NE(gini, found.end());
  EXPECT_GT(gini->value, 0);
}

// Worked out anew from what the file says of counties.
TEST(Nation, has_the_installation_of_the_worst_counties_of_its_table) {
  auto const& t = country().joined;
  auto const households = numbers(t.at("county_households"));
  auto const rates = numbers(t.at("county_summary/installed_within_48h_rate"));
  auto const told = numbers(t.at("summary/installed_within_48h_worst_counties"));
  auto const all = std::accumulate(households.begin(), households.end(), 0.0);
  std::size_t const counties = households.size();
  ASSERT_EQ(told.size(), kReplications);
  for (std::size_t r = 0; r < told.size(); ++r) {
    std::vector<std::size_t> order(counties);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t c) { return rates[r * counties + c]; });
    double left = all / 10, sum = 0;
    for (auto const c : order) {
      double const part = std::min(left, households[c]);
      sum += part * rates[r * counties + c], left -= part;
    }
    EXPECT_THAT(told[r], like(sum / (all / 10)));
    EXPECT_LT(told[r], numbers(t.at("summary/installed_within_48h_rate"))[r]);
  }
  auto const regions = numbers(t.at("region_summary/installed_within_48h_worst_counties"));
  EXPECT_THAT(regions[1], like(numbers(country().alone(1).at("summary/installed_within_48h_rate"))[0]))
      << "a region of one county";
}

TEST(Nation, of_one_region_has_the_summary_of_its_file) {
  for (std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    auto const wanted = summarise(country().alone(i)), found = summarise(join({country().parts[i]}, {}));
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t n = 0; n < found.size(); ++n) {
      EXPECT_EQ(found[n].name, wanted[n].name);
      EXPECT_THAT(found[n].value, like(wanted[n].value)) << found[n].name;
      EXPECT_EQ(found[n].why_not, wanted[n].why_not);
    }
  }
}

TEST(Counties, have_the_weekly_figures_of_their_regions_file) {
  auto const& t = country().joined;
  std::size_t first = 0, figures = 0;
  for (std::size_t i = 0; i < country().regions.size(); ++i) {
    auto const alone = country().alone(i);
    auto const counties = alone.at("county").size();
    for (auto const& variable : alone.variables()) {
      auto const* joined = t.find(variable.name);
      if (!joined || !runs_over(variable, "county") || variable.name == "county" ||
          variable.type() == Type::text)
        continue;
      ++figures;
      auto wanted = numbers(variable);
      if (joined->type() == Type::f32)
        for (auto& one : wanted) one = static_cast<float>(one);
      expect_like(slice(t, *joined, numbers(*joined), "county", first, counties), wanted, variable.name);
      EXPECT_FALSE(runs_over(*joined, "day")) << variable.name;
      EXPECT_FALSE(runs_over(*joined, "lead_bin")) << variable.name;
    }
    first += counties;
  }
  EXPECT_GT(figures, 300u) << "those of county_summary, too";
}

TEST(Counties, have_their_backlog_when_the_week_ends) {
  auto const alone = country().alone(1);
  auto const& t = country().joined;
  auto const daily = slice(alone, alone.at("backlog"), numbers(alone.at("backlog")), "county", 0, 1);
  auto const weekly = slice(t, t.at("weekly_backlog"), numbers(t.at("weekly_backlog")), "county", 2, 1);
  std::size_t const ages = 4, weeks = 7, days = kDays;
  double sum = 0;
  for (std::size_t place = 0; place < kReplications * ages; ++place)
    for (std::size_t week = 0; week < weeks; ++week) {
      EXPECT_EQ(weekly[place * weeks + week], daily[place * days + std::min(7 * week + 6, days - 1)]);
      sum += weekly[place * weeks + week];
    }
  EXPECT_GT(sum, 0);
}

}  // namespace
}  // namespace ruralsim::results::country_of_three
