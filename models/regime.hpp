// Settings of a stretch of dates, made ready for running: calendars with holidays, cumulated shares, tables.
#pragma once

#include "models/disturbances.hpp"
#include "models/parcel.hpp"
#include "models/rules/day_shape.hpp"
#include "models/rules/harvest.hpp"
#include "models/rules/opening_days.hpp"
#include "models/rules/quantile_table.hpp"
#include "models/rules/timetable.hpp"
#include "models/scenario.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ruralsim::models {

// A set of calendars: with the holidays, and (for judging lateness) as if there were none.
struct Calendars {
  sim::WorkingTime warehouse, line_haul, hub, trucks, centers, technicians;
};

// A product group as the hot path needs it.
struct Goods {
  std::uint32_t last_word;       // words below this (and not below the one before) draw this group
  std::uint32_t regional_below;  // 16-bit words below this are stocked in the region
  double volume, weight;         // m3, kg
  bool appliance;
  std::uint64_t back_below = 0;  // whoever draws a word below this brings it back
};

class Regime {
 public:
  Regime(Settings const& settings, Scenario const& scenario, std::uint32_t replication);

  Settings const& settings() const { return settings_; }
  Calendars const& calendars() const { return with_holidays_; }
  Calendars const& ordinary() const { return without_holidays_; }
  bool has_holidays() const { return has_holidays_; }
  // What goes wrong in this replication; null if nothing can. The calendars above know nothing of it.
  Disturbances const* disturbances() const { return disturbances_.get(); }
  sim::WorkingTime const& warehouse_open() const {
    return disturbances_ ? disturbances_->warehouse_open() : with_holidays_.warehouse;
  }
  // When a line-haul may set out to this county.
  sim::WorkingTime const& line_haul_days(std::size_t county) const {
    return disturbances_ ? disturbances_->line_haul_days(county) : with_holidays_.line_haul;
  }
  // For a county this far from the warehouse; refers to this regime and to the calendars.
  rules::Timetable timetable(Calendars const& calendars, sim::Km warehouse_distance) const;

  double orders_per_household(std::int64_t day) const {
    return rate_ * factors_[static_cast<std::size_t>(day)];
  }
  // The same of a household that buys online, whoever does.
  double orders_per_buyer(std::int64_t day) const { return buyer_rate_ * day_factor(day); }
  double day_factor(std::int64_t day) const { return factors_[static_cast<std::size_t>(day)]; }
  rules::DayShape const& phone_hours() const { return phone_; }
  rules::DayShape const& desk_hours(std::int64_t weekday) const {
    return desk_[static_cast<std::size_t>(weekday)];
  }

  std::vector<Goods> const& goods() const { return goods_; }
  std::uint8_t group(std::uint32_t word) const {
    std::uint8_t g = group_guide_[word >> 24];
    while (word > goods_[g].last_word) ++g;
    return g;
  }
  std::uint32_t assisted_below() const { return assisted_below_; }  // of a 16-bit word

  // The stock of a group at the regional warehouse, or in a county; null if there is none.
  StockSettings const* region_stock(std::size_t group) const { return stocks_.front()[group]; }
  StockSettings const* county_stock(std::size_t county, std::size_t group) const {
    return stocks_[county + 1][group];
  }
  // At each of a county's select stations.
  StockSettings const* station_stock(std::size_t county, std::size_t group) const {
    return station_stocks_[county][group];
  }

  std::vector<rules::Crop> const& crops() const { return crops_; }  // by group of goods for sale

  bool pick_up() const { return pick_up_.has_value(); }
  std::uint32_t pick_up_delay(std::uint16_t luck) const {
    return pick_up_->seconds(std::uint32_t{luck} << 16 | 0x8000);
  }
  // Whether anything is brought back, and if so how long after it was collected.
  bool returns() const { return return_delay_.has_value(); }
  rules::QuantileTable const& return_delay() const { return *return_delay_; }
  rules::OpeningDays const& center_days() const { return center_days_; }
  // Days until what is ready on this day is no longer stored: as many as are set on which the center opens.
  std::int64_t storage_days(std::int64_t day) const { return storage_days_[static_cast<std::size_t>(day)]; }
  rules::QuantileTable const& desk_service() const { return desk_service_; }
  std::optional<rules::QuantileTable> const& desk_patience() const { return desk_patience_; }

  // Which of today's releases an order accepted at this second of the day (below 86400) waits for; waves() is
  // tomorrow's first.
  std::size_t wave_of(std::int64_t second_of_day) const {
    std::size_t wave = wave_guide_[static_cast<std::size_t>(second_of_day >> kGuideBits)];
    while (second_of_day > cut_offs_[wave]) ++wave;
    return wave;
  }
  std::size_t waves() const { return settings_.warehouse.cut_offs.size(); }

 private:
  Settings const& settings_;
  Calendars with_holidays_, without_holidays_;
  bool has_holidays_;
  std::unique_ptr<Disturbances> disturbances_;
  double rate_, buyer_rate_;
  std::vector<double> factors_;  // by day of the run
  rules::DayShape phone_;
  std::vector<rules::DayShape> desk_;                      // by weekday
  std::vector<std::vector<StockSettings const*>> stocks_;  // of the region, then of the counties; by group
  std::vector<std::vector<StockSettings const*>> station_stocks_;  // of counties; by group
  std::vector<Goods> goods_;
  std::array<std::uint8_t, 256> group_guide_;  // by a word's first byte: the first group it can be
  std::uint32_t assisted_below_;
  std::optional<rules::QuantileTable> pick_up_, return_delay_, desk_patience_;
  rules::QuantileTable desk_service_;
  rules::OpeningDays center_days_;
  std::vector<std::int64_t> storage_days_;  // by day of the run
  std::vector<rules::Crop> crops_;
  // The last second that makes each release, and one that is never reached. The guide knows the first release
  // that can be it, by slices of the day: a search from there on seldom goes further.
  static constexpr int kGuideBits = 7;
  static constexpr std::int64_t kLastSecond = 86399;
  std::vector<std::int64_t> cut_offs_;
  std::array<std::uint8_t, (kLastSecond >> kGuideBits) + 1> wave_guide_{};
};

// The regimes of a scenario and which is in force when.
class Regimes {
 public:
  explicit Regimes(Scenario const& scenario, std::uint32_t replication = 0);
  Regime const& on(std::int64_t day) const { return *regimes_[by_day_[static_cast<std::size_t>(day)]]; }
  std::size_t number_on(std::int64_t day) const { return by_day_[static_cast<std::size_t>(day)]; }
  Regime const& at(sim::Time t) const {
    if (regimes_.size() == 1) return *regimes_.front();
    return on(std::min(t.day(), static_cast<std::int64_t>(by_day_.size()) - 1));
  }
  std::vector<std::unique_ptr<Regime>> const& all() const { return regimes_; }
  bool any_disturbances() const {
    return std::any_of(regimes_.begin(), regimes_.end(),
                       [](auto const& regime) { return regime->disturbances() != nullptr; });
  }

 private:
  std::vector<std::unique_ptr<Regime>> regimes_;
  std::vector<std::uint16_t> by_day_;
};

}  // namespace ruralsim::models
