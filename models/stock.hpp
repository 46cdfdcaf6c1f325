// The stock of a place as the actors there see it: it serves orders first come first served, knows who waits,
// and orders what its policies say. One at the regional warehouse, one in each county with pre-stock.
#pragma once

#include "models/county.hpp"
#include "models/places/stockroom.hpp"

#include <deque>
#include <functional>
#include <span>
#include <vector>

namespace ruralsim::models {

class Stock {
 public:
  // What a stock asks of its neighbours. All are called at the stock's place.
  struct Doors {
    // Goods for a batch that has waited for them.
    std::function<void(std::uint32_t county, std::uint32_t release, Batch)> hand_out;
    std::function<void(StockOrder const&)> ship;  // goods for a stock below
    // Passes an order to the stock above; false if there is none, and an ample source sends after lead time.
    std::function<bool(StockOrder const&)> order_above;
  };

  // At the regional warehouse (no county), serving these counties; or in one county.
  Stock(sim::Place& here, Scenario const& scenario, Regimes const& regimes, std::optional<std::size_t> county,
        std::uint32_t replication, StockLedger& ledger);
  Stock(Stock const&) = delete;
  Stock& operator=(Stock const&) = delete;

  static bool exists(Scenario const& scenario, Regimes const& regimes, std::optional<std::size_t> county);

  // Serves the batches of a release, by the second at which each order was accepted. Those that leave the
  // usual way are taken out and given back: in a county the ones that were filled, at the region the ones
  // that the national hub must send. What waits stays here, what is lost is stated. `told`: of each batch
  // that goes from this stock, now or later, in a county.
  std::vector<Batch> serve(std::vector<Batch>& batches, std::uint32_t county, std::uint32_t release,
                           CountyLedger& ledger, std::function<void(Batch&)> const& told = {});
  // Goods for the shelves of select stations: what is not there waits its turn, whatever becomes of orders.
  void serve_shelves(std::vector<Batch>& batches, std::uint32_t county, std::uint32_t release);
  // Serves another stock: what cannot be sent now waits its turn.
  void serve(StockOrder const& order);
  // After demand: orders where review is continuous.
  void review_continuous();

  // For the keeper.
  void receive(StockOrder const& delivery);
  sim::Time next_review() const;  // of those by period; kNever if there is none
  void review_periodic();         // those whose time is now

  // Batches that wait here for goods.
  template <class See>
  void for_each_waiting(See&& see) const {
    for (auto const& queue : waiting_)
      for (auto const& w : queue)
        if (w.batch) see(w.county, w.batch);
  }
  // Pieces for a stock below that wait here for goods.
  template <class See>
  void for_each_order_waiting(See&& see) const {
    for (auto const& queue : waiting_)
      for (auto const& w : queue)
        if (!w.batch)
          see(StockOrder{w.county, static_cast<std::uint8_t>(&queue - waiting_.data()), w.pieces});
  }
  // Pieces on their way here from an ample source.
  std::int64_t under_way(std::size_t group) const;

  // Brings the sums up to the end of the run, and states what there is.
  void close(sim::Time end);
  StockLedger& ledger() { return ledger_; }
  StockSettings const* settings(std::size_t group) const;
  std::size_t groups() const { return waiting_.size(); }

  sim::Queue<StockOrder> arrivals;
  Doors doors;
  sim::Place& here;

 private:
  // A batch, or pieces for a stock below, that wait for goods of one group.
  struct Waiting {
    Batch batch;
    std::int64_t pieces;
    std::uint32_t county, release;
  };
  // Of the orders of one group in a release, those accepted before this one are filled.
  struct Served {
    std::vector<std::uint64_t> wanted;
    std::uint64_t filled_before = 0;  // in the order of `wanted`
  };

  bool counts(Batch const& batch) const;
  void fill(std::size_t group, Served& served);
  void substitute(std::size_t group, Served& served);
  void part(Batch batch, std::vector<Batch>& staying, std::vector<Batch>& leaving, CountyLedger& ledger,
            std::uint32_t county, std::uint32_t release, std::function<void(Batch&)> const& told);
  void wait(std::size_t group, Batch batch, std::uint32_t county, std::uint32_t release);
  void serve_waiting(std::size_t group);
  void review(std::size_t group);
  double a_day(std::size_t group);
  double expected_orders();
  bool at_region() const { return !county_; }
  void state(std::size_t group, StockFact fact, std::size_t pieces) {
    ledger_.add(here.now(), group, fact, static_cast<std::int64_t>(pieces));
  }

  Scenario const& scenario_;
  Regimes const& regimes_;
  std::optional<std::size_t> county_;
  Chance chance_;
  StockLedger& ledger_;
  std::vector<network::ServiceAreas> areas_;  // of the counties that it serves, as planned
  Stockroom room_;
  sim::Link<StockOrder> supply_;              // from an ample source
  std::vector<std::deque<Waiting>> waiting_;  // by group, first come first
  std::vector<Served> served_;                // by group; room for serve()
  std::vector<std::uint32_t> orders_;         // by group: placed so far, which keys the lead time
  std::int64_t expected_on_ = -1;             // the day for which expected_ was worked out
  double expected_ = 0;                       // orders a day
};

}  // namespace ruralsim::models
