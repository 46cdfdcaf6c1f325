#include "experiments/sobol_rows.hpp"

#include "experiments/response_rows.hpp"

namespace ruralsim::experiments::sobol {

namespace {

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

Row complete_row(Responses const& responses, std::size_t number, std::size_t size) {
  Row row{.number = number, .replications = {}, .values = std::vector<std::vector<double>>(size)};
  for (std::size_t r = 0; r < responses.replications; ++r) {
    auto const value = [&](std::size_t p) { return of_point(responses, number * size + p)[r]; };
    bool complete = true;
    for (std::size_t p = 0; p < size; ++p) complete = complete && !std::isnan(value(p));
    if (!complete) continue;
    row.replications.push_back(r);
    for (std::size_t p = 0; p < size; ++p) row.values[p].push_back(value(p));
  }
  return row;
}

// Of the mean of all parts, by how their means differ.
double variance_of_mean(std::span<Sums const> parts, double mean) {
  double squares = 0;
  for (auto const& part : parts) {
    double const off = part.sum / (2 * part.rows) - mean;
    squares += off * off;
  }
  double const n = static_cast<double>(parts.size());
  return squares / (n - 1) / n;
}

}  // namespace

std::vector<Row> complete_rows(Design const& design, Responses const& responses) {
  std::size_t const size = design.factors + 2, in_all = design.points.size() / size;
  std::vector<Row> rows;
  for (std::size_t j = 0; j < in_all; ++j)
    if (auto row = complete_row(responses, j, size); !row.replications.empty())
      rows.push_back(std::move(row));
  if (rows.size() >= 2) return rows;
  throw sim::Error(
      sim::Blame::usage,
      sim::text("Sobol indices of {} (at least 2, better hundreds): {} of the design's have a point "
                "without a value; run more rows, or take a response that always has one",
                sim::many(rows.size(), "row"), in_all - rows.size()));
}

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

Row without(Row const& row, std::size_t group, std::size_t groups) {
  Row less{.number = row.number,
           .replications = {},
           .values = std::vector<std::vector<double>>(row.values.size())};
  for (std::size_t i = 0; i < row.replications.size(); ++i) {
    if (row.replications[i] % groups == group) continue;
    less.replications.push_back(row.replications[i]);
    for (std::size_t p = 0; p < row.values.size(); ++p) less.values[p].push_back(row.values[p][i]);
  }
  return less;
}

void Sums::add(Sums const& other) {
  if (factors.empty()) factors.resize(other.factors.size());
  rows += other.rows, sum += other.sum, squares += other.squares, noise += other.noise;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    auto& mine = factors[i];
    auto const& theirs = other.factors[i];
    mine.first += theirs.first, mine.first_noise += theirs.first_noise;
    mine.total += theirs.total, mine.total_noise += theirs.total_noise;
  }
}

Sums sums_of(Row const& row) {
  auto const& values = row.values;
  double const a = mean_of(values[0]), b = mean_of(values[1]);
  auto const apart = less(values[0], values[1]);
  // Of two points that have nothing in common; half of it is the variance of either, without what both share.
  Sums sums{.rows = 1,
            .sum = a + b,
            .squares = a * a + b * b,
            .noise = covariance_of_means(apart, apart) / 2,
            .factors = {}};
  for (std::size_t i = 2; i < values.size(); ++i) {
    auto const change = less(values[i], values[0]);
    double const mean = mean_of(change);
    sums.factors.push_back({.first = b * mean,
                            .first_noise = covariance_of_means(values[1], change),
                            .total = mean * mean / 2,
                            .total_noise = covariance_of_means(change, change) / 2});
  }
  return sums;
}

Shares shares_of(std::span<Sums const> parts) {
  Sums all;
  for (auto const& part : parts) all.add(part);
  double const n = all.rows, mean = all.sum / (2 * n), noise = all.noise / n;
  double const variance = parts.size() == 1
                              ? (all.squares - 2 * n * mean * mean) / (2 * n - 1)
                              : all.squares / (2 * n) - mean * mean + variance_of_mean(parts, mean);
  double const clean = variance > noise ? variance - noise : results::not_available;  // else it is all noise
  Shares shares{.variance = variance, .noise = noise, .factors = {}};
  for (auto const& f : all.factors)
    shares.factors.push_back({.first = f.first / n / variance,
                              .first_without = (f.first - f.first_noise) / n / clean,
                              .total = f.total / n / variance,
                              .total_without = (f.total - f.total_noise) / n / clean});
  return shares;
}

}  // namespace ruralsim::experiments::sobol
