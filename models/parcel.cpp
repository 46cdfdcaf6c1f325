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

Batch::Batch(std::uint32_t capacity) : block_(::new (sim::take_block(bytes(capacity))) BatchHead{}) {
  block_->capacity = capacity;
}

void Batch::grow() {
  Batch larger(2 * block_->capacity + 4);
  auto const capacity = larger->capacity;
  *larger.block_ = *block_;
  larger->capacity = capacity;
  std::copy(begin(), end(), larger.begin());
  std::swap(block_, larger.block_);
}

Batch Batch::split(std::uint32_t keep) {
  auto const moved = block_->size - keep;
  Batch rest(moved);
  *rest.block_ = *block_;
  rest->size = rest->capacity = moved;
  std::copy(begin() + keep, end(), rest.begin());
  rest->yesterdays = block_->yesterdays > keep ? block_->yesterdays - keep : 0;
  block_->yesterdays = std::min(block_->yesterdays, keep);
  block_->size = keep;
  return rest;
}

}  // namespace ruralsim::models
