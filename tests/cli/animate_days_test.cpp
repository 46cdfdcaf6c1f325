// Days of shipped scenarios, simulated and shown: nobody jumps, and loads are what waits on trucks.
#include "models/simulate.hpp"
#include "results/figures/watched.hpp"
#include "scenarios/load.hpp"
#include "viz/from_tables/watched_day.hpp"
#include "viz/playback/scene.hpp"

#include <algorithm>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using viz::playback::Day;
using viz::playback::Second;

struct Shown {
  char const* scenario;
  char const* date;
};

Day day_of(Shown const& shown) {
  auto const loaded = scenarios::load(std::string("scenarios/") + shown.scenario + ".toml", {});
  models::RunOptions options;
  options.watch = models::Watch{.day = *sim::parse_date(shown.date) - loaded.scenario.run.start,
                                .days = 1,
                                .then = models::Afterwards::stop};
  return viz::watched_day(
      results::tabulate_watched(loaded.scenario, models::simulate(loaded.scenario, options)), 0, {});
}

std::size_t kind_called(Day const& day, std::string const& words) {
  auto const found = std::ranges::find(day.level_kinds, words, &viz::playback::LevelKind::words);
  return static_cast<std::size_t>(found - day.level_kinds.begin());
}

// Orders on trucks, by where trucks are; what is being loaded counts from when loading begins.
double on_trucks(Day const& day, Second at) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < day.actors.size(); ++i) {
    auto const& actor = day.actors[i];
    if (actor.kind != viz::playback::ActorKind::truck && actor.kind != viz::playback::ActorKind::technician)
      continue;
    auto const now = viz::playback::mover_at(day, i, at);
    sum += now.cargo.parcels + now.cargo.appliances;
    if (now.doing != viz::playback::Doing::stays) continue;
    auto const& stay = actor.stays[now.event];
    if (day.stay_words[stay.what] == "loads") sum += stay.cargo.parcels + stay.cargo.appliances;
  }
  return static_cast<double>(sum);
}

class AnimatedDays : public testing::TestWithParam<Shown> {};

TEST_P(AnimatedDays, NobodyIsInTwoPlacesOrJumps) {
  EXPECT_THAT(impossible(day_of(GetParam())), testing::IsEmpty());
}

TEST_P(AnimatedDays, WhatWaitsOnTrucksIsWhatTrucksHaveOnBoard) {
  Day const day = day_of(GetParam());
  std::size_t const kind = kind_called(day, "on trucks and vans");
  ASSERT_LT(kind, day.level_kinds.size());
  auto const waits = total(day, kind);
  double most = 0;
  for (Second at = 0; at < viz::playback::kDay; at += 61) {
    double const level = viz::playback::value_at({0, kind, waits}, at);
    EXPECT_EQ(level, on_trucks(day, at)) << "at second " << at;
    most = std::max(most, level);
  }
  EXPECT_GT(most, 0);
}

INSTANTIATE_TEST_SUITE_P(Shipped, AnimatedDays,
                         testing::Values(Shown{"village-12", "2018-07-09"},
                                         Shown{"plains-county-2018", "2018-07-24"},
                                         Shown{"harvest", "2018-08-20"}, Shown{"storm", "2018-09-17"}),
                         [](auto const& one) { return "Day" + std::to_string(one.index); });

}  // namespace
}  // namespace ruralsim::cli
