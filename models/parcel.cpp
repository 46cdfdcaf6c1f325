#include "models/parcel.hpp"

#include <algorithm>
#include <new>

namespace ruralsim::models {

void BatchHead::add(Reason why, sim::Time otherwise, sim::Time actual) {
  if (actual > otherwise && actual != sim::kNever)
    held[static_cast<std::size_t>(why)] += static_cast<std::uint32_t>((actual - otherwise).value);
}

void BatchHead::hold(Reason why, sim::Time since) {
  let_go(since);
  holder = why;
  held_since = static_cast<std::uint32_t>(since.s);
}

void BatchHead::let_go(sim::Time now) {
  if (held_since == 0) return;
  auto const until = static_cast<std::uint32_t>(now.s);
  if (until > held_since) held[static_cast<std::size_t>(holder)] += until - held_since;
  held_since = 0;
}

// Room for some more than was asked for: as much as the block has.
Batch::Batch(std::uint32_t capacity) : block_(::new (sim::take_block(bytes(capacity))) BatchHead{}) {
  auto const room = sim::block_size(bytes(capacity)) - sizeof(BatchHead);
  block_->capacity = static_cast<std::uint32_t>(room / sizeof(Parcel));
}

void Batch::grow() {
  Batch larger(block_->capacity + block_->capacity / 2 + 1);
  auto const capacity = larger->capacity;
  *larger.block_ = *block_;
  larger->capacity = capacity;
  std::copy(begin(), end(), larger.begin());
  std::swap(block_, larger.block_);
}

Batch Batch::split(std::uint32_t keep) {
  auto const moved = block_->size - keep;
  Batch rest(moved);
  auto const capacity = rest->capacity;
  *rest.block_ = *block_;
  rest->size = moved, rest->capacity = capacity;
  std::copy(begin() + keep, end(), rest.begin());
  rest->yesterdays = block_->yesterdays > keep ? block_->yesterdays - keep : 0;
  block_->yesterdays = std::min(block_->yesterdays, keep);
  block_->size = keep;
  return rest;
}

}  // namespace ruralsim::models
