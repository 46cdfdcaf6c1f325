#pragma once
// How uneven a rate looks where everybody has the same one and chance alone differs. Orders of a place are
// taken as trials that succeed with the probability p of all, independently: its rate then varies by
// s^2 = p (1 - p) / n around p, and by the normal law where n is not small. Orders of one truck are late
// together, so chance does more than this: what is told is the least that it makes.
//
// Chance adds to what there is in squares, about: Gini^2 = true^2 + chance^2 where both are normal.

#include <span>

namespace ruralsim::results::figures {

struct Trials {
  double weight = 0;  // people
  double n = 0;       // orders, more than 0
};

// Expected values of the measures of inequality.hpp for p between 0 and 1; NaN for no people or p = 0.
//   Gini: sum over pairs i, j of other places of w_i w_j E|x_i - x_j| / (2 W^2 p), with E|x_i - x_j| =
//         sqrt(2 / pi) sqrt(s_i^2 + s_j^2) (mean absolute difference of normal variables)
//   Theil's T: sum of w_i / W s_i^2 / (2 p^2), its second-order term
//   worst tenth: the mean below the 10 % quantile of the mixture of these normal laws
struct Chance {
  double gini, theil, worst_decile;
};
Chance chance_alone(std::span<Trials const> places, double p);

}  // namespace ruralsim::results::figures
