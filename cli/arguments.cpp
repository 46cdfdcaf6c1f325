#include "cli/arguments.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <charconv>

namespace ruralsim::cli {

namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("%+,-./:=@_").find(c) != std::string_view::npos;
}

std::string quoted(std::string const& word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string out = "'";
  for (char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

void Arguments::set_line(std::vector<std::string> const& words) {
  line_ = "ruralsim";
  for (std::string const& word : words) line_ += " " + quoted(word);
}

void Arguments::add(std::string_view name, std::vector<std::string> values) {
  values_.insert_or_assign(std::string(name), std::move(values));
}

std::optional<std::string> Arguments::text(std::string_view name) const {
  auto const found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
  auto const found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::uint64_t> Arguments::number(std::string_view name, std::uint64_t least,
                                               std::uint64_t most) const {
  auto const word = text(name);
  if (!word) return std::nullopt;
  std::uint64_t value = 0;
  char const* const end = word->data() + word->size();
  auto const [rest, error] = std::from_chars(word->data(), end, value);
  if (error != std::errc{} || rest != end || value < least || value > most)
    throw sim::Error(sim::Blame::usage,
                     sim::text("--{} {} (must be a whole number from {} to {})", name, *word, least, most));
  return value;
}

}  // namespace ruralsim::cli
