#pragma once
// Rows of the tables of a watched day: its places and actors, by number.

#include "models/ledger.hpp"
#include "models/scenario.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::results::figures {

// Position on the county's plane, km, and the way by road from the hub; NaN at the warehouse.
struct Position {
  double x = 0, y = 0, way = 0;
};

struct PlaceRow {
  std::int32_t county = 0;
  models::Spot spot;
  std::string name;
  Position at;
  std::int32_t number = -1;  // of the center, or of the village in /network
};

// Flags of actor_kind, whose words are in watched.cpp.
enum class ActorKind : std::uint8_t { line_haul, hub, truck, technician, center, village, household, other };

struct ActorRow {
  std::int32_t county = -1;  // -1: of the warehouse
  ActorKind kind = ActorKind::other;
  std::string name;
};

class WatchedRows {
 public:
  WatchedRows(models::Scenario const& scenario, models::RunLedger const& run);

  std::vector<PlaceRow> const& places() const { return places_; }
  std::vector<ActorRow> const& actors() const { return actors_; }
  std::int32_t place(std::size_t county, models::Spot spot) const { return place_.at({county, spot}); }
  std::int32_t actor(std::size_t county, models::Mover who) const;
  // By name, of a county (or of the warehouse: county -1).
  std::int32_t actor(std::int32_t county, std::string const& name) const { return actor_.at({county, name}); }
  Position position(std::size_t county, models::Spot from, models::Spot toward,
                    std::int32_t millionths) const;

 private:
  void add_places(models::Scenario const& scenario, models::RunLedger const& run, std::size_t county);
  void add_place(PlaceRow row);
  void add_actor(ActorRow row);
  void add_actors(models::Scenario const& scenario, models::RunLedger const& run, std::size_t county);
  std::string name_of(std::size_t county, models::Mover who) const;

  models::Scenario const& scenario_;
  std::vector<PlaceRow> places_;
  std::vector<ActorRow> actors_;
  std::map<std::pair<std::size_t, models::Spot>, std::int32_t> place_;
  std::map<std::pair<std::int32_t, std::string>, std::int32_t> actor_;
  std::size_t first_center_ = 0, first_village_ = 0;  // of the county whose places are added
};

}  // namespace ruralsim::results::figures
