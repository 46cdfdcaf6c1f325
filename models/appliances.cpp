#include "models/appliances.hpp"

#include "models/appointments.hpp"
#include "models/hand_over.hpp"

namespace ruralsim::models {
namespace {

// The job's own stream; its first number decides whether the household wants the installation.
Job new_job(County const& county, Parcel const& order, std::uint32_t released) {
  Job job{.order = order,
          .goods = {},
          .luck = county.chance.stream(purpose::kInstallation, order.village).at(order.placed),
          .released = released,
          .delivered = 0,
          .due = sim::Time{released} + county.settings().installation.promise};
  job.wants_installation = job.luck.uniform() < county.settings().products[order.group()].installation_share;
  return job;
}

void count_job(CountyLedger& ledger, Job const& job) {
  if (job.wants_installation) facts::promised(ledger, job.order, job.due);
}

// By the center that serves the village that day, or else the one that is to.
void count_growing(County const& county, Job const& job, std::int64_t day, GrowthLedger& growth) {
  auto center = county.areas.center_of(job.order.village, day);
  if (center == network::kNoCenter) center = static_cast<std::uint16_t>(county.center_of(job).index());
  if (auto const month = growth.month(center, day)) ++growth.backlog(*month, 0);
}

std::size_t age_class(std::int64_t seconds) {
  return seconds < sim::days(2).value    ? 0
         : seconds < sim::days(4).value  ? 1
         : seconds <= sim::days(7).value ? 2
                                         : 3;
}

}  // namespace

Detour detour_to(County const& county, std::uint16_t center, std::uint16_t village) {
  auto const one_way = county.map.road(county.map.centers[center].at, county.map.villages[village].at);
  sim::Km const way{2 * one_way.value};
  return {way, sim::driving_time(way, county.roads.speed())};
}

void deliver_appliance(County& county, Batch goods, sim::Time now) {
  auto const at = static_cast<std::uint32_t>(now.s);
  auto job = new_job(county, *goods.begin(), at);
  hand_over(county, std::move(goods), now);
  job.delivered = at;
  count_job(county.ledger, job);
  if (job.wants_installation) add_job(county, std::move(job), now);
}

void offer_delivery(County& county, Batch goods) {
  auto const sorted = goods->stamps.sorted;
  auto job = new_job(county, *goods.begin(), sorted);
  job.goods = std::move(goods);
  count_job(county.ledger, job);
  add_job(county, std::move(job), {sorted});
}

void count_backlog(County const& county, sim::Time now, CountyLedger& ledger) {
  auto const day = static_cast<std::size_t>(now.day() - 1);
  auto const& products = county.regimes.on(now.day() - 1).settings().products;
  double work = 0;
  ledger.jobs_not_released = 0;
  for (auto const& job : county.jobs.jobs()) {
    if (!job.open || !job.wants_installation) continue;
    if (job.released > now.s) {
      ++ledger.jobs_not_released;
      continue;
    }
    ++ledger.backlog(day, age_class(now.s - job.released));
    if (ledger.growth.on()) count_growing(county, job, now.day() - 1, ledger.growth);
    work += products[job.order.group()].installation_time.mean();
  }
  ledger.backlog_work_seconds(day, 0) = static_cast<std::int64_t>(work);
}

}  // namespace ruralsim::models
