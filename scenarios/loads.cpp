#include "scenarios/checks.hpp"
#include "scenarios/expected_orders.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

using models::Handling;
using models::Settings;

constexpr double kMostOrders = 4e9;  // orders of a county are numbered in 32 bits

double busiest_center(models::network::County const& county) {
  std::vector<double> sums(county.centers.size());
  for (auto const& village : county.villages) sums.at(village.center.index()) += village.households;
  return sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
}

double hours_a_day(sim::WeeklyHours const& week) {
  return static_cast<double>(week.per_week().value) / 3600 / 7;
}

bool open_some_day(sim::WeeklyHours const& week, sim::Seconds clock) {
  for (auto const& day : week.by_weekday)
    for (auto const& window : day)
      if (window.from <= clock && clock < window.to) return true;
  return false;
}

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
      stage("warehouse.picking_rate", all,
            s_.warehouse.picking_rate->value * hours_a_day(s_.warehouse.shifts),
            where_of(era_.root, "warehouse", "picking_rate"));
    }
  }

 private:
  struct Mix {
    double volume = 0, appliances = 0, installation_hours = 0, installed = 0;
  };

  void county(models::network::County const& county, models::CountySettings const& own) {
    double const orders = households(county) * rate_;
    Mix const mix = mix_of();
    auto const at = [&](char const* key) { return where_of(era_.root, "county", county.id, key); };
    std::string const label = "county." + county.id + ".";
    if (own.trucks == 0 && orders > 0) {
      problems_.warning(at("trucks"), label + "trucks = 0" + since() + " (nothing will be delivered)");
    }
    if (own.technicians == 0 && orders * mix.installed > 0) {
      problems_.warning(at("technicians"),
                        label + "technicians = 0" + since() + " (the backlog will hold every job)");
    }
    auto const& line_haul = s_.line_haul;
    if (line_haul.volume) {
      stage(label + "line_haul", orders * mix.volume,
            line_haul.volume->value * static_cast<double>(line_haul.departures.size()),
            where_of(era_.root, "line_haul", "volume"));
    }
    if (s_.hub.sorting_rate) {
      stage(label + "hub", orders, s_.hub.sorting_rate->value * hours_a_day(s_.hub.shifts),
            where_of(era_.root, "hub", "sorting_rate"));
    }
    if (own.trucks.value_or(0) > 0) {
      double const runs = static_cast<double>(*own.trucks) * static_cast<double>(s_.truck.departures.size());
      stage(label + "trucks", orders, runs * static_cast<double>(s_.truck.parcels), at("trucks"));
    }
    if (own.technicians > 0) {
      stage(label + "technicians", orders * mix.installation_hours,
            static_cast<double>(own.technicians) * hours_a_day(s_.installation.shift), at("technicians"));
    }
    centers(county, label);
  }

  void centers(models::network::County const& county, std::string const& label) {
    double const orders = busiest_center(county) * rate_;
    auto const& center = s_.center;
    double const open = hours_a_day(center.opening);
    double const at_desk = orders * s_.demand.assisted_share;
    if (center.desk.agents == 0 && at_desk > 0) {
      problems_.warning(where_of(era_.root, "desk", "agents"),
                        "desk.agents = 0" + since() + " (assisted orders can never be placed)");
    }
    if (center.desk.agents > 0 && !center.desk.patience) {  // impatient villagers bound the queue by leaving
      stage(label + "desk of the busiest center", at_desk * center.desk.order_time.mean() / 3600,
            static_cast<double>(center.desk.agents) * open, where_of(era_.root, "desk", "agents"));
    }
    if (center.shelf_capacity && center.pick_up_delay) {
      stage(label + "shelf of the busiest center", orders * center.pick_up_delay->mean() / 86400,
            static_cast<double>(*center.shelf_capacity), where_of(era_.root, "center", "shelf_capacity"));
    }
  }

  Mix mix_of() const {
    Mix mix;
    for (auto const& product : s_.products) {
      mix.volume += product.share * product.volume.value;
      if (product.handling != Handling::appliance) continue;
      double const jobs = product.share * product.installation_share;
      double const visits =
          1 / (1 - s_.installation.nobody_home) / (1 - std::min(product.repeat_share, 0.99));
      mix.installed += jobs;
      mix.installation_hours += jobs * visits * product.installation_time.mean() / 3600;
    }
    return mix;
  }

  void stage(std::string const& name, double work, double capacity, Where const& where) {
    double const rho = capacity > 0 ? work / capacity : 0;
    if (rho < 1) return;
    problems_.warning(where, name + " is loaded to rho = " + number_text(std::round(rho * 100) / 100) +
                                 since() + " (at 1 or more its queue grows without end: no steady state)");
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
