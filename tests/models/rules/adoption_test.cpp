#include "models/rules/adoption.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

double closed_form(double p, double q, double t) {
  double const e = std::exp(-(p + q) * t);
  return (1 - e) / (1 + q / p * e);
}

TEST(BassStep, follows_the_closed_form_in_steps_of_any_length) {
  for (double const step : {1.0 / 365, 1.0 / 52, 0.9}) {
    double adopted = 0, t = 0;
    for (int n = 0; n < 400; ++n) {
      adopted = bass_step(adopted, 0.03, 0.38, step), t += step;
      ASSERT_NEAR(adopted, closed_form(0.03, 0.38, t), 1e-12) << t;
    }
  }
}

TEST(BassStep, rises_most_at_ln_q_over_p_by_p_plus_q) {
  double const p = 0.03, q = 0.38, step = 1.0 / 365;
  double adopted = 0, best = 0, at = 0;
  for (int day = 0; day < 20 * 365; ++day) {
    double const next = bass_step(adopted, p, q, step);
    if (next - adopted > best) best = next - adopted, at = (day + 0.5) * step;
    adopted = next;
  }
  EXPECT_NEAR(at, std::log(q / p) / (p + q), step);
}

TEST(BassStep, knows_its_ends) {
  EXPECT_EQ(bass_step(0.3, 0, 0, 1), 0.3) << "nobody begins";
  EXPECT_EQ(bass_step(0, 0, 0.4, 1), 0) << "nobody to follow";
  EXPECT_DOUBLE_EQ(bass_step(1, 0.03, 0.38, 1), 1);
  EXPECT_NEAR(bass_step(0, 0.5, 0, 2), 1 - std::exp(-1.0), 1e-15) << "innovators alone: exponential";
}

TEST(MarketPotential, falls_with_the_way_and_imitation_with_what_buyers_tell) {
  AdoptionSettings s;
  s.potential = 0.8, s.imitation = 0.4, s.lead_time_effect = -0.5, s.stockout_effect = -1;
  s.reference_lead_time = sim::days(2);
  EXPECT_DOUBLE_EQ(market_potential(s, {5}), 0.8);
  s.distance_decay = sim::Km{10};
  EXPECT_DOUBLE_EQ(market_potential(s, {5}), 0.8 * std::exp(-0.5));
  EXPECT_DOUBLE_EQ(imitation(s, 2, 0), 0.4);
  EXPECT_DOUBLE_EQ(imitation(s, 4, 0.5), 0.4 * std::exp(-1.5));
}

}  // namespace
}  // namespace ruralsim::models::rules
