#include "models/actors/visit_days.hpp"

#include "models/rules/visit_days.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <vector>

namespace ruralsim::models {
namespace {

std::vector<rules::SavedUp> saved_up(County const& county) {
  std::vector<rules::SavedUp> by_center(county.map.centers.size());
  county.jobs.for_each_waiting(0, [&](JobBoard::Slot, Job const& job) {
    auto& saved = by_center[county.center_of(job).index()];
    ++saved.jobs;
    saved.oldest = std::max(saved.oldest, county.here.now() - sim::Time{job.released});
  });
  return by_center;
}

void name_todays(County& county) {
  auto const& installation = county.settings().installation;
  auto const saved = saved_up(county);
  county.jobs.call([&](Job const& job) {
    return rules::worth_a_visit_day(saved[county.center_of(job).index()], installation);
  });
  for (std::size_t center = 0; center < saved.size(); ++center) {
    auto const& here = saved[center];
    if (!rules::worth_a_visit_day(here, installation)) continue;
    county.here.tell([&] {
      return sim::text("the villages of {} are visited: {}, the oldest waits for {} h",
                       county.map.centers[center].id, sim::many(static_cast<std::uint64_t>(here.jobs), "job"),
                       here.oldest.value / 3600);
    });
  }
}

}  // namespace

sim::Task<> name_visit_days(County& county) {
  for (std::int64_t day = 1; day < county.scenario.run.days; ++day) {
    co_await county.here.until(sim::midnight(day));
    if (county.settings().installation.policy == AppliancePolicy::village_day) name_todays(county);
  }
}

}  // namespace ruralsim::models
