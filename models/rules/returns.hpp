// What a villager brings back, and when.
#pragma once

#include "models/rules/opening_days.hpp"
#include "models/rules/quantile_table.hpp"
#include "sim/random.hpp"

#include <cstdint>
#include <optional>

namespace ruralsim::models::rules {

// Whoever draws a first word below this brings a parcel back: at most 2^32, all of them.
std::uint64_t brings_back_below(double share);

// `drawn`: whether, and after how long. Brought back in opening hours, on the day after `in_hand` at the
// earliest; nothing if it is kept.
std::optional<std::int64_t> brought_back(sim::Words const& drawn, double share, QuantileTable const& delay,
                                         OpeningDays const& hours, std::uint32_t in_hand);

}  // namespace ruralsim::models::rules
