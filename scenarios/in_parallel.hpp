#pragma once

#include "sim/threads.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace ruralsim::scenarios {

// Calls work(0) to work(n - 1), on as many threads as there are processors, in any order. Of exceptions the
// one of the smallest number is thrown again when all are done.
template <class Work>
void in_parallel(std::size_t n, Work const& work) {
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> faults(n);
  auto const take = [&] {
    for (std::size_t i; (i = next++) < n;) try {
        work(i);
      } catch (...) {
        faults[i] = std::current_exception();
      }
  };
  sim::side_by_side(std::min<std::size_t>(n, std::thread::hardware_concurrency()), take);
  for (auto const& fault : faults)
    if (fault) std::rethrow_exception(fault);
}

}  // namespace ruralsim::scenarios
