#pragma once
// Costs by week of a sheet's places.

#include "results/figures/costs.hpp"
#include "results/figures/sheet.hpp"

#include <string>
#include <vector>

namespace ruralsim::results::figures {

// Every replication, place and week, weeks fastest, of a cost of a county's week (costs.hpp).
inline std::vector<Costs> costs_by_week(Sheet& sheet, std::string const& name,
                                        Costs (*of)(Runs const&, std::size_t replicate, std::size_t county,
                                                    std::size_t week)) {
  auto const& runs = sheet.runs;
  Costs week_costs;  // items are asked for one after another
  auto const items = sheet.sums<std::int64_t>(name, runs.weeks() * cost_items.size(),
                                              [&](std::size_t r, std::size_t c, std::size_t i) {
                                                if (i % cost_items.size() == 0)
                                                  week_costs = of(runs, r, c, i / cost_items.size());
                                                return week_costs.items[i % cost_items.size()];
                                              });
  std::vector<Costs> weeks(items.size() / cost_items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    weeks[i / cost_items.size()].items[i % cost_items.size()] = items[i];
  return weeks;
}

}  // namespace ruralsim::results::figures
