#include "scenarios/checks.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

using models::DisturbanceSettings;
using models::Disturbs;
using models::GoodsUnderWay;

constexpr std::int64_t kLongest = 365;  // days: work that rests for more than 400 is never done

class DisturbanceCheck {
 public:
  DisturbanceCheck(Era const& era, Problems& problems)
      : root_(era.root), draft_(era.reading.draft), problems_(problems) {
    for (auto const& county : draft_.counties) counties_.push_back(county.figures.id);
    counties_.insert(counties_.end(), draft_.counties_elsewhere.begin(), draft_.counties_elsewhere.end());
    for (auto const& terrain : draft_.settings.terrains) terrains_.push_back(terrain.id);
  }

  void all() {
    auto const& settings = draft_.settings;
    for (auto const& one : settings.disturbances) by_date(one);
    for (auto const& closure : settings.closures) {
      known("closure", closure.id, "terrain", closure.terrain, terrains_, "[[terrain]]");
      known("closure", closure.id, "county", closure.county, counties_, "[[county]]");
    }
    for (auto const& storm : settings.storms) {
      if (storm.closes.empty()) moot(storm.id, "closes", "closes = [] closes nothing", "storm");
      if (storm.counties <= 0) moot(storm.id, "counties", "counties = \"0 %\" concerns no county", "storm");
    }
    for (auto breakdown = settings.breakdowns.begin(); breakdown != settings.breakdowns.end(); ++breakdown) {
      bool const line_haul = breakdown->vehicle == models::BreaksDown::line_haul;
      if (breakdown->goods == GoodsUnderWay::hold_at_sender)
        wrong("breakdown", breakdown->id, "goods",
              "= \"hold-at-sender\" (the goods are on the road already) give hold-in-transit or turn-back");
      if (line_haul && breakdown->goods == GoodsUnderWay::turn_back)
        wrong("breakdown", breakdown->id, "goods",
              "= \"turn-back\" (only trucks are towed home) give hold-in-transit");
      auto const twin = std::find_if(settings.breakdowns.begin(), breakdown,
                                     [&](auto const& other) { return other.vehicle == breakdown->vehicle; });
      if (twin != breakdown)
        wrong("breakdown", breakdown->id, "vehicle",
              "(breakdown." + twin->id + " is of the same vehicles) leave one out");
    }
  }

 private:
  void wrong(std::string const& list, std::string const& id, std::string const& key, std::string const& why) {
    problems_.error(where_of(root_, list, id, key), list + "." + id + "." + key + " " + why);
  }

  void known(std::string const& list, std::string const& id, std::string const& key, std::string const& value,
             std::vector<std::string> const& ids, std::string const& section) {
    if (value.empty() || std::find(ids.begin(), ids.end(), value) != ids.end()) return;
    wrong(list, id, key,
          "= " + in_quotes(value) + " (there is no such " + section + ")" + did_you_mean(value, ids));
  }

  void by_date(DisturbanceSettings const& one) {
    for (auto const& county : one.counties)
      known("disturbance", one.id, "counties", county, counties_, "[[county]]");
    bool const roads = one.kind == Disturbs::roads || one.kind == Disturbs::storm;
    bool const demand = one.kind == Disturbs::demand, warehouse = one.kind == Disturbs::warehouse;
    no_use(one, "centers", !one.centers.empty() && !roads);
    no_use(one, "share", one.share != 1 && !roads);
    no_use(one, "factor", one.factor != 1 && !demand);
    no_use(one, "counties", !one.counties.empty() && warehouse);
    no_use(one, "goods", one.goods != GoodsUnderWay::hold_at_sender && (demand || warehouse));
    if (!one.centers.empty() && one.share != 1)
      wrong("disturbance", one.id, "share", "is given beside centers (one of the two) leave it out");
    bool const clock = one.from_time.value != 0 || one.to_time.value != 0;
    if (demand && clock)
      wrong("disturbance", one.id, one.from_time.value != 0 ? "from_time" : "to_time",
            "is given (demand is drawn by the day) leave it out");
    times(one);
  }

  void moot(std::string const& id, std::string const& key, std::string const& why,
            std::string const& list = "disturbance") {
    problems_.warning(where_of(root_, list, id, key), list + "." + id + " has no effect (" + why + ")");
  }

  void no_use(DisturbanceSettings const& one, std::string const& key, bool given) {
    if (given) wrong("disturbance", one.id, key, "is given (this kind has no use for it) leave it out");
  }

  void times(DisturbanceSettings const& one) {
    auto const seconds = (one.to - one.from) * 86400 + (one.to_time - one.from_time).value;
    if (seconds <= 0)
      return wrong("disturbance", one.id, "to",
                   "= " + sim::iso(one.to) + " (not after its beginning) give a later day, or to_time");
    if (seconds > kLongest * 86400)
      return wrong("disturbance", one.id, "to",
                   "= " + sim::iso(one.to) + " (more than " + std::to_string(kLongest) +
                       " days after its beginning) give an earlier day");
    if (one.share <= 0) moot(one.id, "share", "share = \"0 %\" concerns no center");
    auto const& run = draft_.run;
    if (run.days <= 0) return;
    if (one.to <= run.start || one.from - run.start >= run.days)
      problems_.warning(where_of(root_, "disturbance", one.id, "from"),
                        "disturbance." + one.id + " has no effect (it lies outside the run)");
  }

  Node const& root_;
  Draft const& draft_;
  Problems& problems_;
  std::vector<std::string> counties_, terrains_;
};

// A share of the centers that comes to none of them, in counties that are meant.
void warn_of_no_center(models::Scenario const& scenario, Era const& era, std::string const& list,
                       std::string const& id, std::string const& key, double share,
                       std::vector<std::string> const& counties, Problems& problems) {
  std::size_t spared = 0;
  models::network::County const* largest = nullptr;
  for (auto const& county : scenario.network.counties) {
    bool const meant =
        counties.empty() || std::find(counties.begin(), counties.end(), county.id) != counties.end();
    if (!meant || std::lround(share * static_cast<double>(county.centers.size())) > 0) continue;
    ++spared;
    if (largest == nullptr || county.centers.size() > largest->centers.size()) largest = &county;
  }
  if (share <= 0 || spared == 0) return;
  problems.warning(where_of(era.root, list, id, key),
                   list + "." + id + "." + key + " = " + quantity_text(share, Dimension::share) +
                       " hits no center of county." + largest->id + " (of its " +
                       std::to_string(largest->centers.size()) + ", rounded" +
                       (spared > 1 ? "; nor of " + std::to_string(spared - 1) + " more" : "") + ")");
}

}  // namespace

void check_disturbances(Era const& era, Problems& problems) {
  DisturbanceCheck(era, problems).all();
}

void warn_of_past_disturbances(std::vector<Era> const& eras, Problems& problems) {
  // What a disturbance says of itself, as it was read.
  auto const said = [](Era const& era, std::string const& id) {
    std::vector<std::string> values;
    for (auto const& table : era.reading.resolved)
      if (table.section->key == "disturbance" && table.id == id)
        for (auto const& field : table.fields) values.push_back(field.canonical);
    return values;
  };
  for (std::size_t i = 1; i < eras.size(); ++i)
    for (auto const& one : eras[i].reading.draft.settings.disturbances) {
      bool const over = one.to < eras[i].from || (one.to == eras[i].from && one.to_time.value == 0);
      if (over && said(eras[i - 1], one.id) != said(eras[i], one.id))
        problems.warning(where_of(eras[i].root, "disturbance", one.id, "from"),
                         "disturbance." + one.id + " of the change from " + sim::iso(eras[i].from) +
                             " has no effect (it is over before that)");
    }
}

void check_disturbed_centers(models::Scenario const& scenario, Era const& era, Problems& problems) {
  auto const& settings = era.reading.draft.settings;
  for (auto const& storm : settings.storms)
    if (std::find(storm.closes.begin(), storm.closes.end(), models::StormCloses::roads) != storm.closes.end())
      warn_of_no_center(scenario, era, "storm", storm.id, "centers", storm.centers, {}, problems);
  for (auto const& one : settings.disturbances)
    if ((one.kind == Disturbs::roads || one.kind == Disturbs::storm) && one.centers.empty())
      warn_of_no_center(scenario, era, "disturbance", one.id, "share", one.share, one.counties, problems);
  for (auto const& one : settings.disturbances) {
    std::vector<std::string> centers;
    bool anywhere = false;  // in this region
    for (auto const& county : scenario.network.counties) {
      bool const meant = one.counties.empty() ||
                         std::find(one.counties.begin(), one.counties.end(), county.id) != one.counties.end();
      anywhere = anywhere || meant;
      for (auto const& center : county.centers)
        if (meant) centers.push_back(center.id);
    }
    for (auto const& id : one.centers)
      if (anywhere && std::find(centers.begin(), centers.end(), id) == centers.end())
        problems.error(where_of(era.root, "disturbance", one.id, "centers"),
                       "disturbance." + one.id + ".centers: " + in_quotes(id) +
                           " (there is no such center in these counties)" + did_you_mean(id, centers));
  }
}

}  // namespace ruralsim::scenarios
