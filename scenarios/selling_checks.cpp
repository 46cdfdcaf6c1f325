#include "models/rules/harvest.hpp"
#include "scenarios/checks.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

using models::HarvestSettings;

class SellingCheck {
 public:
  SellingCheck(Era const& era, Problems& problems)
      : root_(era.root), settings_(era.reading.draft.settings), problems_(problems) {
    for (auto const& terrain : settings_.terrains) terrains_.push_back(terrain.id);
  }

  void all() {
    if (settings_.harvests.size() > 255)
      problems_.error(root_.where, "has more than 255 harvests (the limit) join some");
    for (auto const& harvest : settings_.harvests) {
      terrain(harvest);
      auto const& truck = settings_.truck;
      fits(harvest, "volume", harvest.volume.value, truck.volume.value, "truck.volume", Dimension::volume);
      fits(harvest, "weight", harvest.weight.value, truck.weight.value, "truck.weight", Dimension::mass);
      fits_line_haul(harvest);
    }
  }

 private:
  void wrong(HarvestSettings const& harvest, std::string const& key, std::string const& why) {
    problems_.error(where_of(root_, "harvest", harvest.id, key),
                    "harvest." + harvest.id + "." + key + " " + why);
  }

  void terrain(HarvestSettings const& harvest) {
    auto const& id = harvest.terrain;
    if (id.empty() || std::find(terrains_.begin(), terrains_.end(), id) != terrains_.end()) return;
    wrong(harvest, "terrain",
          "= " + in_quotes(id) + " (there is no such [[terrain]])" + did_you_mean(id, terrains_));
  }

  // A box that no vehicle takes would wait for ever, and all behind it.
  void fits(HarvestSettings const& harvest, std::string const& key, double box, double room,
            std::string const& vehicle, Dimension dimension) {
    if (room <= 0 || box <= room) return;
    wrong(harvest, key,
          "= " + in_quotes(quantity_text(box, dimension)) + " (more than " + vehicle + " = " +
              in_quotes(quantity_text(room, dimension)) +
              ": it could never be carried) change one of the two");
  }
  void fits_line_haul(HarvestSettings const& harvest) {
    auto const& s = settings_.selling;
    auto const& vehicle = settings_.cost.line_haul;
    auto const check = [&](std::string const& key, double box, auto const& stated, double as_it_came,
                           std::string const& as_it_came_key, Dimension dimension) {
      fits(harvest, key, box, stated ? stated->value : as_it_came,
           stated ? "selling.return_" + key : as_it_came_key, dimension);
    };
    check("volume", harvest.volume.value, s.return_volume, vehicle.volume.value, "line_haul_vehicle.volume",
          Dimension::volume);
    check("weight", harvest.weight.value, s.return_weight, vehicle.payload.value, "line_haul_vehicle.payload",
          Dimension::mass);
    if (!s.return_volume && settings_.line_haul.volume)
      fits(harvest, "volume", harvest.volume.value, settings_.line_haul.volume->value, "line_haul.volume",
           Dimension::volume);
  }

  Node const& root_;
  models::Settings const& settings_;
  Problems& problems_;
  std::vector<std::string> terrains_;
};

// Boxes that are expected at the busiest center on the fullest day from one day to another.
struct Fullest {
  double boxes = 0;
  std::int64_t day = 0;
};
Fullest fullest_day(models::Scenario const& scenario, models::Settings const& settings, std::int64_t from,
                    std::int64_t to) {
  sim::Calendar const calendar(scenario.run.start);
  sim::WorkingTime const open(settings.center.opening, calendar);
  auto const crops = models::rules::crops_of(settings, calendar, scenario.run.days, open);
  Fullest fullest;
  for (auto const& county : scenario.network.counties) {
    std::vector<double> households(county.centers.size());
    for (auto const& village : county.villages)
      if (county.centers[village.center.index()].opens < to)
        households[village.center.index()] += village.households;
    double const busiest = households.empty() ? 0 : *std::max_element(households.begin(), households.end());
    for (auto day = from; day < to; ++day) {
      double boxes = 0;
      for (std::size_t g = 0; g < crops.size(); ++g) {
        auto const& harvest = settings.harvests[g];
        bool const grown = harvest.terrain.empty() || harvest.terrain == county.terrain;
        if (grown) boxes += busiest * harvest.villages * crops[g].boxes[static_cast<std::size_t>(day)];
      }
      if (boxes > fullest.boxes) fullest = {boxes, day};
    }
  }
  return fullest;
}

// Harvests cannot come by date, so that the first era says it for all.
void warn_of_no_harvest(Era const& era, Problems& problems) {
  auto const* selling = era.root.find("selling");
  if (era.from_day == 0 && selling && selling->value.is_table() && !selling->value.entries.empty())
    problems.warning(selling->where, "[selling] has no effect (there is no [[harvest]])");
}

}  // namespace

void check_selling(Era const& era, Problems& problems) {
  SellingCheck(era, problems).all();
}

void warn_of_selling(models::Scenario const& scenario, Era const& era, models::Settings const& settings,
                     std::int64_t to, Problems& problems) {
  if (settings.harvests.empty()) return warn_of_no_harvest(era, problems);
  auto const fullest = fullest_day(scenario, settings, era.from_day, to);
  auto const& room = settings.selling.center_room;
  std::string const since = era.from_day == 0 ? "" : " from " + sim::iso(era.from);
  if (fullest.boxes <= 0) {
    problems.warning(
        where_of(era.root, "harvest", settings.harvests.front().id, "from"),
        "nothing is sold" + since + " (no season of a [[harvest]] lies in these days, or nobody grows it)");
  } else if (room && fullest.boxes > static_cast<double>(*room)) {
    problems.warning(where_of(era.root, "selling", "center_room"),
                     "selling.center_room = " + std::to_string(*room) + since +
                         " (the largest center is brought " + number_text(std::round(fullest.boxes)) +
                         " boxes on " + sim::iso(scenario.run.start + fullest.day) +
                         " in the mean, where villages that grow it lie evenly: more will be refused)");
  }
}

}  // namespace ruralsim::scenarios
