#include "results/figures/costs.hpp"

#include "results/figures/emissions.hpp"
#include "results/figures/restocking.hpp"
#include "results/figures/selling_totals.hpp"
#include "results/figures/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;
using models::Haulage;

constexpr double kDaysAYear = 365;

// Days of a week on which what opens and closes is open.
std::int64_t days_open(Runs const& runs, std::size_t week, std::int64_t opens, std::int64_t closes) {
  auto const first = static_cast<std::int64_t>(7 * week);
  auto const end = first + static_cast<std::int64_t>(runs.days_of_week(week));
  return std::max<std::int64_t>(std::min(end, closes) - std::max(opens, first), 0);
}

// Centers open on a day, summed over the days of a week.
std::int64_t center_days(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week) {
  auto const& growth = runs.county(replicate, county).growth;
  auto const lives = growth.on() ? growth.lives : models::network::planned_lives(runs.map(county));
  std::int64_t sum = 0;
  for (auto const& life : lives) sum += days_open(runs, week, life.opens, life.closes);
  return sum;
}

// CNY-days of goods on hand in a week.
double stock_value_of_week(Runs const& runs, models::StockLedger const& stock, std::size_t week) {
  double sum = 0;
  for (std::size_t day = 7 * week; day < 7 * week + runs.days_of_week(week); ++day)
    sum += stock_value_days(runs, stock, day);
  return sum;
}

// Of what the warehouse holds for all.
double share_of_warehouse(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week) {
  auto const picked = [&](std::size_t c) {
    auto const column = static_cast<std::size_t>(Haulage::line_haul_parcels);
    return static_cast<double>(at(runs.county(replicate, c).haulage, week, column));
  };
  double all = 0;
  for (std::size_t c = 0; c < runs.counties(); ++c) all += picked(c);
  return all > 0 ? picked(county) / all : 1 / static_cast<double>(runs.counties());
}

// One week of one county, in the quantities that prices are of.
class PricedWeek {
 public:
  PricedWeek(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week)
      : cost_(runs.scenario().stretches.front().settings.cost),
        ledger_(runs.county(replicate, county)),
        week_(week),
        days_(static_cast<double>(
            days_open(runs, week, runs.map(county).opens, models::network::kNeverCloses))),
        center_days_(static_cast<double>(center_days(runs, replicate, county, week))) {
    restocked_ = restocking_of_week(runs, replicate, county, week);
    auto const& line_haul = runs.scenario().stretches.front().settings.line_haul;
    double const km = runs.map(county).warehouse_distance.value;
    restocking_km_ = 2 * restocked_.vehicles * km;
    restocking_hours_ =
        restocked_.vehicles * (hours(line_haul.loading_time.value) +
                               2 * (km / line_haul.speed.value + line_haul.delay.mean() / 3600));
    if (!ledger_.selling.empty()) sold_.add_week(runs, ledger_, week);
    box_fee_ = runs.scenario().stretches.front().settings.selling.center_fee;
    in_stock_ = {stock_value_of_week(runs, runs.run(replicate).stock, week) *
                     share_of_warehouse(runs, replicate, county, week),
                 stock_value_of_week(runs, ledger_.stock, week),
                 stock_value_of_week(runs, ledger_.stations.stock, week)};
  }

  // CNY.
  double of(CostItem const& item) const {
    switch (item.kind) {
      case Kind::wages:
        return wages(item.level);
      case Kind::vehicles:
        return vehicles(item.level);
      case Kind::facilities:
        return facilities(item.level);
      case Kind::fees:
        return hauled(Haulage::delivered_at_center) * cost_.center_fee + box_fees();
      case Kind::capital:
        return capital(item.level);
    }
    return 0;
  }

  // The part of goods for sale, beside their share of joint transport.
  double added_by_selling(CostItem const& item) const {
    if (item.kind == Kind::fees) return box_fees();
    if (item.level == Level::hub && item.kind == Kind::wages)
      return (hub_hours(boxes_at_hub()) - hub_hours(0)) * cost_.handler_wage;
    if (item.level == Level::trucks && item.kind == Kind::vehicles)
      return static_cast<double>(sold_.of(models::SaleHaulage::truck_extra_metres)) / 1000 *
             cost_.truck.cost_per_km;
    return 0;
  }

 private:
  double box_fees() const { return static_cast<double>(sold_.of(models::SaleFact::taken_in)) * box_fee_; }
  double boxes_at_hub() const { return static_cast<double>(sold_.of(models::SaleFact::at_hub)); }
  double hauled(Haulage what) const {
    return static_cast<double>(at(ledger_.haulage, week_, static_cast<std::size_t>(what)));
  }
  // Parcels, and pieces for the county's stock.
  double from_warehouse() const { return hauled(Haulage::line_haul_parcels) + restocked_.pieces; }
  static double by_hand(double parcels, sim::PerHour rate) {
    return rate.value > 0 ? parcels / rate.value : 0;
  }
  double hub_hours(double boxes) const {
    double const staff = static_cast<double>(cost_.hub_staff) * hours(cost_.hub_staff_week.value) * days_ / 7;
    return std::max(staff, by_hand(from_warehouse() + boxes, cost_.parcels_sorted));
  }
  double truck_hours() const {  // overtime included
    return hours(
        at(ledger_.utilisation.available_by_week, week_, static_cast<std::size_t>(models::Resource::trucks)));
  }

  double wages(Level level) const {
    switch (level) {
      case Level::warehouse:
        return by_hand(from_warehouse(), cost_.parcels_picked) * cost_.handler_wage;
      case Level::line_haul:
        return (hauled(Haulage::line_haul_seconds) / 3600 + restocking_hours_) * cost_.driver_wage;
      case Level::hub:
        return hub_hours(boxes_at_hub()) * cost_.handler_wage;
      case Level::trucks:
        return truck_hours() * cost_.driver_wage;
      case Level::technicians:
        return hours(at(ledger_.technician_seconds, week_, 2)) * cost_.technician_wage;
      case Level::centers:
        return 0;  // agents live on fees
    }
    return 0;
  }
  double vehicles(Level level) const {
    if (level == Level::line_haul)
      return ((hauled(Haulage::line_haul_laden) + hauled(Haulage::line_haul_empty)) / 1000 + restocking_km_) *
             cost_.line_haul.cost_per_km;
    if (level == Level::trucks)
      return static_cast<double>(at(ledger_.truck_runs, week_, 3)) / 1000 * cost_.truck.cost_per_km;
    return hauled(Haulage::van_metres) / 1000 * cost_.van.cost_per_km;
  }
  double facilities(Level level) const {
    if (level == Level::warehouse) return from_warehouse() * cost_.warehouse_facility;
    if (level == Level::hub) return days_ / kDaysAYear * cost_.hub_facility;
    return center_days_ / kDaysAYear * cost_.center_facility;
  }
  double capital(Level level) const {
    double const a_day = cost_.interest / kDaysAYear;
    if (level == Level::warehouse) return in_stock_.warehouse * a_day;
    bool const hub = level == Level::hub;
    double const outlay_days = hub ? days_ * cost_.hub_setup.value : center_days_ * cost_.center_setup.value;
    return outlay_days / kDaysAYear * capital_recovery(cost_.life_years, cost_.interest) +
           (hub ? in_stock_.hub : in_stock_.stations) * a_day;
  }

  models::CostSettings const& cost_;
  CountyLedger const& ledger_;
  std::size_t week_;
  double days_;  // on which the county is open
  double center_days_;
  Restocking restocked_;
  double restocking_km_ = 0, restocking_hours_ = 0;
  SellingTotals sold_;
  double box_fee_ = 0;
  struct {
    double warehouse, hub, stations;
  } in_stock_{};  // CNY-days
};

// What trucks and line-haul cost for deliveries and goods for sale together.
bool is_joint(CostItem const& item) {
  bool const carries = item.level == Level::trucks || item.level == Level::line_haul;
  return carries && (item.kind == Kind::wages || item.kind == Kind::vehicles);
}

double share_of_activity(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week,
                         Level level) {
  auto const t = transport_of_week(runs, replicate, county, week,
                                   level == Level::trucks ? Carrier::trucks : Carrier::line_haul);
  return t.activity > 0 ? t.sold_activity / t.activity : 0;
}

template <class Belongs>
std::int64_t sum_where(Costs const& costs, Belongs&& belongs) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < cost_items.size(); ++i)
    if (belongs(cost_items[i])) sum += costs.items[i];
  return sum;
}

}  // namespace

Costs& Costs::operator+=(Costs const& other) {
  for (std::size_t i = 0; i < items.size(); ++i) items[i] += other.items[i];
  return *this;
}
Costs& Costs::operator-=(Costs const& other) {
  for (std::size_t i = 0; i < items.size(); ++i) items[i] -= other.items[i];
  return *this;
}
std::int64_t Costs::of(Level level) const {
  return sum_where(*this, [level](CostItem const& item) { return item.level == level; });
}
std::int64_t Costs::of(Kind kind) const {
  return sum_where(*this, [kind](CostItem const& item) { return item.kind == kind; });
}
std::int64_t Costs::all() const {
  return std::accumulate(items.begin(), items.end(), std::int64_t{0});
}

Costs cost_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week) {
  PricedWeek const priced(runs, replicate, county, week);
  Costs costs;
  for (std::size_t i = 0; i < cost_items.size(); ++i)
    costs.items[i] = std::llround(100 * priced.of(cost_items[i]));
  return costs;
}

Costs selling_cost_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week) {
  Costs costs;
  if (!runs.features().sells) return costs;
  bool const by_activity =
      runs.scenario().stretches.front().settings.selling.joint_cost == models::JointCost::activity;
  PricedWeek const priced(runs, replicate, county, week);
  for (std::size_t i = 0; i < cost_items.size(); ++i) {
    auto const& item = cost_items[i];
    double const part = by_activity && is_joint(item)
                            ? priced.of(item) * share_of_activity(runs, replicate, county, week, item.level)
                            : priced.added_by_selling(item);
    costs.items[i] = std::llround(100 * part);
  }
  return costs;
}

double stock_value_days(Runs const& runs, models::StockLedger const& stock, std::size_t day) {
  if (stock.empty()) return 0;
  auto const& products = runs.scenario().settings_on(static_cast<std::int64_t>(day)).products;
  double sum = 0;
  for (std::size_t g = 0; g < products.size(); ++g)
    if (stock.holds(g))
      sum += static_cast<double>(stock.fact(day, g, models::StockFact::on_hand_seconds)) / 86400 *
             products[g].value.value;
  return sum;
}

double capital_recovery(double years, double interest) {
  if (interest <= 0) return 1 / years;
  return interest / (1 - std::pow(1 + interest, -years));
}

double capital_outlay(Runs const& runs, std::size_t county) {
  auto const& cost = runs.scenario().stretches.front().settings.cost;
  auto const& centers = runs.map(county).centers;
  auto const open = std::count_if(centers.begin(), centers.end(), [&](auto const& center) {
    return center.opens < static_cast<std::int64_t>(runs.days());
  });
  bool const has_hub = runs.map(county).opens < static_cast<std::int64_t>(runs.days());
  return (has_hub ? cost.hub_setup.value : 0) + static_cast<double>(open) * cost.center_setup.value;
}

}  // namespace ruralsim::results::figures
