#include "sim/random.hpp"

#include <algorithm>

namespace ruralsim::sim {
namespace {

constexpr std::uint32_t kTogether = 16;
constexpr std::size_t kWorthIt = 10;  // so many alone take as long as kTogether together

// A loop of fixed length over plain words, without branches: compilers make four or eight blocks at a time of
// it.
void make_blocks(philox4x32_ctr_t const first, philox4x32_key_t const key, std::uint32_t* const words) {
  for (std::uint32_t k = 0; k < kTogether; ++k) {
    auto counter = first;
    counter.v[0] += k;
    auto const r = philox4x32(counter, key);
    for (std::uint32_t w = 0; w < 4; ++w) words[4 * k + w] = r.v[w];
  }
}

}  // namespace

void Stream::blocks(std::span<Words> out) {
  while (out.size() >= kWorthIt) {
    auto const n = std::min<std::size_t>(out.size(), kTogether);
    std::array<std::uint32_t, std::size_t{4} * kTogether> words;
    make_blocks(counter_, key_, words.data());
    for (std::size_t k = 0; k < n; ++k)
      out[k] = {words[4 * k], words[4 * k + 1], words[4 * k + 2], words[4 * k + 3]};
    counter_.v[0] += static_cast<std::uint32_t>(n);
    out = out.subspan(n);
  }
  for (auto& words : out) words = block();
}

}  // namespace ruralsim::sim
