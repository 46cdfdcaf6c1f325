// What is to happen at one place, in order. The order is the documented one: earlier time first; at the
// same second smaller priority first; at the same priority who was scheduled first.
#pragma once

#include "sim/fault.hpp"
#include "sim/time.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ruralsim::sim {

enum class Priority : std::uint8_t {
  gate = 0,  // what other places sent; reserved for the kernel
  first = 32,
  early = 64,
  normal = 128,
  late = 192,
  last = 255,
};

constexpr int kActorBits = 24;
constexpr std::uint64_t kMaxActors = std::uint64_t{1} << kActorBits;
constexpr std::uint64_t kMaxTurns = std::uint64_t{1} << (64 - kActorBits);  // 10^12: years of computing

// The turn of an actor: a number that only grows, and who it is. Throws Error(model) after kMaxTurns.
constexpr std::uint64_t turn(std::uint64_t number, std::uint32_t actor) {
  if (number >= kMaxTurns) [[unlikely]]
    throw Error(Blame::model, "a place has used up its 2^40 turns: spread its actors over more places");
  return number << kActorBits | actor;
}

// An entry of 16 bytes.
struct AgendaEntry {
  std::uint64_t when;  // seconds << 8 | priority
  std::uint64_t who;   // turn(number, actor)

  Time time() const { return {static_cast<std::int64_t>(when >> 8)}; }
  std::uint32_t actor() const { return static_cast<std::uint32_t>(who & (kMaxActors - 1)); }
  // Compared as one number of 128 bits: no branch that the processor could guess wrong.
  friend bool operator<(AgendaEntry const& a, AgendaEntry const& b) { return a.key() < b.key(); }

 private:
  __extension__ using Key = unsigned __int128;
  Key key() const { return static_cast<Key>(when) << 64 | who; }
};

// A 4-ary heap whose top may be left vacant while its actor runs, so that an actor which goes on waiting
// replaces its own entry with one sift instead of two. Entries are kept by lines of four, a cache line each:
// the children of an entry are one line. Slots without an entry hold kNothing, which never comes first.
class Agenda {
 public:
  bool empty() const { return size_ == (vacant_ ? 1U : 0U); }
  AgendaEntry const& top() const { return slot(0); }  // not while vacant

  AgendaEntry open_top() {
    vacant_ = true;
    return std::exchange(slot(0), kVacant);
  }
  void close_top() {
    if (!vacant_) return;
    vacant_ = false;
    AgendaEntry const last = std::exchange(slot(--size_), kNothing);
    if (size_ > 0) sift_down(last);
  }

  void push(AgendaEntry const& entry) {
    if (vacant_) {
      vacant_ = false;
      sift_down(entry);
      return;
    }
    if ((size_ + kRootSlot) / 4 == lines_.size()) lines_.push_back({kNothing, kNothing, kNothing, kNothing});
    sift_up(size_++, entry);
  }

 private:
  struct alignas(64) Line {
    AgendaEntry of[4];
  };
  static constexpr AgendaEntry kVacant{0, 0};  // before any entry: stays on top
  static constexpr AgendaEntry kNothing{~std::uint64_t{0}, ~std::uint64_t{0}};
  static constexpr std::size_t kRootSlot = 3;  // of the first line; so entries 1 to 4 fill the second

  AgendaEntry& slot(std::size_t i) { return lines_[(i + kRootSlot) / 4].of[(i + kRootSlot) % 4]; }
  AgendaEntry const& slot(std::size_t i) const { return lines_[(i + kRootSlot) / 4].of[(i + kRootSlot) % 4]; }

  void sift_up(std::size_t hole, AgendaEntry const entry) {
    while (hole > 0) {
      std::size_t const parent = (hole - 1) / 4;
      if (!(entry < slot(parent))) break;
      slot(hole) = slot(parent);
      hole = parent;
    }
    slot(hole) = entry;
  }

  // Puts `entry` into the hole at the top.
  void sift_down(AgendaEntry const entry) {
    Line* const lines = lines_.data();
    AgendaEntry* hole = &lines[0].of[kRootSlot];
    for (std::size_t at = 0; 4 * at + 1 < size_;) {
      AgendaEntry* const child = lines[at + 1].of;
      // The first of the four, by arithmetic: which it is cannot be guessed, so a branch would cost more.
      std::size_t const low = child[1] < child[0], high = 2 + (child[3] < child[2]);
      std::size_t const best = low ^ ((low ^ high) & (std::size_t{0} - (child[high] < child[low])));
      if (!(child[best] < entry)) break;
      *hole = child[best];
      hole = &child[best];
      at = 4 * at + 1 + best;
    }
    *hole = entry;
  }

  std::vector<Line> lines_;
  std::size_t size_ = 0;
  bool vacant_ = false;
};

}  // namespace ruralsim::sim
