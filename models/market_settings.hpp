// How villagers choose where to buy, and who begins to buy online; defaults, ranges and sources stand in
// scenarios/sections.
#pragma once

#include "sim/quantity.hpp"

#include <cstdint>
#include <optional>

namespace ruralsim::models {

enum class ChoiceModel : std::uint8_t { shares, logit };
enum class Feedback : std::uint8_t { off, on };

// Utilities of a multinomial logit model, rules/choice.hpp; that of not buying is 0. Coefficients as they
// enter the utility: what people dislike is negative.
struct ChoiceSettings {
  ChoiceModel model = ChoiceModel::shares;
  Feedback feedback = Feedback::on;                 // of what they experienced
  double own_phone = 0, assisted = 0, station = 0;  // constants
  double price = 0;                                 // of a price, as a share of the usual one
  double price_own_phone = 1, price_assisted = 1, price_station = 1;
  double distance = 0;   // of a km to the center: assisted, station
  double lead_time = 0;  // of a day: own phone, assisted
  double stockout = 0;   // of the remembered share of wishes that the shelf could not fill: station
  double skill = 0;      // of digital skill 1: own phone
  double digital_skill = 0, skill_spread = 0;  // mean and standard deviation over villages, within 0..1
};

// What villagers remember of their center.
struct ExperienceSettings {
  sim::Seconds initial_lead_time;  // before anything was delivered
  double smoothing = 0;            // weight of a day's mean against all before
};

enum class AdoptionModel : std::uint8_t { constant, bass };

// Bass 1969, from the opening of the center that serves a village; rules/adoption.hpp.
struct AdoptionSettings {
  AdoptionModel model = AdoptionModel::constant;
  double innovation = 0, imitation = 0;   // p, q; a year
  double potential = 1;                   // share of households next door to a center that will ever buy
  std::optional<sim::Km> distance_decay;  // by road, at which the potential is 1/e of that; nothing: the same
  double lead_time_effect = 0;            // of a day beyond the reference, on ln q; 0: no feedback
  sim::Seconds reference_lead_time;
  double stockout_effect = 0;  // of the remembered share of stock-outs at a select station, on ln q
};

}  // namespace ruralsim::models
