// The mean of what several replications report.
#pragma once

#include "experiments/replications.hpp"

#include <mutex>
#include <numeric>
#include <vector>

namespace ruralsim::experiments {

class SharedProgress {
 public:
  SharedProgress(std::uint32_t count, Report const& overall) : done_(count), overall_(overall) {}

  void report(std::uint32_t number, double done) {
    std::lock_guard const guard(mutex_);
    done_[number] = done;
    if (overall_)
      overall_(std::accumulate(done_.begin(), done_.end(), 0.0) / static_cast<double>(done_.size()));
  }

 private:
  std::mutex mutex_;
  std::vector<double> done_;
  Report const& overall_;
};

}  // namespace ruralsim::experiments
