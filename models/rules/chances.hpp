// Disturbances by chance: when they begin, how long they last, whom they hit. All of it is drawn before a run
// begins and by nothing that happens in it, so that scenarios pair exactly.
#pragma once

#include "models/disturbance_settings.hpp"
#include "models/network/network.hpp"
#include "models/rules/closed_road.hpp"
#include "sim/random.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::models::rules {

// How many begin on a day of this month (1 to 12), in the mean. Over a year of 365 days that is `per_year`,
// whatever the weights; if all of them are 0 the months are alike.
double begin_a_day(double per_year, std::array<double, 12> const& month_weights, int month);

// Those that begin on one day: Poisson in number, at any second, each with a length of its own. `luck` is the
// day's; whatever the mean, the same words decide the same one's beginning and length. Overlapping spans of
// one road make the share of closed time 1 - exp(-rate x mean length) (an infinite-server queue; Takacs
// 1962).
std::vector<sim::TimeSpan> begin_on(std::int64_t day, double mean, sim::Distribution const& length,
                                    sim::Stream luck);

// So many days before a moment what is still in force then may have begun: all but one in a million are over
// by then. Ten years at most.
std::int64_t days_back(sim::Distribution const& length);

// Of counties in a ring, those within an arc that covers this share of it and begins at `begin` (0 to 1): in
// the mean this share of the counties, and neighbours together.
bool in_arc(std::size_t county, std::size_t counties, double begin, double share);

// The centers of a county that lie nearest to one of them (itself the first), as many as make up the share,
// rounded; by number where two are equally near. `u` (0 to 1) chooses that one.
std::vector<std::uint16_t> hit_centers(network::County const& county, double share, double u);

}  // namespace ruralsim::models::rules
