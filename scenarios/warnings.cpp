#include "scenarios/warnings.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace ruralsim::scenarios {
namespace {

constexpr std::size_t kMostAlike = 3;
constexpr char kCounty[] = "county.";

bool of_id(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}
bool of_number(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == ':';
}

// What a warning says whoever it is of: the county's id and all numbers left out.
struct Pattern {
  std::string text, county;
};

Pattern pattern_of(std::string const& text) {
  Pattern pattern;
  for (std::size_t at = 0; at < text.size();) {
    bool const word_begins = at == 0 || !of_id(text[at - 1]);
    if (word_begins && text.compare(at, sizeof kCounty - 1, kCounty) == 0) {
      auto end = at += sizeof kCounty - 1;
      while (end < text.size() && of_id(text[end])) ++end;
      if (pattern.county.empty()) pattern.county = text.substr(at, end - at);
      pattern.text += "county.*";
      at = end;
    } else if (word_begins && text[at] >= '0' && text[at] <= '9') {
      while (at < text.size() && of_number(text[at])) ++at;
      pattern.text += '#';
    } else {
      pattern.text += text[at++];
    }
  }
  return pattern;
}

// All warnings of one pattern.
struct Alike {
  std::vector<std::size_t> numbers;
  std::set<std::string> counties, regions;
  bool word_for_word = true;
};

std::string so_many(std::size_t n, char const* one, char const* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string told(Warning const& warning, bool with_region) {
  return warning.where + ": " + warning.text +
         (with_region && !warning.region.empty() ? " (in region " + warning.region + ")" : "");
}

std::string told_of_all(Warning const& first, Alike const& alike) {
  if (alike.word_for_word)
    return told(first, false) + " (in " + so_many(alike.regions.size(), "region", "regions") + ")";
  std::string const beginning = told(first, true) + "; the like of ";
  if (alike.counties.size() <= 1)
    return beginning + so_many(alike.regions.size() - 1, "more region", "more regions");
  return beginning + so_many(alike.counties.size() - 1, "more county", "more counties") +
         (alike.regions.size() > 1 ? " in " + so_many(alike.regions.size(), "region", "regions") : "");
}

}  // namespace

std::vector<std::string> in_few_lines(std::vector<Warning> const& warnings) {
  std::map<std::string, Alike> by_pattern;
  std::vector<Alike*> of_warning;
  for (std::size_t i = 0; i < warnings.size(); ++i) {
    auto const pattern = pattern_of(warnings[i].text);
    auto& alike = by_pattern[pattern.text];
    alike.numbers.push_back(i);
    auto const& first = warnings[alike.numbers.front()];
    alike.word_for_word =
        alike.word_for_word && first.where == warnings[i].where && first.text == warnings[i].text;
    if (!pattern.county.empty()) alike.counties.insert(pattern.county);
    if (!warnings[i].region.empty()) alike.regions.insert(warnings[i].region);
    of_warning.push_back(&alike);
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < warnings.size(); ++i) {
    auto const& alike = *of_warning[i];
    bool const many = std::max(alike.counties.size(), alike.regions.size()) > kMostAlike;
    if (many && alike.numbers.front() != i) continue;
    lines.push_back(many ? told_of_all(warnings[i], alike) : told(warnings[i], true));
  }
  return lines;
}

}  // namespace ruralsim::scenarios
