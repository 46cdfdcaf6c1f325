#include "models/rules/adoption.hpp"

#include <cmath>

namespace ruralsim::models::rules {

double market_potential(AdoptionSettings const& settings, sim::Km distance) {
  if (!settings.distance_decay) return settings.potential;
  return settings.potential * std::exp(-distance.value / settings.distance_decay->value);
}

double imitation(AdoptionSettings const& settings, double lead_time, double stockouts) {
  double const beyond = lead_time - static_cast<double>(settings.reference_lead_time.value) / 86400;
  return settings.imitation *
         std::exp(settings.lead_time_effect * beyond + settings.stockout_effect * stockouts);
}

double bass_step(double adopted, double innovation, double imitation, double years) {
  double const now = innovation + imitation * adopted;
  if (now <= 0) return adopted;
  double const left = (1 - adopted) / now * std::exp(-(innovation + imitation) * years);
  return (1 - left * innovation) / (1 + left * imitation);
}

}  // namespace ruralsim::models::rules
