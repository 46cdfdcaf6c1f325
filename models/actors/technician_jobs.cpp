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
  if (county_.jobs.nothing_waits()) return;
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
    if (brings_goods(job)) ++appliances_;
    van_.push_back(slot);
  }
}

// Taken off the board; kNone if there is none for him. Time only makes less possible: what he could not take
// on with an empty van he need not look at again that day as long as he stays where he is.
JobBoard::Slot Technician::choose_job() {
  auto const look = look_after_van();
  auto const slot = best_job(look);
  bool const in_vain = slot == JobBoard::kNone && van_.empty();
  seen_ = in_vain ? Seen{county_.today(), county_.jobs.latest_news()} : Seen{};
  return slot;
}

// Within a round of village-day the nearest is next.
JobBoard::Slot Technician::best_job(Look const& look) {
  auto& board = county_.jobs;
  auto const& s = look.terms.regime->settings().installation;
  auto const since = seen_.on == county_.today() ? seen_.until : 0;
  auto const rule = look.goes_round && !van_.empty() ? Dispatch::nearest : s.dispatch;
  if (rule == Dispatch::oldest && !county_.appointments.used())
    return board.take(since, [&](Job const& job) { return suits(job, look); });

  std::vector<JobBoard::Slot> slots;
  std::vector<rules::JobInReach> jobs;
  board.for_each_waiting(since, [&](JobBoard::Slot slot, Job const& job) {
    if (!suits(job, look)) return;
    slots.push_back(slot);
    jobs.push_back({.drive = drive(job, look),
                    .done = done(job, look),
                    .due = job.due,
                    .appointment = job.appointment.begins});
  });
  auto const next = rules::next_job(rule, jobs);
  if (!next) return JobBoard::kNone;
  board.take(slots[*next]);
  return slots[*next];
}

// Idle technicians hear of every job of the county, so what does not change from one to the next is kept.
Technician::Terms const& Technician::terms() {
  auto const& regime = county_.regime();
  if (terms_.regime != &regime || terms_.crew != county_.technicians) agree_on_terms(regime);
  return terms_;
}

void Technician::agree_on_terms(Regime const& regime) {
  seen_ = {};
  auto const& s = regime.settings();
  terms_ = {
      .regime = &regime, .crew = county_.technicians, .speed = county_.terrain().van_speed, .goods = {}};
  for (auto const& product : s.products) {
    auto const skilled = rules::technicians_with(product.skill, s.installation.skills, county_.technicians);
    bool const may_install = product.skill.empty() || static_cast<std::int64_t>(number_) < skilled;
    terms_.goods.push_back({.work = product.installation_time.mean(), .may_install = may_install});
  }
}

Technician::Look Technician::look_from_here() {
  auto const& today = terms();
  auto const& s = today.regime->settings();
  return {.terms = today,
          .goes_round = s.installation.policy == AppliancePolicy::village_day,
          .pace = in_training() ? s.fleet.newcomer_time : 1,
          .from = at_,
          .free = county_.here.now(),
          .latest = shift_ends_ + s.installation.overtime};
}

Technician::Look Technician::look_after_van() {
  auto look = look_from_here();
  for (auto const slot : van_) {
    auto const& job = county_.jobs.job(slot);
    look.free = done(job, look);
    look.from = place_of(job);
  }
  return look;
}

// Under village-day: a job whose visit day has come, and then all others of the same center.
bool Technician::is_in_round(Job const& job) const {
  if (van_.empty()) return job.called || job.appointment.ends.s > 0;  // an appointment made before is kept
  return county_.center_of(job) == county_.center_of(county_.jobs.job(van_.front()));
}

// Skilled for it, expected to be done within the shift, and on an open road. A job too long for any shift is
// begun by whoever comes on duty and has nothing in the van yet; any other waits for somebody who has the
// time, or for tomorrow.
bool Technician::suits(Job const& job, Look const& look) const {
  if (brings_goods(job) && !at_hub()) return false;
  if (job.wants_installation && !look.terms.goods[job.order.group()].may_install) return false;
  if (look.goes_round && !is_in_round(job)) return false;
  auto const when = done(job, look);
  if (when > look.latest && !too_long_for_any_shift(when - county_.here.now())) return false;
  return county_.closed_road(county_.center_of(job).index()) == nullptr;
}

bool Technician::too_long_for_any_shift(Seconds takes) const {
  if (!van_.empty() || county_.here.now() != came_) return false;
  auto const& s = county_.settings().installation;
  auto const longest = rules::longest_shift(s.shift);
  return takes > longest.to - longest.from + s.overtime;
}

sim::Seconds Technician::drive(Job const& job, Look const& look) const {
  return sim::driving_time(county_.map.road(look.from, place_of(job)), look.terms.speed);
}

// When it will be done by somebody who sets out then: driving, waiting for the slot and the mean work.
sim::Time Technician::done(Job const& job, Look const& look) const {
  double work = job.wants_installation ? look.terms.goods[job.order.group()].work * look.pace : 0;
  if (brings_goods(job)) work += look.terms.regime->settings().installation.delivery_time.mean();
  return std::max(look.free + drive(job, look), job.appointment.begins) +
         sim::seconds(static_cast<std::int64_t>(work));
}

bool Technician::has_time_for(JobBoard::Slot slot) {
  auto const look = look_from_here();
  return done(county_.jobs.job(slot), look) <= look.latest;
}

network::Point Technician::place_of(Job const& job) const {
  return county_.map.villages[job.order.village].at;
}

bool Technician::in_training() const {
  return county_.today() < county_.technician_crew.joined(number_) + county_.settings().fleet.training_days;
}

}  // namespace ruralsim::models
