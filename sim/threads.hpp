// The same work on several threads at a time.
#pragma once

#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace ruralsim::sim {

// Calls work() here and at the same time on up to `threads` - 1 others, and comes back when all have: as many
// as the system gives, with fewer it only takes longer. work() must not throw.
template <class Work>
void side_by_side(std::size_t threads, Work const& work) {
  std::vector<std::jthread> others;
  try {
    while (others.size() + 1 < threads) others.emplace_back(work);
  } catch (std::system_error const& refused) {
    if (refused.code() != std::errc::resource_unavailable_try_again) throw;
  }
  work();
}

}  // namespace ruralsim::sim
