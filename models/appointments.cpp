#include "models/appointments.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <optional>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kDaysAhead = 366;

bool by_appointment(InstallationSettings const& s) {
  return s.appointments == Appointments::slots && s.policy != AppliancePolicy::village_day;
}

// Who is on duty when the slot comes decides how many visits it has room for.
std::optional<rules::TimeSlot> book_slot(County& county, Job const& job, sim::Time from) {
  for (auto day = from.day(); day < from.day() + kDaysAhead; ++day) {
    auto const& regime = county.regimes.at(sim::midnight(day));
    auto const& s = regime.settings();
    auto const& skill = job.wants_installation ? s.products[job.order.group()].skill : std::string();
    // Of those who follow the network, nobody knows who will be there.
    auto const technicians = s.fleet.technicians == TechnicianRule::as_county
                                 ? s.counties[county.number].technicians
                                 : county.technicians;
    auto const able = rules::technicians_with(skill, s.installation.skills, technicians);
    for (auto const& slot :
         rules::slots_of_day(regime.calendars().technicians, day, s.installation.slot_length)) {
      if (slot.begins < from || !county.appointments.has_room(slot.begins, able, s.installation.slot_visits))
        continue;
      county.appointments.book(slot.begins, able, county.here.now());
      return slot;
    }
  }
  return std::nullopt;
}

void describe(County const& county, Job const& job, rules::TimeSlot const& slot) {
  county.here.tell([&] {
    auto const now = county.here.now();
    return sim::text("order {} has an appointment at {}: {} to {}", job.order.number,
                     county.map.villages[job.order.village].id, sim::clock(slot.begins, now),
                     sim::clock(slot.ends, slot.begins));
  });
}

}  // namespace

void add_job(County& county, Job job, sim::Time earliest) {
  offer_job(county, county.jobs.keep(std::move(job)), earliest);
}

void offer_job(County& county, JobBoard::Slot slot, sim::Time earliest) {
  auto& job = county.jobs.job(slot);
  job.appointment = {};
  auto const& s = county.settings().installation;
  if (!by_appointment(s)) {
    county.jobs.offer(slot, earliest);
    return;
  }
  auto const now = county.here.now();
  auto const found = book_slot(county, job, std::max(earliest, now + s.slot_notice));
  if (!found) {
    county.jobs.offer(slot, earliest);
    return;
  }
  job.appointment = *found;
  facts::appointed(county.ledger, job.order, found->begins, found->ends);
  describe(county, job, *found);
  auto const there = county.map.villages[job.order.village].at;
  auto const leaves =
      found->begins - sim::driving_time(county.map.road({}, there), county.terrain().van_speed);
  county.jobs.offer(slot, std::max(earliest, leaves));
}

}  // namespace ruralsim::models
