#include "models/actors/technician.hpp"

#include "models/facts.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {
namespace {

constexpr std::size_t kTravel = 0, kWork = 1, kOnDuty = 2;  // columns of CountyLedger::technician_seconds

}  // namespace

sim::Task<> Technician::run() {
  for (;;) {
    auto const tomorrow = sim::midnight(county_.today() + 1);
    auto const begins = county_.regime().calendars().technicians.next_open(county_.here.now());
    if (begins >= tomorrow || static_cast<std::int64_t>(number_) >= county_.fleet().technicians) {
      co_await county_.here.until(tomorrow);
      continue;
    }
    co_await county_.here.until(begins);
    came_ = begins;
    shift_ends_ = county_.regime().calendars().technicians.closes(begins);
    co_await work_shift();
  }
}

sim::Task<> Technician::work_shift() {
  while (county_.here.now() < shift_ends_) {
    take_jobs();
    if (!van_.empty()) {
      while (!van_.empty()) {
        auto const slot = van_.front();
        van_.erase(van_.begin());
        co_await visit(slot);
      }
    } else if (!at_hub()) {
      co_await travel({});
    } else {
      auto const heard = co_await county_.jobs.listen_until(shift_ends_);
      if (!heard) county_.jobs.stopped_listening();
    }
  }
  if (!at_hub()) co_await travel({});
}

sim::Seconds Technician::drive_to(network::Point there) const {
  return sim::driving_time(county_.map.road(at_, there), county_.terrain().van_speed);
}

sim::Task<> Technician::travel(network::Point there) {
  auto const began = county_.here.now();
  auto const takes = drive_to(there);
  if (takes.value > 0) co_await county_.here.after(takes);
  county_.ledger.hauled(county_.week(), Haulage::van_metres) +=
      std::llround(county_.map.road(at_, there).value * 1000);
  at_ = there;
  spend(kTravel, began);
}

void Technician::spend(std::size_t kind, sim::Time from) {
  auto const now = county_.here.now();
  auto* const seconds = county_.ledger.technician_seconds.row(static_cast<std::size_t>(from.day()) / 7);
  seconds[kind] += (now - from).value;
  seconds[kOnDuty] +=
      county_.ledger.utilisation.add_busy(Resource::technicians, from, now, shift_ends_).value;
}

}  // namespace ruralsim::models
