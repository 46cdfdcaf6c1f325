// The select stations of a county as its actors see them: each holds a shelf of stock, sells to who walks in,
// and orders what its policies say, from the warehouse through the network or from an ample source.
#pragma once

#include "models/county.hpp"
#include "models/places/stockroom.hpp"

#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace ruralsim::models {

// Pieces that a station has ordered.
struct ShelfOrder {
  std::uint16_t center = 0;
  std::uint8_t group = 0;
  std::int64_t pieces = 0;
};

class Stations {
 public:
  explicit Stations(County& county);
  Stations(Stations const&) = delete;
  Stations& operator=(Stations const&) = delete;

  // Whether a county has a center that is a select station with goods.
  static bool exists(Scenario const& scenario, Regimes const& regimes, std::size_t county);

  bool at(std::size_t center) const { return rooms_[center].has_value(); }
  bool open(std::size_t center) const { return at(center) && county_.open(center, county_.today()); }
  bool holds(std::size_t group) const { return settings(group) != nullptr; }

  // Today's, at the beginning of the day.
  void begin_day();
  // Mean walk-ins of a village on a day of this factor, as it is today.
  double walk_ins(std::size_t village, double day_factor) const;
  std::uint8_t group(std::uint32_t word) const;  // that a walk-in wants, among those on the shelf
  // Pieces a day that are expected to be asked for in the next four weeks, of all groups.
  double expected(std::size_t center) const { return expected_[center]; }

  // Hands a piece out if there is one, and orders where review is continuous.
  bool sell(std::size_t center, Parcel& parcel);
  // Who found nothing orders at the desk, or has left.
  enum class Leaves : std::uint8_t { to_desk, for_good };
  void left(std::size_t center, std::uint8_t group, Leaves leaves);

  // A truck has brought goods for the shelf.
  void receive(Batch goods);

  // For the keeper: what a lead time has brought, and reviews.
  sim::Queue<ShelfOrder> arrivals;
  void arrived(ShelfOrder const& order);
  sim::Time next_review() const;  // of those by period; kNever if there is none
  void review_periodic();         // those whose time is now
  void review_continuous();       // all others: after midnight, when levels have changed

  // What goes up with the next release of orders: a batch for each station that ordered.
  std::vector<Batch> take_orders();

  void close(sim::Time end);

 private:
  StockSettings const* settings(std::size_t group) const {
    return county_.regime().station_stock(county_.number, group);
  }
  void review(std::size_t center, std::size_t group);
  void expect();
  double a_day(std::size_t center, std::size_t group) const;
  Batch batch_of(std::span<ShelfOrder const> orders) const;

  County& county_;
  StationLedger& ledger_;
  std::vector<double> road_;                     // by village: km to its center
  std::vector<double> walking_;                  // by village: rules::walking_share
  std::vector<double> cumulated_;                // by group: shares of what the shelves hold
  std::vector<double> expected_;                 // by center
  std::vector<std::optional<Stockroom>> rooms_;  // by center
  sim::Link<ShelfOrder> supply_;
  std::vector<ShelfOrder> orders_;  // for the next release
  std::vector<std::vector<std::uint32_t>>
      placed_;  // by center and group: orders so far, which keys lead times
  std::vector<std::vector<std::int64_t>> short_on_;  // by center and group: the last day with a stock-out
};

}  // namespace ruralsim::models
