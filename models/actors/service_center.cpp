#include "models/actors/service_center.hpp"

#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {

sim::Task<> serve_daily(County& county, std::deque<ServiceCenter>& centers) {
  for (;;) {
    for (auto& center : centers) center.serve_today();
    co_await county.here.until(sim::midnight(county.today() + 1));
  }
}

void ServiceCenter::serve_today() {
  auto& coming = county_.visitors[id_.index()];
  if (coming.empty() && tomorrow_.empty()) return;
  today_.clear();
  std::swap(today_, tomorrow_);
  today_.insert(today_.end(), coming.begin(), coming.end());
  coming.clear();

  auto const midnight = county_.here.now();
  auto const& regime = county_.regime();
  auto const weekday =
      static_cast<std::int64_t>(sim::Calendar(county_.scenario.run.start).weekday_of(county_.today()));
  auto const& hours = regime.desk_hours(weekday);
  bool const closed =
      !hours.possible() || regime.calendars().centers.next_open(midnight).day() != county_.today();
  if (closed) {  // they find the door shut and come again the next day
    std::swap(tomorrow_, today_);
    return;
  }
  for (auto& visit : today_) visit.comes = static_cast<std::uint32_t>(midnight.s) + hours.second(visit.comes);
  std::sort(today_.begin(), today_.end(), [](auto const& a, auto const& b) { return a.comes < b.comes; });
  rules::Desk desk(county_.settings().center.desk.agents);
  OrderIntake intake(county_, id_.index(), Channel::assisted);
  auto const first = county_.ledger.order_numbers;
  for (auto const& visit : today_) serve(visit, desk, intake);
  county_.here.tell_as(
      [&] { return sim::text("center {}", county_.map.centers[id_.index()].id); },
      [&] {
        auto const served = intake.taken();
        return sim::text(
            "{} people come to the desk today, {} order (from number {}), {} will come again tomorrow",
            today_.size(), served, first, tomorrow_.size());
      });
}

void ServiceCenter::serve(DeskVisit const& visit, rules::Desk& desk, OrderIntake& intake) {
  auto const& regime = county_.regime();
  rules::Visitor visitor{
      .comes = visit.comes, .service = regime.desk_service().seconds(visit.draws[0]), .patience = {}};
  if (regime.desk_patience()) visitor.patience = regime.desk_patience()->seconds(visit.draws[1]);
  auto const closes = regime.center_days().closes_today(visit.comes);
  auto const begins = desk.serve(visitor, visit.comes, closes);
  if (!begins) return gives_up(visit);

  auto const accepted = *begins + visitor.service;
  county_.ledger.utilisation.add_busy(Resource::agents, {*begins}, {accepted});
  Parcel parcel(visit.comes, 0, visit.village, visit.group, Channel::assisted, visit.luck);
  parcel.accept_after(static_cast<std::uint32_t>(accepted - visit.comes));
  intake.take(parcel, visit.source);
}

void ServiceCenter::gives_up(DeskVisit const& visit) {
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
