// Appointments in time slots: which slots a day has, and whether one has room for another visit.
#pragma once

#include "models/settings.hpp"
#include "sim/time.hpp"
#include "sim/working_time.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::models::rules {

struct TimeSlot {
  sim::Time begins, ends;
  friend bool operator==(TimeSlot const&, TimeSlot const&) = default;
};

// Whole slots one after the other from the beginning of each shift of the day; a shift that is shorter is
// one.
std::vector<TimeSlot> slots_of_day(sim::WorkingTime const& shifts, std::int64_t day, sim::Seconds length);

// Of so many technicians the first ones have a skill, at least one; all if it is not listed, or none is
// needed.
std::int64_t technicians_with(std::string const& skill, std::vector<SkillShare> const& skills,
                              std::int64_t technicians);

// Whether a visit that the first `able` technicians can make fits into a slot beside those booked, of which
// each is known by how many can make it. Whoever has a rare skill has every less rare one, so it fits if for
// every m the visits that the first m must make are no more than m times `visits_each` (Hall 1935).
bool has_room(std::span<std::int64_t const> booked, std::int64_t able, std::int64_t visits_each);

}  // namespace ruralsim::models::rules
