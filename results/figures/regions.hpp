#pragma once
// Results of a scenario with several regions, each simulated on its own: a region's ledgers are reduced to
// what a file about all regions says of it as soon as they are there, and freed; the file is joined from
// these parts (layout: docs/results.md, "Several regions").

#include "models/ledger.hpp"
#include "models/scenario.hpp"
#include "results/figures/provenance.hpp"
#include "results/table.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace ruralsim::results {

// What is left of a region: its figures by week and county, sums by day and week over its counties, totals of
// every replication, its map; a few MB for each replication. A value that is cheap to copy and never changes.
class RegionPart {
 public:
  struct Content;
  explicit RegionPart(std::shared_ptr<Content const> content) : content_(std::move(content)) {}

  std::string const& region() const;  // its id, models::network::Network
  std::size_t replications() const;
  Content const& content() const { return *content_; }

 private:
  std::shared_ptr<Content const> content_;
};

// Of complete replications (at least one) of a region; takes the ledgers, so that they are gone when it
// returns. Several regions may be reduced at the same time. Throws sim::Error (model) if a ledger does not
// fit the scenario or its run was interrupted. Rows of single orders and stops of milk runs are not kept.
RegionPart reduce(models::Scenario const& scenario, std::vector<models::RunLedger> replications);

// The tables of the file. Regions, and their counties, are numbered in the order of the parts, which should
// be that of the scenario; a part of the regions gives those regions' part of the tables. All parts hold the
// same replications (`provenance.replications` has their numbers, as in tabulate) of runs with the same days
// and product groups. Throws sim::Error (model) if that is not so or there is no part.
Tables join(std::vector<RegionPart> const& parts, Provenance const& provenance);

}  // namespace ruralsim::results
