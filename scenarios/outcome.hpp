#pragma once

#include <optional>
#include <string>
#include <utility>

namespace ruralsim::scenarios {

// What reading a piece of text gives: a value, or the reason why there is none. The reason is written to
// stand after the text itself: `(not a number) give digits, as in "45 min"`.
template <class T>
struct Outcome {
  std::optional<T> value;
  std::string problem;

  static Outcome of(T v) { return {std::move(v), {}}; }
  static Outcome wrong(std::string why) { return {std::nullopt, std::move(why)}; }
  explicit operator bool() const { return value.has_value(); }
  T const& operator*() const { return *value; }
};

}  // namespace ruralsim::scenarios
