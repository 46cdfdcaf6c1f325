// Indices that cannot be mixed up: Id<Village> is not Id<County>.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace ruralsim::sim {

template <class Thing>
struct Id {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
  constexpr std::size_t index() const { return value; }
};

}  // namespace ruralsim::sim
