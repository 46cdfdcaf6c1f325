// Which jobs a technician takes on.
#include "models/actors/technician.hpp"
#include "models/rules/milk_runs.hpp"

#include <algorithm>

namespace ruralsim::models {

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

}  // namespace ruralsim::models
