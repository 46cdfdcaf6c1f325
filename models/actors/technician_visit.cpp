// What a technician does at a home.
#include "models/actors/technician.hpp"
#include "models/appointments.hpp"
#include "models/facts.hpp"
#include "models/hand_over.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::models {

namespace {

VisitOutcome watched_outcome(facts::Outcome outcome) {
  return outcome == facts::Outcome::complete        ? VisitOutcome::complete
         : outcome == facts::Outcome::repeat_needed ? VisitOutcome::repeat_needed
                                                    : VisitOutcome::faulty;
}

}  // namespace

// What chance brings to a visit. Each visit draws all its numbers, so that visits stay in step across
// scenarios.
struct Technician::Luck {
  Luck(Job& job, InstallationSettings const& installation, ProductGroup const& product)
      : home(job.luck.uniform()),
        carrying(installation.delivery_time.quantile_seconds(job.luck.uniform())),
        work(product.installation_time.quantile_seconds(job.luck.uniform())),
        fixed(job.luck.uniform() >= product.repeat_share),
        repeat_after(installation.repeat_delay.quantile_seconds(job.luck.uniform())) {}

  double home;
  Seconds carrying, work;
  bool fixed;
  Seconds repeat_after;
};

sim::Task<> Technician::visit(JobBoard::Slot slot) {
  auto const& installation = county_.settings().installation;
  co_await travel_to(slot);
  auto const punctual = arrive(county_.jobs.job(slot));
  auto const opens = county_.jobs.job(slot).appointment.begins;
  if (county_.here.now() < opens) {
    begin(Activity::waiting);
    watch_stay(Doing::wait, opens, &county_.jobs.job(slot));
    co_await county_.here.until(opens);
    end();
  }
  auto& job = county_.jobs.job(slot);
  Luck const luck(job, installation, county_.settings().products[job.order.group()]);
  bool const expected = punctual == Punctual::yes;
  if (luck.home < (expected ? installation.nobody_home_with_slot : installation.nobody_home)) {
    find_nobody(slot);
    co_return;
  }
  auto const began = county_.here.now();
  begin(Activity::work);
  if (brings_goods(job)) {
    watch_stay(Doing::carry_in, began + luck.carrying, &job,
               job.wants_installation ? VisitOutcome::none : VisitOutcome::carried_in);
    co_await county_.here.after(luck.carrying);
    carry_in(county_.jobs.job(slot));
  }
  if (!county_.jobs.job(slot).wants_installation) {
    end();
    facts::visited(county_.ledger, county_.here.now(),
                   {.outcome = facts::Outcome::carried_in, .first = true});
    county_.jobs.close(slot);
    co_return;
  }
  if (county_.ledger.recording && county_.jobs.job(slot).visits == 0)
    county_.ledger.orders[county_.jobs.job(slot).order.number].visit_begun = began.s;
  auto const takes = in_training() ? in_training_takes(luck.work) : luck.work;
  if (county_.ledger.watched.on()) {
    auto const& now_fitted = county_.jobs.job(slot);
    watch_stay(Doing::install, county_.here.now() + takes, &now_fitted,
               watched_outcome(outcome_of(now_fitted, luck.fixed)));
  }
  co_await county_.here.after(takes);
  end();
  finish(slot, luck.fixed, luck.repeat_after);
}

Seconds Technician::in_training_takes(Seconds work) const {
  return sim::seconds(
      static_cast<std::int64_t>(static_cast<double>(work.value) * county_.settings().fleet.newcomer_time));
}

// Whether he comes within the slot of the appointment; who is too early waits for it to begin.
Technician::Punctual Technician::arrive(Job const& job) {
  if (job.appointment.ends.s == 0) return Punctual::no_appointment;
  auto const late = std::max<std::int64_t>((county_.here.now() - job.appointment.ends).value, 0);
  facts::came_by_appointment(county_.ledger, job.order, county_.here.now(), late);
  if (late == 0) return Punctual::yes;
  county_.here.tell([&] {
    return sim::text("comes to {} for order {} {} min after the end of its slot",
                     county_.map.villages[job.order.village].id, job.order.number, (late + 59) / 60);
  });
  return Punctual::too_late;
}

void Technician::find_nobody(JobBoard::Slot slot) {
  auto& job = county_.jobs.job(slot);
  facts::visited(county_.ledger, county_.here.now(),
                 {.outcome = facts::Outcome::nobody_home, .first = false});
  describe_visit(job, "nobody is at home");
  watch_stay(Doing::nobody_home, county_.here.now(), &job);
  watch_goods_not_left(job);
  if (job.goods) job.goods->stamps.left_hub = 0;  // rides back to the hub
  offer_job(county_, slot, sim::midnight(county_.today() + county_.settings().installation.retry_days));
}

// The work is done: was that all?
void Technician::finish(JobBoard::Slot slot, bool fixed, Seconds repeat_after) {
  auto& job = county_.jobs.job(slot);
  auto const now = county_.here.now();
  auto const replaced_after = replacement_for(job);
  auto const outcome = outcome_of(job, fixed);
  facts::visited(county_.ledger, now, {.outcome = outcome, .first = job.visits == 0});
  ++job.visits;
  job.tested = !replaced_after;
  job.replacing = replaced_after.has_value();
  if (county_.ledger.recording) county_.ledger.orders[job.order.number].visits = job.visits;
  if (outcome == facts::Outcome::complete) {
    describe_visit(job, "installation complete");
    facts::installed(county_.ledger, job.order, job.delivered, job.due, now);
    watch_installed(job);
    county_.jobs.close(slot);
    return;
  }
  describe_visit(job, replaced_after ? "the goods are faulty, others must come" : "a repeat visit is needed");
  offer_job(county_, slot, now + replaced_after.value_or(repeat_after));
}

// Whether goods that are switched on for the first time prove faulty, and if so until when others can be
// here. The draws have a stream of their own, so that a share of 0 leaves all else as it was.
std::optional<Seconds> Technician::replacement_for(Job const& job) const {
  auto const& s = county_.settings();
  auto const share = s.products[job.order.group()].faulty_share;
  if (job.tested || share <= 0) return std::nullopt;
  auto luck = county_.chance.stream(purpose::kFaults, job.order.village).at(job.order.placed);
  for (int visit = 0; visit < job.visits; ++visit) luck.block();
  bool const faulty = luck.uniform() < share;
  if (!faulty) return std::nullopt;
  return s.installation.replacement_delay.quantile_seconds(luck.uniform());
}

facts::Outcome Technician::outcome_of(Job const& job, bool fixed) const {
  return replacement_for(job) ? facts::Outcome::faulty
         : fixed              ? facts::Outcome::complete
                              : facts::Outcome::repeat_needed;
}

// From the van into the home: the goods, or others in the place of faulty ones.
void Technician::carry_in(Job& job) {
  auto const weight = goods_weight(job);
  on_board_ -= weight, --appliances_;
  haul(Haulage::van_activity, weight * county_.map.road({}, place_of(job)).value * 1000);
  if (job.goods) {
    deliver(job);
    return;
  }
  job.replacing = false;
  describe_visit(job, "other goods are carried in");
}

// The goods are delivered now.
void Technician::deliver(Job& job) {
  auto const now = county_.here.now();
  auto const& on_duty = county_.regime().calendars().technicians;
  auto const could_leave = on_duty.next_open({job.goods->stamps.sorted});
  auto open_road = could_leave;
  if (auto const* disturbances = county_.disturbances())
    open_road = on_duty.next_open(
        disturbances->road(county_.number, county_.center_of(job).index()).reopens(could_leave));
  sim::Time const left{job.goods->stamps.left_hub};
  job.goods->add(Reason::road_closed, could_leave, std::min(open_road, std::max(left, could_leave)));
  job.goods->add(Reason::technician, std::min(open_road, left), left);
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
