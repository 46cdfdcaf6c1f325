#include "results/command_line.hpp"

#include <algorithm>

namespace ruralsim::results {
namespace {

std::string_view key_of(std::string_view setting) {
  return setting.substr(0, setting.find('='));
}

void put(std::vector<std::string>& settings, std::string setting) {
  std::erase_if(settings, [&](std::string const& old) { return key_of(old) == key_of(setting); });
  settings.push_back(std::move(setting));
}

}  // namespace

std::vector<std::string> words_of_line(std::string_view line) {
  std::vector<std::string> words;
  bool within = false, quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    if (c == ' ' && !quoted) {
      within = false;
      continue;
    }
    if (!within) words.emplace_back();
    within = true;
    if (c == '\'')
      quoted = !quoted;
    else
      words.back() += c == '\\' && !quoted && i + 1 < line.size() ? line[++i] : c;
  }
  return words;
}

std::vector<std::string> settings_of(std::string_view command) {
  constexpr std::string_view option = "--set", joined = "--set=";
  auto const words = words_of_line(command);
  std::vector<std::string> settings;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i].starts_with(joined)) put(settings, words[i].substr(joined.size()));
    if (words[i] == option && i + 1 < words.size()) put(settings, words[++i]);
  }
  return settings;
}

}  // namespace ruralsim::results
