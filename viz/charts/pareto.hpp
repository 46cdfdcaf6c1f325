// What better service costs: plans, and those among them that no other beats in both. Where emissions are
// known a second panel has them over the same costs.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// Of a plan to what is required of it, which may be more than the service that is drawn.
enum class Standing { not_judged, met, not_met, undecided };

struct ParetoPoint {
  std::string name = {};
  Interval cost = kUnknown, service = kUnknown;  // NaN mean: no value; NaN ends: no interval
  Interval emissions = kUnknown;                 // the lower, the better
  Standing standing = Standing::not_judged;
  std::size_t replications = 0;

  bool has_both() const;  // a cost and a service: it is drawn
};

enum class Better { higher, lower };

struct ParetoData {
  ChartInfo info = {};
  Amount cost = {}, service = {}, emissions = {};
  Better service_better = Better::higher;
  double target = kNan;  // of the service; NaN: none
  std::vector<ParetoPoint> points = {};
  std::optional<std::size_t> answer = {};  // the point that is looked for: ringed and named first
  std::string answer_is = "the answer";    // what the ring says
  std::string bars = {};                   // what the bars are; empty: t-intervals of the means
  std::size_t most_replications = 0;       // of any point, where they differ; 0: all have as many

  bool is_judged() const;
  bool has_fewer_runs(ParetoPoint const& p) const;
};

/// Numbers of the points that none is at least as good as in both means and better in one, the cheapest
/// first. Of equal points all are kept.
std::vector<std::size_t> pareto_front(std::span<ParetoPoint const> points, Better service_better);

/// Those that none is at least as good as in cost, service and emissions and better in one of them, the
/// cheapest first. Points that lack one of the three are in none.
std::vector<std::size_t> front_with_emissions(std::span<ParetoPoint const> points, Better service_better);

/// Both fronts of the points that meet what is required, which may be none; of all where none was judged.
std::vector<std::size_t> front_of(ParetoData const& data);
std::vector<std::size_t> front_of_three(ParetoData const& data);

/// Names are of the front alone; those that find no room are left out of the picture. Points that fail are
/// squares; those that are undecided, or have fewer replications than others, are rings.
void draw_pareto(ParetoData const& data, Canvas& canvas);
/// `plan,cost,cost_low,cost_high,service,service_low,service_high,front,verdict`; where emissions are known,
/// before `front`, `emissions,emissions_low,emissions_high,front_with_emissions`; where points have different
/// numbers of them, `replications` at the end.
std::string csv(ParetoData const& data);
Figure figure(ParetoData data);

}  // namespace ruralsim::viz
