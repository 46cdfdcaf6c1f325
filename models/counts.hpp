// A table of counts.
#pragma once

#include <cstddef>
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

}  // namespace ruralsim::models
