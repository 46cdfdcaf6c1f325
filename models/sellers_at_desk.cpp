#include "models/sellers_at_desk.hpp"

#include "models/selling.hpp"

#include <algorithm>

namespace ruralsim::models {

void add_agent_busy(County& county, std::int64_t from, std::int64_t to, std::int64_t closes_today) {
  auto const& centers = county.regimes.at({from}).calendars().centers;
  auto const shift_ends = to > closes_today ? centers.closes({closes_today - 1}) : sim::Time{to};
  county.ledger.utilisation.add_busy(Resource::agents, {from}, {to}, shift_ends);
}

void AgentsHour::begin_with(std::int64_t from, std::int64_t to, std::int64_t closes_today) {
  add_agent_busy(county_, from, to, closes_today);
  if (to <= ends_) return;
  tell();
  ends_ = (to / kHour + 1) * kHour;
}

void AgentsHour::tell() {
  if (busy_ == 0) return;
  county_.ledger.utilisation.add_busy_within_hour(Resource::agents, {ends_ - kHour}, busy_);
  busy_ = 0;
}

bool SellersAtDesk::any() const {
  if (!county_.sales || county_.settings().selling.intake_time.value == 0) return false;
  auto const& today = county_.sales->corners[center_].today;
  return std::any_of(today.begin(), today.end(), [](auto const& offer) { return !offer.was_at_desk; });
}

void SellersAtDesk::begin_day(rules::Desk& desk) {
  coming_.clear();
  next_ = 0;
  if (!any()) return;
  desk_ = &desk;
  auto& corner = county_.sales->corners[center_];
  // Some were at the desk before midnight, and are done a little later.
  auto const done = std::stable_partition(corner.today.begin(), corner.today.end(),
                                          [](auto const& offer) { return offer.was_at_desk; });
  coming_.assign(done, corner.today.end());
  corner.today.erase(done, corner.today.end());
  corner.serve_before = [this](std::uint32_t second) { serve_before(second); };
}

void SellersAtDesk::serve_before(std::uint32_t second) {
  for (; next_ < coming_.size() && coming_[next_].comes < second; ++next_) serve(coming_[next_]);
}

// By the settings of the day on which the villager came.
void SellersAtDesk::serve(Offer offer) {
  auto const& regime = county_.regimes.at({offer.comes});
  auto const work = regime.settings().selling.intake_time.value;
  auto const closes = regime.center_days().closes_today(offer.comes);
  auto const begins =
      desk_->serve({.comes = offer.comes, .service = work, .patience = {}}, offer.comes, closes);
  if (!begins) return refuse(county_, center_, offer);
  add_agent_busy(county_, *begins, *begins + work, closes);
  offer.comes = static_cast<std::uint32_t>(*begins + work);
  offer.was_at_desk = true;
  auto& corner = county_.sales->corners[center_];
  auto const not_in_yet = corner.today.begin() + static_cast<std::ptrdiff_t>(corner.next);
  corner.today.insert(std::upper_bound(not_in_yet, corner.today.end(), offer,
                                       [](auto const& a, auto const& b) { return a.comes < b.comes; }),
                      offer);
}

}  // namespace ruralsim::models
