#include "viz/report/settings.hpp"

#include "results/summary.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kMostAlike = 8;       // sections of one kind that are told one by one
constexpr std::size_t kLongestValue = 160;  // bytes; what is longer is cut
constexpr std::string_view kOrigin = "  # default (";

std::string_view without_quotes(std::string_view value) {
  bool const quoted = value.size() > 1 && value.front() == '"' && value.back() == '"' &&
                      value.substr(1, value.size() - 2).find('"') == std::string_view::npos;
  return quoted ? value.substr(1, value.size() - 2) : value;
}

// Cut where a character begins.
std::string shortened(std::string_view value) {
  if (value.size() <= kLongestValue) return std::string(value);
  std::size_t end = kLongestValue;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return std::string(value.substr(0, end)) + " …";
}

struct ScenarioLine {
  std::string section, key, value, origin;
  std::size_t instance = 0;  // of sections of one kind, from 0
};

std::optional<ScenarioLine> setting_in(std::string_view line) {
  std::size_t const equals = line.find(" = ");
  if (equals == std::string_view::npos || line.starts_with('#')) return std::nullopt;
  std::string_view value = line.substr(equals + 3);
  std::string origin = "scenario";
  if (std::size_t const comment = value.rfind(kOrigin);
      comment != std::string_view::npos && value.ends_with(')')) {
    origin = value.substr(comment + kOrigin.size(), value.size() - comment - kOrigin.size() - 1);
    value = value.substr(0, comment);
  }
  return ScenarioLine{"", std::string(line.substr(0, equals)), std::string(without_quotes(value)), origin};
}

std::vector<ScenarioLine> lines_of(std::string_view text) {
  std::vector<ScenarioLine> lines;
  std::string section = "scenario";
  std::map<std::string, std::size_t> seen;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with('[') && line.ends_with(']')) {
      bool const many = line.starts_with("[[");
      section = line.substr(many ? 2 : 1, line.size() - (many ? 4 : 2));
      ++seen[section];
    } else if (auto setting = setting_in(line)) {
      setting->section = section;
      setting->instance = seen[section] > 0 ? seen[section] - 1 : 0;
      lines.push_back(std::move(*setting));
    }
  }
  return lines;
}

struct AmountWithUnit {
  double number = 0;
  std::string_view unit;
};
std::optional<AmountWithUnit> amount_in(std::string_view value) {
  AmountWithUnit amount;
  auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), amount.number);
  if (error != std::errc()) return std::nullopt;
  amount.unit = value.substr(static_cast<std::size_t>(end - value.data()));
  return amount;
}

// "from 321 km2 to 202,000 km2", if all are amounts of one unit.
std::optional<std::string> range_of_amounts(std::vector<ScenarioLine const*> const& lines) {
  ScenarioLine const *least = nullptr, *most = nullptr;
  for (auto const* line : lines) {
    auto const amount = amount_in(line->value);
    if (!amount || (least && amount->unit != amount_in(least->value)->unit)) return std::nullopt;
    if (!least || amount->number < amount_in(least->value)->number) least = line;
    if (!most || amount->number > amount_in(most->value)->number) most = line;
  }
  return "from " + least->value + " to " + most->value;
}

Setting summarised(std::vector<ScenarioLine const*> const& lines) {
  auto const& first = *lines.front();
  std::string const count = results::grouped(std::to_string(lines.size()));
  bool const alike = std::ranges::all_of(lines, [&](auto const* l) { return l->value == first.value; });
  bool const one_origin =
      std::ranges::all_of(lines, [&](auto const* l) { return l->origin == first.origin; });
  std::string const value = alike ? first.value : range_of_amounts(lines).value_or("different ones");
  return {.section = first.section + " (all " + count + ")",
          .key = first.key,
          .value = shortened(value),
          .origin = one_origin ? first.origin : "scenario"};
}

std::string name_of_instance(std::vector<ScenarioLine> const& lines, ScenarioLine const& line,
                             std::size_t instances) {
  if (instances < 2) return line.section;
  for (auto const& other : lines)
    if (other.section == line.section && other.instance == line.instance &&
        (other.key == "id" || other.key == "name"))
      return line.section + " " + other.value;
  return sim::text("{} {}", line.section, line.instance + 1);
}

bool mentions(std::string_view text, std::string_view number) {
  for (std::size_t at = 0; (at = text.find(number, at)) != std::string_view::npos; at += number.size()) {
    auto const is_word = [&](std::size_t i) {
      return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0);
    };
    if (!is_word(at + number.size()) && (at == 0 || !is_word(at - 1))) return true;
  }
  return false;
}

}  // namespace

std::vector<Setting> settings_from(std::string_view resolved) {
  auto const lines = lines_of(resolved);
  std::map<std::string, std::size_t> instances;
  for (auto const& line : lines)
    instances[line.section] = std::max(instances[line.section], line.instance + 1);
  std::map<std::pair<std::string, std::string>, std::vector<ScenarioLine const*>> alike;
  for (auto const& line : lines)
    if (instances[line.section] > kMostAlike) alike[{line.section, line.key}].push_back(&line);
  std::vector<Setting> settings;
  for (auto const& line : lines) {
    auto const many = alike.find({line.section, line.key});
    if (many == alike.end())
      settings.push_back({.section = name_of_instance(lines, line, instances[line.section]),
                          .key = line.key,
                          .value = shortened(line.value),
                          .origin = line.origin});
    else if (many->second.front() == &line)
      settings.push_back(summarised(many->second));
  }
  return settings;
}

std::vector<SettingChange> changes_between(std::vector<Setting> const& base,
                                           std::vector<Setting> const& other) {
  std::map<std::string, std::string> first, second;
  auto const name = [](Setting const& s) { return s.section + "." + s.key; };
  for (auto const& setting : base) first[name(setting)] = setting.value;
  for (auto const& setting : other) second[name(setting)] = setting.value;
  auto const value = [](auto const& values, std::string const& key) {
    auto const found = values.find(key);
    return found == values.end() ? std::string("—") : found->second;
  };
  std::vector<SettingChange> changes;
  auto const add = [&](std::string const& key) {
    if (value(first, key) != value(second, key))
      changes.push_back({key, value(first, key), value(second, key)});
  };
  for (auto const& setting : base) add(name(setting));
  for (auto const& setting : other)
    if (!first.contains(name(setting))) add(name(setting));
  return changes;
}

std::vector<NamedText> sources_named(std::vector<NamedText> const& known,
                                     std::vector<Setting> const& settings, std::string_view scenario_text) {
  std::vector<NamedText> named;
  for (auto const& source : known)
    if (mentions(scenario_text, source.first) ||
        std::ranges::any_of(settings, [&](Setting const& s) { return mentions(s.origin, source.first); }))
      named.push_back(source);
  return named;
}

Origins origins_of(std::vector<Setting> const& settings) {
  Origins origins;
  for (auto const& setting : settings) {
    auto const& origin = setting.origin;
    ++(origin == "scenario"   ? origins.scenario
       : origin == "estimate" ? origins.estimates
       : origin == "rule"     ? origins.rules
                              : origins.sources);
  }
  return origins;
}

}  // namespace ruralsim::viz
