#include "models/network/apportion.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ruralsim::models::network {
namespace {

struct Share {
  double weight = 0;
  std::int64_t least = 0, most = 0;

  double at(double rate) const {
    return std::clamp(weight * rate, static_cast<double>(least), static_cast<double>(most));
  }
};

double sum_at(std::vector<Share> const& shares, double rate) {
  double sum = 0;
  for (auto const& share : shares) sum += share.at(rate);
  return sum;
}

// The rate per weight at which bounded shares sum to the total; the largest if none does.
double rate_for(std::vector<Share> const& shares, double total) {
  double low = 0, high = 1e-9;
  while (sum_at(shares, high) < total && high < 1e300) high *= 2;
  for (int i = 0; i < 200; ++i) {
    double const middle = std::midpoint(low, high);
    (sum_at(shares, middle) < total ? low : high) = middle;
  }
  return high;
}

void check(std::vector<Share> const& shares, std::int64_t total) {
  double least = 0, most = 0;
  for (auto const& share : shares) {
    if (!(share.weight >= 0) || !std::isfinite(share.weight))
      throw sim::Error(sim::Blame::usage, "a weight to share by must be finite and not below 0");
    least += static_cast<double>(share.least);
    most += static_cast<double>(share.most);
  }
  auto const wanted = static_cast<double>(total);
  if (total < 0 || wanted < least || wanted > most)
    throw sim::Error(sim::Blame::usage,
                     sim::text("{} cannot be shared: the {} shares take from {} to {} in all", total,
                               shares.size(), least, most));
}

// What is left after rounding down goes to the largest remainders that may still grow, and what is too much
// is taken from the smallest that may still shrink.
void settle(std::vector<std::int64_t>& out, std::vector<Share> const& shares,
            std::vector<double> const& exact, std::int64_t left) {
  std::vector<std::size_t> order(out.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return exact[a] - std::floor(exact[a]) > exact[b] - std::floor(exact[b]);
  });
  while (left > 0)
    for (std::size_t const i : order)
      if (left > 0 && out[i] < shares[i].most) ++out[i], --left;
  while (left < 0)
    for (auto i = order.rbegin(); i != order.rend(); ++i)
      if (left < 0 && out[*i] > shares[*i].least) --out[*i], ++left;
}

}  // namespace

std::vector<std::int64_t> apportion(std::vector<double> const& weights, std::int64_t total,
                                    std::int64_t least, std::vector<std::int64_t> const& most) {
  std::vector<Share> shares;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    std::int64_t const bound = most.empty() ? total : most[i];
    shares.push_back({weights[i], std::min(least, bound), bound});
  }
  check(shares, total);
  double const rate = rate_for(shares, static_cast<double>(total));
  std::vector<double> exact;
  std::vector<std::int64_t> out;
  std::int64_t left = total;
  for (auto const& share : shares) {
    // A share that is whole but for rounding counts as whole.
    double const value = share.at(rate);
    exact.push_back(std::abs(value - std::round(value)) < 1e-9 * (1 + value) ? std::round(value) : value);
    out.push_back(static_cast<std::int64_t>(std::floor(exact.back())));
    left -= out.back();
  }
  settle(out, shares, exact, left);
  return out;
}

}  // namespace ruralsim::models::network
