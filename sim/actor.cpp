#include "sim/actor.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

namespace ruralsim::sim {

Actor& Actors::take() {
  if (!free_.empty()) {
    auto const index = free_.back();
    free_.pop_back();
    Actor& actor = (*this)[index];
    actor = Actor{};
    actor.index = index;
    return actor;
  }
  if (size_ == kMaxActors)
    throw Error(Blame::model,
                text("more than {} actors at once in one place (an agenda entry has {} bits for "
                     "them): spread them over places",
                     kMaxActors, kActorBits));
  if (size_ % kBlock == 0) blocks_.push_back(std::make_unique<Block>());
  Actor& actor = (*this)[size_];
  actor.index = size_++;
  return actor;
}

}  // namespace ruralsim::sim
