// What a straight line through the runs of any design says about its factors: least squares, of the values
// and of their ranks.
#pragma once

#include "experiments/designs.hpp"
#include "experiments/sensitivity.hpp"
#include "results/statistics.hpp"

#include <cstddef>
#include <vector>

namespace ruralsim::experiments {

struct RegressionFactor {
  // Change of the response over the factor's whole range along the line, with the t-interval over
  // replications: of the line through these points, whatever another draw of points would give.
  results::Estimate effect = {};
  double standardised =
      results::not_available;                // in deviations, over the points, of response and factor (SRC)
  double of_ranks = results::not_available;  // the same of ranks (SRRC): for what rises or falls, but not
                                             // straight; NaN where ranks do not tell the factors apart
  double inflation = 1;  // of the effect's variance, as the points change it together with others (VIF);
                         // above some 5 it can hardly be told from theirs
};

// Shares of the variance of the means that the line explains (r_squared), and that lines through all points
// but one explain of the one left out (q_squared, Allen's PRESS). The first grows with every factor, with few
// points even of noise; the second does not, and falls below 0 where a line says less than the mean. Below
// some 0.7 of it the coefficients say little (Saltelli et al., Global Sensitivity Analysis, 2008, 1.2.5). NaN
// if all means are equal; q_squared also if a point alone decides a coefficient, so that there is no line
// without it.
struct Regression {
  std::vector<RegressionFactor> factors = {};
  double r_squared = results::not_available, r_squared_of_ranks = results::not_available;
  double q_squared = results::not_available, q_squared_of_ranks = results::not_available;
  std::size_t points = 0;          // used: with a value
  std::size_t missing_values = 0;  // NaN among the responses
};

// Coordinates are on [0, 1], so that of a factor with values their order counts, not their distances. A
// point's mean is over the replications in which every point has a value, as if all had none of the others;
// if that leaves nothing, points without any value are left out and the means are over what each has. Equal
// values share the mean of their ranks. Throws sim::Error (model) if there are not `replications` values for
// each point; (usage) if fewer than factors + 2 points have a value, or the points do not tell the factors
// apart (one never changes, or always with others).
Regression regression(Design const& design, Responses const& responses, double level = results::usual_level);

}  // namespace ruralsim::experiments
