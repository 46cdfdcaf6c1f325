#include "models/network/remoteness.hpp"

#include <algorithm>
#include <numeric>

namespace ruralsim::models::network {
namespace {

std::uint8_t fifth_of_rank(std::size_t rank, std::size_t centers) {
  return static_cast<std::uint8_t>(kFifths * (2 * rank + 1) / (2 * centers));
}

}  // namespace

std::vector<std::uint8_t> fifth_of_centers(County const& county) {
  std::vector<std::size_t> order(county.centers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> ways;
  for (auto const& center : county.centers) ways.push_back(county.road({}, center.at).value);
  std::ranges::stable_sort(order, {}, [&](std::size_t center) { return ways[center]; });
  std::vector<std::uint8_t> fifth(order.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    fifth[order[rank]] = fifth_of_rank(rank, order.size());
  return fifth;
}

}  // namespace ruralsim::models::network
