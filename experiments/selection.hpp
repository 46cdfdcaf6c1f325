#pragma once
// The best of several plans: which trucks, rules or centers to choose, from as few runs as will do.
//
// Common random numbers. All plans should be sampled so that replication r of each draws the same random
// numbers. `kim_nelson` works with the variances of differences, which this makes small: it takes fewer
// samples, and its guarantee holds with and without. `ocba` supposes independent samples: with common random
// numbers its split of the budget is no longer the best one, and variances add up in the chance it reports
// that in truth cancel; where they pay, `kim_nelson` gains more. That chance takes the means so far for the
// true ones: where plans are nearly as good as each other it is too high, with and without common random
// numbers.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace ruralsim::experiments {

enum class Better : std::uint8_t { higher, lower };

// Replications are numbered from 0 in each plan, and asked for in this order.
using Sample = std::function<double(std::size_t plan, std::uint32_t replication)>;

struct SampleId {
  std::size_t plan = 0;
  std::uint32_t replication = 0;
};
// The values of many cells, in their order: they may be worked out at the same time.
using SampleMany = std::function<std::vector<double>(std::span<SampleId const>)>;
SampleMany one_by_one(Sample sample);

struct Elimination {
  std::size_t plan = 0;
  std::size_t by = 0;            // the plan that it is worse than
  std::size_t replications = 0;  // after so many of each
};

struct Selection {
  std::size_t best = 0;  // of the survivors the one with the best mean
  bool decided = false;  // one survivor, or several that are exactly alike; false if `most` came first, and
                         // then nothing is guaranteed
  std::vector<std::size_t> survivors{};     // ascending
  std::vector<std::size_t> alike{};         // survivors with the values of `best` in every replication
  std::vector<Elimination> eliminations{};  // in their order
  std::vector<std::size_t> samples{};       // by plan
  std::vector<double> means{};              // by plan, over its own samples

  std::size_t total() const;
};

enum class Sampling : std::uint8_t { common_random_numbers, independent };

struct KimNelson {
  double confidence = 0.95;  // that the best is selected if it is `zone` better than the next, or else one
                             // that is less than `zone` worse (the latter by Nelson & Goldsman 2001)
  double zone = 0;           // smallest difference that matters, in the figure's unit; > 0
  Better better = Better::higher;
  std::size_t first = 10;     // samples of each plan before the first look; 2 at least
  std::size_t most = 10'000;  // of each plan
  // Plans whose differences have not varied are not judged by that before so many samples: it may be that
  // what sets them apart is rare. With 95 % it then is in less than 1 - 0.05^(1 / alike) of them, 4.9 %
  // after 60.
  std::size_t alike = 60;
  // Plans that are independent have a slightly smaller constant; if in doubt, the other is right for all.
  Sampling sampling = Sampling::common_random_numbers;
};

// The fully sequential procedure of Kim & Nelson (ACM TOMACS 11, 2001, 251-273) with c = 1: after the first
// samples one more of each survivor at a time; a plan is given up as soon as its sum lags behind another's by
// more than a bound that shrinks with every sample. The guarantee supposes normal values (means of a whole
// run are nearly so), with any variances. Where the first samples of two plans differ by the same, their
// variance is that of all samples up to the first that tells another difference. Plans that are alike in
// every sample stay together, and no guarantee tells one from the other. Throws sim::Error (usage) for fewer
// than two plans, a zone or confidence without meaning, first < 2, most < first, or a value that is no
// number.
Selection kim_nelson(std::size_t plans, KimNelson const& how, SampleMany const& sample);
Selection kim_nelson(std::size_t plans, KimNelson const& how, Sample const& sample);

struct Ocba {
  std::size_t budget = 0;     // samples of all plans together
  std::size_t first = 10;     // of each plan; 2 at least
  std::size_t increment = 0;  // samples between two looks; 0: as many as there are plans
  Better better = Better::higher;
};

struct Allocation {
  std::size_t best = 0;  // plan with the best mean
  double chance =
      0;  // approximate probability that it is the best, too high where means are close (see apcs)
  std::vector<std::size_t> samples;  // by plan; in all the budget
  std::vector<double> means, deviations;
};

// Optimal computing budget allocation (Chen, Lin, Yucesan & Chick, Discrete Event Dynamic Systems 10, 2000,
// 251-270): samples go where they tell most about which plan is best. Throws sim::Error (usage) for fewer
// than two plans, first < 2, a budget below plans x first, or a value that is no number.
Allocation ocba(std::size_t plans, Ocba const& how, SampleMany const& sample);
Allocation ocba(std::size_t plans, Ocba const& how, Sample const& sample);

// How a budget is best split between plans of these means and deviations (same paper, theorem 1); adds up to
// `total`. Higher is better. A plan without deviation needs no samples; if none has any, all get the same.
std::vector<double> ocba_shares(std::span<double const> means, std::span<double const> deviations,
                                double total);

// Bonferroni's lower bound of the probability that the best mean is the best plan's, of independent samples:
// 1 - sum over others of P(difference > 0), and 0 at least. Higher is better. Means and deviations are taken
// for the true ones, so of estimates this is no bound: the best of two that are alike is ahead by chance.
double apcs(std::span<double const> means, std::span<double const> deviations,
            std::span<std::size_t const> samples);

}  // namespace ruralsim::experiments
