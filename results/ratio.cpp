#include "results/ratio.hpp"

#include "results/joint.hpp"
#include "results/student.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <cmath>
#include <vector>

namespace ruralsim::results {
namespace {

// Both means, and the variances and covariance of these means.
struct TwoMeans {
  double x = 0, y = 0;
  double xx = 0, xy = 0, yy = 0;
};

struct RatioSample {
  std::vector<double> above, below;

  RatioSample(std::span<double const> numerators, std::span<double const> denominators) {
    if (numerators.size() != denominators.size())
      throw sim::Error(sim::Blame::model, sim::text("{} numerators have {} denominators", numerators.size(),
                                                    denominators.size()));
    for (std::size_t r = 0; r < numerators.size(); ++r)
      if (!std::isnan(numerators[r]) && !std::isnan(denominators[r]))
        above.push_back(numerators[r]), below.push_back(denominators[r]);
  }

  double n() const { return static_cast<double>(above.size()); }

  TwoMeans means() const {
    TwoMeans m;
    for (std::size_t r = 0; r < above.size(); ++r) m.x += above[r] / n(), m.y += below[r] / n();
    double const scale = n() * (n() - 1);
    for (std::size_t r = 0; r < above.size(); ++r) {
      double const x = above[r] - m.x, y = below[r] - m.y;
      m.xx += x * x / scale, m.xy += x * y / scale, m.yy += y * y / scale;
    }
    return m;
  }

  std::vector<double> without_each() const {
    double x = 0, y = 0;
    for (double const v : above) x += v;
    for (double const v : below) y += v;
    std::vector<double> without;
    for (std::size_t r = 0; r < above.size(); ++r) {
      double const rest = y - below[r];
      without.push_back(rest == 0 ? not_available : (x - above[r]) / rest);
    }
    return without;
  }
};

Interval by_delta(TwoMeans const& m, double t) {
  double const ratio = m.x / m.y;
  double const off = std::max(0.0, m.xx - 2 * ratio * m.xy + ratio * ratio * m.yy);
  double const half = t * std::sqrt(off) / std::abs(m.y);
  return {ratio - half, ratio + half};
}

// (x - R y)^2 <= t^2 (xx - 2 R xy + R^2 yy), a quadratic in R: bounded only if R^2 has a positive factor.
Interval by_fieller(TwoMeans const& m, double t) {
  double const a = m.y * m.y - t * t * m.yy;
  double const b = m.x * m.y - t * t * m.xy;
  double const c = m.x * m.x - t * t * m.xx;
  if (!(a > 0)) return {};
  double const root = std::sqrt(std::max(0.0, b * b - a * c));
  return {(b - root) / a, (b + root) / a};
}

}  // namespace

std::string_view name(RatioInterval which) {
  switch (which) {
    case RatioInterval::delta:
      return "delta";
    case RatioInterval::fieller:
      return "fieller";
    case RatioInterval::jackknife:
      return "jackknife";
  }
  return "";
}

Ratio ratio_estimate(std::span<double const> numerators, std::span<double const> denominators,
                     RatioInterval which, double level) {
  checked_level(level);
  RatioSample const sample(numerators, denominators);
  need_for_an_interval(sample.above.size(), "a ratio");
  auto const m = sample.means();
  Ratio ratio{.n = sample.above.size()};
  if (m.y == 0) return ratio;
  ratio.value = m.x / m.y;
  double const t = student_quantile(level, sample.n() - 1);
  switch (which) {
    case RatioInterval::delta:
      ratio.interval = by_delta(m, t);
      break;
    case RatioInterval::fieller:
      ratio.interval = by_fieller(m, t);
      break;
    case RatioInterval::jackknife:
      ratio.interval = jackknife(ratio.value, sample.without_each(), level).interval();
      break;
  }
  return ratio;
}

}  // namespace ruralsim::results
