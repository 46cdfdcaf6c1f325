// The stocks of a region and how they supply one another: national hub -> regional warehouse -> counties.
#pragma once

#include "models/stock.hpp"
#include "models/warehouse_hall.hpp"

#include <deque>
#include <memory>
#include <vector>

namespace ruralsim::models {

class RegionStocks {
 public:
  RegionStocks(Scenario const& scenario, Regimes const& regimes, WarehouseHall& hall,
               std::uint32_t replication, StockLedger& ledger);
  // The counties in their order, each once; makes their stock if they have one.
  void add(County& county);

  Stock* of_region() { return region_.get(); }

  // At the end of the run: what there is and what is under way, for the balance.
  void close(sim::Time end, std::deque<sim::Link<Release>> const& ups);

 private:
  struct Branch {
    County& county;
    std::unique_ptr<Stock> stock;                 // null: none
    std::unique_ptr<sim::Link<StockOrder>> down;  // from the region's stock
    std::vector<std::uint32_t> shipments;         // by group: sent so far, which keys the lead time
  };
  void hand_to_picking(std::uint32_t county, std::uint32_t release, Batch goods);
  void ship(StockOrder const& order);
  static void hand_out_at_hub(County& county, Batch goods);

  Scenario const& scenario_;
  Regimes const& regimes_;
  WarehouseHall& hall_;
  std::uint32_t replication_;
  std::unique_ptr<Stock> region_;
  std::deque<Branch> branches_;
};

}  // namespace ruralsim::models
