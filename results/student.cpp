#include "results/student.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace ruralsim::results {

double student_quantile(double level, double freedom) {
  return boost::math::quantile(boost::math::students_t(freedom), 0.5 + level / 2);
}

double normal_limit(double level) {
  return boost::math::quantile(boost::math::normal(), 0.5 + level / 2);
}

double binomial_at_most(std::size_t n, double p, std::size_t k) {
  if (k >= n) return 1;
  return boost::math::cdf(boost::math::binomial(static_cast<double>(n), p), static_cast<double>(k));
}

double binomial_at_least(std::size_t n, double p, std::size_t k) {
  if (k == 0) return 1;
  if (k > n) return 0;
  return boost::math::cdf(
      boost::math::complement(boost::math::binomial(static_cast<double>(n), p), static_cast<double>(k - 1)));
}

}  // namespace ruralsim::results
