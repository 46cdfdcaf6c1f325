#include "models/actors/service_center.hpp"

#include "sim/text.hpp"

namespace ruralsim::models {

sim::Task<> serve_daily(County& county, std::deque<ServiceCenter>& centers) {
  for (;;) {
    for (auto& center : centers) center.serve_today();
    co_await county.here.until(sim::midnight(county.today() + 1));
  }
}

void ServiceCenter::serve_today() {
  if (county_.visitors[id_.index()].empty() && desk_.will_come_again() == 0 && !desk_.serves_sellers())
    return;
  if (!county_.open(id_.index(), county_.today())) return desk_.turn_away();
  auto const& today = desk_.begin();
  if (today.empty()) return;
  OrderIntake intake(county_, id_.index(), Channel::assisted);
  auto const first = county_.ledger.order_numbers;
  AgentsHour agents(county_);
  for (auto const& visit : today) desk_.serve(visit, intake, agents);
  county_.here.tell_as(
      [&] { return sim::text("center {}", county_.map.centers[id_.index()].id); },
      [&] {
        auto const served = intake.taken();
        return sim::text(
            "{} people come to the desk today, {} order (from number {}), {} will come again tomorrow",
            today.size(), served, first, desk_.will_come_again());
      });
}

}  // namespace ruralsim::models
