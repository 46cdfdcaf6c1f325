#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ruralsim::scenarios {

inline constexpr std::size_t kLargestScenario = 4u << 20;  // bytes of one scenario file
inline constexpr std::size_t kLargestTable = 1u << 30;     // bytes of one CSV table
inline constexpr int kDeepestNesting = 32;  // brackets within brackets, or parts of a dotted key

// A text file as it was found and as it is read.
struct Source {
  std::string path;      // as given
  std::string verbatim;  // every byte
  std::string text;      // without byte order mark, lines ended by LF alone
};

// Reads a regular file of at most `limit` bytes of UTF-8. Directories, devices and pipes are refused
// without waiting on them. While an Archive lives it is read from there. Throws sim::Error(usage) with the
// path and, for bad bytes, their offset.
Source read_source(std::string const& path, std::size_t limit);

// The same checks for a text already in memory, known to messages as `path`.
Source check_source(std::string const& path, std::string verbatim);

// Refuses nesting that would exhaust a parser's stack; returns the line of the first offence or 0.
int line_nested_too_deep(std::string_view toml);

}  // namespace ruralsim::scenarios
