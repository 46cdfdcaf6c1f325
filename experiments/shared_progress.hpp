// How far several pieces of work have come together.
#pragma once

#include "experiments/pieces.hpp"

#include <mutex>
#include <numeric>
#include <vector>

namespace ruralsim::experiments {

class SharedProgress {
 public:
  // Keeps a reference to `overall`.
  SharedProgress(Plan const& plan, Overall const& overall)
      : work_(plan.work.empty() ? std::vector<double>(plan.count, 1.0) : plan.work),
        all_work_(std::accumulate(work_.begin(), work_.end(), 0.0)),
        reached_(plan.count),
        overall_(overall) {}

  void report(std::uint32_t number, Reached const& reached) {
    std::lock_guard const guard(mutex_);
    reached_[number] = reached;
    tell();
  }
  // The last that a piece itself says may be a little earlier.
  void finished(std::uint32_t number) {
    std::lock_guard const guard(mutex_);
    if (reached_[number].share >= 1) return;
    reached_[number].share = 1;
    tell();
  }

 private:
  void tell() const {
    if (!overall_) return;
    Together all;
    for (std::size_t piece = 0; piece < reached_.size(); ++piece) {
      auto const& one = reached_[piece];
      all.share += one.share * work_[piece];
      all.orders += one.orders;
      if (one.share >= 1) ++all.done;
      bool const under_way = one.share > 0 && one.share < 1;
      if (under_way && (all.days == 0 || one.days < all.days)) all.days = one.days;
    }
    all.share = all_work_ > 0 ? all.share / all_work_ : 1;
    overall_(all);
  }

  std::mutex mutex_;
  std::vector<double> work_;
  double all_work_;
  std::vector<Reached> reached_;
  Overall const& overall_;
};

}  // namespace ruralsim::experiments
