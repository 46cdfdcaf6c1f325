// Tables of counts, and bins of times: what ledgers are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ruralsim::models {

// A dense table of counts, row-major.
template <class T>
class Counts {
 public:
  Counts() = default;
  Counts(std::size_t rows, std::size_t columns) : columns_(columns), cells_(rows * columns) {}
  T& operator()(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
  T const& operator()(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  T* row(std::size_t r) { return cells_.data() + r * columns_; }
  std::size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  std::size_t columns() const { return columns_; }
  std::vector<T> const& cells() const { return cells_; }
  friend bool operator==(Counts const&, Counts const&) = default;

 private:
  std::size_t columns_ = 0;
  std::vector<T> cells_;
};

// Bins of times, in hours from 0: hourly to 10 days, daily to 40 days, then one for all that is longer. A bin
// holds times from its lower bound (inclusive) to the next one's.
namespace lead_bins {
constexpr std::size_t kHourly = 240, kDaily = 30, kCount = kHourly + kDaily + 1;
constexpr std::size_t of_hour(std::uint32_t hour) {
  if (hour < 240) return hour;
  if (hour < 960) return kHourly + (hour - 240) / 24;
  return kCount - 1;
}
constexpr std::size_t of(std::uint32_t seconds) {
  return of_hour(seconds / 3600);
}
double lower_bound_hours(std::size_t bin);  // of the last one too; it has no upper bound
}  // namespace lead_bins

}  // namespace ruralsim::models
