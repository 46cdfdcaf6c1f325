#include "scenarios/stage_loads.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace ruralsim::scenarios {
namespace {

using models::AppliancePolicy;
using models::Handling;

// Mean distance of two points over their deviation: 1.28 in a disc, 1.25 in a bell (both to a hundredth).
constexpr double kBetween = 1.27;

// A day's visits of some technicians, and the hours in the homes.
struct Visits {
  double number = 0, work = 0;
  Visits& operator+=(Visits const& o) { return number += o.number, work += o.work, *this; }
};

// With those that find nobody and those that must be repeated.
Visits visits_of(models::ProductGroup const& product, MeanDay const& day) {
  auto const& installation = day.settings.installation;
  bool const carried = installation.policy == AppliancePolicy::together;
  double const sold = day.orders() * product.share, installed = sold * product.installation_share;
  double const faulty = std::min(product.faulty_share, 0.99);
  double const works = installed * (1 / (1 - std::min(product.repeat_share, 0.99)) + faulty / (1 - faulty));
  double const somebody_home = works + (carried ? sold - installed : 0);
  double const seconds =
      works * product.installation_time.mean() + (carried ? sold * installation.delivery_time.mean() : 0);
  double const nobody = installation.appointments == models::Appointments::slots
                            ? installation.nobody_home_with_slot
                            : installation.nobody_home;
  return {somebody_home / (1 - nobody), seconds / 3600};
}

// How many of the county's technicians have it: the first `share` of them, at least one.
double skilled(std::string const& skill, MeanDay const& day) {
  auto const all = static_cast<double>(day.own.technicians);
  auto const& skills = day.settings.installation.skills;
  auto const found =
      std::find_if(skills.begin(), skills.end(), [&](auto const& s) { return s.skill == skill; });
  if (found == skills.end()) return all;
  return std::min(all, std::ceil(std::max(found->share * all, 1.0) - 1e-9));
}

double van_speed(MeanDay const& day) {
  for (auto const& terrain : day.settings.terrains)
    if (terrain.id == day.map.terrain) return terrain.van_speed.value;
  return 40;
}

Spread spread_of_villages(models::network::County const& map) {
  std::vector<models::network::Point> places;
  std::vector<double> households;
  for (auto const& village : map.villages) {
    places.push_back(village.at);
    households.push_back(village.households);
  }
  return spread_of(map, places, households);
}

// Technicians without work drive to each job and home again; those with too much drive from one to the next.
// In between, a share rho of the visits follows another: rho C = work + visits (rho next + (1 - rho) there
// and back), solved for the hours rho C.
double hours_needed(Visits const& visits, double capacity, Spread const& villages, double speed) {
  double const there_and_back = 2 * villages.from_hub / speed;
  double const next = std::min(kBetween * villages.deviation / speed, there_and_back);
  double const rho =
      (visits.work + visits.number * there_and_back) / (capacity + visits.number * (there_and_back - next));
  return rho < 1 ? rho * capacity : visits.work + visits.number * next;
}

}  // namespace

// The technicians of a rare skill are among those of any that is less rare, so what only they can do must fit
// into their time, and so on up to all technicians.
std::vector<StageLoad> technician_loads(MeanDay const& day) {
  if (day.own.technicians <= 0) return {};
  auto const villages = spread_of_villages(day.map);
  std::map<double, Visits> only_for;  // so many technicians
  std::map<double, std::string> skills;
  for (auto const& product : day.settings.products) {
    if (product.handling != Handling::appliance) continue;
    double const able = skilled(product.skill, day);
    only_for[able] += visits_of(product, day);
    if (able < static_cast<double>(day.own.technicians)) skills[able] = " with " + product.skill;
  }
  std::vector<StageLoad> loads;
  Visits sum;
  for (auto const& [able, visits] : only_for) {
    sum += visits;
    double const capacity = able * hours_a_day(day.settings.installation.shift);
    loads.push_back({"technicians" + skills[able], hours_needed(sum, capacity, villages, van_speed(day)),
                     capacity, "", "technicians"});
  }
  return loads;
}

}  // namespace ruralsim::scenarios
