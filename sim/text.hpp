// Building text for messages and traces: text("{} of {}", a, b). Independent of the locale.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace ruralsim::sim {

template <class... Args>
std::string text(fmt::format_string<Args...> pattern, Args&&... args) {
  return fmt::format(pattern, std::forward<Args>(args)...);
}

// "1 parcel", "3 parcels".
template <class Number>
std::string many(Number n, std::string_view noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

}  // namespace ruralsim::sim
