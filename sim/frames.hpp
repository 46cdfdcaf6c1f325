// Memory for coroutine frames and for parcels: blocks of a few sizes, kept for reuse by each thread.
#pragma once

#include <cstddef>

namespace ruralsim::sim {

void* take_block(std::size_t bytes);
// `bytes` as it was asked for. A block may be given back on another thread than it was taken on.
void give_block(void* block, std::size_t bytes) noexcept;

}  // namespace ruralsim::sim
