// Which factors matter, and which do so together with others or not in a straight line: mean size of
// elementary effects against their deviation.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct MorrisPoint {
  std::string factor = {};
  double mu = kNan;
  Interval mu_star = kUnknown, sigma = kUnknown;  // NaN mean: no value; NaN ends: no interval
  double noise = kNan;  // what sigma is by noise of replications alone; NaN: not known
  std::string id = {};  // of the factor, for the table; empty: `factor`
};

struct MorrisData {
  ChartInfo info = {};
  Amount figure = {};
  std::vector<MorrisPoint> points = {};  // the most important first: their names are placed first
};

/// A factor whose mu* is not above twice its noise is hollow. Names that find no room are left out of the
/// picture.
void draw_morris(MorrisData const& data, Canvas& canvas);
/// `figure,factor,mu,mu_star,mu_star_low,mu_star_high,sigma,sigma_low,sigma_high,noise`.
std::string csv(MorrisData const& data);
Figure figure(MorrisData data);

}  // namespace ruralsim::viz
