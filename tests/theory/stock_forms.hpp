// Closed forms of inventory theory. A law is a vector of chances by number; lead-time demand is one.
#pragma once

#include "tests/theory/closed_forms.hpp"

#include <cmath>
#include <vector>

namespace ruralsim::theory {

using Law = std::vector<double>;

// Of the sum of a Poisson number of batches whose size has the law `batch` (batch[0] = 0): Panjer 1981.
inline Law compound_poisson(double batches, Law const& batch, std::size_t states) {
  Law p(states);
  p[0] = std::exp(-batches);
  for (std::size_t n = 1; n < states; ++n)
    for (std::size_t k = 1; k < batch.size() && k <= n; ++k)
      p[n] += batches * static_cast<double>(k) / static_cast<double>(n) * batch[k] * p[n - k];
  return p;
}

// Of the sum of two independent numbers.
inline Law sum_of(Law const& a, Law const& b) {
  Law sum(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) sum[i + j] += a[i] * b[j];
  return sum;
}

// What a stock with the inventory position y has in the long run if the demand of a lead time has this law
// (Zipkin 2000, section 6.2: net inventory = position a lead time ago - demand since).
struct StockState {
  double on_hand = 0, owed = 0, out = 0;  // mean pieces, mean pieces, share of time with nothing on hand
  double filled = 0;                      // mean pieces of a batch of demand that are filled at once
};
inline StockState stock_state(Law const& demand, std::int64_t y, Law const& batch = {0, 1}) {
  StockState s;
  for (std::size_t d = 0; d < demand.size(); ++d) {
    auto const net = static_cast<double>(y - static_cast<std::int64_t>(d));
    s.on_hand += demand[d] * std::max(net, 0.0);
    s.owed += demand[d] * std::max(-net, 0.0);
    s.out += net <= 0 ? demand[d] : 0;
    for (std::size_t n = 1; n < batch.size(); ++n)
      s.filled += demand[d] * batch[n] * std::min(std::max(net, 0.0), static_cast<double>(n));
  }
  return s;
}
inline StockState mixture(std::vector<StockState> const& states, Law const& weights) {
  StockState mean;
  for (std::size_t i = 0; i < states.size(); ++i) {
    mean.on_hand += weights[i] * states[i].on_hand, mean.owed += weights[i] * states[i].owed;
    mean.out += weights[i] * states[i].out, mean.filled += weights[i] * states[i].filled;
  }
  return mean;
}

// (r,Q) with demand piece by piece: the position is uniform on r + 1 .. r + Q (Hadley & Whitin 1963, ch. 4).
inline StockState of_r_q(Law const& demand, std::int64_t r, std::int64_t q) {
  std::vector<StockState> states;
  for (auto y = r + 1; y <= r + q; ++y) states.push_back(stock_state(demand, y));
  return mixture(states, Law(states.size(), 1.0 / static_cast<double>(q)));
}

// (s,S) with demand in batches: the position is S - j as often as the batches since the last order sum to
// j < S - s, the renewal mass of the batch law (Veinott & Wagner 1965; Zheng & Federgruen 1991).
// `batches_a_cycle`: mean number of batches from order to order.
inline StockState of_s_S(Law const& demand, Law const& batch, std::int64_t s, std::int64_t S,
                         double& batches_a_cycle) {
  Law renewal(static_cast<std::size_t>(S - s));
  renewal[0] = 1;
  for (std::size_t j = 1; j < renewal.size(); ++j)
    for (std::size_t k = 1; k < batch.size() && k <= j; ++k) renewal[j] += batch[k] * renewal[j - k];
  batches_a_cycle = 0;
  for (double const m : renewal) batches_a_cycle += m;
  std::vector<StockState> states;
  for (std::size_t j = 0; j < renewal.size(); ++j) {
    states.push_back(stock_state(demand, S - static_cast<std::int64_t>(j), batch));
    renewal[j] /= batches_a_cycle;
  }
  return mixture(states, renewal);
}

// Share of demand that S servers lose (Erlang 1917); of a base stock with lost sales, whose orders under way
// are the busy servers, whatever the law of the lead time (Karush 1957).
inline double erlang_b(int servers, double load) {
  double lost = 1;
  for (int k = 1; k <= servers; ++k) lost = load * lost / (k + load * lost);
  return lost;
}

}  // namespace ruralsim::theory
