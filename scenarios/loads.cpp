#include "scenarios/checks.hpp"
#include "scenarios/expected_orders.hpp"
#include "scenarios/growth_outlook.hpp"
#include "scenarios/number_text.hpp"
#include "scenarios/stage_loads.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
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
  // `ends`: the day after its last. A network that grows is looked at as it is on that last day.
  Loads(models::Scenario const& scenario, Outlooks* growing, Era const& era, Settings const& settings,
        double orders_per_household, std::int64_t ends, Problems& problems)
      : scenario_(scenario),
        growing_(growing),
        era_(era),
        s_(settings),
        rate_(orders_per_household),
        last_(ends - 1),
        problems_(problems) {}

  void warn() {
    if (rate_ <= 0) {
      problems_.warning(where_of(era_.root, "demand", "orders_per_household"),
                        "no demand" + since() +
                            " (demand.orders_per_household, its factors or no household at all: rates will "
                            "be n/a, of 0 orders)");
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
      if (growing_) {
        all += growing_->served_households(c, last_) * rate_;
        county_on_last_day(c);
      } else {
        all += households(scenario_.network.counties[c]) * rate_;
        county(scenario_.network.counties[c], s_.counties[c]);
      }
    }
    if (s_.warehouse.picking_rate && s_.facilities.picking == models::CapacityRule::as_set) {
      stage("warehouse.picking_rate",
            rho(all, s_.warehouse.picking_rate->value * hours_a_day(s_.warehouse.shifts)),
            where_of(era_.root, "warehouse", "picking_rate"), kGrows, "");
    }
  }

 private:
  void county_on_last_day(std::size_t c) {
    auto const part = growing_->served_part(c, last_);
    if (part.villages.empty()) return;
    auto const& days = growing_->of(c);
    auto const& then = days[static_cast<std::size_t>(last_)];
    county(part, {.trucks = then.trucks, .technicians = then.technicians});
    std::vector<Follower> const followers{
        {"trucks", "truck_lag", [](auto const& day) { return day.trucks.value_or(0); },
         [](auto const& day) { return day.trucks_wanted; }},
        {"technicians", "technician_lag", [](auto const& day) { return day.technicians; },
         [](auto const& day) { return day.technicians_wanted; }}};
    for (auto const& follower : followers) trails(part.id, days, follower);
  }

  // What follows the network by a rule, and the lag that makes it trail.
  struct Follower {
    char const *what, *lag;
    std::function<std::int64_t(CountyOutlook const&)> there, wanted;
  };
  void trails(std::string const& id, std::vector<CountyOutlook> const& days, Follower const& f) {
    constexpr double kTooFew = 0.75;
    std::int64_t worst = -1;
    double least = kTooFew;
    for (auto day = era_.from_day; day <= last_; ++day) {
      auto const& one = days[static_cast<std::size_t>(day)];
      if (f.wanted(one) == 0) continue;
      double const share = static_cast<double>(f.there(one)) / static_cast<double>(f.wanted(one));
      if (share < least) least = share, worst = day;
    }
    if (worst < 0) return;
    auto const& then = days[static_cast<std::size_t>(worst)];
    problems_.warning(
        where_of(era_.root, "fleet", f.lag),
        "county." + id + ": " + f.what + " trail the network: " + std::to_string(f.there(then)) +
            " in service on " + sim::iso(scenario_.run.start + worst) + ", when the rule asks for " +
            std::to_string(f.wanted(then)) + " (fleet." + f.lag + " and fleet.review hold them back)");
  }

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
            bounded ? "those who cannot be served leave" : kGrows,
            section.empty() || is_given(section, load.key) ? "" : section + "." + load.key);
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

  // `by_default`: the key that limits it, if the scenario leaves that as it is.
  void stage(std::string const& name, double rho, Where const& where, char const* what_follows,
             std::string const& by_default) {
    if (rho < 1) return;
    problems_.warning(where, name + " is loaded to rho = " + number_text(std::round(rho * 100) / 100) +
                                 since() + " (at 1 or more " + what_follows + ")" +
                                 (by_default.empty() ? "" : " " + by_default + " has its default"));
  }
  bool is_given(std::string const& section, std::string const& key) const {
    auto const* table = era_.root.find(section);
    return table != nullptr && table->value.find(key) != nullptr;
  }

  std::string since() const { return era_.from_day == 0 ? "" : " from " + sim::iso(era_.from); }

  models::Scenario const& scenario_;
  Outlooks* growing_;  // of a network that grows
  Era const& era_;
  Settings const& s_;
  double rate_;
  std::int64_t last_;
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
  std::optional<Outlooks> growing;
  if (grows(scenario)) growing.emplace(scenario);
  for (std::size_t i = 0; i < eras.size(); ++i) {
    std::int64_t const to = i + 1 < eras.size() ? eras[i + 1].from_day : scenario.run.days;
    auto const& settings = scenario.stretches[i].settings;
    double const rate = orders_a_day(settings, scenario.run, eras[i].from_day, to);
    Loads(scenario, growing ? &*growing : nullptr, eras[i], settings, rate, to, problems).warn();
    warn_of_selling(scenario, eras[i], settings, to, problems);
    warn_of_way_back(scenario, eras[i], settings, to, problems);
  }
}

}  // namespace ruralsim::scenarios
