#include "cli/disturbances_met.hpp"

#include "cli/when.hpp"
#include "models/regime.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <map>

namespace ruralsim::cli {

namespace {

using models::rules::ClosedRoad;
using models::rules::Closure;

class Met {
 public:
  Met(models::Scenario const& scenario, Whereabouts const& order)
      : calendar_(scenario.run.start), last_(sim::midnight(scenario.run.days)), order_(order) {}

  // Of the days on which these closures are in force.
  void add(ClosedRoad const& road, std::string const& what, std::int64_t day) {
    for (auto const& closure : road.closures()) {
      bool const meets = closure.from < order_.until && order_.from < closure.to;
      bool const of_day = std::max<std::int64_t>(closure.from.day(), 0) == day;
      if (meets && of_day) told_.emplace(closure.from, words(closure, what));
    }
  }
  std::vector<std::string> all() const {
    std::vector<std::string> texts;
    for (auto const& [from, text] : told_) texts.push_back(text);
    return texts;
  }

 private:
  std::string words(Closure const& closure, std::string const& what) const {
    return sim::text("{} from {} until {} ({})", what, weekday_stamp(calendar_, closure.from),
                     closure.to < last_ ? weekday_stamp(calendar_, closure.to) : "after the run", closure.id);
  }

  sim::Calendar calendar_;
  sim::Time last_;
  Whereabouts const& order_;
  std::multimap<sim::Time, std::string> told_;
};

}  // namespace

std::vector<std::string> disturbances_met(models::Scenario const& scenario, Whereabouts const& order) {
  models::Regimes const regimes(scenario, scenario.run.draws_as(order.replication));
  if (!regimes.any_disturbances()) return {};
  auto const& center = scenario.network.counties[order.county].centers[order.center].id;
  Met met(scenario, order);
  for (std::int64_t day = 0; day < scenario.run.days; ++day) {
    auto const* all = regimes.on(day).disturbances();
    if (all == nullptr) continue;
    met.add(all->warehouse(), "the warehouse was out of action", day);
    met.add(all->line_haul(order.county), "the road from the warehouse was closed", day);
    met.add(all->road(order.county, order.center), "the road to " + center + " was closed", day);
  }
  return met.all();
}

}  // namespace ruralsim::cli
