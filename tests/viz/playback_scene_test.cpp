// Where everybody is at a moment of a watched day, and what cannot be.
#include "tests/viz/sample_day.hpp"
#include "viz/playback/scene.hpp"

#include <gmock/gmock.h>

namespace ruralsim::viz::playback {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

std::size_t actor(Day const& day, std::string const& name) {
  auto const found = std::ranges::find(day.actors, name, &Actor::name);
  EXPECT_NE(found, day.actors.end()) << name;
  return static_cast<std::size_t>(found - day.actors.begin());
}

TEST(PlaybackScene, AMoverIsOnTheStraightLineInProportionToTime) {
  SampleDay const sample;
  Day const& day = sample.day;
  std::size_t const truck = actor(day, "truck 1");
  Leg const& leg = day.actors[truck].legs[0];
  for (double const share : {0.0, 0.25, 0.5, 0.98}) {
    auto const at = leg.leaves + static_cast<Second>(share * static_cast<double>(leg.arrives - leg.leaves));
    MoverNow const now = mover_at(day, truck, at);
    EXPECT_EQ(now.doing, Doing::drives);
    EXPECT_NEAR(now.share, share, 1e-3);
    EXPECT_NEAR(now.at.east, leg.begins.east + now.share * (leg.ends.east - leg.begins.east), 1e-12);
    EXPECT_NEAR(now.at.north, leg.begins.north + now.share * (leg.ends.north - leg.begins.north), 1e-12);
    EXPECT_EQ(now.cargo.parcels, leg.cargo.parcels);
  }
}

TEST(PlaybackScene, ArrivingAndLeavingAreOfTheSecondTheyHappenIn) {
  SampleDay const sample;
  Day const& day = sample.day;
  std::size_t const truck = actor(day, "truck 1");
  auto const& [kind, name, place, legs, stays] = day.actors[truck];
  EXPECT_EQ(mover_at(day, truck, legs[0].arrives - 1).doing, Doing::drives);
  MoverNow const there = mover_at(day, truck, legs[0].arrives);
  EXPECT_EQ(there.doing, Doing::stays);
  EXPECT_EQ(there.to, legs[0].to);
  EXPECT_EQ(there.at.east, day.places[there.to].at.east);
  EXPECT_EQ(there.cargo.parcels, legs[0].cargo.parcels);
  EXPECT_EQ(mover_at(day, truck, legs[1].leaves).doing, Doing::drives);
}

TEST(PlaybackScene, ALoadFallsWhenItIsHandedOverNotWhenTheTruckLeaves) {
  SampleDay sample;
  std::size_t const truck = actor(sample.day, "truck 1");
  auto& [kind, name, place, legs, stays] = sample.day.actors[truck];
  Stay const call = stays[1];  // at its first center; there it waits a little longer
  stays.push_back({.place = call.place, .from = call.until, .until = call.until + 100});
  std::ranges::stable_sort(stays, {}, &Stay::from);
  for (std::size_t i = 1; i < legs.size(); ++i) legs[i].leaves += 100;
  EXPECT_EQ(mover_at(sample.day, truck, call.until - 1).cargo.parcels, 90);
  EXPECT_EQ(mover_at(sample.day, truck, call.until).cargo.parcels, 60);
  EXPECT_EQ(mover_at(sample.day, truck, call.until + 99).cargo.parcels, 60);
}

TEST(PlaybackScene, BeforeItsFirstAndAfterItsLastEventSomebodyStands) {
  SampleDay const sample;
  Day const& day = sample.day;
  for (Second const at : {-1000, 0, 86'399, 100'000}) {
    MoverNow const now = mover_at(day, actor(day, "truck 2"), at);
    EXPECT_EQ(now.doing, Doing::idle) << at;
    EXPECT_EQ(now.from, 0U);
    EXPECT_EQ(now.cargo.pieces(), 0) << at;
  }
}

TEST(PlaybackScene, WhoBrokeDownBetweenPlacesStandsThere) {
  SampleDay sample;
  auto& truck = sample.day.actors[actor(sample.day, "truck 1")];
  truck.legs = {{.from = 0, .to = 2, .leaves = 100, .arrives = 200, .begins = {0, 0}, .ends = {3, 4}},
                {.from = 0, .to = 2, .leaves = 200, .arrives = 900, .begins = {3, 4}, .ends = {3, 4}},
                {.from = 2, .to = 0, .leaves = 1000, .arrives = 1100, .begins = {3, 4}, .ends = {0, 0}}};
  truck.stays = {};
  std::size_t const me = actor(sample.day, "truck 1");
  for (Second const at : {200, 550, 899, 950}) {  // under repair, then waiting for a tow
    EXPECT_EQ(mover_at(sample.day, me, at).at.east, 3) << at;
    EXPECT_EQ(mover_at(sample.day, me, at).at.north, 4) << at;
  }
  EXPECT_EQ(mover_at(sample.day, me, 1050).at.north, 2);
  EXPECT_THAT(impossible(sample.day), IsEmpty());
}

TEST(PlaybackScene, LevelsAreStepFunctions) {
  Level const level{0, 0, {{0, 5}, {100, 8}, {100, 9}, {200, 0}}};
  EXPECT_EQ(value_at(level, -50), 5);
  EXPECT_EQ(value_at(level, 99), 5);
  EXPECT_EQ(value_at(level, 100), 9);
  EXPECT_EQ(value_at(level, 5000), 0);
  EXPECT_EQ(value_at({}, 10), 0);
}

TEST(PlaybackScene, TheTotalOfAKindIsTheSumOfItsPlacesAtEveryChange) {
  SampleDay const sample(12, 3);
  for (std::size_t what = 0; what < sample.day.level_kinds.size(); ++what)
    for (auto const& [at, value] : total(sample.day, what)) {
      double sum = 0;
      for (auto const& level : sample.day.levels)
        if (level.what == what) sum += value_at(level, at);
      EXPECT_DOUBLE_EQ(value, sum) << what << " at " << at;
    }
}

TEST(PlaybackScene, ASceneHasAllMoversAndLevelsInTheirOrder) {
  SampleDay const sample(9, 3);
  Scene const scene = scene_at(sample.day, 10 * 3600);
  EXPECT_EQ(scene.movers.size(), 7U);  // a line-haul, three trucks, three technicians
  EXPECT_TRUE(std::ranges::is_sorted(scene.movers, {}, &MoverNow::actor));
  EXPECT_EQ(scene.levels.size(), sample.day.levels.size());
}

TEST(PlaybackScene, NobodyJumps) {
  SampleDay const sample(20, 4);
  Day const& day = sample.day;
  EXPECT_THAT(impossible(day), IsEmpty());
  Scene before = scene_at(day, 0);
  for (Second at = 10; at < kDay; at += 10) {
    Scene const now = scene_at(day, at);
    for (std::size_t i = 0; i < now.movers.size(); ++i)
      EXPECT_LT(std::hypot(now.movers[i].at.east - before.movers[i].at.east,
                           now.movers[i].at.north - before.movers[i].at.north),
                0.2)
          << i << " at " << at;
    before = now;
  }
}

TEST(PlaybackScene, WhatIsImpossibleIsTold) {
  SampleDay sample;
  Day const sound = sample.day;
  std::size_t const truck = actor(sound, "truck 1");
  Day jumps = sound;
  jumps.actors[truck].legs[1].begins.east += 1;
  EXPECT_THAT(impossible(jumps), Contains(HasSubstr("truck 1 jumps")));
  Day twice = sound;
  twice.actors[truck].legs[1].leaves -= 10;
  EXPECT_THAT(impossible(twice), Contains(HasSubstr("truck 1 does two things")));
  Day below = sound;
  below.levels[0].changes[0].value = -1;
  EXPECT_THAT(impossible(below), Contains(HasSubstr("falls below nothing")));
  Day lost = sound;
  lost.actors[truck].stays[0].place = 10'000;
  EXPECT_THAT(impossible(lost), Contains(HasSubstr("a place that is not there")));
  Day nobody = sound;
  nobody.lines[0].actor = kNowhere;
  EXPECT_THAT(impossible(nobody), Contains(HasSubstr("a line is of nobody")));
}

TEST(PlaybackScene, RunsBeginAndEndAtTheHub) {
  SampleDay const sample;  // six centers, two trucks
  auto const runs = runs_of(sample.day);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].stops, 3U);
  EXPECT_EQ(runs[0].pieces, 90);
  EXPECT_EQ(runs[0].leaves, 8 * 3600);
  EXPECT_EQ(runs[0].back, 8 * 3600 + 3 * 1800 + 1500);
  EXPECT_TRUE(runs[0].ended);
  Day cut = sample.day;
  cut.until = 9 * 3600;
  EXPECT_FALSE(runs_of(cut)[0].ended);
}

TEST(PlaybackScene, ARunDrivesItsLegsAndTheWaysToHomesWithinItsStops) {
  SampleDay sample;
  auto& truck = sample.day.actors[actor(sample.day, "truck 1")];
  double legs = 0;
  for (auto const& leg : truck.legs) legs += leg.km;
  EXPECT_DOUBLE_EQ(runs_of(sample.day)[0].km, legs + 3 * 1.5);
  Stay const before{.place = 0, .from = -7200, .until = -7100, .km = 100};
  truck.stays.insert(truck.stays.begin(), before);  // of a run that is not told of
  EXPECT_DOUBLE_EQ(runs_of(sample.day)[0].km, legs + 3 * 1.5);
}

TEST(PlaybackScene, TheBusiestMomentHasMostOnTheRoad) {
  SampleDay const sample(20, 4);
  Second const at = busiest(sample.day);
  auto const driving = [&](Second when) {
    auto const scene = scene_at(sample.day, when);
    return std::ranges::count_if(scene.movers, [&](MoverNow const& now) {
      return now.doing == Doing::drives && sample.day.actors[now.actor].kind != ActorKind::line_haul;
    });
  };
  for (Second other = 0; other < kDay; other += 900) EXPECT_GE(driving(at), driving(other)) << other;
  EXPECT_EQ(busiest(Day{}), kDay / 2);
}

TEST(PlaybackScene, ARunHasLoadedAllItsPieces) {
  SampleDay sample;
  auto& legs = sample.day.actors[actor(sample.day, "truck 1")].legs;
  legs[0].cargo.appliances = 2, legs[0].cargo.for_shelf = 5;
  EXPECT_EQ(runs_of(sample.day)[0].pieces, 97);
}

TEST(PlaybackDay, NamesTurnNothingRound) {
  std::string const turns = "a\u202Eb\u2066c\u2069\u202A";
  Day day = SampleDay().day;
  day.title = day.county = day.source = turns;
  day.places[2].name = day.actors[1].name = day.lines[0].text = day.level_kinds[0].words = turns;
  day.closures = {{2, 0, 60, turns}};
  day = with_shown_texts(day);
  for (auto const& text : {day.title, day.county, day.source, day.places[2].name, day.actors[1].name,
                           day.lines[0].text, day.level_kinds[0].words, day.closures[0].name})
    EXPECT_EQ(text, "abc");
}

}  // namespace
}  // namespace ruralsim::viz::playback
