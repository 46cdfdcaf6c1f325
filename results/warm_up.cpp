#include "results/warm_up.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace ruralsim::results {
namespace {

constexpr std::size_t kFewestBatches = 10, kAlikeByChance = 5;

[[noreturn]] void refuse_series(std::string const& message) {
  throw sim::Error(sim::Blame::usage, message);
}

std::vector<double> batch_means(std::span<double const> values, std::size_t batch) {
  if (batch == 0)
    refuse_series("batches of 0 values (a warm-up is sought among means of batches) 5 is usual");
  if (values.size() / batch < kFewestBatches)
    refuse_series(sim::text("a series of {} (MSER-{} needs {} batches) give it {} or more",
                            sim::many(values.size(), "value"), batch, kFewestBatches,
                            kFewestBatches * batch));
  std::vector<double> means;
  for (std::size_t first = 0; first + batch <= values.size(); first += batch) {
    double sum = 0;
    for (double const v : values.subspan(first, batch)) sum += v;
    means.push_back(sum / static_cast<double>(batch));
    if (!std::isfinite(means.back()))
      refuse_series(
          sim::text("a series has no number among its values {} to {} (a warm-up is sought in a series "
                    "without gaps) leave these out",
                    first + 1, first + batch));
  }
  return means;
}

}  // namespace

Truncation mser(std::span<double const> values, std::size_t batch) {
  auto const z = batch_means(values, batch);
  auto const k = z.size();
  Truncation found;
  found.statistic.resize(k - kAlikeByChance + 1);
  // From the end on, mean and sum of squares of what remains grow by one batch at a time (Welford 1962).
  double mean = 0, squares = 0, least = INFINITY;
  std::size_t best = 0;
  for (std::size_t d = k; d-- > 0;) {
    double const m = static_cast<double>(k - d), off = z[d] - mean;
    mean += off / m;
    squares += off * (z[d] - mean);
    if (d >= found.statistic.size()) continue;
    found.statistic[d] = squares / (m * m);
    if (found.statistic[d] <= least) least = found.statistic[d], best = d, found.mean = mean;
  }
  found.leave_out = best * batch;
  found.too_short = 2 * best > k;
  return found;
}

std::vector<double> mean_over_replications(std::span<std::vector<double> const> replications) {
  if (replications.empty())
    refuse_series("no replication (a warm-up is sought in their mean) run at least 5");
  auto const length = replications.front().size();
  for (auto const& one : replications)
    if (one.size() != length)
      throw sim::Error(sim::Blame::model, sim::text("a replication has {} and another {}",
                                                    sim::many(length, "value"), one.size()));
  std::vector<double> mean(length), of_one(replications.size());
  for (std::size_t i = 0; i < length; ++i) {
    for (std::size_t r = 0; r < replications.size(); ++r) of_one[r] = replications[r][i];
    mean[i] = estimate(of_one).mean;
  }
  return mean;
}

WelchChart welch_chart(std::span<std::vector<double> const> replications, std::size_t window) {
  WelchChart chart{.mean = mean_over_replications(replications), .smoothed = {}, .window = window};
  auto const& mean = chart.mean;
  if (window > mean.size() / 4)
    refuse_series(
        sim::text("a window of {} in a series of {} (Welch's moving average takes at most a quarter) give "
                  "{} at most",
                  window, sim::many(mean.size(), "value"), mean.size() / 4));
  for (std::size_t i = 0; i + window < mean.size(); ++i) {
    std::size_t const reach = std::min(i, window);
    double sum = 0;
    for (std::size_t j = i - reach; j <= i + reach; ++j) sum += mean[j];
    chart.smoothed.push_back(sum / static_cast<double>(2 * reach + 1));
  }
  return chart;
}

}  // namespace ruralsim::results
