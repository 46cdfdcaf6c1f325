#include "models/network/service_areas.hpp"

#include "models/network/reach.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace ruralsim::models::network {
namespace {

constexpr std::int64_t kLongAgo = std::numeric_limits<std::int64_t>::min();

// By road, nearest first.
using Centers = std::vector<std::pair<double, std::uint16_t>>;

// Days after the first on which one of these centers opens or closes, each once.
std::vector<std::int64_t> days_of_change(Centers const& centers, std::vector<Life> const& lives) {
  std::vector<std::int64_t> days{kLongAgo};
  for (auto const& center : centers) {
    auto const& life = lives[center.second];
    if (life.opens > 0 && life.opens < kNeverOpens) days.push_back(life.opens);
    if (life.closes < kNeverCloses) days.push_back(life.closes);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace

std::vector<Life> planned_lives(County const& county) {
  std::vector<Life> lives;
  for (auto const& center : county.centers) lives.push_back({.opens = center.opens});
  return lives;
}

bool is_growing(std::vector<Life> const& lives) {
  return std::any_of(lives.begin(), lives.end(),
                     [](auto const& life) { return life.opens > 0 || life.closes < kNeverCloses; });
}

ServiceAreas::ServiceAreas(County const& county, std::vector<Life> lives, sim::Km reach)
    : county_(&county), lives_(std::move(lives)) {
  if (!is_growing(lives_)) return;
  by_village_.resize(county.villages.size());
  for (std::size_t v = 0; v < county.villages.size(); ++v) follow(v, reach);
}

void ServiceAreas::follow(std::size_t village, sim::Km reach) {
  auto const& from = county_->villages[village];
  auto const own = county_->road(from.at, county_->centers[from.center.index()].at);
  auto const furthest = std::max(own, reach);
  Reach const far(*county_, furthest);
  Centers in_reach;
  for (std::size_t c = 0; c < lives_.size(); ++c) {
    auto const at = county_->centers[c].at;
    if (far.excludes(from.at, at)) continue;
    if (auto const road = county_->road(from.at, at); road <= furthest)
      in_reach.emplace_back(road.value, static_cast<std::uint16_t>(c));
  }
  std::sort(in_reach.begin(), in_reach.end());
  auto& spans = by_village_[village];
  for (auto const day : days_of_change(in_reach, lives_)) {
    auto const on = std::max<std::int64_t>(day, 0);
    auto const found = std::find_if(in_reach.begin(), in_reach.end(),
                                    [&](auto const& one) { return lives_[one.second].open(on); });
    auto const center = found == in_reach.end() ? kNoCenter : found->second;
    if (spans.empty() || spans.back().center != center) spans.push_back({day, center});
  }
}

std::int64_t ServiceAreas::served_from(std::size_t village) const {
  if (by_village_.empty()) return lives_[county_->villages[village].center.index()].opens;
  for (auto const& span : by_village_[village])
    if (span.center != kNoCenter) return std::max(span.from, lives_[span.center].opens);
  return kNeverOpens;
}

std::optional<std::uint16_t> ServiceAreas::nearest_open(std::size_t center, std::int64_t day) const {
  std::optional<std::uint16_t> nearest;
  sim::Km least{std::numeric_limits<double>::infinity()};
  for (std::size_t c = 0; c < lives_.size(); ++c) {
    if (!open(c, day)) continue;
    auto const road = county_->road(county_->centers[center].at, county_->centers[c].at);
    if (road < least) least = road, nearest = static_cast<std::uint16_t>(c);
  }
  return nearest;
}

}  // namespace ruralsim::models::network
