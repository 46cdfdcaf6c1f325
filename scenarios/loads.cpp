#include "scenarios/checks.hpp"
#include "scenarios/expected_orders.hpp"
#include "scenarios/number_text.hpp"
#include "scenarios/stage_loads.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ruralsim::scenarios {
namespace {

using models::Handling;
using models::Settings;

constexpr double kMostOrders = 4e9;  // orders of a county are numbered in 32 bits

bool open_some_day(sim::WeeklyHours const& week, sim::Seconds clock) {
  for (auto const& day : week.by_weekday)
    for (auto const& window : day)
      if (window.from <= clock && clock < window.to) return true;
  return false;
}

constexpr char kGrows[] = "its queue grows without end: no steady state";

// One era's stages, each loaded with the mean day's work.
class Loads {
 public:
  Loads(models::Scenario const& scenario, Era const& era, Settings const& settings,
        double orders_per_household, Problems& problems)
      : scenario_(scenario), era_(era), s_(settings), rate_(orders_per_household), problems_(problems) {}

  void warn() {
    if (rate_ <= 0) {
      problems_.warning(where_of(era_.root, "demand", "orders_per_household"),
                        "no demand" + since() + " (rates will be n/a, of 0 orders)");
    }
    bool const any_leaves = std::any_of(s_.truck.departures.begin(), s_.truck.departures.end(),
                                        [&](auto clock) { return open_some_day(s_.truck.shift, clock); });
    if (!any_leaves) {
      problems_.warning(where_of(era_.root, "truck", "departures"),
                        "truck.departures lie outside truck.shift" + since() +
                            " (no truck ever leaves, nothing will be delivered)");
    }
    double all = 0;
    for (std::size_t c = 0; c < scenario_.network.counties.size(); ++c) {
      all += households(scenario_.network.counties[c]) * rate_;
      county(scenario_.network.counties[c], s_.counties[c]);
    }
    if (s_.warehouse.picking_rate) {
      stage("warehouse.picking_rate",
            rho(all, s_.warehouse.picking_rate->value * hours_a_day(s_.warehouse.shifts)),
            where_of(era_.root, "warehouse", "picking_rate"), kGrows);
    }
  }

 private:
  void county(models::network::County const& county, models::CountySettings const& own) {
    std::string const label = "county." + county.id + ".";
    missing(county, own, label);
    for (auto const& load : stage_loads({s_, county, own, rate_})) {
      auto const& [name, section] = std::tie(load.stage, load.section);
      // Impatient villagers bound the queue by leaving.
      bool const bounded = section == "desk" && s_.center.desk.patience;
      stage(label + name, load.rho(),
            section.empty() ? where_of(era_.root, "county", county.id, load.key)
                            : where_of(era_.root, section, load.key),
            bounded ? "those who cannot be served leave" : kGrows);
    }
  }

  void missing(models::network::County const& county, models::CountySettings const& own,
               std::string const& label) {
    double const orders = households(county) * rate_;
    auto const at = [&](char const* key) { return where_of(era_.root, "county", county.id, key); };
    if (own.trucks == 0 && orders > 0) {
      problems_.warning(at("trucks"), label + "trucks = 0" + since() + " (nothing will be delivered)");
    }
    if (own.technicians == 0 && orders * installed_share() > 0) {
      problems_.warning(at("technicians"),
                        label + "technicians = 0" + since() + " (the backlog will hold every job)");
    }
    if (s_.center.desk.agents == 0 && orders * s_.demand.assisted_share > 0) {
      problems_.warning(where_of(era_.root, "desk", "agents"),
                        "desk.agents = 0" + since() + " (assisted orders can never be placed)");
    }
  }

  double installed_share() const {
    double share = 0;
    for (auto const& product : s_.products)
      if (product.handling == Handling::appliance) share += product.share * product.installation_share;
    return share;
  }

  void stage(std::string const& name, double rho, Where const& where, char const* what_follows) {
    if (rho < 1) return;
    problems_.warning(where, name + " is loaded to rho = " + number_text(std::round(rho * 100) / 100) +
                                 since() + " (at 1 or more " + what_follows + ")");
  }

  std::string since() const { return era_.from_day == 0 ? "" : " from " + sim::iso(era_.from); }

  models::Scenario const& scenario_;
  Era const& era_;
  Settings const& s_;
  double rate_;
  Problems& problems_;
};

}  // namespace

void check_size(models::Scenario const& scenario, Era const& era, Problems& problems) {
  double const per_household = expected_orders_per_household(scenario);
  for (auto const& county : scenario.network.counties) {
    double const orders = households(county) * per_household;
    if (orders < kMostOrders) continue;
    problems.error(
        where_of(era.root, "county", county.id, "population"),
        "county." + county.id + " would place about " + number_text(std::round(orders / 1e6)) +
            " million orders (a county can number 4,000 million) give it less demand or a shorter run");
  }
}

void warn_of_loads(models::Scenario const& scenario, std::vector<Era> const& eras, Problems& problems) {
  for (std::size_t i = 0; i < eras.size(); ++i) {
    std::int64_t const to = i + 1 < eras.size() ? eras[i + 1].from_day : scenario.run.days;
    auto const& settings = scenario.stretches[i].settings;
    double const rate = orders_a_day(settings, scenario.run, eras[i].from_day, to);
    Loads(scenario, eras[i], settings, rate, problems).warn();
  }
}

}  // namespace ruralsim::scenarios
