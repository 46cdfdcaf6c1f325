// Which jobs a technician takes on.
#include "models/actors/technician.hpp"
#include "models/rules/job_choice.hpp"
#include "models/rules/milk_runs.hpp"
#include "models/rules/slots.hpp"

#include <algorithm>
#include <limits>

namespace ruralsim::models {

// At the hub the van is loaded; on the road only what needs no goods can be taken. Under village-day the
// round goes through all villages of the center in which it begins.
void Technician::take_jobs() {
  auto const& settings = county_.settings().installation;
  std::int64_t most = 1;
  if (settings.policy == AppliancePolicy::together && at_hub())
    most = std::max<std::int64_t>(settings.van_appliances, 1);
  if (settings.policy == AppliancePolicy::village_day) most = std::numeric_limits<std::int64_t>::max();
  while (static_cast<std::int64_t>(van_.size()) < most) {
    auto const slot = choose_job();
    if (slot == JobBoard::kNone) break;
    auto& job = county_.jobs.job(slot);
    if (job.goods) job.goods->stamps.left_hub = static_cast<std::uint32_t>(county_.here.now().s);
    on_board_ += goods_weight(job);
    van_.push_back(slot);
  }
}

// Taken off the board; kNone if there is none for him. Within a round of village-day the nearest is next.
JobBoard::Slot Technician::choose_job() {
  auto const& s = county_.settings().installation;
  bool const goes_round = s.policy == AppliancePolicy::village_day && !van_.empty();
  auto const rule = goes_round ? Dispatch::nearest : s.dispatch;
  auto& board = county_.jobs;
  if (rule == Dispatch::oldest && !county_.appointments.used())
    return board.take([&](Job const& job) { return suits(job); });

  std::vector<JobBoard::Slot> slots;
  std::vector<rules::JobInReach> jobs;
  auto const from = after_van();
  board.for_each_waiting([&](JobBoard::Slot slot, Job const& job) {
    if (!suits(job)) return;
    slots.push_back(slot);
    jobs.push_back({.drive = drive(from, place_of(job)),
                    .done = county_.here.now() + time_with(job),
                    .due = job.due,
                    .appointment = job.appointment.begins});
  });
  auto const next = rules::next_job(rule, jobs);
  if (!next) return JobBoard::kNone;
  board.take(slots[*next]);
  return slots[*next];
}

// Under village-day: a job whose visit day has come, and then all others of the same center.
bool Technician::may_be_done_today(Job const& job) const {
  if (county_.settings().installation.policy != AppliancePolicy::village_day) return true;
  if (van_.empty()) return job.called || job.appointment.ends.s > 0;  // an appointment made before is kept
  return county_.center_of(job) == county_.center_of(county_.jobs.job(van_.front()));
}

// Skilled for it, on an open road, and expected to be done within the shift. A job too long for any shift is
// begun by whoever comes on duty and has nothing in the van yet; any other waits for somebody who has the
// time, or for tomorrow.
bool Technician::suits(Job const& job) const {
  auto const& s = county_.settings().installation;
  if (brings_goods(job) && !at_hub()) return false;
  if (!may_be_done_today(job)) return false;
  if (county_.closed_road(county_.center_of(job).index()) != nullptr) return false;
  if (job.wants_installation && !has_skill(county_.settings().products[job.order.group()].skill))
    return false;
  auto const takes = time_with(job);
  if (county_.here.now() + takes <= shift_ends_ + s.overtime) return true;
  auto const longest = rules::longest_shift(s.shift);
  return van_.empty() && county_.here.now() == came_ && takes > longest.to - longest.from + s.overtime;
}

// Until the jobs in the van and this one are done.
Seconds Technician::time_with(Job const& job) const {
  auto t = county_.here.now();
  auto from = at_;
  for (auto const slot : van_) {
    auto const& next = county_.jobs.job(slot);
    t = done(next, from, t);
    from = place_of(next);
  }
  return done(job, from, t) - county_.here.now();
}

// When it will be done by somebody who sets out then: driving, waiting for the slot and the mean work.
sim::Time Technician::done(Job const& job, network::Point from, sim::Time sets_out) const {
  auto const& s = county_.settings();
  double work = job.wants_installation ? s.products[job.order.group()].installation_time.mean() : 0;
  if (in_training()) work *= s.fleet.newcomer_time;
  if (brings_goods(job)) work += s.installation.delivery_time.mean();
  return std::max(sets_out + drive(from, place_of(job)), job.appointment.begins) +
         sim::seconds(static_cast<std::int64_t>(work));
}

bool Technician::has_time_for(JobBoard::Slot slot) const {
  return done(county_.jobs.job(slot), at_, county_.here.now()) <=
         shift_ends_ + county_.settings().installation.overtime;
}

network::Point Technician::place_of(Job const& job) const {
  return county_.map.villages[job.order.village].at;
}

network::Point Technician::after_van() const {
  return van_.empty() ? at_ : place_of(county_.jobs.job(van_.back()));
}

bool Technician::in_training() const {
  return county_.today() < county_.technician_crew.joined(number_) + county_.settings().fleet.training_days;
}

bool Technician::has_skill(std::string const& skill) const {
  auto const& s = county_.settings();
  if (skill.empty()) return true;
  auto const have = rules::technicians_with(skill, s.installation.skills, county_.technicians);
  return static_cast<std::int64_t>(number_) < have;
}

}  // namespace ruralsim::models
