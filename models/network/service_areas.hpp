// Which center serves a village on which day, while centers open and close.
#pragma once

#include "models/network/network.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::models::network {

constexpr std::uint16_t kNoCenter = 0xffff;
constexpr std::int64_t kNeverCloses = kNeverOpens;

// From its day of opening to the day before `closes` a center is open.
struct Life {
  std::int64_t opens = -1, closes = kNeverCloses;
  bool open(std::int64_t day) const { return opens <= day && day < closes; }
  friend bool operator==(Life const&, Life const&) = default;
};

// As the county has it: none closes.
std::vector<Life> planned_lives(County const& county);

// Whether any center opens or closes after the first day.
bool is_growing(std::vector<Life> const& lives);

// A village goes to the open center nearest by road, if that is no further than its own (Village::center,
// which is the nearest of all) or lies within reach; else nobody there orders.
class ServiceAreas {
 public:
  // Keeps a reference to the county.
  ServiceAreas(County const& county, std::vector<Life> lives, sim::Km reach);

  County const& county() const { return *county_; }
  std::vector<Life> const& lives() const { return lives_; }
  bool open(std::size_t center, std::int64_t day) const { return lives_[center].open(day); }
  // kNoCenter: nobody serves it.
  std::uint16_t center_of(std::size_t village, std::int64_t day) const {
    if (by_village_.empty()) return static_cast<std::uint16_t>(county_->villages[village].center.index());
    auto const& spans = by_village_[village];
    std::size_t i = spans.size() - 1;
    while (spans[i].from > day) --i;
    return spans[i].center;
  }
  // The first day on which the village is served; below 0: it was before the run.
  std::int64_t served_from(std::size_t village) const;
  // Where what was bound for a closed center goes: the open one nearest to it by road, however far.
  std::optional<std::uint16_t> nearest_open(std::size_t center, std::int64_t day) const;

 private:
  struct Span {
    std::int64_t from;
    std::uint16_t center;
  };
  void follow(std::size_t village, sim::Km reach);

  County const* county_;
  std::vector<Life> lives_;
  std::vector<std::vector<Span>> by_village_;  // empty: nothing ever changes
};

}  // namespace ruralsim::models::network
