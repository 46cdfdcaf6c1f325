// A county's market: which share of its households buys online, and where who wants something buys it. Both
// are worked out once a day, from what villagers have experienced until then.
#pragma once

#include "models/county.hpp"
#include "models/rules/choice.hpp"

#include <array>
#include <vector>

namespace ruralsim::models {

class Market {
 public:
  explicit Market(County& county);

  // Whether settings ask for more than constant shares; the models stay the same through a run.
  static bool exists(Scenario const& scenario);

  // At the first second of a day, before anybody orders.
  void begin_day();

  bool chooses() const { return county_.settings().choice.model == ChoiceModel::logit; }
  double buyers(std::size_t village) const { return buyers_[village]; }  // share of its households
  rules::ChoiceTable const& table(std::size_t village, rules::Shelf shelf) const {
    return tables_[village][static_cast<std::size_t>(shelf)];
  }
  // On a day of factor 1: orders that the network must bring, and wishes that lead to the shelf.
  double orders(std::size_t village) const;
  double station_wishes(std::size_t village) const;

  // Experience: goods of these orders are asked for; goods were delivered to a center's villagers; somebody
  // asked for a piece at its shelf.
  void released(Batch const& orders);
  void delivered(Batch const& goods, sim::Time now);
  enum class Found : std::uint8_t { no, yes };
  void asked(std::size_t center, Found found) {
    ++today_[center].asked;
    today_[center].in_vain += found == Found::no ? 1 : 0;
  }
  double lead_time(std::size_t center) const { return memory_[center].lead_time; }  // days
  double stockouts(std::size_t center) const { return memory_[center].stockouts; }  // share

  void chosen(std::int64_t day, Alternative alternative, std::uint32_t wishes) {
    county_.ledger.market.chosen(static_cast<std::size_t>(day), static_cast<std::size_t>(alternative)) +=
        wishes;
  }

 private:
  struct Day {
    std::int64_t parcels = 0, seconds = 0, asked = 0, in_vain = 0;
  };
  struct Memory {
    double lead_time, stockouts;
  };
  // Orders that are released and not delivered: how many, and when they were placed (sum of seconds).
  struct Open {
    std::int64_t orders = 0, placed = 0;
  };
  void remember();
  void remember_open();
  void forget_what_may_be_lost();
  Open& open(Parcel const& order);
  void update();
  void find_center(std::size_t village);
  void adopt(std::size_t village);
  void tabulate(std::size_t village);
  void state();
  double wishes(std::size_t village) const;   // a day of factor 1
  double share_on_shelf() const;              // of wishes, for groups that a select station holds
  bool has_shelf(std::size_t village) const;  // a select station, whatever it holds

  County& county_;
  std::vector<std::size_t> centers_;           // by village: that serves it, or did last
  std::vector<double> road_, skill_, buyers_;  // by village; skill in standard deviations
  std::vector<std::array<rules::ChoiceTable, 2>> tables_;
  std::vector<Day> today_;  // by center
  std::vector<Open> open_;  // by village, whose center may change, and group
  // By group: orders placed before are not looked at while they are open. What a stock loses is lost at the
  // warehouse, too, and no word of it comes down.
  std::vector<sim::Time> looked_at_from_;
  std::vector<Memory> memory_;  // by center
};

}  // namespace ruralsim::models
