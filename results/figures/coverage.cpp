// Who is served: the same in every replication, since the roll-out is an input.
#include "results/figures/equity.hpp"
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"

#include <array>

namespace ruralsim::results::figures {
namespace {

struct Reach {
  std::int64_t open = 0, villages = 0;
  double households = 0, mean_km = not_available;
  std::array<double, reach_km.size()> within{};
};

Reach reach_on(models::network::County const& county, std::int64_t day) {
  Reach reach;
  for (auto const& center : county.centers) reach.open += center.opens <= day ? 1 : 0;
  if (reach.open == 0) return reach;
  double all = 0, household_km = 0;
  for (auto const& village : county.villages) {
    if (county.centers[village.center.index()].opens <= day) {
      ++reach.villages;
      reach.households += village.households;
    }
    double const nearest = way_to_center(county, village, day);
    for (std::size_t i = 0; i < reach_km.size(); ++i)
      if (nearest <= reach_km[i]) reach.within[i] += village.households;
    all += village.households;
    household_km += village.households * nearest;
  }
  if (all > 0) reach.mean_km = household_km / all;
  return reach;
}

// One for every day; worked out anew only when a center opens.
std::vector<Reach> reach_by_day(models::network::County const& county, std::size_t days) {
  std::vector<Reach> all;
  for (std::size_t d = 0; d < days; ++d) {
    auto const day = static_cast<std::int64_t>(d);
    bool changed = d == 0;
    for (auto const& center : county.centers) changed = changed || center.opens == day;
    all.push_back(changed ? reach_on(county, day) : all.back());
  }
  return all;
}

double all_households(models::network::County const& county) {
  double sum = 0;
  for (auto const& village : county.villages) sum += village.households;
  return sum;
}

class Coverage {
 public:
  explicit Coverage(Sheet& sheet) : sheet_(sheet) {
    for (std::size_t c = 0; c < sheet.runs.counties(); ++c)
      reach_.push_back(reach_by_day(sheet.runs.map(c), sheet.runs.days()));
  }

  template <class T, class Of>
  void add(std::string const& name, std::string const& long_name, std::string const& units, Of of) {
    std::vector<T> values;
    for (auto const& county : reach_)
      for (auto const& reach : county) values.push_back(of(reach));
    put(name, {"county", "day"}, std::move(values), long_name, units);
  }
  void add_within() {
    Reals values;
    for (auto const& county : reach_)
      for (std::size_t i = 0; i < reach_km.size(); ++i)
        for (auto const& reach : county) values.push_back(reach.within[i]);
    put("households_within", {"county", "within", "day"}, std::move(values),
        "households no further than this from an open center, by road", "1");
  }
  template <class T, class Of>
  void add_county(std::string const& name, std::string const& long_name, Of of) {
    std::vector<T> values;
    for (std::size_t c = 0; c < reach_.size(); ++c) values.push_back(of(sheet_.runs.map(c)));
    put(name, {"county"}, std::move(values), long_name, "1");
  }

 private:
  void put(std::string const& name, std::vector<std::string> dims, Data values, std::string const& long_name,
           std::string const& units) {
    bool const real = std::holds_alternative<Reals>(values);
    Variable variable{.name = name,
                      .dims = std::move(dims),
                      .data = std::move(values),
                      .long_name = long_name,
                      .units = units};
    if (real) variable.fill = not_available;
    sheet_.tables.add(std::move(variable));
  }

  Sheet& sheet_;
  std::vector<std::vector<Reach>> reach_;
};

}  // namespace

void add_coverage(Sheet& sheet) {
  Coverage coverage(sheet);
  coverage.add_county<std::int64_t>("county_villages", "villages of the county", [](auto const& county) {
    return static_cast<std::int64_t>(county.villages.size());
  });
  coverage.add_county<double>("county_households", "households of the county's villages", all_households);
  coverage.add<std::int64_t>("centers_open", "service centers that are open", "1",
                             [](Reach const& r) { return r.open; });
  coverage.add<std::int64_t>("villages_served", "villages whose service center is open", "1",
                             [](Reach const& r) { return r.villages; });
  coverage.add<double>("households_served", "households in these villages", "1",
                       [](Reach const& r) { return r.households; });
  coverage.add_within();
  coverage.add<double>(
      "distance_to_center",
      "mean distance of the households to the nearest open center, by road; missing if none is open", "km",
      [](Reach const& r) { return r.mean_km; });
}

}  // namespace ruralsim::results::figures
