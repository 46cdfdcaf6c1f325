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
  double households = 0;   // served
  double all = 0, km = 0;  // if any is open: households, their km to the nearest one
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
  for (std::size_t v = 0; v < county.villages.size(); ++v) {
    auto const households = county.villages[v].households;
    if (areas.center_of(v, day) != models::network::kNoCenter) {
      ++reach.villages;
      reach.households += households;
    }
    for (std::size_t i = 0; i < reach_km.size(); ++i)
      if (nearest.km(v) <= reach_km[i]) reach.within[i] += households;
    reach.all += households;
    reach.km += households * nearest.km(v);
  }
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
    if (sheet.together()) return;
    for (std::size_t c = 0; c < sheet.runs.counties(); ++c)
      reach_.push_back(reach_by_day(sheet.runs.map(c),
                                    sheet.runs.scenario().stretches.front().settings.rollout.reach,
                                    sheet.runs.days()));
  }

  template <class T>
  void add(char const* name, char const* long_name, T Reach::*member) {
    put(name, {"county", "day"}, sums(name, member), long_name, "1");
  }
  void add_distance() {
    auto const km = sums("household_km", &Reach::km), households = sums("households_in_reach", &Reach::all);
    Reals mean;
    for (std::size_t i = 0; i < km.size(); ++i)
      mean.push_back(households[i] > 0 ? km[i] / households[i] : not_available);
    put("distance_to_center", {"county", "day"}, std::move(mean),
        "mean distance of the households to the nearest open center, by road; missing if none is open", "km");
  }
  void add_within() {
    auto const days = sheet_.runs.days();
    put("households_within", {"county", "within", "day"},
        sheet_.sums_of_map<double>(
            "households_within", reach_km.size() * days,
            [&](std::size_t c, std::size_t i) { return reach_[c][i % days].within[i / days]; }),
        "households no further than this from an open center, by road", "1");
  }
  template <class T, class Of>
  void add_county(char const* name, char const* long_name, Of of) {
    put(name, {"county"},
        sheet_.sums_of_map<T>(name, 1, [&](std::size_t c, std::size_t) { return of(sheet_.runs.map(c)); }),
        long_name, "1");
  }

 private:
  template <class T>
  std::vector<T> sums(char const* name, T Reach::*member) {
    return sheet_.sums_of_map<T>(name, sheet_.runs.days(),
                                 [&](std::size_t c, std::size_t day) { return reach_[c][day].*member; });
  }
  void put(std::string const& name, std::vector<std::string> dims, Data values, std::string const& long_name,
           std::string const& units) {
    bool const real = std::holds_alternative<Reals>(values);
    Variable variable{.name = name,
                      .dims = std::move(dims),
                      .data = std::move(values),
                      .long_name = long_name,
                      .units = units};
    if (real) variable.fill = not_available;
    sheet_.put(std::move(variable));
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
  coverage.add("centers_open", "service centers that are open, as planned", &Reach::open);
  coverage.add("villages_served", "villages that an open service center serves", &Reach::villages);
  coverage.add("households_served", "households in these villages", &Reach::households);
  coverage.add_within();
  coverage.add_distance();
}

}  // namespace ruralsim::results::figures
