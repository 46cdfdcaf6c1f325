// Memory for coroutine frames and for parcels: blocks of a few sizes, kept for reuse by each thread.
#pragma once

#include <cstddef>

namespace ruralsim::sim {

void* take_block(std::size_t bytes);
// What a block has room for that was asked for with so many bytes; to give it back, any number up to this
// and from `bytes` on will do.
std::size_t block_size(std::size_t bytes) noexcept;
// `bytes` as it was asked for. A block may be given back on another thread than it was taken on.
void give_block(void* block, std::size_t bytes) noexcept;

}  // namespace ruralsim::sim
