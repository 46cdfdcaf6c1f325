#include "cli/suggest.hpp"

#include <algorithm>

namespace ruralsim::cli {

namespace {

constexpr std::size_t kLongest = 64;  // letters of a mistyped word that are looked at

// More letters off than this is another word.
std::size_t most_off(std::string_view word) {
  return std::max<std::size_t>(2, word.size() / 3);
}

}  // namespace

std::string_view nearest(std::string_view word, std::vector<std::string_view> const& candidates) {
  std::string_view best;
  std::size_t best_distance = most_off(word) + 1;
  for (std::string_view candidate : candidates) {
    bool const begins = word.size() >= 2 && candidate.starts_with(word);
    std::size_t const distance = begins ? 0 : edit_distance(word.substr(0, kLongest), candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::vector<std::string> near_names(std::string_view word, std::vector<std::string> const& known) {
  constexpr std::size_t kMost = 5;
  std::vector<std::pair<std::size_t, std::string>> near;
  for (auto const& name : known) {
    bool const within = word.size() >= 3 && name.find(word) != std::string::npos;
    auto const distance = within ? 0 : edit_distance(word.substr(0, kLongest), name);
    if (distance <= most_off(word)) near.emplace_back(distance, name);
  }
  std::stable_sort(near.begin(), near.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto const& one : near)
    if (names.size() < kMost) names.push_back(one.second);
  return names;
}

}  // namespace ruralsim::cli
