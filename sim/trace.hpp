// The trace hook: who does what, when. Off, it costs one branch.
#pragma once

#include "sim/time.hpp"

#include <string>
#include <string_view>

namespace ruralsim::sim {

class TraceSink {
 public:
  virtual ~TraceSink() = default;
  // Called in the order of a place's agenda; places of a window one after another.
  virtual void line(Time at, std::string_view place, std::string_view actor, std::string const& what) = 0;
};

// Hash of the sequence of (time, actor) in which a place's actors went on. Two runs with equal fingerprints
// took the same path.
class Fingerprint {
 public:
  void add(std::uint64_t a, std::uint64_t b) {
    hash_ = (hash_ ^ (a * 0x9e3779b97f4a7c15u + b)) * 0xff51afd7ed558ccdu;
    hash_ ^= hash_ >> 32;
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0x243f6a8885a308d3u;
};

}  // namespace ruralsim::sim
