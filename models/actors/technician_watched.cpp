// What a technician states of a watched day.
#include "models/actors/technician.hpp"
#include "models/watched.hpp"

#include <cmath>

namespace ruralsim::models {

// From now on, where he is.
std::size_t Technician::watch_stay(Doing doing, sim::Time until, Job const* job, VisitOutcome outcome) {
  auto& watched = county_.ledger.watched;
  if (!watched.on()) return WatchedLedger::kUnseen;
  Stay stay{.who = {MoverKind::technician, static_cast<std::uint16_t>(number_)},
            .trip = came_.s,
            .at = spot_,
            .doing = doing,
            .outcome = outcome,
            .from = county_.here.now().s,
            .until = until.s};
  if (doing == Doing::carry_in) stay.goods.appliances = 1;
  if (job != nullptr) stay.order = job->order.number;
  return watched.stay(stay);
}

void Technician::watch_leg(Spot to, sim::Seconds takes, sim::Km road) {
  auto& watched = county_.ledger.watched;
  if (!watched.on()) return;
  auto const now = county_.here.now();
  watched.leg({.who = {MoverKind::technician, static_cast<std::uint16_t>(number_)},
               .trip = came_.s,
               .from = spot_,
               .to = to,
               .toward = to,
               .leaves = now.s,
               .arrives = (now + takes).s,
               .metres = std::llround(road.value * 1000),
               .on_board = {.appliances = appliances_}});
}

// Stamps forget that they were in his van.
void Technician::watch_goods_not_left(Job const& job) {
  auto& watched = county_.ledger.watched;
  if (!watched.on() || !job.goods) return;
  was_on_board(watched, job.goods, job.goods->stamps.left_hub, county_.here.now().s);
}

void Technician::watch_installed(Job const& job) {
  county_.ledger.watched.present(Spot::center(county_.center_of(job).index()), Level::installation,
                                 job.released, county_.here.now().s, 1);
}

}  // namespace ruralsim::models
