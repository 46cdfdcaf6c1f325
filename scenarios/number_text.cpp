#include "scenarios/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace ruralsim::scenarios {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// ASCII by hand: std::tolower asks the locale, and Turkish has its own idea of i.
bool same_word(std::string_view text, std::string_view word) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

bool has_shape_of_number(std::string_view t) {
  std::size_t i = 0;
  auto const digits = [&] {
    std::size_t const from = i;
    while (i < t.size() && digit(t[i])) ++i;
    return i > from;
  };
  if (i < t.size() && (t[i] == '+' || t[i] == '-')) ++i;
  if (!digits()) return false;
  if (i < t.size() && t[i] == '.' && (++i, !digits())) return false;
  if (i < t.size() && (t[i] == 'e' || t[i] == 'E')) {
    ++i;
    if (i < t.size() && (t[i] == '+' || t[i] == '-')) ++i;
    if (!digits()) return false;
  }
  return i == t.size();
}

std::string why_not_a_number(std::string_view t) {
  if (t.empty()) return "(no number)";
  if (same_word(t, "nan")) return "(NaN is not a number) give a finite number";
  if (same_word(t, "inf") || same_word(t, "infinity"))
    return "(infinity is not accepted) give a finite number";
  if (t.find(',') != std::string_view::npos) {
    return "(a decimal comma or digit grouping is not accepted) write 0.5 and 1500";
  }
  if (t.find('_') != std::string_view::npos) return "(digits may not be separated by '_') write 1000";
  bool const hexadecimal = t.find("0x") != std::string_view::npos || t.find("0X") != std::string_view::npos;
  if (hexadecimal) {
    return "(a hexadecimal number is not accepted) give a decimal number";
  }
  return "(not a decimal number) write it as 12, 0.5 or 1e6";
}

}  // namespace

Outcome<double> check_number(double value) {
  using Result = Outcome<double>;
  if (std::isnan(value)) return Result::wrong("(NaN is not a number) give a finite number");
  if (std::isinf(value)) return Result::wrong("(infinity is not accepted) give a finite number");
  if (value == 0) return Result::of(0.0);
  if (std::abs(value) < std::numeric_limits<double>::min()) {
    return Result::wrong("(too small for a number, below 2.2e-308) give 0 or more");
  }
  return Result::of(value);
}

Outcome<double> read_number(std::string_view text) {
  using Result = Outcome<double>;
  if (!has_shape_of_number(text)) return Result::wrong(why_not_a_number(text));
  bool const plus = text[0] == '+';
  double value = 0;
  auto const [end, code] = std::from_chars(text.data() + (plus ? 1 : 0), text.data() + text.size(), value);
  if (code == std::errc::result_out_of_range) {
    return Result::wrong("(outside what a number can hold, 2.2e-308 to 1.8e308) give another size of number");
  }
  if (code != std::errc() || end != text.data() + text.size()) return Result::wrong(why_not_a_number(text));
  return check_number(value);
}

Outcome<std::uint64_t> read_unsigned(std::string_view text) {
  using Result = Outcome<std::uint64_t>;
  if (text.empty() || !std::all_of(text.begin(), text.end(), digit)) {
    return Result::wrong("(not a whole number from 0) give digits alone");
  }
  std::uint64_t value = 0;
  auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) {
    return Result::wrong("(larger than 18446744073709551615) give a smaller number");
  }
  return Result::of(value);
}

std::string number_text(double value) {
  char buffer[64];
  double const shown = value == 0 ? 0.0 : value;
  double const size = std::abs(shown);
  bool const plain = size == 0 || (size >= 1e-6 && size < 1e15);
  auto const end = plain ? std::to_chars(buffer, buffer + sizeof buffer, shown, std::chars_format::fixed).ptr
                         : std::to_chars(buffer, buffer + sizeof buffer, shown).ptr;
  return {buffer, end};
}

}  // namespace ruralsim::scenarios
