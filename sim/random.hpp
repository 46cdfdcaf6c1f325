// Streams of random numbers that depend on nothing but their key. Philox4x32-10 (Salmon et al., SC 2011)
// as a function of (seed, realm, replication, entity, purpose, sub-stream, draw): no state is shared, so what
// one entity draws never changes what another draws, whatever the order of events.
#pragma once

#include "sim/fault.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <Random123/philox.h>

namespace ruralsim::sim {

// Added to a replication, this bit turns every word of its streams into its complement: a uniform u becomes 1
// - u (antithetic variates: Hammersley & Morton, Proc. Cambridge Phil. Soc. 52, 1956, 449-475).
inline constexpr std::uint32_t complemented = std::uint32_t{1} << 31;

struct StreamKey {
  std::uint64_t seed = 0;
  std::uint64_t realm = 0;  // whose entities are counted: a county's key, 0 for the whole network
  std::uint32_t replication =
      0;  // below 2^24; with `complemented` added, the antithetic partner of that number
  std::uint32_t entity = 0;
  std::uint8_t purpose = 0;  // what the draws are for; the model numbers its purposes
};

// Four words of 32 random bits.
using Words = std::array<std::uint32_t, 4>;

// Uniform on (0, 1), never 0 or 1, of one word.
constexpr double unit(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

// The same of 64 bits. Of these 52 are used: with 53, the half that is added would round the largest up to 1.
constexpr double unit64(std::uint64_t bits) {
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

class Stream {
 public:
  // `sub` tells apart streams of one key, such as the days of a village's demand.
  // Throws Error(usage) for a replication of 2^24 or more: its draws would be another's.
  explicit Stream(StreamKey const& key, std::uint32_t sub = 0)
      : key_{{low_word(key), high_word(key)}},
        counter_{{0, sub, key.entity, last_word(key)}},
        mask_(mask(key)) {}

  // The same key at another sub-stream, from its beginning.
  Stream at(std::uint32_t sub) const {
    Stream other = *this;
    other.counter_.v[0] = 0;
    other.counter_.v[1] = sub;
    other.used_ = 4;
    return other;
  }

  // Four fresh words; does not touch what next() has buffered.
  Words block() {
    auto const r = philox4x32(counter_, key_);
    ++counter_.v[0];
    return {r.v[0] ^ mask_, r.v[1] ^ mask_, r.v[2] ^ mask_, r.v[3] ^ mask_};
  }

  // The same words as so many calls of block(), made several at a time.
  void blocks(std::span<Words> out);

  // Streams that differ by entity and sub-stream alone.
  struct Whose {
    std::uint32_t entity, sub;
  };
  // The first block of each, in their order, several at a time. `out` is as long as `whose`.
  // Throws Error(usage) as the constructor.
  static void first_blocks(StreamKey const& key, std::span<Whose const> whose, std::span<Words> out);

  std::uint32_t next() {
    if (used_ == 4) buffer_ = block(), used_ = 0;
    return buffer_[used_++];
  }

  // Uniform on (0, 1), never 0 or 1, with 52 random bits.
  double uniform() {
    std::uint64_t const high = next();
    return unit64(high << 32 | next());
  }

  // Uniform on 0 .. n-1; n > 0. The bias is below n / 2^32 (multiply-shift).
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(std::uint64_t{next()} * n >> 32); }

 private:
  // A bijection of the seed for each realm (Steele et al. 2014, finaliser of SplitMix64).
  static constexpr std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  static constexpr std::uint64_t whole_key(StreamKey const& key) {
    return key.seed ^ (key.realm == 0 ? 0 : mixed(key.realm));
  }
  static constexpr std::uint32_t low_word(StreamKey const& key) {
    return static_cast<std::uint32_t>(whole_key(key));
  }
  static constexpr std::uint32_t high_word(StreamKey const& key) {
    return static_cast<std::uint32_t>(whole_key(key) >> 32);
  }
  static constexpr std::uint32_t last_word(StreamKey const& key) {
    auto const replication = key.replication & ~complemented;
    if (replication >> 24 != 0) [[unlikely]]
      throw Error(Blame::usage, "a replication is numbered below 16,777,216");
    return replication << 8 | key.purpose;
  }
  // What is to be reversed in each word.
  static constexpr std::uint32_t mask(StreamKey const& key) {
    return (key.replication & complemented) != 0 ? ~std::uint32_t{0} : 0;
  }

  philox4x32_key_t key_;
  philox4x32_ctr_t counter_;
  std::uint32_t mask_;
  Words buffer_{};
  std::uint32_t used_ = 4;
};

// The blocks of a stream one by one, as Stream::block gives them, but made several at a time: a third of the
// work for each where some are needed.
class BlocksAhead {
 public:
  explicit BlocksAhead(Stream const& of) : stream_(of) {}
  Words const& block() {
    if (next_ == made_.size()) {
      stream_.blocks(made_);
      next_ = 0;
    }
    return made_[next_++];
  }

 private:
  Stream stream_;
  std::array<Words, 8> made_;
  std::size_t next_ = 8;
};

}  // namespace ruralsim::sim
