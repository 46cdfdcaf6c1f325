#include "results/figures/watched_rows.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <limits>
#include <set>

namespace ruralsim::results::figures {
namespace {

using models::MoverKind;
using models::Spot;
using models::SpotKind;

constexpr double kNoPosition = std::numeric_limits<double>::quiet_NaN();

bool starts_with_word(std::string const& text, char const* word) {
  return text.starts_with(std::string(word) + " ");
}

// Movers are known otherwise.
ActorKind kind_of(MoverKind kind) {
  switch (kind) {
    case MoverKind::line_haul:
      return ActorKind::line_haul;
    case MoverKind::hub:
      return ActorKind::hub;
    case MoverKind::truck:
      return ActorKind::truck;
    case MoverKind::technician:
      return ActorKind::technician;
  }
  throw sim::Error(sim::Blame::model, "somebody moved who is of no kind");
}

ActorKind kind_of_speaker(std::string const& name) {
  if (starts_with_word(name, "center")) return ActorKind::center;
  if (starts_with_word(name, "village")) return ActorKind::village;
  if (starts_with_word(name, "household")) return ActorKind::household;
  return ActorKind::other;
}

}  // namespace

WatchedRows::WatchedRows(models::Scenario const& scenario, models::RunLedger const& run)
    : scenario_(scenario) {
  for (std::size_t county = 0; county < run.counties.size(); ++county) {
    add_places(scenario, run, county);
    add_actors(scenario, run, county);
  }
  std::set<std::string> names;
  for (auto const& line : run.watched.lines) names.insert(line.actor);
  for (auto const& map : scenario.network.counties) names.erase("line-haul " + map.id);
  for (auto const& name : names) add_actor({.county = -1, .kind = ActorKind::other, .name = name});
}

void WatchedRows::add_place(PlaceRow row) {
  place_.emplace(std::pair(static_cast<std::size_t>(row.county), row.spot),
                 static_cast<std::int32_t>(places_.size()));
  places_.push_back(std::move(row));
}

// The hub, the warehouse, all centers, and the villages where somebody was.
void WatchedRows::add_places(models::Scenario const& scenario, models::RunLedger const& run,
                             std::size_t county) {
  auto const& map = scenario.network.counties[county];
  auto const number = static_cast<std::int32_t>(county);
  add_place({number, Spot::hub(), map.id, {}, -1});
  add_place(
      {number, Spot::warehouse(), "warehouse", {kNoPosition, kNoPosition, map.warehouse_distance.value}, -1});
  for (std::size_t c = 0; c < map.centers.size(); ++c) {
    auto const at = map.centers[c].at;
    add_place({number,
               Spot::center(c),
               map.centers[c].id,
               {at.x, at.y, map.road({}, at).value},
               static_cast<std::int32_t>(first_center_ + c)});
  }
  std::set<std::uint16_t> villages;
  auto const note = [&](Spot spot) {
    if (spot.kind == SpotKind::village) villages.insert(spot.number);
  };
  for (auto const& leg : run.counties[county].watched.legs) note(leg.from), note(leg.to);
  for (auto const& stay : run.counties[county].watched.stays) note(stay.at);
  for (auto const v : villages) {
    auto const at = map.villages[v].at;
    add_place({number,
               Spot::village(v),
               map.villages[v].id,
               {at.x, at.y, map.road({}, at).value},
               static_cast<std::int32_t>(first_village_ + v)});
  }
  first_center_ += map.centers.size(), first_village_ += map.villages.size();
}

std::string WatchedRows::name_of(std::size_t county, models::Mover who) const {
  switch (who.kind) {
    case MoverKind::line_haul:
      return "line-haul " + scenario_.network.counties[county].id;
    case MoverKind::hub:
      return "hub";
    case MoverKind::truck:
      return sim::text("truck {}", who.number + 1);
    case MoverKind::technician:
      return sim::text("technician {}", who.number + 1);
  }
  throw sim::Error(sim::Blame::model, "somebody moved who is of no kind");
}

std::int32_t WatchedRows::actor(std::size_t county, models::Mover who) const {
  return actor(static_cast<std::int32_t>(county), name_of(county, who));
}

void WatchedRows::add_actor(ActorRow row) {
  auto const [found, is_new] =
      actor_.emplace(std::pair(row.county, row.name), static_cast<std::int32_t>(actors_.size()));
  if (is_new) actors_.push_back(std::move(row));
}

void WatchedRows::add_actors(models::Scenario const&, models::RunLedger const& run, std::size_t county) {
  auto const& watched = run.counties[county].watched;
  auto const number = static_cast<std::int32_t>(county);
  std::set<models::Mover> movers{{MoverKind::line_haul, 0}, {MoverKind::hub, 0}};
  for (auto const& leg : watched.legs) movers.insert(leg.who);
  for (auto const& stay : watched.stays) movers.insert(stay.who);
  for (auto const who : movers) add_actor({number, kind_of(who.kind), name_of(county, who)});
  std::set<std::string> names;
  for (auto const& line : watched.lines) names.insert(line.actor);
  for (auto const& name : names) add_actor({number, kind_of_speaker(name), name});
}

Position WatchedRows::position(std::size_t county, Spot from, Spot toward, std::int32_t millionths) const {
  auto const& a = places_[static_cast<std::size_t>(place(county, from))].at;
  auto const& b = places_[static_cast<std::size_t>(place(county, toward))].at;
  if (millionths == 0) return a;
  if (millionths == models::Leg::kWhole) return b;
  double const share = static_cast<double>(millionths) / models::Leg::kWhole;
  auto const between = [&](double p, double q) { return p + (q - p) * share; };
  return {between(a.x, b.x), between(a.y, b.y), between(a.way, b.way)};
}

}  // namespace ruralsim::results::figures
