// JSON text (RFC 8259) read into values that know where they stand.
#pragma once

#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ruralsim::scenarios {

struct JsonMember;

struct JsonValue {
  using Array = std::vector<JsonValue>;
  using Object = std::vector<JsonMember>;  // in the order of the text
  struct Null {};

  std::variant<Null, bool, double, std::string, Array, Object> is;
  int line = 1, column = 1;  // where it begins; columns count bytes

  template <class T>
  T const* as() const {
    return std::get_if<T>(&is);
  }
  // The member of this name, of several the last, if this is an object with one.
  JsonValue const* find(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

// Reports the first fault (file:line:column) and gives nothing back: bad syntax, a number no double can hold,
// bad escapes, brackets nested deeper than kDeepestNesting, text after the value.
std::optional<JsonValue> read_json(Source const& source, Problems& problems);

}  // namespace ruralsim::scenarios
