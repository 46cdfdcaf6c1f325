#include "experiments/selection.hpp"

#include "experiments/plan_samples.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace ruralsim::experiments {
namespace {

// A difference of numbers of that size which is rounding alone.
bool is_rounding(double difference, std::initializer_list<double> of) {
  double largest = 0;
  for (double const x : of) largest = std::max(largest, std::abs(x));
  return std::abs(difference) <= 1e-12 * largest;
}

// Which plans still can be the best, and how far behind a plan's sum may be of another's.
class Screening {
 public:
  Screening(KimNelson const& how, PlanSamples const& samples)
      : zone_(how.zone), alike_(how.alike), samples_(samples) {
    auto const k = samples.values.size();
    double const alpha = 1 - how.confidence, others = static_cast<double>(k - 1);
    error_ = how.sampling == Sampling::common_random_numbers ? alpha / others
                                                             : 1 - std::pow(1 - alpha, 1 / others);
    for (std::size_t i = 0; i < k; ++i) sums_.push_back(samples.mean(i) * static_cast<double>(how.first));
    far_.assign(k, std::vector<std::optional<double>>(k));
    for (std::size_t i = 0; i < k; ++i) survivors.push_back(i);
  }

  void add_last_samples() {
    for (auto const i : survivors) sums_[i] += samples_.values[i].back();
  }

  // After r samples of each: gives up whoever lags behind another survivor.
  void screen(std::size_t r, std::vector<Elimination>& gone) {
    look_for_differences(r);
    std::vector<std::size_t> left;
    for (auto const i : survivors) {
      auto const worst = std::max_element(survivors.begin(), survivors.end(),
                                          [&](auto a, auto b) { return lag(i, a, r) < lag(i, b, r); });
      if (lag(i, *worst, r) > 0)
        gone.push_back({.plan = i, .by = *worst, .replications = r});
      else
        left.push_back(i);
    }
    survivors = std::move(left);
  }

  // In every sample so far.
  bool alike(std::size_t i, std::size_t l) const {
    double const a = samples_.values[i][0], b = samples_.values[l][0];
    return i == l || (!far_[i][l] && is_rounding(a - b, {a, b}));
  }
  bool all_alike() const {
    return std::ranges::all_of(survivors, [&](auto i) { return alike(i, survivors.front()); });
  }

  std::vector<std::size_t> survivors;

 private:
  void look_for_differences(std::size_t r) {
    for (auto const i : survivors)
      for (auto const l : survivors)
        if (l > i && !far_[i][l] && differences_vary(i, l)) far_[i][l] = far_[l][i] = bound(i, l, r);
  }

  bool differences_vary(std::size_t i, std::size_t l) const {
    auto const &a = samples_.values[i], &b = samples_.values[l];
    for (std::size_t r = 1; r < a.size(); ++r)
      if (!is_rounding((a[r] - b[r]) - (a[0] - b[0]), {a[r], b[r], a[0], b[0]})) return true;
    return false;
  }

  // Of sums before the first sample, by the variance of r. With c = 1: (1 + 2 eta)^(-freedom / 2) / 2 =
  // error, and h^2 = 2 eta freedom.
  double bound(std::size_t i, std::size_t l, std::size_t r) const {
    double const freedom = static_cast<double>(r - 1);
    double const h_squared = freedom * (std::pow(2 * error_, -2 / freedom) - 1);
    return h_squared * variance_of_difference(i, l, r) / (2 * zone_);
  }

  double variance_of_difference(std::size_t i, std::size_t l, std::size_t n) const {
    auto const &a = samples_.values[i], &b = samples_.values[l];
    double mean = 0, squares = 0;
    for (std::size_t r = 0; r < n; ++r) mean += (a[r] - b[r]) / static_cast<double>(n);
    for (std::size_t r = 0; r < n; ++r) squares += (a[r] - b[r] - mean) * (a[r] - b[r] - mean);
    return squares / static_cast<double>(n - 1);
  }

  // By how much more plan i lags behind plan l than it may. Differences that have not varied tell nothing
  // before there are many of them, and plans that are alike stay. Of sums that chance made equal when the
  // bound has closed, the first stays.
  double lag(std::size_t i, std::size_t l, std::size_t r) const {
    if (alike(i, l) || (!far_[i][l] && r < alike_)) return 0;
    double const may = std::max(0.0, far_[i][l].value_or(0) - zone_ / 2 * static_cast<double>(r));
    if (may == 0 && sums_[i] == sums_[l]) return l < i ? std::numeric_limits<double>::min() : 0;
    return sums_[l] - sums_[i] - may;
  }

  double zone_;
  std::size_t alike_;
  PlanSamples const& samples_;
  double error_ = 0;  // of one comparison
  std::vector<double> sums_;
  std::vector<std::vector<std::optional<double>>> far_;  // nothing: differences have not varied
};

void check_kim_nelson(std::size_t plans, KimNelson const& how) {
  check_plans(plans, how.first);
  if (!(how.confidence > 1 / static_cast<double>(plans) && how.confidence < 1))
    refuse_selection(
        sim::text("confidence {} among {} plans (must lie between {:.3g}, which a guess has, and 1) 0.95 "
                  "is usual",
                  how.confidence, plans, 1 / static_cast<double>(plans)));
  if (!(how.zone > 0) || std::isinf(how.zone))
    refuse_selection(
        sim::text("an indifference zone of {} (must be more than 0) give the smallest difference that "
                  "matters",
                  how.zone));
  if (how.most < how.first)
    refuse_selection(
        sim::text("at most {} of each plan, of which {} come before the first look", how.most, how.first));
}

}  // namespace

std::size_t Selection::total() const {
  return std::accumulate(samples.begin(), samples.end(), std::size_t{0});
}

Selection kim_nelson(std::size_t plans, KimNelson const& how, SampleMany const& sample) {
  check_kim_nelson(plans, how);
  PlanSamples samples(plans, how.better, sample);
  samples.take(std::vector<std::size_t>(plans, how.first));
  Screening screening(how, samples);
  Selection selection;
  for (std::size_t r = how.first;; ++r) {
    screening.screen(r, selection.eliminations);
    bool const alike = screening.all_alike();  // as one alone is
    if (screening.survivors.size() == 1 || (alike && r >= how.alike) || r == how.most) break;
    std::vector<std::size_t> more(plans);
    for (auto const i : screening.survivors) more[i] = 1;
    samples.take(more);
    screening.add_last_samples();
  }
  selection.survivors = screening.survivors;
  selection.decided = screening.all_alike();
  selection.samples = samples.counts();
  auto const means = samples.means();
  selection.best = *std::max_element(selection.survivors.begin(), selection.survivors.end(),
                                     [&](auto a, auto b) { return means[a] < means[b]; });
  for (auto const i : selection.survivors)
    if (i != selection.best && screening.alike(i, selection.best)) selection.alike.push_back(i);
  selection.means = samples.means_in_their_unit();
  return selection;
}

Selection kim_nelson(std::size_t plans, KimNelson const& how, Sample const& sample) {
  return kim_nelson(plans, how, one_by_one(sample));
}

}  // namespace ruralsim::experiments
