#include "viz/scale.hpp"

#include "viz/info.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruralsim::viz {
namespace {

constexpr double kHuge = 1e300;  // beyond it a width would overflow
constexpr int kMostTicks = 1000;

// The smallest of 1, 2, 5 times a power of ten that is not below.
double round_step(double at_least) {
  double const power = std::pow(10, std::floor(std::log10(at_least)));
  for (double m : {1.0, 2.0, 5.0}) {
    if (m * power >= at_least * (1 - 1e-9)) return m * power;
  }
  return 10 * power;
}

double step_for(Range domain, int at_most) {
  double const width = domain.hi - domain.lo;
  return round_step(std::max(width / std::max(1, at_most - 1), 1e-300));
}

int decimals_of(double step) {
  return std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 12);
}

std::vector<double> multiples(Range domain, double step) {
  std::vector<double> at;
  double const slack = 1e-9 * (domain.hi - domain.lo);
  double const first = std::ceil((domain.lo - slack) / step);
  for (int i = 0; i < kMostTicks; ++i) {
    double const value = (first + i) * step;
    if (value > domain.hi + slack) break;
    at.push_back(value);
  }
  return at;
}

std::string tick_text(double value, double step) {
  if (std::abs(value) >= 1e7 || step < 1e-6) return rounded(value);
  return fixed(value, decimals_of(step));
}

}  // namespace

Range finite_range(std::span<double const> values) {
  Range r{kNan, kNan};
  for (double v : values) {
    if (!std::isfinite(v)) continue;
    if (!(r.lo <= v)) r.lo = v;
    if (!(r.hi >= v)) r.hi = v;
  }
  return r;
}

bool is_empty(Range r) {
  return !(r.lo <= r.hi);
}

Range united(Range a, Range b) {
  if (is_empty(a)) return b;
  if (is_empty(b)) return a;
  return {std::min(a.lo, b.lo), std::max(a.hi, b.hi)};
}

Range usable(Range r) {
  if (is_empty(r)) return {0, 1};
  r = {std::clamp(r.lo, -kHuge, kHuge), std::clamp(r.hi, -kHuge, kHuge)};
  double const size = std::max(std::abs(r.lo), std::abs(r.hi));
  if (r.hi - r.lo > 1e-9 * size && r.hi > r.lo) return r;
  double const half = size > 0 ? 0.1 * size : 1;
  return {r.lo - half, r.hi + half};
}

Range to_round(Range r, int at_most) {
  r = usable(r);
  double const step = step_for(r, at_most);
  return {std::floor(r.lo / step + 1e-9) * step, std::ceil(r.hi / step - 1e-9) * step};
}

Scale Scale::linear(Range domain) {
  Scale s;
  s.domain_ = usable(domain);
  return s;
}

Scale Scale::log(Range domain) {
  Scale s;
  double const hi = domain.hi > 0 ? std::min(domain.hi, kHuge) : 1;
  double const lo = domain.lo > hi * 1e-9 ? domain.lo : hi * 1e-9;
  s.domain_ = lo < hi ? Range{lo, hi} : Range{hi / 10, hi * 10};
  s.log_ = true;
  return s;
}

Scale Scale::onto(double from, double to) const {
  Scale s = *this;
  s.from_ = from;
  s.to_ = to;
  return s;
}

double Scale::operator()(double value) const {
  double const f =
      log_ ? std::log(std::max(value, domain_.lo) / domain_.lo) / std::log(domain_.hi / domain_.lo)
           : (value - domain_.lo) / (domain_.hi - domain_.lo);
  return from_ + f * (to_ - from_);
}

std::vector<Tick> number_ticks(Range domain, int at_most, double factor, std::string const& sign) {
  Range const shown = usable({domain.lo * factor, domain.hi * factor});
  double const step = step_for(shown, at_most);
  std::vector<Tick> ticks;
  for (double v : multiples(shown, step)) ticks.push_back({v / factor, tick_text(v, step) + sign});
  return ticks;
}

std::vector<Tick> count_ticks(Range domain, int at_most) {
  domain = usable(domain);
  double const step = std::max(1.0, step_for(domain, at_most));
  std::vector<Tick> ticks;
  for (double v : multiples(domain, step)) ticks.push_back({v, tick_text(v, step)});
  return ticks;
}

std::vector<Tick> percent_ticks(Range domain, int at_most) {
  return number_ticks(domain, at_most, 100, " %");
}

std::vector<Tick> hour_ticks(Range domain, int at_most) {
  domain = usable(domain);
  double const needed = (domain.hi - domain.lo) / std::max(1, at_most - 1);
  if (needed < 1) return number_ticks(domain, at_most);
  double step = 0;
  for (double candidate : {1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 48.0, 72.0, 120.0, 168.0, 240.0}) {
    step = candidate;
    if (step >= needed) break;
  }
  if (step < needed) step = 24 * round_step(needed / 24);
  std::vector<Tick> ticks;
  for (double v : multiples(domain, step)) ticks.push_back({v, tick_text(v, step)});
  return ticks;
}

std::vector<Tick> log_ticks(Range domain, int at_most) {
  domain = Scale::log(domain).domain();
  double const decades = std::log10(domain.hi / domain.lo);
  std::vector<double> const within =
      3 * decades <= at_most ? std::vector<double>{1, 2, 5} : std::vector<double>{1};
  int const every = std::max(1, static_cast<int>(std::ceil(decades / std::max(1, at_most - 1))));
  std::vector<Tick> ticks;
  for (int e = static_cast<int>(std::floor(std::log10(domain.lo))); e <= std::ceil(std::log10(domain.hi));
       e += every) {
    for (double m : within) {
      double const v = m * std::pow(10, e);
      if (v >= domain.lo * (1 - 1e-9) && v <= domain.hi * (1 + 1e-9)) ticks.push_back({v, rounded(v)});
    }
  }
  return ticks;
}

}  // namespace ruralsim::viz
