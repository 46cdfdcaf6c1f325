// The words of a command line, after parsing and before anybody has understood them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::cli {

class Arguments {
 public:
  void add(std::string_view name, std::vector<std::string> values);

  // The whole line as it was typed, quoted where a shell would need it.
  void set_line(std::vector<std::string> const& words);
  std::string const& line() const { return line_; }

  bool has(std::string_view name) const { return values_.contains(name); }
  // The last value given, or nothing.
  std::optional<std::string> text(std::string_view name) const;
  // All values given, in order.
  std::vector<std::string> texts(std::string_view name) const;
  // A whole number from `least` to `most`; throws Error(usage) that names the option and the range.
  std::optional<std::uint64_t> number(std::string_view name, std::uint64_t least, std::uint64_t most) const;

 private:
  std::string line_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace ruralsim::cli
