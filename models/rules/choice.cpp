#include "models/rules/choice.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {
namespace {

constexpr double kWords = 65536;

std::size_t at(Alternative alternative) {
  return static_cast<std::size_t>(alternative);
}

}  // namespace

Utilities utilities(ChoiceSettings const& c, Situation const& s) {
  Utilities u{};
  u[at(Alternative::own_phone)] =
      c.own_phone + c.price * c.price_own_phone + c.lead_time * s.lead_time + c.skill * s.skill;
  u[at(Alternative::assisted)] =
      c.assisted + c.price * c.price_assisted + c.distance * s.distance + c.lead_time * s.lead_time;
  u[at(Alternative::station)] =
      c.station + c.price * c.price_station + c.distance * s.distance + c.stockout * s.stockouts;
  return u;
}

std::array<double, kAlternatives> logit_shares(Utilities const& utilities, Shelf shelf) {
  auto const there = [&](std::size_t a) { return shelf == Shelf::holds_it || a != at(Alternative::station); };
  double highest = 0;  // of not buying; what is subtracted from all changes no share and keeps exp finite
  for (std::size_t a = 0; a < kAlternatives; ++a)
    if (there(a)) highest = std::max(highest, utilities[a]);
  std::array<double, kAlternatives> shares{};
  double sum = 0;
  for (std::size_t a = 0; a < kAlternatives; ++a) {
    if (there(a)) shares[a] = std::exp(utilities[a] - highest);
    sum += shares[a];
  }
  for (auto& share : shares) share /= sum;
  return shares;
}

ChoiceTable::ChoiceTable(std::array<double, kAlternatives> const& shares) {
  auto const words = [](double share) { return static_cast<std::uint32_t>(std::lround(share * kWords)); };
  desk_below_ = words(shares[at(Alternative::assisted)]);
  shelf_below_ = words(shares[at(Alternative::assisted)] + shares[at(Alternative::station)]);
  nothing_below_ = words(1 - shares[at(Alternative::own_phone)]);
}

double ChoiceTable::share(Alternative alternative) const {
  switch (alternative) {
    case Alternative::own_phone:
      return 1 - nothing_below_ / kWords;
    case Alternative::assisted:
      return desk_below_ / kWords;
    case Alternative::station:
      return (shelf_below_ - desk_below_) / kWords;
    default:
      return (nothing_below_ - shelf_below_) / kWords;
  }
}

}  // namespace ruralsim::models::rules
