#include "models/rules/chances.hpp"

#include "sim/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::models::rules {
namespace {

constexpr std::array<double, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr double kDaysOfYear = 365;
constexpr std::int64_t kFurthestBack = 3650;

}  // namespace

double begin_a_day(double per_year, std::array<double, 12> const& weights, int month) {
  double const mean = std::inner_product(weights.begin(), weights.end(), kDays.begin(), 0.0) / kDaysOfYear;
  double const weight = mean > 0 ? weights[static_cast<std::size_t>(month - 1)] / mean : 1;
  return per_year / kDaysOfYear * weight;
}

std::vector<sim::TimeSpan> begin_on(std::int64_t day, double mean, sim::Distribution const& length,
                                    sim::Stream luck) {
  std::vector<sim::TimeSpan> spans;
  auto const many = sim::poisson(luck, mean);
  for (std::int64_t n = 0; n < many; ++n) {
    auto const words = luck.block();
    auto const second = static_cast<std::int64_t>(sim::unit(words[0]) * 86400);
    auto const begins = sim::midnight(day) + sim::seconds(second);
    spans.push_back({begins, begins + length.quantile_seconds(sim::unit(words[1]))});
  }
  return spans;
}

std::int64_t days_back(sim::Distribution const& length) {
  constexpr double kButOneInAMillion = 1 - 1e-6;
  auto const longest = static_cast<double>(length.quantile_seconds(kButOneInAMillion).value);
  return std::min(static_cast<std::int64_t>(std::ceil(longest / 86400)), kFurthestBack);
}

bool in_arc(std::size_t county, std::size_t counties, double begin, double share) {
  double const at = static_cast<double>(county) / static_cast<double>(counties);
  double const beyond = at - begin;
  return (beyond < 0 ? beyond + 1 : beyond) < share;
}

std::vector<std::uint16_t> hit_centers(network::County const& county, double share, double u) {
  auto const& centers = county.centers;
  auto const n = centers.size();
  auto const many = static_cast<std::size_t>(std::lround(share * static_cast<double>(n)));
  auto const eye = centers[std::min(static_cast<std::size_t>(u * static_cast<double>(n)), n - 1)].at;
  std::vector<std::uint16_t> nearest(n);
  std::iota(nearest.begin(), nearest.end(), std::uint16_t{0});
  auto const away = [&](std::uint16_t c) {
    return std::hypot(centers[c].at.x - eye.x, centers[c].at.y - eye.y);
  };
  std::stable_sort(nearest.begin(), nearest.end(), [&](auto a, auto b) { return away(a) < away(b); });
  nearest.resize(std::min(many, n));
  return nearest;
}

}  // namespace ruralsim::models::rules
