// The hash FNV-1a of 64 bits (Fowler, Noll and Vo): short, the same on every machine, and enough to tell
// apart what differs by accident. It is no defence against forgery.
#pragma once

#include "sim/text.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ruralsim::sim {

class Fnv1a {
 public:
  static constexpr std::uint64_t kPrime = 1099511628211u;

  Fnv1a& add(std::string_view bytes) {
    for (char const c : bytes) step(static_cast<unsigned char>(c));
    return *this;
  }
  // With a zero byte behind it, so that where one word ends and the next begins makes a difference.
  Fnv1a& add_word(std::string_view word) {
    add(word);
    step(0);
    return *this;
  }

  std::uint64_t value() const { return hash_; }
  std::string hex() const { return text("{:016x}", hash_); }  // 16 digits

 private:
  void step(unsigned char byte) { hash_ = (hash_ ^ byte) * kPrime; }

  std::uint64_t hash_ = 14695981039346656037u;
};

}  // namespace ruralsim::sim
