#include "sim/random.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

// Known answers for philox4x32 with 10 rounds, from the file kat_vectors that comes with Random123.
TEST(Philox, gives_the_published_known_answers) {
  struct Known {
    philox4x32_ctr_t counter;
    philox4x32_key_t key;
    philox4x32_ctr_t answer;
    char const* what;
  };
  Known const known[]{
      {{{0, 0, 0, 0}}, {{0, 0}}, {{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}, "zeros"},
      {{{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}},
       {{0xffffffff, 0xffffffff}},
       {{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
       "ones"},
      {{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}},
       {{0xa4093822, 0x299f31d0}},
       {{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
       "digits of pi"},
  };
  for (auto const& row : known) EXPECT_TRUE(philox4x32(row.counter, row.key) == row.answer) << row.what;
}

// Seed and realm make the key; draw, sub-stream, entity, and replication with purpose make the counter.
TEST(Streams, are_philox_of_their_key) {
  EXPECT_EQ(Stream({}).block(), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  Stream stream({.seed = 0x299f31d0a4093822, .replication = 0x037073, .entity = 0x13198a2e, .purpose = 0x44},
                77);
  philox4x32_key_t const key{{0xa4093822, 0x299f31d0}};
  for (std::uint32_t draw = 0; draw < 3; ++draw) {
    philox4x32_ctr_t const counter{{draw, 77, 0x13198a2e, 0x03707344}};
    auto const expected = philox4x32(counter, key);
    EXPECT_EQ(stream.block(), (Words{expected.v[0], expected.v[1], expected.v[2], expected.v[3]}));
  }
}

TEST(Streams, do_not_depend_on_the_order_in_which_they_are_drawn_from) {
  auto stream = [](std::uint32_t entity) { return Stream({.seed = 7, .entity = entity, .purpose = 3}); };
  std::vector<double> apart, together;
  for (std::uint32_t e = 0; e < 5; ++e)
    for (auto [i, s] = std::pair(0, stream(e)); i < 9; ++i) apart.push_back(s.uniform());
  std::vector<Stream> all;
  for (std::uint32_t e = 0; e < 5; ++e) all.push_back(stream(e));
  std::vector<std::vector<double>> drawn(5);
  for (int i = 0; i < 9; ++i)
    for (std::size_t e = 5; e-- > 0;) drawn[e].push_back(all[e].uniform());
  for (auto const& some : drawn) together.insert(together.end(), some.begin(), some.end());
  EXPECT_EQ(apart, together);
}

TEST(Streams, begin_anew_at_a_sub_stream_whatever_was_drawn_before) {
  Stream used({.seed = 7});
  used.next(), used.next(), used.block();
  auto moved = used.at(12);
  Stream fresh({.seed = 7}, 12);
  for (int i = 0; i < 9; ++i) EXPECT_EQ(moved.next(), fresh.next());
}

TEST(Streams, leave_what_next_has_buffered_when_a_block_is_taken) {
  Stream plain({.seed = 1}), mixed({.seed = 1});
  EXPECT_EQ(plain.next(), mixed.next());
  mixed.block();
  EXPECT_EQ(plain.next(), mixed.next());
}

// Keys that differ in one part, and keys whose parts would collide if they were added or shifted carelessly.
TEST(Streams, give_many_blocks_as_they_give_them_one_by_one) {
  for (std::size_t const n : {0, 1, 9, 10, 16, 17, 26, 64}) {
    Stream together({.seed = 5, .entity = 2}), alone = together;
    std::vector<Words> words(n);
    together.blocks(words);
    for (auto const& block : words) EXPECT_EQ(block, alone.block()) << n;
    EXPECT_EQ(together.block(), alone.block()) << "goes on after " << n;
  }
}

TEST(Streams, give_the_first_blocks_of_many_as_each_gives_its_own) {
  StreamKey const key{.seed = 5, .realm = 77, .replication = 3, .purpose = 9};
  for (std::size_t const n : {0, 1, 7, 8, 9, 20}) {
    std::vector<Stream::Whose> whose;
    for (std::uint32_t i = 0; i < n; ++i) whose.push_back({~i * 7, i * 0x9e3779b9u});
    std::vector<Words> words(n);
    Stream::first_blocks(key, whose, words);
    for (std::size_t i = 0; i < n; ++i) {
      auto own = key;
      own.entity = whose[i].entity;
      EXPECT_EQ(words[i], Stream(own, whose[i].sub).block()) << i << " of " << n;
    }
  }
}

TEST(Streams, are_the_same_block_by_block_if_they_are_made_ahead) {
  Stream alone({.seed = 5, .entity = 2});
  BlocksAhead ahead(alone);
  for (int n = 0; n < 40; ++n) EXPECT_EQ(ahead.block(), alone.block()) << n;
}

TEST(Streams, of_different_keys_do_not_collide) {
  std::vector<std::pair<StreamKey, std::uint32_t>> keys;
  std::uint64_t const seeds[]{
      0, 1, 2, 1u << 16, std::uint64_t{1} << 32, (std::uint64_t{1} << 32) + 1, ~std::uint64_t{0}};
  std::uint32_t const replications[]{0, 1, 2, 255, 256, (1u << 24) - 1};
  std::uint32_t const words[]{0, 1, 2, 255, 256, 1u << 24, ~0u};
  std::uint8_t const purposes[]{0, 1, 2, 255};
  for (auto seed : seeds)
    for (std::uint64_t realm : {0, 1, 37})
      for (auto replication : replications)
        for (auto entity : words)
          for (auto purpose : purposes)
            for (auto sub : words) keys.push_back({{seed, realm, replication, entity, purpose}, sub});
  std::set<Words> blocks;
  for (auto const& [key, sub] : keys) blocks.insert(Stream(key, sub).block());
  EXPECT_EQ(blocks.size(), keys.size());
}

TEST(Streams, refuse_a_replication_that_would_draw_what_another_draws) {
  EXPECT_NO_THROW(Stream({.replication = (1u << 24) - 1}));
  EXPECT_THROW(Stream({.replication = 1u << 24}), Error);
}

TEST(AntitheticStreams, draw_the_complement_of_every_word_whichever_way_it_is_drawn) {
  StreamKey const key{.seed = 5, .realm = 77, .replication = 3, .entity = 4, .purpose = 9};
  auto other = key;
  other.replication += complemented;
  Stream a(key, 12), b(other, 12);
  for (int i = 0; i < 9; ++i) EXPECT_EQ(a.next(), ~b.next());
  for (int i = 0; i < 9; ++i) EXPECT_DOUBLE_EQ(a.uniform() + b.uniform(), 1);
  auto const complement = [](Words words) {
    for (auto& word : words) word = ~word;
    return words;
  };
  EXPECT_EQ(a.block(), complement(b.block()));
  EXPECT_EQ(a.at(5).block(), complement(b.at(5).block()));
  std::vector<Words> of_a(21), of_b(21);
  a.blocks(of_a), b.blocks(of_b);
  for (std::size_t i = 0; i < of_a.size(); ++i) EXPECT_EQ(of_a[i], complement(of_b[i])) << i;
  EXPECT_EQ(a.block(), complement(b.block())) << "and goes on";
  for (std::size_t const n : {0, 1, 8, 9, 20}) {
    std::vector<Stream::Whose> whose;
    for (std::uint32_t i = 0; i < n; ++i) whose.push_back({i * 7, ~i});
    std::vector<Words> first_a(n + 1), first_b(n + 1);
    Stream::first_blocks(key, whose, first_a);
    Stream::first_blocks(other, whose, first_b);
    for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(first_a[i], complement(first_b[i])) << i << " of " << n;
    EXPECT_EQ(first_b[n], Words{}) << "what was not asked for";
  }
}

TEST(AntitheticStreams, refuse_a_replication_that_would_draw_what_another_draws) {
  EXPECT_NO_THROW(Stream({.replication = ((1u << 24) - 1) + complemented}));
  EXPECT_THROW(Stream({.replication = (1u << 24) + complemented}), Error);
}

TEST(Uniforms, are_never_0_or_1_at_the_extremes_of_their_bits) {
  EXPECT_GT(unit(0), 0.0);
  EXPECT_LT(unit(~std::uint32_t{0}), 1.0);
  EXPECT_GT(unit64(0), 0.0);
  EXPECT_LT(unit64(~std::uint64_t{0}), 1.0);
  EXPECT_EQ(unit64(std::uint64_t{1} << 63), 0.5 + 0x1p-53);
  EXPECT_EQ(unit(std::uint32_t{1} << 31), 0.5 + 0x1p-33);
  EXPECT_EQ(1 - unit64(~std::uint64_t{0}), unit64(0)) << "symmetric";
}

TEST(Uniforms, have_the_moments_of_their_distribution_and_no_serial_correlation) {
  Stream stream({.seed = 42});
  constexpr int n = 1'000'000;
  double sum = 0, squares = 0, products = 0, last = stream.uniform();
  for (int i = 0; i < n; ++i) {
    double const u = stream.uniform();
    sum += u, squares += (u - 0.5) * (u - 0.5), products += (u - 0.5) * (last - 0.5);
    last = u;
  }
  EXPECT_NEAR(sum / n, 0.5, 3.5 * std::sqrt(1.0 / 12 / n));
  EXPECT_NEAR(squares / n, 1.0 / 12, 3.5 * std::sqrt(1.0 / 180 / n));
  EXPECT_NEAR(products / n, 0, 3.5 / 12 / std::sqrt(n));
}

TEST(Uniforms, below_n_hit_every_number_equally_often) {
  Stream stream({.seed = 5});
  constexpr int n = 700'000;
  std::vector<int> counts(7);
  for (int i = 0; i < n; ++i) ++counts[stream.below(7)];
  for (int count : counts) EXPECT_NEAR(count, n / 7.0, 3.5 * std::sqrt(n * (1 / 7.0) * (6 / 7.0)));
  for (int i = 0; i < 100; ++i) EXPECT_EQ(stream.below(1), 0u);
}

}  // namespace
}  // namespace ruralsim::sim
