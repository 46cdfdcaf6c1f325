#include "results/checksum.hpp"

#include <bit>

namespace ruralsim::results {

namespace {

// One round of a multiply-and-fold hash (the constant is 2^64 divided by the golden ratio).
std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 32);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
  hash = mix(hash, std::uint64_t{text.size()});
  for (char const c : text) hash = mix(hash, std::uint64_t{static_cast<unsigned char>(c)});
  return hash;
}

std::uint64_t mix(std::uint64_t hash, std::string const& text) {
  return mix(hash, std::string_view(text));
}
std::uint64_t mix(std::uint64_t hash, double x) {
  return mix(hash, std::bit_cast<std::uint64_t>(x));
}
std::uint64_t mix(std::uint64_t hash, float x) {
  return mix(hash, std::uint64_t{std::bit_cast<std::uint32_t>(x)});
}
std::uint64_t mix(std::uint64_t hash, std::int32_t x) {
  return mix(hash, static_cast<std::uint64_t>(std::int64_t{x}));
}
std::uint64_t mix(std::uint64_t hash, std::int64_t x) {
  return mix(hash, static_cast<std::uint64_t>(x));
}
std::uint64_t mix(std::uint64_t hash, std::uint8_t x) {
  return mix(hash, std::uint64_t{x});
}

}  // namespace

std::uint64_t checksum(Variable const& variable) {
  std::uint64_t const start = mix(std::uint64_t{variable.data.index()}, split_name(variable.name).leaf);
  return std::visit(
      [&](auto const& values) {
        std::uint64_t hash = mix(start, std::uint64_t{values.size()});
        for (auto const& value : values) hash = mix(hash, value);
        return hash;
      },
      variable.data);
}

std::string group_checksum(Tables const& tables, std::string_view group) {
  std::uint64_t sum = 0;
  for (Variable const& variable : tables.variables())
    if (split_name(variable.name).group == group) sum += checksum(variable);
  constexpr char digits[] = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; sum >>= 4) text[i] = digits[sum & 15];
  return text;
}

}  // namespace ruralsim::results
