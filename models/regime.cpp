#include "models/regime.hpp"

#include "models/rules/demand.hpp"
#include "models/rules/returns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruralsim::models {
namespace {

enum class Holidays { kept, ignored };

// Days on which a holiday closes any of these.
std::vector<std::int64_t> closed_days(Settings const& s, std::vector<Closes> const& who,
                                      sim::Calendar const& calendar, std::int64_t days) {
  std::vector<std::int64_t> closed;
  for (auto const& holiday : s.holidays) {
    if (std::find_first_of(holiday.closes.begin(), holiday.closes.end(), who.begin(), who.end()) ==
        holiday.closes.end())
      continue;
    for (auto const& span : rules::occurrences(holiday.when, calendar, days))
      for (auto day = span.first; day <= span.last; ++day) closed.push_back(day);
  }
  return closed;
}

// Nobody drives to centers on weekdays on which they do not open.
WeeklyHours hours_of_trucks(Settings const& s) {
  auto hours = s.truck.shift;
  for (std::size_t day = 0; day < hours.by_weekday.size(); ++day)
    if (s.center.opening.by_weekday[day].empty()) hours.by_weekday[day].clear();
  return hours;
}

Calendars calendars_of(Settings const& s, Scenario const& scenario, Holidays holidays) {
  sim::Calendar const calendar(scenario.run.start);
  auto const working = [&](WeeklyHours const& hours, std::vector<Closes> const& who) {
    auto const closed = holidays == Holidays::kept ? closed_days(s, who, calendar, scenario.run.days + 60)
                                                   : std::vector<std::int64_t>{};
    return sim::WorkingTime(hours, calendar, closed);
  };
  return {.warehouse = working(s.warehouse.shifts, {Closes::warehouse}),
          .line_haul = working(WeeklyHours::always(), {Closes::line_haul}),
          .hub = working(s.hub.shifts, {Closes::hub}),
          .trucks = working(hours_of_trucks(s), {Closes::trucks, Closes::centers}),
          .centers = working(s.center.opening, {Closes::centers}),
          .technicians = working(s.installation.shift, {Closes::technicians})};
}

// Words 0 .. last make up this share of all; a share of nothing shares its last word with the group before.
std::uint32_t last_word_below(double cumulated_share) {
  double const words = std::floor(cumulated_share * 0x1p32);
  return words < 1 ? 0 : static_cast<std::uint32_t>(std::min(words, 0x1p32) - 1);
}

using StocksByGroup = std::vector<StockSettings const*>;

// Of each county; a county's own stock of a group stands before one of all counties.
std::vector<StocksByGroup> stocks_of_counties(Settings const& s, network::Network const& network,
                                              StockPlace at) {
  std::vector<StocksByGroup> all;
  for (auto const& county : network.counties) {
    auto& of_county = all.emplace_back(s.products.size(), nullptr);
    for (auto const& stock : s.stocks)
      for (std::size_t g = 0; g < s.products.size(); ++g) {
        bool const is_there = stock.at == at && (stock.county.empty() || stock.county == county.id);
        bool const better = of_county[g] == nullptr || !stock.county.empty();
        if (is_there && s.products[g].id == stock.product && better) of_county[g] = &stock;
      }
  }
  return all;
}

// Of the region, then of each county.
std::vector<StocksByGroup> stocks_of(Settings const& s, network::Network const& network) {
  auto all = stocks_of_counties(s, network, StockPlace::county);
  auto& of_region = *all.emplace(all.begin(), s.products.size(), nullptr);
  for (auto const& stock : s.stocks)
    for (std::size_t g = 0; g < s.products.size(); ++g)
      if (stock.at == StockPlace::region && s.products[g].id == stock.product && of_region[g] == nullptr)
        of_region[g] = &stock;
  return all;
}

std::vector<Goods> goods_of(std::vector<ProductGroup> const& products, StocksByGroup const& in_region) {
  std::vector<Goods> goods;
  double sum = 0;
  for (auto const& p : products) {
    bool const asked = in_region[goods.size()] == nullptr;  // else the stock itself says what is there
    double const regional = asked ? p.stocked_in_region : 1;
    sum += p.share;
    goods.push_back({.last_word = last_word_below(sum),
                     .regional_below = static_cast<std::uint32_t>(std::lround(regional * 65536)),
                     .volume = p.volume.value,
                     .weight = p.weight.value,
                     .appliance = p.handling == Handling::appliance,
                     .back_below = rules::brings_back_below(p.return_share)});
  }
  // The last group with a share takes what rounding left over.
  for (std::size_t g = goods.size(); g-- > 0;) {
    goods[g].last_word = 0xffffffffu;
    if (products[g].share > 0) break;
  }
  return goods;
}

std::array<std::uint8_t, 256> guide_to(std::vector<Goods> const& goods) {
  std::array<std::uint8_t, 256> guide{};
  std::uint8_t g = 0;
  for (std::uint32_t high = 0; high < guide.size(); ++high) {
    while (high << 24 > goods[g].last_word) ++g;
    guide[high] = g;
  }
  return guide;
}

std::vector<rules::DayShape> desk_hours_of(Settings const& s) {
  std::vector<rules::DayShape> shapes;
  for (auto const& windows : s.center.opening.by_weekday) {
    // No windows means closed here, not open all day.
    auto const nothing = std::vector<sim::ClockWindow>{{sim::seconds(0), sim::seconds(0)}};
    shapes.emplace_back(s.demand.hour, windows.empty() ? nothing : windows);
  }
  return shapes;
}

bool anything_comes_back(Settings const& s) {
  return std::any_of(s.products.begin(), s.products.end(), [](auto const& p) { return p.return_share > 0; });
}

std::optional<rules::QuantileTable> table_of(std::optional<Distribution> const& distribution) {
  if (!distribution) return std::nullopt;
  return rules::QuantileTable(*distribution);
}

// By day of the run, as Regime::storage_days.
std::vector<std::int64_t> storage_of(Settings const& s, sim::WorkingTime const& centers, std::int64_t days) {
  auto const set = s.center.storage_days, most = longest_storage(s);
  std::vector<std::int64_t> lengths;
  for (std::int64_t day = 0; day < days; ++day) {
    std::int64_t length = 0;
    for (std::int64_t open = 0; open < set && length < most;)
      open += centers.opens_on(day + ++length) ? 1 : 0;
    lengths.push_back(length);
  }
  return lengths;
}

// The last second that makes each release, then one that never comes. A release at midnight goes before the
// day's first order.
std::vector<std::int64_t> last_seconds(std::vector<Seconds> const& cut_offs) {
  std::vector<std::int64_t> last;
  for (auto const t : cut_offs) last.push_back(t.value == 0 ? -1 : t.value);
  last.push_back(std::numeric_limits<std::int64_t>::max());
  return last;
}

}  // namespace

Regime::Regime(Settings const& settings, Scenario const& scenario, std::uint32_t replication)
    : settings_(settings),
      with_holidays_(calendars_of(settings, scenario, Holidays::kept)),
      without_holidays_(calendars_of(settings, scenario, Holidays::ignored)),
      has_holidays_(!settings.holidays.empty()),
      disturbances_(disturbances_of(settings, scenario, replication, with_holidays_.warehouse,
                                    with_holidays_.line_haul)),
      rate_(rules::base_rate(settings.demand)),
      buyer_rate_(settings.demand.orders_per_household.value / 365.0),
      factors_(rules::day_factors(settings.demand, sim::Calendar(scenario.run.start), scenario.run.days)),
      phone_(settings.demand.hour, {}),
      desk_(desk_hours_of(settings)),
      stocks_(stocks_of(settings, scenario.network)),
      station_stocks_(stocks_of_counties(settings, scenario.network, StockPlace::station)),
      goods_(goods_of(settings.products, stocks_.front())),
      group_guide_(guide_to(goods_)),
      assisted_below_(static_cast<std::uint32_t>(std::lround(settings.demand.assisted_share * 65536))),
      pick_up_(table_of(settings.center.pick_up_delay)),
      return_delay_(anything_comes_back(settings) ? table_of(settings.center.return_delay) : std::nullopt),
      desk_patience_(table_of(settings.center.desk.patience)),
      desk_service_(settings.center.desk.order_time),
      center_days_(with_holidays_.centers, scenario.run.days + 30),
      storage_days_(storage_of(settings, with_holidays_.centers, scenario.run.days)),
      crops_(rules::crops_of(settings, sim::Calendar(scenario.run.start), scenario.run.days,
                             with_holidays_.centers)),
      cut_offs_(last_seconds(settings.warehouse.cut_offs)) {
  std::uint8_t wave = 0;
  for (std::size_t slice = 0; slice < wave_guide_.size(); ++slice) {
    while (static_cast<std::int64_t>(slice << kGuideBits) > cut_offs_[wave]) ++wave;
    wave_guide_[slice] = wave;
  }
}

rules::Timetable Regime::timetable(Calendars const& calendars, sim::Km warehouse_distance) const {
  return {.warehouse = &settings_.warehouse,
          .line_haul = &settings_.line_haul,
          .hub = &settings_.hub,
          .truck = &settings_.truck,
          .warehouse_open = &calendars.warehouse,
          .line_haul_days = &calendars.line_haul,
          .hub_open = &calendars.hub,
          .truck_shift = &calendars.trucks,
          .line_haul_time = rules::line_haul_time(warehouse_distance, settings_.line_haul),
          .picking_rate = if_as_set(settings_.facilities.picking, settings_.warehouse.picking_rate),
          .sorting_rate = if_as_set(settings_.facilities.sorting, settings_.hub.sorting_rate)};
}

Regimes::Regimes(Scenario const& scenario, std::uint32_t replication) {
  for (std::int64_t day = 0; day < scenario.run.days; ++day) {
    auto const next = regimes_.size();
    if (next < scenario.stretches.size() && scenario.stretches[next].from_day <= day)
      regimes_.push_back(std::make_unique<Regime>(scenario.stretches[next].settings, scenario, replication));
    by_day_.push_back(static_cast<std::uint16_t>(regimes_.size() - 1));
  }
}

}  // namespace ruralsim::models
