#include "experiments/regression.hpp"

#include "experiments/response_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ruralsim::experiments {

namespace {

using Column = std::vector<double>;

double mean_of(Column const& v) {
  return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
}

Column centred(Column v) {
  double const mean = mean_of(v);
  for (double& x : v) x -= mean;
  return v;
}

double dot(Column const& a, Column const& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// Least squares on centred columns, by Householder's reflections (Golub & Van Loan, Matrix
// Computations, 5.3.2).
class LeastSquares {
 public:
  explicit LeastSquares(std::vector<Column> columns) : columns_(std::move(columns)) {
    for (std::size_t k = 0; k < columns_.size(); ++k) reflect(k);
  }

  Column solve(Column y) const {
    for (auto const& mirror : mirrors_) apply(mirror, y);
    Column b(columns_.size());
    for (std::size_t k = columns_.size(); k-- > 0;) {
      double rest = y[k];
      for (std::size_t j = k + 1; j < columns_.size(); ++j) rest -= columns_[j][k] * b[j];
      b[k] = rest / columns_[k][k];
    }
    return b;
  }

  // How much each point's own value weighs in what the line says there, the mean included: 1 if it alone
  // decides.
  Column leverages() const {
    std::size_t const n = mirrors_.front().size();
    Column all(n, 1 / static_cast<double>(n));
    for (std::size_t k = 0; k < mirrors_.size(); ++k) {
      Column q(n);
      q[k] = 1;
      for (std::size_t m = mirrors_.size(); m-- > 0;) apply(mirrors_[m], q);
      for (std::size_t i = 0; i < n; ++i) all[i] += q[i] * q[i];
    }
    return all;
  }

 private:
  void reflect(std::size_t k) {
    Column mirror(columns_[k].size());
    std::copy(columns_[k].begin() + static_cast<std::ptrdiff_t>(k), columns_[k].end(),
              mirror.begin() + static_cast<std::ptrdiff_t>(k));
    double const length = std::sqrt(dot(mirror, mirror));
    if (length < 1e-9 * std::max(1.0, std::sqrt(dot(columns_[k], columns_[k]))))
      throw sim::Error(
          sim::Blame::usage,
          sim::text("the points do not tell factor {} from the others (it never changes, or only "
                    "together with them) take a design that varies each by itself",
                    k));
    mirror[k] += std::copysign(length, mirror[k]);
    double const norm = std::sqrt(dot(mirror, mirror));
    for (double& x : mirror) x /= norm;
    for (auto& column : columns_) apply(mirror, column);
    mirrors_.push_back(std::move(mirror));
  }

  static void apply(Column const& mirror, Column& v) {
    double const twice = 2 * dot(mirror, v);
    for (std::size_t i = 0; i < v.size(); ++i) v[i] -= twice * mirror[i];
  }

  std::vector<Column> columns_, mirrors_;
};

Column ranks(Column const& v) {
  std::vector<std::size_t> order(v.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](auto a, auto b) { return v[a] < v[b]; });
  Column rank(v.size());
  for (std::size_t i = 0, j = 0; i < order.size(); i = j) {
    while (j < order.size() && v[order[j]] == v[order[i]]) ++j;
    for (std::size_t k = i; k < j; ++k) rank[order[k]] = static_cast<double>(i + j - 1) / 2;
  }
  return rank;
}

struct Line {
  Column coefficients, standardised;
  double r_squared = results::not_available, q_squared = results::not_available;
};

// Sum of squares of what each point is off a line through all others (Allen, Technometrics 16, 1974,
// 125-127).
double predicted_squares(Column const& rest, Column const& leverages) {
  double sum = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    double const free = 1 - leverages[i];
    if (free < 1e-9) return results::not_available;  // no line without it
    sum += rest[i] / free * rest[i] / free;
  }
  return sum;
}

Line line_through(std::vector<Column> const& x, Column const& y) {
  std::vector<Column> columns;
  for (auto const& column : x) columns.push_back(centred(column));
  auto const response = centred(y);
  LeastSquares const squares(columns);
  Line line{.coefficients = squares.solve(response), .standardised = {}};
  double const total = dot(response, response);
  bool const varies = total > 1e-24 * dot(y, y);
  if (!varies) line.coefficients.assign(columns.size(), 0);  // and not what rounding leaves
  Column rest = response;
  for (std::size_t f = 0; f < columns.size(); ++f) {
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= line.coefficients[f] * columns[f][i];
    line.standardised.push_back(varies ? line.coefficients[f] * std::sqrt(dot(columns[f], columns[f]) / total)
                                       : results::not_available);
  }
  if (varies) {
    line.r_squared = 1 - dot(rest, rest) / total;
    line.q_squared = 1 - predicted_squares(rest, squares.leverages()) / total;
  }
  return line;
}

// Few points may have two factors in the same order, or the opposite one, which their values still tell
// apart: then of ranks nothing is known.
Line line_through_ranks(std::vector<Column> const& x, Column const& y) {
  std::vector<Column> columns;
  for (auto const& column : x) columns.push_back(ranks(column));
  try {
    return line_through(columns, ranks(y));
  } catch (sim::Error const&) {
    return {.coefficients = {}, .standardised = Column(x.size(), results::not_available)};
  }
}

// 1 over what the other factors leave of the variance of one.
double inflation_of(std::vector<Column> x, std::size_t factor) {
  if (x.size() == 1) return 1;
  auto const own = x[factor];
  x.erase(x.begin() + static_cast<std::ptrdiff_t>(factor));
  return 1 / (1 - line_through(x, own).r_squared);
}

// Replications that every point has.
std::vector<std::size_t> complete_replications(Responses const& responses, std::size_t points) {
  std::vector<std::size_t> complete;
  for (std::size_t r = 0; r < responses.replications; ++r) {
    bool all = true;
    for (std::size_t p = 0; p < points; ++p) all = all && !std::isnan(of_point(responses, p)[r]);
    if (all) complete.push_back(r);
  }
  return complete;
}

std::vector<Column> columns_of(Design const& design, std::vector<std::size_t> const& points) {
  std::vector<Column> columns(design.factors);
  for (std::size_t f = 0; f < design.factors; ++f)
    for (auto const p : points) columns[f].push_back(design.points[p][f]);
  return columns;
}

// Points that have a value, and the mean of each.
struct PointMeans {
  std::vector<std::size_t> points;
  Column means;
};

PointMeans means_over(Responses const& responses, std::size_t points,
                      std::vector<std::size_t> const& complete) {
  PointMeans all;
  for (std::size_t p = 0; p < points; ++p) {
    auto const values = of_point(responses, p);
    Column some(values.begin(), values.end());
    if (!complete.empty()) {
      some.clear();
      for (auto const r : complete) some.push_back(values[r]);
    }
    double const mean = results::estimate(some).mean;
    if (std::isnan(mean)) continue;
    all.points.push_back(p);
    all.means.push_back(mean);
  }
  return all;
}

}  // namespace

Regression regression(Design const& design, Responses const& responses, double level) {
  check_responses(design, responses);
  auto const complete = complete_replications(responses, design.points.size());
  auto const means = means_over(responses, design.points.size(), complete);
  if (means.points.size() < design.factors + 2)
    throw sim::Error(sim::Blame::usage,
                     sim::text("{} with a value (a line of {} takes {} or more) add points",
                               sim::many(means.points.size(), "point"), sim::many(design.factors, "factor"),
                               design.factors + 2));
  auto const x = columns_of(design, means.points);
  auto const line = line_through(x, means.means);
  auto const rank_line = line_through_ranks(x, means.means);
  std::vector<Column> by_replication(design.factors);
  for (auto const r : complete) {
    Column y;
    for (auto const p : means.points) y.push_back(of_point(responses, p)[r]);
    auto const one = line_through(x, y);
    for (std::size_t f = 0; f < design.factors; ++f) by_replication[f].push_back(one.coefficients[f]);
  }
  Regression found{.r_squared = line.r_squared,
                   .r_squared_of_ranks = rank_line.r_squared,
                   .q_squared = line.q_squared,
                   .q_squared_of_ranks = rank_line.q_squared,
                   .points = means.points.size(),
                   .missing_values = count_missing(responses)};
  for (std::size_t f = 0; f < design.factors; ++f) {
    auto effect = results::estimate(by_replication[f], level);
    effect.mean = line.coefficients[f];
    found.factors.push_back({.effect = effect,
                             .standardised = line.standardised[f],
                             .of_ranks = rank_line.standardised[f],
                             .inflation = inflation_of(x, f)});
  }
  return found;
}

}  // namespace ruralsim::experiments
