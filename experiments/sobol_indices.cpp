#include "experiments/purposes.hpp"
#include "experiments/response_rows.hpp"
#include "sim/random.hpp"

#include <numeric>

namespace ruralsim::experiments {

namespace {

// What one row adds to the sums of which indices are made. What is of noise has that share of its neighbour's
// expectation which comes of replications, so that neighbour - noise is without.
struct RowTerms {
  double sum = 0, squares = 0, noise = 0;  // of A and B, centered; of their variance
  struct Factor {
    double first = 0, first_noise = 0, total = 0, total_noise = 0;
  };
  std::vector<Factor> factors = {};
};

double mean_of(std::span<double const> values) {
  double sum = 0;
  for (double const v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

// Covariance of the means of two samples whose values were drawn together, pair by pair.
double covariance_of_means(std::span<double const> a, std::span<double const> b) {
  if (a.size() < 2) return results::not_available;
  double const n = static_cast<double>(a.size()), mean_a = mean_of(a), mean_b = mean_of(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / (n - 1) / n;
}

std::vector<double> less(std::span<double const> a, std::span<double const> b) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
  return differences;
}

// The values of one row at A, B and every AB_i, in the replications that have a value at each of them.
struct Row {
  std::vector<std::size_t> replications = {};
  std::vector<std::vector<double>> values = {};  // by point, then as `replications`
};

Row complete_row(Responses const& responses, std::size_t first_point, std::size_t size) {
  Row row{.replications = {}, .values = std::vector<std::vector<double>>(size)};
  for (std::size_t r = 0; r < responses.replications; ++r) {
    auto const value = [&](std::size_t p) { return of_point(responses, first_point + p)[r]; };
    bool complete = true;
    for (std::size_t p = 0; p < size; ++p) complete = complete && !std::isnan(value(p));
    if (!complete) continue;
    row.replications.push_back(r);
    for (std::size_t p = 0; p < size; ++p) row.values[p].push_back(value(p));
  }
  return row;
}

// Takes out what each replication adds to all points, its mean over A and B, and returns the mean of these.
// No index depends on it; its precision does, and a row that lacks a replication is then like the others.
double center(std::vector<Row>& rows, std::size_t replications) {
  std::vector<double> sum(replications, 0), n(replications, 0);
  for (auto const& row : rows)
    for (std::size_t i = 0; i < row.replications.size(); ++i) {
      sum[row.replications[i]] += row.values[0][i] + row.values[1][i];
      n[row.replications[i]] += 2;
    }
  std::vector<double> means;
  for (std::size_t r = 0; r < replications; ++r)
    if (n[r] > 0) means.push_back(sum[r] / n[r]);
  for (auto& row : rows)
    for (auto& point : row.values)
      for (std::size_t i = 0; i < point.size(); ++i)
        point[i] -= sum[row.replications[i]] / n[row.replications[i]];
  return mean_of(means);
}

RowTerms terms_of(std::vector<std::vector<double>> const& row) {
  double const a = mean_of(row[0]), b = mean_of(row[1]);
  auto const apart = less(row[0], row[1]);
  // Of two points that have nothing in common; half of it is the variance of either, without what both share.
  RowTerms terms{
      .sum = a + b, .squares = a * a + b * b, .noise = covariance_of_means(apart, apart) / 2, .factors = {}};
  for (std::size_t i = 2; i < row.size(); ++i) {
    auto const change = less(row[i], row[0]);
    double const mean = mean_of(change);
    terms.factors.push_back({.first = b * mean,
                             .first_noise = covariance_of_means(row[1], change),
                             .total = mean * mean / 2,
                             .total_noise = covariance_of_means(change, change) / 2});
  }
  return terms;
}

struct FactorShares {
  double first, first_without, total, total_without;
};
struct Shares {
  double variance = 0, noise = 0;
  std::vector<FactorShares> factors = {};
};

// The indices of some rows, each as often as it is named.
Shares shares_of(std::vector<RowTerms> const& rows, std::span<std::uint32_t const> named) {
  double const n = static_cast<double>(named.size());
  RowTerms all{.factors = std::vector<RowTerms::Factor>(rows.front().factors.size())};
  for (auto const j : named) {
    all.sum += rows[j].sum, all.squares += rows[j].squares, all.noise += rows[j].noise;
    for (std::size_t i = 0; i < all.factors.size(); ++i) {
      auto& sum = all.factors[i];
      auto const& row = rows[j].factors[i];
      sum.first += row.first, sum.first_noise += row.first_noise;
      sum.total += row.total, sum.total_noise += row.total_noise;
    }
  }
  double const mean = all.sum / (2 * n), noise = all.noise / n;
  double const variance = (all.squares - 2 * n * mean * mean) / (2 * n - 1);
  double const clean = variance > noise ? variance - noise : results::not_available;  // else it is all noise
  Shares shares{.variance = variance, .noise = noise, .factors = {}};
  for (auto const& f : all.factors)
    shares.factors.push_back({.first = f.first / n / variance,
                              .first_without = (f.first - f.first_noise) / n / clean,
                              .total = f.total / n / variance,
                              .total_without = (f.total - f.total_noise) / n / clean});
  return shares;
}

// Percentiles between order statistics, the ends at the smallest and the largest (Hyndman & Fan's type 7).
double percentile(std::vector<double> const& sorted, double share) {
  double const place = share * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  auto const above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

// A resample in which nothing varies has no indices.
results::Interval percentiles(std::vector<double> values, double level) {
  values.erase(std::remove_if(values.begin(), values.end(), [](double v) { return !std::isfinite(v); }),
               values.end());
  if (values.size() < 2) return {};
  std::sort(values.begin(), values.end());
  return {percentile(values, (1 - level) / 2), percentile(values, (1 + level) / 2)};
}

void add_intervals(SobolResult& result, std::vector<RowTerms> const& rows, Bootstrap const& bootstrap) {
  std::size_t const k = result.factors.size();
  std::vector<std::vector<double>> first(k), total(k);
  std::vector<std::uint32_t> named(rows.size());
  for (std::size_t b = 0; b < bootstrap.resamples; ++b) {
    sim::Stream stream(
        {.seed = bootstrap.seed, .entity = static_cast<std::uint32_t>(b), .purpose = purpose::kBootstrap});
    for (auto& j : named) j = stream.below(static_cast<std::uint32_t>(rows.size()));
    auto const shares = shares_of(rows, named);
    for (std::size_t i = 0; i < k; ++i) {
      first[i].push_back(shares.factors[i].first);
      total[i].push_back(shares.factors[i].total);
    }
  }
  for (std::size_t i = 0; i < k; ++i) {
    result.factors[i].first.interval = percentiles(std::move(first[i]), bootstrap.level);
    result.factors[i].total.interval = percentiles(std::move(total[i]), bootstrap.level);
  }
}

// Unlike any other, AB_i has of A all but coordinate i, and that of B.
void check_saltelli(Design const& design) {
  std::size_t const size = design.factors + 2;
  if (design.points.empty() || design.points.size() % size != 0)
    not_of_family("Saltelli", design.points.size());
  for (std::size_t p = 0; p < design.points.size(); ++p) {
    if (p % size < 2) continue;
    auto expected = design.points[p - p % size];
    expected[p % size - 2] = design.points[p - p % size + 1][p % size - 2];
    if (design.points[p] != expected) not_of_family("Saltelli", p);
  }
}

// Throws sim::Error(usage) if fewer than two are left.
std::vector<Row> complete_rows(Design const& design, Responses const& responses) {
  std::size_t const size = design.factors + 2;
  std::vector<Row> rows;
  for (std::size_t p = 0; p < design.points.size(); p += size)
    if (auto row = complete_row(responses, p, size); !row.replications.empty())
      rows.push_back(std::move(row));
  if (rows.size() >= 2) return rows;
  throw sim::Error(
      sim::Blame::usage,
      sim::text("Sobol indices of {} (at least 2, better hundreds): {} of the design's have a point "
                "without a value; run more rows, or take a response that always has one",
                sim::many(rows.size(), "row"), design.points.size() / size - rows.size()));
}

}  // namespace

SobolResult sobol_indices(Design const& design, Responses const& responses, Bootstrap const& bootstrap) {
  results::checked_level(bootstrap.level);
  check_responses(design, responses);
  check_saltelli(design);
  auto rows = complete_rows(design, responses);
  SobolResult result{.factors = std::vector<SobolFactor>(design.factors),
                     .mean = center(rows, responses.replications),
                     .rows = rows.size(),
                     .rows_left_out = design.points.size() / (design.factors + 2) - rows.size(),
                     .missing_values = count_missing(responses)};
  std::vector<RowTerms> terms;
  for (auto const& row : rows) terms.push_back(terms_of(row.values));
  std::vector<std::uint32_t> each(rows.size());
  std::iota(each.begin(), each.end(), 0u);
  auto const shares = shares_of(terms, each);
  // What remains after rounding is no variance.
  bool const varies = shares.variance > 1e-24 * (result.mean * result.mean + shares.variance);
  result.variance = varies ? shares.variance : 0;
  if (!varies) return result;
  result.noise_share = shares.noise / shares.variance;
  for (std::size_t i = 0; i < design.factors; ++i) {
    auto const& f = shares.factors[i];
    result.factors[i].first = {.value = f.first, .interval = {}, .without_noise = f.first_without};
    result.factors[i].total = {.value = f.total, .interval = {}, .without_noise = f.total_without};
  }
  add_intervals(result, terms, bootstrap);
  return result;
}

}  // namespace ruralsim::experiments
