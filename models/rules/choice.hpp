// Where a villager buys: a multinomial logit model (McFadden 1974; Train 2009, chapter 3) over own phone, the
// desk, the shelf of a select station, and not buying at all.
#pragma once

#include "models/market_ledger.hpp"
#include "models/settings.hpp"

#include <array>
#include <cstdint>

namespace ruralsim::models::rules {

// What the utilities are worked out of.
struct Situation {
  double distance = 0;   // km by road to the center
  double lead_time = 0;  // experienced there, days
  double stockouts = 0;  // remembered share of wishes that its shelf could not fill, 0..1
  double skill = 0;      // digital skill, 0..1
};
enum class Shelf : std::uint8_t { not_there, holds_it };  // whether buying from the shelf is an alternative

using Utilities = std::array<double, kAlternatives>;  // by Alternative
Utilities utilities(ChoiceSettings const& coefficients, Situation const& situation);

// exp(u) over the sum of exp; an alternative that is not there has the share 0.
std::array<double, kAlternatives> logit_shares(Utilities const& utilities, Shelf shelf);

// A table look-up for each wish: words of 16 bits that choose the desk, the shelf, nothing, and, from the
// other end, the phone. Shares so move at two ends only: whoever buys by phone under two settings is the
// same.
class ChoiceTable {
 public:
  ChoiceTable() = default;
  explicit ChoiceTable(std::array<double, kAlternatives> const& shares);

  Alternative of(std::uint32_t word16) const {
    constexpr std::array in_order{Alternative::assisted, Alternative::station, Alternative::none,
                                  Alternative::own_phone};
    return in_order[(word16 >= desk_below_ ? 1U : 0U) + (word16 >= shelf_below_ ? 1U : 0U) +
                    (word16 >= nothing_below_ ? 1U : 0U)];
  }
  double share(Alternative alternative) const;  // as the table has it

 private:
  std::uint32_t desk_below_ = 0, shelf_below_ = 0, nothing_below_ = 0;
};

}  // namespace ruralsim::models::rules
