// What the four random words of an order decide: when, what, by which channel and from where, and how soon it
// is collected. The same for a village that orders for its households and for households of their own.
#pragma once

#include "models/county.hpp"

namespace ruralsim::models {

struct OrderDraw {
  OrderDraw(Regime const& regime, sim::Words const& drawn)
      : time_word(drawn[0]),
        fate(static_cast<std::uint16_t>(drawn[3])),
        group(regime.group(drawn[1])),
        source((drawn[2] & 0xffff) < regime.goods()[group].regional_below ? Source::regional
                                                                          : Source::national),
        assisted(drawn[2] >> 16 < regime.assisted_below()) {}

  // By phone, at a second of the run.
  Parcel by_phone(Regime const& regime, std::uint32_t midnight, std::uint16_t village) const {
    return {midnight + regime.phone_hours().second(time_word), 0, village, group, Channel::own_phone, fate};
  }
  // At the desk, once the center knows its hours of today.
  DeskVisit at_desk(std::uint16_t village, sim::Words const& desk_draws) const {
    return {time_word, village, fate, group, source, desk_draws};
  }

  std::uint32_t time_word;
  std::uint16_t fate;
  std::uint8_t group;
  Source source;
  bool assisted;
};

}  // namespace ruralsim::models
