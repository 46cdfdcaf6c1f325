#include "models/desk_day.hpp"

#include <algorithm>

namespace ruralsim::models {

rules::DayShape const* desk_hours_today(County const& county) {
  auto const& regime = county.regime();
  auto const today = county.today();
  auto const weekday = static_cast<std::int64_t>(sim::Calendar(county.scenario.run.start).weekday_of(today));
  auto const& hours = regime.desk_hours(weekday);
  bool const closed =
      !hours.possible() || regime.calendars().centers.next_open(sim::midnight(today)).day() != today;
  return closed ? nullptr : &hours;
}

std::vector<DeskVisit> const& DeskDay::begin() {
  auto& coming = county_.visitors[id_.index()];
  today_.clear();
  std::swap(today_, tomorrow_);
  if (today_.empty()) std::swap(today_, coming);
  today_.insert(today_.end(), coming.begin(), coming.end());
  coming.clear();
  regime_ = &county_.regime();
  desk_.begin_day(county_.settings().center.desk.agents);
  auto const* hours = desk_hours_today(county_);
  if (hours == nullptr) {
    std::swap(tomorrow_, today_);
    return today_;
  }
  sellers_.begin_day(desk_);
  auto const midnight = static_cast<std::uint32_t>(sim::midnight(county_.today()).s);
  for (auto& visit : today_) visit.comes = midnight + hours->second(visit.comes);
  std::sort(today_.begin(), today_.end(), [](auto const& a, auto const& b) { return a.comes < b.comes; });
  return today_;
}

void DeskDay::serve(DeskVisit const& visit, OrderIntake& intake, AgentsHour& agents) {
  auto const& regime = *regime_;
  rules::Visitor visitor{
      .comes = visit.comes, .service = regime.desk_service().seconds(visit.draws[0]), .patience = {}};
  if (regime.desk_patience()) visitor.patience = regime.desk_patience()->seconds(visit.draws[1]);
  sellers_.serve_before(visit.comes);
  auto const closes = regime.center_days().closes_today(visit.comes);
  auto const begins = desk_.serve(visitor, visit.comes, closes);
  if (!begins) return gives_up(visit);

  auto const accepted = *begins + visitor.service;
  agents.add(*begins, accepted, closes);
  Parcel parcel(visit.comes, 0, visit.village, visit.group, Channel::assisted, visit.luck);
  parcel.accept_after(
      static_cast<std::uint32_t>(std::min<std::int64_t>(accepted - visit.comes, Parcel::kLongestToAccept)));
  intake.take(parcel, visit.source);
}

void DeskDay::turn_away() {
  county_.ledger.gave_up(static_cast<std::size_t>(county_.today()), 0) +=
      static_cast<std::uint32_t>(tomorrow_.size());
  tomorrow_.clear();
}

void DeskDay::gives_up(DeskVisit const& visit) {
  auto const day = static_cast<std::size_t>(county_.today());
  if (sim::unit(visit.draws[2]) >= county_.settings().center.desk.return_share) {
    ++county_.ledger.gave_up(day, 0);
    return;
  }
  ++county_.ledger.came_back(day, 0);
  // Tomorrow they come at another time. All is drawn afresh: what made them leave today (a word that is known
  // to be small) must not decide how long they need or wait tomorrow.
  auto again = visit;
  again.comes = visit.draws[3];
  again.draws = county_.chance.stream(purpose::kDeskAgain, visit.village).at(visit.draws[3]).block();
  tomorrow_.push_back(again);
}

}  // namespace ruralsim::models
