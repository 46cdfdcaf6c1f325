#include "sim/random.hpp"

#include <algorithm>

#if defined(__x86_64__) && defined(__GNUC__)
#define RURALSIM_WIDE_PHILOX __attribute__((target("avx2")))
#include <immintrin.h>
#endif

namespace ruralsim::sim {
namespace {

constexpr std::uint32_t kTogether = 8;  // blocks: as many as the wide registers make at once

#ifdef RURALSIM_WIDE_PHILOX

// Philox of four blocks side by side: each of their four words in the lower half of a lane of 64 bits. What
// the upper halves hold is of no account, as the multiplication reads the lower ones only.
struct FourBlocks {
  __m256i words[4];

  RURALSIM_WIDE_PHILOX void begin(philox4x32_ctr_t const& first, std::uint32_t further) {
    words[0] = _mm256_set_epi64x(first.v[0] + further + 3, first.v[0] + further + 2, first.v[0] + further + 1,
                                 first.v[0] + further);
    for (int w = 1; w < 4; ++w) words[w] = _mm256_set1_epi64x(first.v[w]);
  }

  RURALSIM_WIDE_PHILOX void begin(Stream::Whose const* of, std::uint32_t last_word) {
    words[0] = _mm256_setzero_si256();
    words[1] = _mm256_set_epi64x(of[3].sub, of[2].sub, of[1].sub, of[0].sub);
    words[2] = _mm256_set_epi64x(of[3].entity, of[2].entity, of[1].entity, of[0].entity);
    words[3] = _mm256_set1_epi64x(last_word);
  }

  RURALSIM_WIDE_PHILOX void round(__m256i const key0, __m256i const key1) {
    __m256i const product0 = _mm256_mul_epu32(words[0], _mm256_set1_epi64x(PHILOX_M4x32_0));
    __m256i const product1 = _mm256_mul_epu32(words[2], _mm256_set1_epi64x(PHILOX_M4x32_1));
    words[0] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product1, 32), words[1]), key0);
    words[2] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product0, 32), words[3]), key1);
    words[1] = product1;
    words[3] = product0;
  }

  // Lanes 0 and 2, and 1 and 3, are neighbours after the interleaving.
  RURALSIM_WIDE_PHILOX void end(Words* out) const {
    __m256i const even_low = _mm256_unpacklo_epi32(words[0], words[1]);
    __m256i const even_high = _mm256_unpacklo_epi32(words[2], words[3]);
    __m256i const odd_low = _mm256_unpackhi_epi32(words[0], words[1]);
    __m256i const odd_high = _mm256_unpackhi_epi32(words[2], words[3]);
    __m256i const even = _mm256_unpacklo_epi64(even_low, even_high);
    __m256i const odd = _mm256_unpacklo_epi64(odd_low, odd_high);
    auto* const to = reinterpret_cast<__m256i*>(out);
    _mm256_storeu_si256(to, _mm256_permute2x128_si256(even, odd, 0x20));
    _mm256_storeu_si256(to + 1, _mm256_permute2x128_si256(even, odd, 0x31));
  }
};

// Two times four, as the steps of one fill the waiting times of the other.
RURALSIM_WIDE_PHILOX void make_both(FourBlocks& four, FourBlocks& further, philox4x32_key_t key, Words* out) {
  for (int round = 0; round < philox4x32_rounds; ++round) {
    __m256i const key0 = _mm256_set1_epi64x(key.v[0]), key1 = _mm256_set1_epi64x(key.v[1]);
    four.round(key0, key1);
    further.round(key0, key1);
    key = _philox4x32bumpkey(key);
  }
  four.end(out);
  further.end(out + 4);
}

RURALSIM_WIDE_PHILOX void make_wide(philox4x32_ctr_t const& first, philox4x32_key_t key, Words* out) {
  FourBlocks four, further;
  four.begin(first, 0);
  further.begin(first, 4);
  make_both(four, further, key, out);
}

RURALSIM_WIDE_PHILOX void make_first(Stream::Whose const* of, std::uint32_t last_word, philox4x32_key_t key,
                                     Words* out) {
  FourBlocks four, further;
  four.begin(of, last_word);
  further.begin(of + 4, last_word);
  make_both(four, further, key, out);
}

bool const kIsWide = __builtin_cpu_supports("avx2") != 0;

#else

void make_wide(philox4x32_ctr_t const&, philox4x32_key_t, Words*) {}
void make_first(Stream::Whose const*, std::uint32_t, philox4x32_key_t, Words*) {}
constexpr bool kIsWide = false;

#endif

// Words as they come from Philox become those of an antithetic partner; nothing is done for a mask of 0.
void reverse(std::span<Words> words, std::uint32_t mask) {
  if (mask == 0) return;
  for (auto& block : words)
    for (auto& word : block) word ^= mask;
}

}  // namespace

void Stream::blocks(std::span<Words> out) {
  for (; kIsWide && out.size() >= kTogether; out = out.subspan(kTogether)) {
    make_wide(counter_, key_, out.data());
    reverse(out.first(kTogether), mask_);
    counter_.v[0] += kTogether;
  }
  for (auto& words : out) words = block();
}

void Stream::first_blocks(StreamKey const& key, std::span<Whose const> whose, std::span<Words> out) {
  philox4x32_key_t const philox_key{{low_word(key), high_word(key)}};
  auto const last = last_word(key);
  auto const all = out.first(whose.size());
  while (kIsWide && whose.size() >= kTogether) {
    make_first(whose.data(), last, philox_key, out.data());
    whose = whose.subspan(kTogether), out = out.subspan(kTogether);
  }
  for (std::size_t i = 0; i < whose.size(); ++i) {
    philox4x32_ctr_t const counter{{0, whose[i].sub, whose[i].entity, last}};
    auto const r = philox4x32(counter, philox_key);
    out[i] = {r.v[0], r.v[1], r.v[2], r.v[3]};
  }
  reverse(all, mask(key));
}

}  // namespace ruralsim::sim
