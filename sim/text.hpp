// Building text for messages and traces: text("{} of {}", a, b). Independent of the locale.
#pragma once

#include <string>
#include <utility>

#include <fmt/format.h>

namespace ruralsim::sim {

template <class... Args>
std::string text(fmt::format_string<Args...> pattern, Args&&... args) {
  return fmt::format(pattern, std::forward<Args>(args)...);
}

}  // namespace ruralsim::sim
