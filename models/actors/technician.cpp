#include "models/actors/technician.hpp"

#include "models/facts.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {
namespace {

constexpr std::size_t kOnDuty = 2;  // column of CountyLedger::technician_seconds; 0 and 1 are travel and work

}  // namespace

sim::Task<> Technician::run() {
  for (;;) {
    auto const tomorrow = sim::midnight(county_.today() + 1);
    auto const begins = county_.regime().calendars().technicians.next_open(county_.here.now());
    if (begins >= tomorrow || static_cast<std::int64_t>(number_) >= county_.technicians) {
      co_await county_.here.until(tomorrow);
      continue;
    }
    co_await county_.here.until(begins);
    come_on_duty(begins);
    co_await work_shift();
  }
}

// The shift is time on duty, day by day; overtime is added when it was worked.
void Technician::come_on_duty(sim::Time begins) {
  came_ = begins;
  seen_ = {};
  shift_ends_ = county_.regime().calendars().technicians.closes(begins);
  auto const ends = std::min(shift_ends_, sim::midnight(county_.scenario.run.days));
  for (auto from = came_; from < ends;) {
    auto const to = std::min(ends, sim::midnight(from.day() + 1));
    county_.ledger.technician_seconds(static_cast<std::size_t>(from.day()) / 7, kOnDuty) += (to - from).value;
    from = to;
  }
}

sim::Task<> Technician::work_shift() {
  while (county_.here.now() < shift_ends_) {
    take_jobs();
    if (!van_.empty()) {
      co_await visit_all();
    } else if (!at_hub()) {
      co_await travel({}, Spot::hub());
    } else {
      begin(Activity::waiting);
      auto const waits = watch_stay(Doing::wait, shift_ends_);
      auto const heard = co_await county_.jobs.listen_until(shift_ends_);
      county_.ledger.watched.ended(waits, county_.here.now());
      end();
      if (!heard) county_.jobs.stopped_listening();
    }
  }
  if (!at_hub()) co_await travel({}, Spot::hub());
}

// Under village-day a round may take longer than was expected: what is left of it then is for somebody else.
sim::Task<> Technician::visit_all() {
  bool const may_stop = county_.settings().installation.policy == AppliancePolicy::village_day;
  for (bool first = true; !van_.empty(); first = false) {
    auto const slot = van_.front();
    van_.erase(van_.begin());
    if (may_stop && !first && !has_time_for(slot))
      county_.jobs.put_back(slot);
    else
      co_await visit(slot);
  }
}

sim::Task<> Technician::travel(network::Point there, Spot spot) {
  begin(Activity::travel);
  auto const road = county_.map.road(at_, there);
  auto const takes = sim::driving_time(road, terms().speed);
  auto const kilometres = road.value;
  watch_leg(spot, takes, road);
  if (takes.value > 0) co_await county_.here.after(takes);
  haul(Haulage::van_metres, kilometres * 1000);
  haul(Haulage::van_load, on_board_ * kilometres * 1000);
  at_ = there, spot_ = spot;
  seen_ = {};
  if (at_hub()) on_board_ = 0, appliances_ = 0;
  count(FieldService::metres, static_cast<std::int64_t>(kilometres * 1000 + 0.5));
  end();
}

sim::Task<> Technician::travel_to(JobBoard::Slot slot) {
  auto const& job = county_.jobs.job(slot);
  auto const there = place_of(job);
  double const metres = county_.map.road(at_, there).value * 1000;
  bool const delivers = brings_goods(job);
  co_await travel(there, Spot::village(job.order.village));
  haul(Haulage::van_to_visits, metres);
  if (delivers) haul(Haulage::van_to_deliver, metres);
}

double Technician::goods_weight(Job const& job) const {
  return brings_goods(job) ? county_.regime().goods()[job.order.group()].weight : 0;
}

void Technician::haul(Haulage what, double amount) {
  county_.ledger.hauled(county_.week(), what) += std::llround(amount);
}

void Technician::begin(Activity activity) {
  doing_ = activity;
  since_ = county_.here.now();
}

void Technician::end_at(sim::Time now) {
  if (!doing_) return;
  auto const week = static_cast<std::size_t>(since_.day()) / 7;
  auto const took = (now - since_).value;
  auto* const seconds = county_.ledger.technician_seconds.row(week);
  auto& use = county_.ledger.utilisation;
  if (doing_ == Activity::waiting) {
    county_.ledger.field_service(week, static_cast<std::size_t>(FieldService::seconds_waiting)) += took;
    seconds[kOnDuty] += use.add_overtime(Resource::technicians, since_, now, shift_ends_).value;
  } else {
    seconds[static_cast<std::size_t>(*doing_)] += took;
    seconds[kOnDuty] += use.add_busy(Resource::technicians, since_, now, shift_ends_).value;
  }
  doing_.reset();
}

void Technician::count(FieldService what, std::int64_t amount) {
  county_.ledger.field_service(county_.week(), static_cast<std::size_t>(what)) += amount;
}

void Technician::stop(sim::Time end) {
  end_at(end);
}

}  // namespace ruralsim::models
