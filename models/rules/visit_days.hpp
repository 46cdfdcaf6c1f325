// When the jobs saved up in the villages of a center are visited (policy village-day).
#pragma once

#include "models/settings.hpp"
#include "sim/time.hpp"

#include <cstdint>

namespace ruralsim::models::rules {

// Jobs that wait, and how long ago the oldest of them could first have been done.
struct SavedUp {
  std::int64_t jobs = 0;
  sim::Seconds oldest{0};
};

// Whether there are enough of them, or one that has waited for long enough.
constexpr bool worth_a_visit_day(SavedUp const& saved, InstallationSettings const& s) {
  return saved.jobs > 0 && (saved.jobs >= s.visit_day_jobs || saved.oldest >= sim::days(s.visit_day_age));
}

}  // namespace ruralsim::models::rules
