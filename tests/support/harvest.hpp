// Goods for sale for tests: one group, at the same rate on every day of the year.
#pragma once

#include "models/settings.hpp"

namespace ruralsim::tests {

// `kg` a household and year; boxes of 1 kg and 0.01 m3.
inline models::HarvestSettings all_year(double kg) {
  models::HarvestSettings harvest;
  harvest.id = harvest.name = "eggs";
  harvest.from = {1, 1}, harvest.to = {12, 31};
  harvest.per_household = {kg};
  harvest.weekday.fill(1), harvest.hour.fill(1);
  harvest.volume = {0.01}, harvest.weight = {1}, harvest.value = {10};
  return harvest;
}

}  // namespace ruralsim::tests
