#include "models/rules/day_shape.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {

DayShape::DayShape(std::array<double, 24> const& by_hour, std::vector<sim::ClockWindow> const& within) {
  auto windows = within;
  if (windows.empty()) windows.push_back({sim::seconds(0), sim::days(1)});
  struct Piece {
    std::int64_t from, to;
    double weight;
  };
  std::vector<Piece> pieces;
  double sum = 0;
  for (auto const& window : windows)
    for (std::int64_t hour = 0; hour < 24; ++hour) {
      auto const from = std::max(window.from.value, 3600 * hour),
                 to = std::min(window.to.value, 3600 * (hour + 1));
      double const weight = static_cast<double>(to - from) * by_hour[static_cast<std::size_t>(hour)];
      if (from < to && weight > 0) pieces.push_back({from, to, weight}), sum += weight;
    }
  double before = 0;
  std::uint64_t from = 0;
  for (auto const& piece : pieces) {
    before += piece.weight;
    auto const until = &piece == &pieces.back()
                           ? std::uint64_t{1} << 32
                           : static_cast<std::uint64_t>(std::llround(before / sum * 0x1p32));
    if (until > from)
      stretches_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(until - 1),
                            static_cast<std::uint32_t>(piece.from),
                            (static_cast<std::uint64_t>(piece.to - piece.from) << 32) / (until - from)});
    from = until;
  }
  if (stretches_.empty()) return;
  std::uint8_t at = 0;
  for (std::uint32_t high = 0; high < guide_.size(); ++high) {
    while (high << 24 > stretches_[at].last) ++at;
    guide_[high] = at;
  }
}

}  // namespace ruralsim::models::rules
