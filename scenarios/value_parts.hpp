#pragma once

#include "scenarios/value.hpp"

#include <string>
#include <utility>

// What readers of single values (read_value) have in common.
namespace ruralsim::scenarios {

template <class T>
Outcome<Value> done(T value, std::string canonical) {
  return Outcome<Value>::of({std::move(value), std::move(canonical)});
}

// NaN fails every comparison, so it is asked whether a value lies within, not whether it lies outside.
inline bool within(double value, Limits const& limits) {
  bool const low = limits.above_least ? value > limits.least : value >= limits.least;
  return low && value <= limits.most;
}

inline std::string out_of_range(Type type, Limits const& limits) {
  return "(must be " + range_text(type, limits) + ")";
}

inline std::string wrong_type(Node const& node, Type type, Limits const& limits) {
  return "(is " + std::string(name_of(node.kind)) + ") give " + form_text(type, limits);
}

// A text of one line without control characters and without blanks at its ends, of at most 1,000 bytes.
Outcome<Value> read_line_of_text(std::string const& text);

// What is written as one text: amounts with their unit, days of the year, ids, any other line of text.
Outcome<Value> read_text_value(Type type, Limits const& limits, Node const& node);

}  // namespace ruralsim::scenarios
