// How goods that villagers sell are handed on: from the villagers to a center, to a truck, to the line-haul.
// All need a county with sales (County::sales).
#pragma once

#include "models/county.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace ruralsim::models {

// Where nothing is sold there are none.
std::unique_ptr<Sales> sales_of(Scenario const& scenario, std::size_t centers);

inline std::string boxes_text(std::size_t n) {
  return n == 1 ? "1 box" : std::to_string(n) + " boxes";
}

// Lets those in who have come to a center until now, in order, while it has room; others are refused.
void take_in(County& county, std::size_t center);
// The same before `now`, of which nobody tells. How many are refused.
std::size_t let_in(County& county, std::size_t center, sim::Time now);
// A villager is sent away with the box: comes again tomorrow, or gives up.
void refuse(County& county, std::size_t center, Offer const& offer);

// Boxes at a center that a truck comes for, although it brings nothing.
bool calls_for_visit(County& county, std::size_t center);

// The oldest boxes at a center go on a truck, until one does not fit or `most` are on board. How many.
std::size_t pick_up(County& county, std::size_t center, std::size_t truck, Room room, std::uint32_t most);
// A truck is back at the hub; how many boxes it brought.
std::size_t bring_to_hub(County& county, std::size_t truck);

// The vehicles of a departure go back as `way` says, with the oldest boxes that waited when they
// came, until one does not fit. `returns`: the room that parcels have taken that go back.
void send_back_with(County& county, Load const& came, Shipment way, Room const& returns);

// Counts boxes where they are at this midnight, which is now.
void count_sales(County& county, sim::Time midnight);
// The same at the end of the run, for the balance, too.
void count_last_sales(County& county, sim::Time end);

}  // namespace ruralsim::models
