#include "cli/outline.hpp"

#include "scenarios/expected_orders.hpp"
#include "sim/text.hpp"

#include <cmath>

namespace ruralsim::cli {

double rounded(double n) {
  if (n < 1000) return std::round(n);
  double const unit = std::pow(10, std::floor(std::log10(n)) - 2);
  return std::round(n / unit) * unit;
}

std::string counted(double n, std::string const& one, std::string const& many) {
  std::string digits = sim::text("{:.0f}", n);
  bool const single = digits == "1";
  for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, ",");
  return digits + " " + (single ? one : many);
}

Extent extent_of(models::Scenario const& scenario) {
  Extent extent{.counties = scenario.network.counties.size()};
  for (auto const& county : scenario.network.counties) {
    extent.villages += county.villages.size();
    extent.centers += county.centers.size();
    extent.households += scenarios::households(county);
  }
  return extent;
}

namespace {

std::string count(std::size_t n, char const* one, char const* many) {
  return counted(static_cast<double>(n), one, many);
}

std::string when(models::RunSpec const& run) {
  return sim::text("{}: {} from {}", run.title, counted(static_cast<double>(run.days), "day", "days"),
                   sim::iso(run.start));
}

std::string what(Extent const& extent) {
  return sim::text("{}, {}, {}", count(extent.counties, "county", "counties"),
                   count(extent.villages, "village", "villages"),
                   count(extent.centers, "service center", "service centers"));
}

}  // namespace

std::string outline(models::Scenario const& scenario) {
  return when(scenario.run) + "; " + what(extent_of(scenario));
}

std::string outline(std::vector<models::Scenario> const& regions) {
  Extent all;
  for (auto const& region : regions) {
    auto const one = extent_of(region);
    all.counties += one.counties, all.villages += one.villages, all.centers += one.centers;
  }
  return when(regions.front().run) + "; " + count(regions.size(), "region", "regions") + ", " + what(all);
}

std::string outline_of_warm_up(std::int64_t days) {
  if (days == 0) return "";
  return sim::text("Figures leave out the first {}.",
                   days == 1 ? "day" : counted(static_cast<double>(days), "day", "days"));
}

std::string outline_of_chance(models::Scenario const& scenario) {
  return sim::text("seed {}, {}", scenario.run.seed,
                   counted(static_cast<double>(scenario.run.replications), "replication", "replications"));
}

}  // namespace ruralsim::cli
