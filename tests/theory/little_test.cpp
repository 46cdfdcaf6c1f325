// Little's law at every stage of every shipped scenario. It needs no independence and no steady state, so it
// holds to the second (Stidham 1974): who is counted where they stand at midnight must be who by the stamps
// is there, and the time that they spend there must be what the ledger adds up.
#include "scenarios/load.hpp"
#include "tests/theory/runs.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::theory {
namespace {

using models::kStages;
using models::Stage;

constexpr std::int64_t kDay = 86400;

// Beginnings of an order's stages and the end of the last, kLater where the run ended before.
constexpr std::int64_t kLater = INT64_MAX;
std::array<std::int64_t, kStages + 1> way_of(models::OrderRow const& row) {
  bool const here = row.source == static_cast<std::uint8_t>(models::Source::regional);
  std::array way{row.placed,
                 row.accepted,
                 row.released,
                 here ? row.released : row.supplied,
                 row.packed,
                 row.departed,
                 row.at_hub,
                 row.sorted,
                 row.left_hub,
                 row.ready,
                 row.in_hand >= 0 ? row.in_hand : row.returned};
  for (auto& stamp : way)
    if (stamp < 0) stamp = kLater;
  return way;
}

// What is known beforehand has happened at midnight if it was due then; other things happen after the census.
bool passed(std::size_t boundary, std::int64_t stamp, std::int64_t midnight) {
  bool const foreseen = boundary == static_cast<std::size_t>(Stage::departure) ||
                        boundary == static_cast<std::size_t>(Stage::truck);
  return foreseen ? stamp <= midnight : stamp < midnight;
}

struct Presence {
  std::vector<std::int64_t> at_midnight;  // of each day's end
  std::vector<std::int32_t> change;       // by second
  std::int64_t seconds = 0;               // that orders spend there until the run ends
  std::int64_t seconds_of_ready = 0;      // of those that are ready (pick_up: in hand) by then

  explicit Presence(std::int64_t days)
      : at_midnight(static_cast<std::size_t>(days)), change(static_cast<std::size_t>(days * kDay) + 1) {}
  std::int64_t integral() const {  // of the number present, second by second
    std::int64_t present = 0, sum = 0;
    for (std::size_t t = 0; t + 1 < change.size(); ++t) present += change[t], sum += present;
    return sum;
  }
};

void add_order(std::vector<Presence>& stages, models::OrderRow const& row, std::int64_t days) {
  auto const way = way_of(row);
  std::int64_t const end = days * kDay;
  for (std::size_t s = 0; s < kStages; ++s) {
    if (way[s] == kLater) return;
    auto const from = std::min(way[s], end), to = std::min(way[s + 1], end);
    auto& stage = stages[s];
    ++stage.change[static_cast<std::size_t>(from)], --stage.change[static_cast<std::size_t>(to)];
    stage.seconds += to - from;
    if (s == static_cast<std::size_t>(Stage::pick_up) ? row.in_hand >= 0 : row.ready >= 0)
      stage.seconds_of_ready += to - from;
    for (auto day = std::max<std::int64_t>(from / kDay, 1); day <= std::min(to / kDay + 1, days); ++day)
      if (passed(s, way[s], day * kDay) && !passed(s + 1, way[s + 1], day * kDay))
        ++stage.at_midnight[static_cast<std::size_t>(day - 1)];
  }
}

void expect_littles_law(models::CountyLedger const& ledger) {
  std::vector<Presence> stages(kStages, Presence(ledger.days));
  for (auto const& row : ledger.orders)
    if (row.channel != models::kChannels) add_order(stages, row, ledger.days);  // else from a shelf: no order
  for (std::size_t s = 0; s < kStages; ++s) {
    SCOPED_TRACE("stage " + std::to_string(s));
    EXPECT_EQ(stages[s].integral(), stages[s].seconds);
    std::int64_t told = 0;
    for (std::size_t week = 0; week < ledger.weeks(); ++week) told += ledger.stage_seconds(week, s);
    EXPECT_EQ(told, stages[s].seconds_of_ready);
    for (std::size_t day = 0; day < stages[s].at_midnight.size(); ++day)
      ASSERT_EQ(ledger.waiting(day, s), stages[s].at_midnight[day]) << "midnight of day " << day;
  }
}

struct Shipped {
  char const* file;
  char const* length;  // long enough for every stage to fill and empty, short for the size of its table
};
class ShippedScenario : public testing::TestWithParam<Shipped> {};

TEST_P(ShippedScenario, obeys_Littles_law_at_every_stage) {
  auto const loaded = scenarios::load(std::string("scenarios/") + GetParam().file,
                                      {std::string("run.length=") + GetParam().length, "run.warm_up=0 days"});
  auto const ledger = models::simulate(loaded.scenario, recorded());
  std::int64_t orders = 0;
  for (auto const& county : ledger.counties) {
    expect_littles_law(county);
    orders += static_cast<std::int64_t>(county.orders.size());
  }
  EXPECT_GT(orders, 1000);
}

std::string name_of(testing::TestParamInfo<Shipped> const& test) {
  std::string name = test.param.file;
  name = name.substr(0, name.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(
    All, ShippedScenario,
    testing::Values(Shipped{"village-12.toml", "28 days"}, Shipped{"west-county-2018.toml", "84 days"},
                    Shipped{"plains-county-2018.toml", "42 days"}, Shipped{"select-station.toml", "42 days"},
                    Shipped{"harvest.toml", "42 days"}, Shipped{"storm.toml", "49 days"},
                    Shipped{"spring-festival.toml", "42 days"}, Shipped{"singles-day.toml", "42 days"},
                    Shipped{"roll-out-county.toml", "84 days"}, Shipped{"yucheng-2023.toml", "14 days"}),
    name_of);

}  // namespace
}  // namespace ruralsim::theory
