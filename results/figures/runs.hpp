#pragma once
// The replications of one scenario as the figures see them, and which of their days count.

#include "models/ledger.hpp"
#include "models/scenario.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::results::figures {

// What a network must have for its figures to be there.
struct Features {
  bool grows = false;         // a center opens or closes after the first day of the run
  bool goes_wrong = false;    // something can
  bool region_stock = false;  // at the warehouse
  bool county_stock = false;
  bool stations = false;  // with goods to sell
  bool chooses = false;   // choice of channel
  bool adopts = false;    // adoption that changes
  bool sells = false;     // villagers do

  bool has_stocks() const { return region_stock || county_stock; }
  bool has_market() const { return chooses || adopts; }
  // What one of them has.
  Features& operator|=(Features const& other);
};

class Runs {
 public:
  // Keeps references. Throws sim::Error (model) unless every ledger is complete and fits the scenario.
  Runs(models::Scenario const& scenario, std::span<models::RunLedger const> ledgers);
  // Of counties whose ledgers are gone: there is no county, and no run, to ask for.
  Runs(models::Scenario const& scenario, std::size_t replications, Features const& features);

  Features const& features() const { return features_; }
  // The figures of a growing network, too, where this one may not grow but others do.
  void count_as_growing() { features_.grows = true; }

  models::Scenario const& scenario() const { return scenario_; }
  models::RunLedger const& run(std::size_t replicate) const { return ledgers_[replicate]; }
  models::CountyLedger const& county(std::size_t replicate, std::size_t county) const {
    return ledgers_[replicate].counties[county];
  }
  models::network::County const& map(std::size_t county) const { return scenario_.network.counties[county]; }
  std::vector<models::ProductGroup> const& products() const {
    return scenario_.stretches.front().settings.products;
  }

  std::size_t replicates() const { return replicates_; }
  std::size_t counties() const { return first_center_.size() - 1; }
  std::size_t groups() const { return products().size(); }
  std::size_t days() const { return days_; }
  std::size_t weeks() const { return (days_ + 6) / 7; }
  std::size_t days_of_week(std::size_t week) const { return std::min<std::size_t>(7, days_ - 7 * week); }
  std::size_t centers() const { return first_center_.back(); }
  // Number of a county's center among all centers of the region.
  std::size_t center(std::size_t county, std::size_t center) const { return first_center_[county] + center; }

  // Whether 24:00 of the `after`-th day after `day` lies within the run.
  bool due(std::size_t day, std::size_t after) const { return day + after + 1 <= days_; }
  bool warm(std::size_t day) const { return day >= warm_up_; }  // past the warm-up
  // Whether the orders of a day count in figures of the whole run.
  bool judged(std::size_t day, std::size_t after = 1) const { return warm(day) && due(day, after); }
  // The same for figures that are known by week alone: all its days must count. A run too short to hold such
  // a week uses those of which some day counts.
  bool judged_week(std::size_t week) const { return judged_weeks_[week]; }
  // Whether what happened in a week (whenever it was ordered) counts: past the warm-up.
  bool warm_week(std::size_t week) const { return warm_weeks_[week]; }

 private:
  void check(std::size_t replicate) const;
  void judge_weeks();

  models::Scenario const& scenario_;
  std::span<models::RunLedger const> ledgers_;
  std::size_t replicates_;
  Features features_;
  std::size_t days_, warm_up_;
  std::vector<std::size_t> first_center_{0};
  std::vector<bool> judged_weeks_, warm_weeks_;
};

}  // namespace ruralsim::results::figures
