// Who begins to buy online: the diffusion of Bass 1969 (Management Science 15, 215-227), with a market
// potential that falls with the way to the center and an imitation that depends on what the buyers tell.
#pragma once

#include "models/settings.hpp"

namespace ruralsim::models::rules {

// Share of households at this distance by road that will ever buy.
double market_potential(AdoptionSettings const& settings, sim::Km distance);

// q of today, a year: falls with the experienced lead time (days) and the remembered share of stock-outs.
double imitation(AdoptionSettings const& settings, double lead_time, double stockouts);

// The part of the potential that has adopted after so many years more: the exact solution of
// dF/dt = (p + q F) (1 - F) from F = `adopted` on, p and q constant meanwhile. From F = 0 these steps follow
// F(t) = (1 - e^-(p+q)t) / (1 + q/p e^-(p+q)t), whose increase is largest at ln(q/p) / (p+q).
double bass_step(double adopted, double innovation, double imitation, double years);

}  // namespace ruralsim::models::rules
