#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section installation() {
  using Installation = models::InstallationSettings;
  Fields<Installation> f;
  f("policy", &Installation::policy, "separate")
      .from("rule")
      .is("separate: the truck delivers and a technician comes later; together: the technician's van does "
          "both; village-day: as separate, but jobs are saved up until all of a center's villages are "
          "visited.");
  f("shift", &Installation::shift, "08:00-18:00").from("estimate").is("When technicians work.");
  f("delivery_time", &Installation::delivery_time, "triangular(10 min, 15 min, 35 min)")
      .from("S91")
      .is("To carry one appliance into the house; a stop without installation takes 15 to 20 min.");
  f("van_appliances", &Installation::van_appliances, "2")
      .least(1)
      .most(1000)
      .from("estimate")
      .is("Appliances that a technician's van carries, under the policy together.");
  f.share("nobody_home", &Installation::nobody_home, "15 %")
      .most(0.99)
      .from("estimate")
      .is("Chance that a visit finds nobody at home.");
  f("retry_after", &Installation::retry_days, "1 day")
      .as(Type::days)
      .least(1)
      .most(365)
      .from("estimate")
      .is("Until the next attempt after nobody was at home.");
  f("repeat_delay", &Installation::repeat_delay, "3 days")
      .from("estimate")
      .is("Until a repeat visit can be made, as when a part must come.");
  f("overtime", &Installation::overtime, "60 min")
      .most(86400)
      .from("estimate")
      .is("A visit is begun only if it should end by the end of the shift plus this.");
  f("dispatch", &Installation::dispatch, "oldest")
      .from("rule")
      .is("Which job a technician takes: oldest order; nearest; due-date: the first promise to end that can "
          "be kept.");
  f("promise", &Installation::promise, "48 h")
      .from("estimate")
      .is("Time promised until an installation is complete, from when it could first be done.");
  f("visit_day_jobs", &Installation::visit_day_jobs, "3")
      .least(1)
      .most(100000)
      .from("estimate")
      .is("Policy village-day: so many jobs of a center's villages make the next day a visit day.");
  f("visit_day_age", &Installation::visit_day_age, "4 days")
      .as(Type::days)
      .least(1)
      .most(365)
      .from("estimate")
      .is("Policy village-day: and so does one job that could be done so long ago.");
  f("appointments", &Installation::appointments, "none")
      .from("rule")
      .is("slots: every visit has a time slot, in which the technician comes if he can; not under "
          "village-day.");
  f("slot_length", &Installation::slot_length, "3 h")
      .least(900)
      .most(86400)
      .from("estimate")
      .is("Length of a time slot; they follow one another from the beginning of the shift.");
  f("slot_notice", &Installation::slot_notice, "12 h")
      .most(365 * 86400)
      .from("estimate")
      .is("At least so long before it begins a slot is agreed on.");
  f("slot_visits", &Installation::slot_visits, "1")
      .least(1)
      .most(1000)
      .from("estimate")
      .is("Visits that are promised for each technician and slot.");
  f.share("nobody_home_with_slot", &Installation::nobody_home_with_slot, "5 %")
      .most(0.99)
      .from("estimate")
      .is("Chance that a visit within the slot of its appointment finds nobody at home.");
  f("replacement_delay", &Installation::replacement_delay, "5 days")
      .from("estimate")
      .is("Until goods that prove faulty can be replaced, by a technician who brings others.");
  return {"installation",
          Section::Shape::table,
          "Delivery of large appliances to the home, and their installation.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.installation; }};
}

Section skill() {
  using models::SkillShare;
  Fields<SkillShare> f;
  f("id", &SkillShare::skill).as(Type::id).is("Name by which product groups refer to it.");
  f.share("share", &SkillShare::share, "100 %")
      .from("estimate")
      .is("Of a county's technicians, how many have it; at least one, if there are any.");
  return {"skill",
          Section::Shape::list,
          "What a technician may be able to install.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.installation.skills.emplace_back(); }};
}

}  // namespace

std::vector<Section> of_installation() {
  return {installation(), skill()};
}

}  // namespace ruralsim::scenarios::sections
