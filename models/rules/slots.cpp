#include "models/rules/slots.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {

std::vector<TimeSlot> slots_of_day(sim::WorkingTime const& shifts, std::int64_t day, sim::Seconds length) {
  std::vector<TimeSlot> slots;
  auto const midnight = sim::midnight(day + 1);
  for (auto t = shifts.next_open(sim::midnight(day)); t < midnight;) {
    auto const closes = std::min(shifts.closes(t), midnight);
    if (t + length > closes) slots.push_back({t, closes});
    for (; t + length <= closes; t = t + length) slots.push_back({t, t + length});
    t = closes < midnight ? shifts.next_open(closes) : midnight;
  }
  return slots;
}

std::int64_t technicians_with(std::string const& skill, std::vector<SkillShare> const& skills,
                              std::int64_t technicians) {
  if (skill.empty()) return technicians;
  auto const found =
      std::find_if(skills.begin(), skills.end(), [&](auto const& one) { return one.skill == skill; });
  if (found == skills.end()) return technicians;
  auto const have = std::ceil(std::max(found->share * static_cast<double>(technicians), 1.0));
  return std::min(static_cast<std::int64_t>(have), technicians);
}

bool has_room(std::span<std::int64_t const> booked, std::int64_t able, std::int64_t visits_each) {
  auto const fits = [&](std::int64_t first) {
    auto const theirs = std::count_if(booked.begin(), booked.end(), [&](auto b) { return b <= first; });
    return theirs + 1 <= first * visits_each;
  };
  return fits(able) &&
         std::all_of(booked.begin(), booked.end(), [&](auto b) { return b <= able || fits(b); });
}

}  // namespace ruralsim::models::rules
