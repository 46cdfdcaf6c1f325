#pragma once
// A result of several regions, region by region: what the program prints below the headline figures of all.

#include "results/json.hpp"
#include "results/statistics.hpp"
#include "results/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ruralsim::results {

// Figures of a region, a group of regions, all regions, or some counties. Of several replications those of
// all together, as in summarise(); of the backlog and of orders the mean. NaN where there is nothing to tell
// of.
struct RegionLine {
  std::string id, name;
  double orders = not_available;
  double next_day_rate = not_available;
  double lead_time_p50 = not_available, lead_time_p95 = not_available;  // h, to ready for pick-up
  double installed_within_48h_rate = not_available;
  double backlog_end = not_available;      // open installation jobs
  double cost_per_parcel = not_available;  // in money of the scenario's currency year
};

// A tenth of the counties with orders, at least one, by their next-day rate.
struct CountyTenth {
  double next_day_rate = not_available;  // of their orders together
  std::vector<std::string> counties;     // ids, the best or the worst first
};

struct RegionSummary {
  std::vector<RegionLine> regions, groups;
  RegionLine all;
  CountyTenth best, worst;
};

// Nothing if the tables are of one region without a name.
std::optional<RegionSummary> summarise_regions(Tables const& tables);

// A table for people, one line a region.
std::string regions_text(RegionSummary const& summary);

// {"regions": [{"id": ..., "orders": ...}, ...], "groups": [...], "best_counties": {...}, ...} as the next
// value.
void write_regions(Json& json, RegionSummary const& summary);

}  // namespace ruralsim::results
