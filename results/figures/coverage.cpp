// Who is served as planned: the same in every replication, since the roll-out is an input. Centers that fail
// are told of in growth.cpp.
#include "models/network/service_areas.hpp"
#include "results/figures/equity.hpp"
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::results::figures {
namespace {

struct Reach {
  std::int64_t open = 0, villages = 0;
  double households = 0, mean_km = not_available;
  std::array<double, reach_km.size()> within{};
};

// Road to the nearest center that has opened so far, by village; brought up to date as centers open.
class Nearest {
 public:
  explicit Nearest(models::network::County const& county)
      : county_(county), km_(county.villages.size(), INFINITY) {}

  // Whether any center opens on this day; days come one after another from 0 on.
  bool changes_on(std::int64_t day) {
    bool changed = day == 0;
    for (auto const& center : county_.centers) {
      if (day == 0 ? center.opens > 0 : center.opens != day) continue;
      changed = true;
      for (std::size_t v = 0; v < km_.size(); ++v)
        km_[v] = std::min(km_[v], county_.road(county_.villages[v].at, center.at).value);
    }
    return changed;
  }
  double km(std::size_t village) const { return km_[village]; }

 private:
  models::network::County const& county_;
  std::vector<double> km_;
};

Reach reach_on(models::network::ServiceAreas const& areas, Nearest const& nearest, std::int64_t day) {
  auto const& county = areas.county();
  Reach reach;
  for (auto const& life : areas.lives()) reach.open += life.open(day) ? 1 : 0;
  if (reach.open == 0) return reach;
  double all = 0, household_km = 0;
  for (std::size_t v = 0; v < county.villages.size(); ++v) {
    auto const households = county.villages[v].households;
    if (areas.center_of(v, day) != models::network::kNoCenter) {
      ++reach.villages;
      reach.households += households;
    }
    for (std::size_t i = 0; i < reach_km.size(); ++i)
      if (nearest.km(v) <= reach_km[i]) reach.within[i] += households;
    all += households;
    household_km += households * nearest.km(v);
  }
  if (all > 0) reach.mean_km = household_km / all;
  return reach;
}

// One for every day; worked out anew only when a center opens.
std::vector<Reach> reach_by_day(models::network::County const& county, sim::Km reach, std::size_t days) {
  models::network::ServiceAreas const areas(county, models::network::planned_lives(county), reach);
  Nearest nearest(county);
  std::vector<Reach> all;
  for (std::size_t d = 0; d < days; ++d) {
    auto const day = static_cast<std::int64_t>(d);
    all.push_back(nearest.changes_on(day) ? reach_on(areas, nearest, day) : all.back());
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
      reach_.push_back(reach_by_day(sheet.runs.map(c),
                                    sheet.runs.scenario().stretches.front().settings.rollout.reach,
                                    sheet.runs.days()));
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
  coverage.add<std::int64_t>("centers_open", "service centers that are open, as planned", "1",
                             [](Reach const& r) { return r.open; });
  coverage.add<std::int64_t>("villages_served", "villages that an open service center serves", "1",
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
