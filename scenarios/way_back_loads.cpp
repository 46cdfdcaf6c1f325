// Goods that villagers sell, against the room that trucks and line-haul have on their ways back.
#include "models/rules/harvest.hpp"
#include "models/rules/haulage.hpp"
#include "scenarios/checks.hpp"
#include "scenarios/expected_orders.hpp"
#include "scenarios/number_text.hpp"
#include "scenarios/stage_loads.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::scenarios {
namespace {

constexpr std::int64_t kSpell = 28;  // days: what a stage cannot take in so long waits, or is refused

// Boxes of a mean day of some days.
struct Boxes {
  double number = 0, volume = 0, weight = 0;

  Boxes& operator+=(Boxes const& other) {
    number += other.number, volume += other.volume, weight += other.weight;
    return *this;
  }
  double over(double room_volume, double room_weight) const {
    return std::max(volume / room_volume, weight / room_weight);
  }
};

class WayBack {
 public:
  WayBack(models::Scenario const& scenario, Era const& era, models::Settings const& settings, std::int64_t to,
          Problems& problems)
      : scenario_(scenario), era_(era), s_(settings), to_(to), problems_(problems) {
    sim::Calendar const calendar(scenario.run.start);
    crops_ = models::rules::crops_of(s_, calendar, scenario.run.days,
                                     sim::WorkingTime(s_.center.opening, calendar));
  }

  void warn() {
    for (std::size_t c = 0; c < scenario_.network.counties.size(); ++c) {
      auto const from = fullest_spell(scenario_.network.counties[c]);
      auto const until = std::min(from + kSpell, to_);
      if (until <= from) continue;
      double const orders = orders_a_day(s_, scenario_.run, from, until);
      if (orders <= 0) continue;
      county({s_, scenario_.network.counties[c], s_.counties[c], orders}, from, until);
    }
  }

 private:
  Boxes of_day(models::network::County const& map, std::int64_t day) const {
    Boxes boxes;
    for (std::size_t g = 0; g < crops_.size(); ++g) {
      auto const& harvest = s_.harvests[g];
      if (!harvest.terrain.empty() && harvest.terrain != map.terrain) continue;
      double const n = households(map) * harvest.villages * crops_[g].boxes[static_cast<std::size_t>(day)];
      boxes += {.number = n, .volume = n * harvest.volume.value, .weight = n * harvest.weight.value};
    }
    return boxes;
  }
  Boxes mean_day(models::network::County const& map, std::int64_t from, std::int64_t until) const {
    Boxes sum;
    for (auto day = from; day < until; ++day) sum += of_day(map, day);
    double const days = static_cast<double>(until - from);
    return {.number = sum.number / days, .volume = sum.volume / days, .weight = sum.weight / days};
  }
  // Its first day.
  std::int64_t fullest_spell(models::network::County const& map) const {
    std::vector<double> kg;
    for (auto day = era_.from_day; day < to_; ++day) kg.push_back(of_day(map, day).weight);
    auto const length = std::min<std::size_t>(kSpell, kg.size());
    double sum = std::accumulate(kg.begin(), kg.begin() + static_cast<std::ptrdiff_t>(length), 0.0),
           most = sum;
    std::size_t first = 0;
    for (std::size_t end = length; end < kg.size(); ++end) {
      sum += kg[end] - kg[end - length];
      if (sum > most) most = sum, first = end - length + 1;
    }
    return era_.from_day + static_cast<std::int64_t>(first);
  }

  void county(MeanDay const& day, std::int64_t from, std::int64_t until) {
    auto const boxes = mean_day(day.map, from, until);
    if (boxes.number <= 0) return;
    auto const& truck = s_.truck;
    double const runs = truck_runs_a_day(day);
    if (runs > 0)
      tell(day, "trucks",
           std::max(boxes.over(runs * truck.volume.value, runs * truck.weight.value),
                    boxes.number / (runs * static_cast<double>(truck.parcels))),
           boxes, from);
    auto const departures = static_cast<double>(s_.line_haul.departures.size());
    auto const room = room_back(day);
    tell(day, "line-haul", boxes.over(departures * room.volume, departures * room.weight), boxes, from);
  }

  struct Room {
    double volume, weight;
  };
  // Of the vehicles of one departure.
  Room room_back(MeanDay const& day) const {
    double const departures = static_cast<double>(s_.line_haul.departures.size());
    double volume = 0, weight = 0;
    for (auto const& product : s_.products)
      volume += product.share * product.volume.value, weight += product.share * product.weight.value;
    double const orders = day.orders() / departures;
    double const loaded =
        s_.line_haul.volume ? std::min(orders * volume, s_.line_haul.volume->value) : orders * volume;
    auto const& vehicle = s_.cost.line_haul;
    auto const came = static_cast<double>(
        models::rules::vehicles_for({loaded}, {volume > 0 ? loaded / volume * weight : 0}, vehicle));
    auto const of_all = [&](double one) { return one > 0 ? came * one : INFINITY; };
    double const most = s_.line_haul.volume ? s_.line_haul.volume->value : INFINITY;
    return {s_.selling.return_volume ? s_.selling.return_volume->value
                                     : std::min(of_all(vehicle.volume.value), most),
            s_.selling.return_weight ? s_.selling.return_weight->value : of_all(vehicle.payload.value)};
  }

  void tell(MeanDay const& day, std::string const& carrier, double rho, Boxes const& boxes,
            std::int64_t from) {
    if (rho < 1) return;
    problems_.warning(where_of(era_.root, "harvest", heaviest(day.map, from), "per_household"),
                      "county." + day.map.id + ": the way back of its " + carrier +
                          " is loaded to rho = " + number_text(std::round(rho * 100) / 100) +
                          " in the four weeks from " + sim::iso(scenario_.run.start + from) + " (" +
                          number_text(std::round(boxes.number)) +
                          " boxes a day are expected: at 1 or more they pile up, spoil or are refused)");
  }

  // The group of which most is brought in these weeks.
  std::string const& heaviest(models::network::County const& map, std::int64_t from) const {
    std::size_t most = 0;
    double most_kg = -1;
    for (std::size_t g = 0; g < crops_.size(); ++g) {
      double kg = 0;
      bool const grown = s_.harvests[g].terrain.empty() || s_.harvests[g].terrain == map.terrain;
      for (auto day = from; grown && day < std::min(from + kSpell, to_); ++day)
        kg += s_.harvests[g].villages * crops_[g].boxes[static_cast<std::size_t>(day)] *
              s_.harvests[g].weight.value;
      if (kg > most_kg) most_kg = kg, most = g;
    }
    return s_.harvests[most].id;
  }

  models::Scenario const& scenario_;
  Era const& era_;
  models::Settings const& s_;
  std::int64_t to_;
  Problems& problems_;
  std::vector<models::rules::Crop> crops_;
};

}  // namespace

void warn_of_way_back(models::Scenario const& scenario, Era const& era, models::Settings const& settings,
                      std::int64_t to, Problems& problems) {
  if (!settings.harvests.empty() && era.from_day < to) WayBack(scenario, era, settings, to, problems).warn();
}

}  // namespace ruralsim::scenarios
