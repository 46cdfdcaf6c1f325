#include "models/actors/technician.hpp"

#include "models/facts.hpp"
#include "models/hand_over.hpp"
#include "models/rules/milk_runs.hpp"
#include "sim/text.hpp"

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

// The oldest jobs first. At the hub the van is loaded; on the road only what needs no goods can be taken.
void Technician::take_jobs() {
  auto const& settings = county_.settings().installation;
  bool const loads = settings.policy == AppliancePolicy::together && at_hub();
  std::int64_t const most = loads ? std::max<std::int64_t>(settings.van_appliances, 1) : 1;
  while (static_cast<std::int64_t>(van_.size()) < most) {
    auto const slot = county_.jobs.take([&](Job const& job) { return suits(job); });
    if (slot == JobBoard::kNone) break;
    auto& job = county_.jobs.job(slot);
    if (job.goods) job.goods->stamps.left_hub = static_cast<std::uint32_t>(county_.here.now().s);
    van_.push_back(slot);
  }
}

// Skilled for it, and expected to be done within the shift. A job too long for any shift is begun by whoever
// comes on duty and has nothing in the van yet; any other waits for somebody who has the time, or for
// tomorrow.
bool Technician::suits(Job const& job) const {
  auto const& s = county_.settings().installation;
  if (job.goods && !at_hub()) return false;
  if (job.wants_installation && !has_skill(county_.settings().products[job.order.group()].skill))
    return false;
  auto const takes = time_with(job);
  if (county_.here.now() + takes <= shift_ends_ + s.overtime) return true;
  auto const longest = rules::longest_shift(s.shift);
  return van_.empty() && county_.here.now() == came_ && takes > longest.to - longest.from + s.overtime;
}

// Driving and work until the jobs in the van and this one are done.
Seconds Technician::time_with(Job const& job) const {
  auto const& s = county_.settings();
  Seconds sum{0};
  auto from = at_;
  auto const add = [&](Job const& next) {
    auto const& p = s.products[next.order.group()];
    auto const there = county_.map.villages[next.order.village].at;
    double work = next.wants_installation ? p.installation_time.mean() : 0;
    if (next.goods) work += s.installation.delivery_time.mean();
    sum = sum + sim::driving_time(county_.map.road(from, there), county_.terrain().van_speed) +
          sim::seconds(static_cast<std::int64_t>(work));
    from = there;
  };
  for (auto const slot : van_) add(county_.jobs.job(slot));
  add(job);
  return sum;
}

// The first `share` of the county's technicians have the skill, at least one.
bool Technician::has_skill(std::string const& skill) const {
  if (skill.empty()) return true;
  auto const& s = county_.settings().installation.skills;
  auto const found = std::find_if(s.begin(), s.end(), [&](auto const& one) { return one.skill == skill; });
  if (found == s.end()) return true;  // a skill that is not listed is everybody's
  return static_cast<double>(number_) <
         std::max(found->share * static_cast<double>(county_.fleet().technicians), 1.0);
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

sim::Task<> Technician::visit(JobBoard::Slot slot) {
  auto const& installation = county_.settings().installation;
  co_await travel(county_.map.villages[county_.jobs.job(slot).order.village].at);
  auto& job = county_.jobs.job(slot);
  auto const& product = county_.settings().products[job.order.group()];
  // Each visit draws all its numbers, so that visits stay in step across scenarios.
  bool const somebody_home = job.luck.uniform() >= installation.nobody_home;
  auto const carrying = installation.delivery_time.quantile_seconds(job.luck.uniform());
  auto const work = product.installation_time.quantile_seconds(job.luck.uniform());
  bool const fixed = job.luck.uniform() >= product.repeat_share;
  auto const repeat_after = installation.repeat_delay.quantile_seconds(job.luck.uniform());

  auto const began = county_.here.now();
  if (!somebody_home) {
    facts::visited(county_.ledger, began, {.somebody_home = false, .fixed = false, .first = false});
    describe_visit(job, "nobody is at home");
    if (job.goods) job.goods->stamps.left_hub = 0;  // rides back to the hub
    county_.jobs.offer(slot, sim::midnight(county_.today() + installation.retry_days));
    co_return;
  }
  if (job.goods) {
    co_await county_.here.after(carrying);
    deliver(county_.jobs.job(slot));
  }
  if (!county_.jobs.job(slot).wants_installation) {
    spend(kWork, began);
    facts::visited(county_.ledger, county_.here.now(),
                   {.somebody_home = true, .fixed = true, .first = false});
    county_.jobs.close(slot);
    co_return;
  }
  if (county_.ledger.recording && job.visits == 0)
    county_.ledger.orders[job.order.number].visit_begun = began.s;
  co_await county_.here.after(work);
  spend(kWork, began);
  auto& done = county_.jobs.job(slot);
  facts::visited(county_.ledger, county_.here.now(),
                 {.somebody_home = true, .fixed = fixed, .first = done.visits == 0});
  ++done.visits;
  if (county_.ledger.recording) county_.ledger.orders[done.order.number].visits = done.visits;
  if (fixed) {
    describe_visit(done, "installation complete");
    facts::installed(county_.ledger, done.order, done.delivered, county_.here.now());
    county_.jobs.close(slot);
  } else {
    describe_visit(done, "a repeat visit is needed");
    county_.jobs.offer(slot, county_.here.now() + repeat_after);
  }
}

// Carried in from the van: the goods are delivered now.
void Technician::deliver(Job& job) {
  auto const now = county_.here.now();
  auto& held = job.goods->held[static_cast<std::size_t>(Reason::technician)];
  auto const could_leave = county_.regime().calendars().technicians.next_open({job.goods->stamps.sorted});
  if (sim::Time{job.goods->stamps.left_hub} > could_leave)
    held += static_cast<std::uint32_t>(job.goods->stamps.left_hub - could_leave.s);
  hand_over(county_, std::exchange(job.goods, Batch{}), now);
  job.delivered = static_cast<std::uint32_t>(now.s);
  describe_visit(job, "goods delivered");
}

void Technician::spend(std::size_t kind, sim::Time from) {
  auto const now = county_.here.now();
  auto* const seconds = county_.ledger.technician_seconds.row(static_cast<std::size_t>(from.day()) / 7);
  seconds[kind] += (now - from).value;
  seconds[kOnDuty] +=
      county_.ledger.utilisation.add_busy(Resource::technicians, from, now, shift_ends_).value;
}

void Technician::describe_visit(Job const& job, char const* outcome) const {
  county_.here.tell([&] {
    return sim::text("visits {} for order {}: {}", county_.map.villages[job.order.village].id,
                     job.order.number, outcome);
  });
}

}  // namespace ruralsim::models
