// What a technician does at a home.
#include "models/actors/technician.hpp"
#include "models/facts.hpp"
#include "models/hand_over.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::models {

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
    begin(Activity::work);
    co_await county_.here.after(carrying);
    deliver(county_.jobs.job(slot));
  }
  if (!county_.jobs.job(slot).wants_installation) {
    end();
    facts::visited(county_.ledger, county_.here.now(),
                   {.somebody_home = true, .fixed = true, .first = false});
    county_.jobs.close(slot);
    co_return;
  }
  if (county_.ledger.recording && job.visits == 0)
    county_.ledger.orders[job.order.number].visit_begun = began.s;
  if (!doing_) begin(Activity::work);
  co_await county_.here.after(work);
  end();
  auto& done = county_.jobs.job(slot);
  facts::visited(county_.ledger, county_.here.now(),
                 {.somebody_home = true, .fixed = fixed, .first = done.visits == 0});
  ++done.visits;
  if (county_.ledger.recording) county_.ledger.orders[done.order.number].visits = done.visits;
  if (fixed) {
    describe_visit(done, "installation complete");
    facts::installed(county_.ledger, done.order, done.delivered,
                     sim::Time{done.released} + installation.promise, county_.here.now());
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

void Technician::describe_visit(Job const& job, char const* outcome) const {
  county_.here.tell([&] {
    return sim::text("visits {} for order {}: {}", county_.map.villages[job.order.village].id,
                     job.order.number, outcome);
  });
}

}  // namespace ruralsim::models
