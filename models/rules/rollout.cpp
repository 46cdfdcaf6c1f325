#include "models/rules/rollout.hpp"

#include "models/purposes.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::models::rules {
namespace {

using network::County;
using network::kNeverOpens;

constexpr double kDaysAMonth = 365.25 / 12;
constexpr std::int64_t kFirstYear = 365;

struct Sums {
  double households = 0, income = 0;
  double mean_income() const { return households > 0 ? income / households : 0; }
};

std::vector<Sums> sums_by_center(County const& county) {
  std::vector<Sums> sums(county.centers.size());
  for (auto const& village : county.villages) {
    auto& one = sums[village.center.index()];
    one.households += village.households;
    one.income += village.households * village.income;
  }
  return sums;
}

// Indices by ascending key, equals by number.
template <class Key>
std::vector<std::size_t> sorted_by(std::size_t n, Key&& key) {
  std::vector<double> keys;
  for (std::size_t i = 0; i < n; ++i) keys.push_back(key(i));
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
  return order;
}

double drawn(std::uint64_t seed, std::uint64_t realm, std::uint32_t entity) {
  return sim::Stream({.seed = seed, .realm = realm, .entity = entity, .purpose = purpose::kOpeningOrder})
      .uniform();
}

// A stretch's plan in days of the run.
struct Days {
  Days(RolloutSettings const& settings, RunSpec const& run)
      : first(settings.first ? *settings.first - run.start : 0),
        last(settings.last ? *settings.last - run.start : run.days - 1) {}
  std::int64_t first, last;
};

// Whether an opening is still ahead when a stretch begins that plans anew.
bool is_ahead(std::int64_t opens, std::int64_t from) {
  return from == 0 || opens >= from;
}

class Plan {
 public:
  Plan(network::Network& network, RunSpec const& run, GivenOpenings const& given, std::uint64_t seed)
      : network_(network), run_(run), given_(given), seed_(seed) {}

  void counties(Stretch const& stretch) {
    auto const& settings = stretch.settings.rollout;
    Days const days(settings, run_);
    std::vector<std::size_t> ahead;
    for (auto const c : opening_order(network_.counties, settings.order, seed_))
      if (!given_.counties[c] && is_ahead(network_.counties[c].opens, stretch.from_day)) ahead.push_back(c);
    auto const at_start = stretch.from_day == 0 ? open_at_start(settings.counties_at_start, ahead.size()) : 0;
    auto const later = opening_days(ahead.size() - at_start, std::max(days.first, stretch.from_day),
                                    std::max(days.last, stretch.from_day), std::nullopt);
    for (std::size_t i = 0; i < ahead.size(); ++i)
      network_.counties[ahead[i]].opens = i < at_start ? -1 : later[i - at_start];
  }

  void centers(Stretch const& stretch, std::size_t number) {
    auto& county = network_.counties[number];
    if (county.centers.empty()) return;
    auto const& settings = stretch.settings.rollout;
    Days const days(settings, run_);
    std::vector<std::size_t> ahead;
    for (auto const c : opening_order(county, settings.order, seed_))
      if (!given_.centers[number][c] && is_ahead(county.centers[c].opens, stretch.from_day))
        ahead.push_back(c);
    bool const begins = is_ahead(county.opens, stretch.from_day);
    auto const with_county = begins ? open_at_start(settings.centers_at_start, ahead.size()) : 0;
    auto const earliest = std::max({days.first, county.opens, stretch.from_day});
    auto const later = opening_days(ahead.size() - with_county, earliest, std::max(days.last, earliest),
                                    settings.centers_per_month);
    for (std::size_t i = 0; i < ahead.size(); ++i)
      county.centers[ahead[i]].opens = i < with_county ? county.opens : later[i - with_county];
  }

 private:
  network::Network& network_;
  RunSpec const& run_;
  GivenOpenings const& given_;
  std::uint64_t seed_;
};

void set_given(network::Network& network, GivenOpenings const& given) {
  for (std::size_t n = 0; n < network.counties.size(); ++n) {
    auto& county = network.counties[n];
    if (given.counties[n]) county.opens = *given.counties[n];
    for (std::size_t c = 0; c < county.centers.size(); ++c)
      if (given.centers[n][c]) county.centers[c].opens = *given.centers[n][c];
  }
}

void open_no_center_before_its_county(network::Network& network) {
  for (auto& county : network.counties)
    for (auto& center : county.centers) center.opens = std::max(center.opens, county.opens);
}

}  // namespace

std::vector<std::int64_t> opening_days(std::size_t n, std::int64_t first, std::int64_t last,
                                       std::optional<double> per_month) {
  std::vector<std::int64_t> days;
  auto const all = static_cast<std::int64_t>(n);
  for (std::int64_t k = 1; k <= all; ++k) {
    auto const after =
        per_month
            ? static_cast<std::int64_t>(std::ceil(static_cast<double>(k) * kDaysAMonth / *per_month - 1e-9))
            : (k * (last - first) + all - 1) / all;
    days.push_back(first + after > last ? kNeverOpens : first + after);
  }
  return days;
}

std::size_t open_at_start(double share, std::size_t n) {
  if (n == 0) return 0;
  auto const number = static_cast<std::size_t>(std::ceil(share * static_cast<double>(n) - 1e-9));
  return std::clamp<std::size_t>(number, 1, n);
}

double mean_income(County const& county) {
  Sums all;
  for (auto const& village : county.villages)
    all.households += village.households, all.income += village.households * village.income;
  return all.mean_income();
}

std::vector<std::size_t> opening_order(County const& county, OpeningOrder order, std::uint64_t seed) {
  auto const sums = sums_by_center(county);
  return sorted_by(county.centers.size(), [&](std::size_t c) {
    switch (order) {
      case OpeningOrder::near_first:
        return county.road({}, county.centers[c].at).value;
      case OpeningOrder::poor_first:
        return sums[c].mean_income();
      case OpeningOrder::dense_first:
        return -sums[c].households;
      case OpeningOrder::parallel:
        break;
    }
    return drawn(seed, county.key, static_cast<std::uint32_t>(c));
  });
}

std::vector<std::size_t> opening_order(std::vector<County> const& counties, OpeningOrder order,
                                       std::uint64_t seed) {
  return sorted_by(counties.size(), [&](std::size_t c) {
    auto const& county = counties[c];
    switch (order) {
      case OpeningOrder::near_first:
        return county.warehouse_distance.value;
      case OpeningOrder::poor_first:
        return mean_income(county);
      case OpeningOrder::dense_first: {
        double households = 0;
        for (auto const& village : county.villages) households += village.households;
        return -households / std::max(county.area.value, 1e-9);
      }
      case OpeningOrder::parallel:
        break;
    }
    return drawn(seed, 0, static_cast<std::uint32_t>(county.key));
  });
}

void plan_openings(network::Network& network, RunSpec const& run, std::vector<Stretch> const& stretches,
                   GivenOpenings const& given, std::uint64_t seed) {
  set_given(network, given);
  Plan plan(network, run, given, seed);
  RolloutSettings const* before = nullptr;
  for (auto const& stretch : stretches) {
    if (before != nullptr && *before == stretch.settings.rollout) continue;
    before = &stretch.settings.rollout;
    plan.counties(stretch);
    for (std::size_t n = 0; n < network.counties.size(); ++n) plan.centers(stretch, n);
  }
  open_no_center_before_its_county(network);
}

std::optional<std::int64_t> closing_day(std::int64_t opens, double failure_share, double fails, double when) {
  if (fails > failure_share) return std::nullopt;
  // Open for a day at least, and for a year less a day at most.
  return opens + 1 + std::min(static_cast<std::int64_t>(when * (kFirstYear - 1)), kFirstYear - 2);
}

}  // namespace ruralsim::models::rules
