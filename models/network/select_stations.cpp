#include "models/network/select_stations.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::models::network {

void choose_select_stations(County& county, double share, StationRule rule) {
  std::vector<double> rank(county.centers.size(), 0.0);
  if (rule == StationRule::most_households)
    for (auto const& village : county.villages) rank[village.center.index()] += village.households;
  else
    for (std::size_t c = 0; c < rank.size(); ++c) rank[c] = county.road({}, county.centers[c].at).value;
  std::vector<std::size_t> order(rank.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank[a] > rank[b]; });
  order.resize(static_cast<std::size_t>(std::llround(share * static_cast<double>(rank.size()))));
  for (auto const center : order) county.centers[center].select_station = true;
}

}  // namespace ruralsim::models::network
