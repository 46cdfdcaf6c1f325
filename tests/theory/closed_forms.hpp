// Closed forms and numerical solutions of queueing theory. Rates are per second, times seconds.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace ruralsim::theory {

// Probability that a customer of M/M/c waits, `a` = arrival rate x mean service < c (Erlang 1917; recursion
// of the loss formula as in Cooper 1981, ch. 3).
inline double erlang_c(int c, double a) {
  double lost = 1;
  for (int k = 1; k <= c; ++k) lost = a * lost / (k + a * lost);
  return lost / (1 - a / c * (1 - lost));
}

// Mean wait in M/M/c.
inline double mmc_wait(int c, double arrivals, double service) {
  return erlang_c(c, arrivals * service) / (c / service - arrivals);
}

// Mean wait in M/G/1 (Pollaczek 1930, Khinchine 1932).
inline double mg1_wait(double arrivals, double mean, double variance) {
  return arrivals * (variance + mean * mean) / (2 * (1 - arrivals * mean));
}

inline std::vector<double> poisson_chances(double mean, std::size_t states) {
  std::vector<double> p(states);
  for (std::size_t n = 0; n < states; ++n) {
    auto const k = static_cast<double>(n);
    p[n] = std::exp(k * std::log(mean) - mean - std::lgamma(k + 1));
  }
  return p;
}

// Stationary law of X' = max(X - c, 0) + A with A Poisson of this mean < c: by iterating the chain until it
// stands still. Of M/D/c it is the number in system (Crommelin 1932: what is in service now is gone a service
// time later, what waits or comes is there); of a daily departure of capacity c the number before departure.
inline std::vector<double> bulk_service_law(int c, double mean, std::size_t states) {
  auto const arrivals = poisson_chances(mean, states);
  std::vector<double> p(states), next(states);
  p[0] = 1;
  for (int round = 0; round < 100'000; ++round) {
    for (std::size_t n = 0; n < states; ++n) {
      next[n] = 0;
      for (std::size_t k = 0; k < states && k <= n + static_cast<std::size_t>(c); ++k) {
        auto const left = k > static_cast<std::size_t>(c) ? k - static_cast<std::size_t>(c) : 0;
        next[n] += p[k] * arrivals[n - left];
      }
    }
    double change = 0;
    for (std::size_t n = 0; n < states; ++n) change += std::abs(next[n] - p[n]);
    p.swap(next);
    if (change < 1e-13) break;
  }
  return p;
}

// Mean of max(X - c, 0).
inline double mean_beyond(std::vector<double> const& law, int c) {
  double mean = 0;
  for (std::size_t n = static_cast<std::size_t>(c); n < law.size(); ++n)
    mean += static_cast<double>(n - static_cast<std::size_t>(c)) * law[n];
  return mean;
}

// Mean wait in M/D/c: number waiting over arrival rate (Little).
inline double mdc_wait(int c, double arrivals, double service, std::size_t states = 250) {
  return mean_beyond(bulk_service_law(c, arrivals * service, states), c) / arrivals;
}

// M/M/c+M (Palm 1957, "Erlang-A") that starts empty and is open for `span`: share of those who come in that
// time and leave before they are served, and the mean wait of those who are served.
struct Impatience {
  double leaving = 0, wait_of_served = 0;
};
inline Impatience erlang_a(int c, double arrivals, double service, double patience, double span) {
  constexpr std::size_t kStates = 120;
  double const mu = 1 / service, theta = 1 / patience;
  auto const rate_down = [&](std::size_t n) {
    auto const busy = std::min<double>(static_cast<double>(n), c);
    return busy * mu + (static_cast<double>(n) - busy) * theta;
  };
  // Who finds n others: all of them but c - 1 must go first, each by service or impatience, while one's own
  // patience lasts. With rates r_j = c mu + j theta of these steps: chance and mean time (times chance).
  std::vector<double> served(kStates, 1), wait(kStates, 0);
  for (std::size_t n = static_cast<std::size_t>(c); n < kStates; ++n) {
    double sum = 0;
    auto const ahead = n - static_cast<std::size_t>(c);
    for (std::size_t j = 0; j <= ahead; ++j) sum += 1 / (c * mu + static_cast<double>(j + 1) * theta);
    served[n] = c * mu / (c * mu + static_cast<double>(ahead + 1) * theta);
    wait[n] = served[n] * sum;
  }
  // Kolmogorov's forward equations, averaged over the span (Runge-Kutta of fourth order).
  using Law = std::vector<double>;
  auto const flow = [&](Law const& p) {
    Law d(kStates, 0);
    for (std::size_t n = 0; n + 1 < kStates; ++n) {
      double const up = arrivals * p[n], down = rate_down(n + 1) * p[n + 1];
      d[n] += down - up;
      d[n + 1] += up - down;
    }
    return d;
  };
  auto const moved = [](Law p, Law const& d, double by) {
    for (std::size_t n = 0; n < p.size(); ++n) p[n] += by * d[n];
    return p;
  };
  auto const mean = [](Law const& p, Law const& f) {
    double sum = 0;
    for (std::size_t n = 0; n < p.size(); ++n) sum += p[n] * f[n];
    return sum;
  };
  double const step = std::min(0.5 / (arrivals + rate_down(kStates)), span / 100);
  auto const steps = static_cast<std::int64_t>(span / step) + 1;
  double const h = span / static_cast<double>(steps);
  Law p(kStates, 0);
  p[0] = 1;
  double sum_served = 0, sum_wait = 0;
  for (std::int64_t i = 0; i < steps; ++i) {
    double const weight = h / 2;
    sum_served += weight * mean(p, served), sum_wait += weight * mean(p, wait);
    Law const k1 = flow(p), k2 = flow(moved(p, k1, h / 2)), k3 = flow(moved(p, k2, h / 2)),
              k4 = flow(moved(p, k3, h));
    for (std::size_t n = 0; n < kStates; ++n) p[n] += h / 6 * (k1[n] + 2 * k2[n] + 2 * k3[n] + k4[n]);
    sum_served += weight * mean(p, served), sum_wait += weight * mean(p, wait);
  }
  return {.leaving = 1 - sum_served / span, .wait_of_served = sum_wait / sum_served};
}

// A server that goes round: a fixed time, then the work that had come in during the last round (globally
// gated polling: Boxma, Levy & Yechiali 1992). `load` < 1 is arrival rate x mean service of everything it
// works on.
struct Rounds {
  double mean = 0, second_moment = 0;
  double wait() const { return second_moment / (2 * mean); }  // for the next round, of who comes at random
};
inline Rounds gated_rounds(double fixed, double arrivals, double mean, double variance) {
  double const load = arrivals * mean, cycle = fixed / (1 - load);
  return {cycle, (fixed * fixed + 2 * fixed * load * cycle + arrivals * (variance + mean * mean) * cycle) /
                     (1 - load * load)};
}

}  // namespace ruralsim::theory
