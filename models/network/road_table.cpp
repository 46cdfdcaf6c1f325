#include "models/network/road_table.hpp"

#include "models/network/network.hpp"

#include <tuple>

namespace ruralsim::models::network {
namespace {

std::array<double, 4> pair_of(Point const& a, Point const& b) {
  bool const in_order = std::tie(a.x, a.y) < std::tie(b.x, b.y);
  auto const &first = in_order ? a : b, &last = in_order ? b : a;
  return {first.x, first.y, last.x, last.y};
}

}  // namespace

bool RoadTable::set(Point const& a, Point const& b, sim::Km road) {
  auto const [at, fresh] = km_.emplace(pair_of(a, b), road.value);
  return fresh || at->second == road.value;
}

std::optional<sim::Km> RoadTable::between(Point const& a, Point const& b) const {
  auto const at = km_.find(pair_of(a, b));
  return at == km_.end() ? std::nullopt : std::optional(sim::Km{at->second});
}

}  // namespace ruralsim::models::network
