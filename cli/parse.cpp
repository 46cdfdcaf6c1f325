#include "cli/parse.hpp"

#include "cli/suggest.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <map>

#include <CLI/CLI.hpp>

namespace ruralsim::cli {

namespace {

using sim::text;
using Values = std::map<std::string_view, std::vector<std::string>>;

[[noreturn]] void refuse(std::string const& problem) {
  throw sim::Error(sim::Blame::usage, problem);
}

std::string listed(std::vector<std::string_view> const& words) {
  std::string all;
  for (std::string_view word : words) all.append(all.empty() ? "" : ", ").append(word);
  return all;
}

std::string did_you_mean(std::string_view word, std::vector<std::string_view> const& known) {
  std::string_view const near = nearest(word, known);
  return near.empty() ? "" : text("; did you mean {}?", near);
}

std::vector<Option> options_of(Command const& command) {
  std::vector<Option> all = command.options;
  all.insert(all.end(), general_options().begin(), general_options().end());
  return all;
}

Option const* find_option(std::vector<Option> const& options, std::string_view word) {
  for (Option const& option : options)
    if (word == text("--{}", option.name) || (option.letter && word == text("-{}", option.letter)))
      return &option;
  return nullptr;
}

// "--output" of "--output=a.h5", "-o" of "-oa.h5".
std::string_view name_in(std::string_view word) {
  return word.starts_with("--") ? word.substr(0, word.find('=')) : word.substr(0, 2);
}

// Told before CLI11 looks, which would take what follows an unknown option for an operand and speak of that.
void refuse_unknown(std::string_view word, Command const& command, std::vector<Option> const& options) {
  if (word.size() < 2 || word[0] != '-' || find_option(options, name_in(word))) return;
  std::vector<std::string> known;
  for (Option const& option : options) known.push_back(text("--{}", option.name));
  refuse(text("{}: unknown option {}{}; see: ruralsim {} --help", command.name, name_in(word),
              did_you_mean(name_in(word), {known.begin(), known.end()}), command.name));
}

// `--seed -1` means the value -1, not an option called 1: such pairs are joined before CLI11 sees them.
std::vector<std::string> join_values(std::vector<std::string> const& words, Command const& command,
                                     std::vector<Option> const& options) {
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--")
      return joined.insert(joined.end(), words.begin() + std::ptrdiff_t(i), words.end()), joined;
    Option const* const option = find_option(options, words[i]);
    bool const has_value = option && option->takes != Takes::nothing && i + 1 < words.size();
    if (has_value && words[i + 1].size() > 1 && words[i + 1][0] == '-' &&
        !find_option(options, words[i + 1])) {
      joined.push_back(text("--{}={}", option->name, words[++i]));
    } else {
      refuse_unknown(words[i], command, options);
      joined.push_back(words[i]);
    }
  }
  return joined;
}

void declare(CLI::App& app, Command const& command, std::vector<Option> const& options, Values& values) {
  for (Operand const& operand : command.operands) {
    CLI::Option* const added = app.add_option(std::string(operand.name), values[operand.name]);
    if (operand.count == Count::one || operand.count == Count::at_least_one) added->required();
    if (operand.count == Count::one) added->expected(1)->allow_extra_args(false);
    if (operand.count == Count::at_most_one) added->expected(0, 1);
  }
  for (Option const& option : options) {
    std::string const names =
        option.letter ? text("-{},--{}", option.letter, option.name) : text("--{}", option.name);
    if (option.takes == Takes::nothing) {
      auto const raise = [&values, name = option.name](std::int64_t) { values[name] = {"true"}; };
      app.add_flag_function(names, raise);
      continue;
    }
    CLI::Option* const added = app.add_option(names, values[option.name]);
    added->type_name(std::string(option.placeholder))->allow_extra_args(false);
    if (!option.repeats) added->multi_option_policy(CLI::MultiOptionPolicy::Throw);
  }
}

void check_choices(std::string_view what, std::vector<std::string> const& given,
                   std::vector<std::string_view> const& choices) {
  if (choices.empty()) return;
  for (std::string const& word : given)
    if (std::find(choices.begin(), choices.end(), word) == choices.end())
      refuse(text("{} {} (must be one of: {}){}", what, word, listed(choices), did_you_mean(word, choices)));
}

[[noreturn]] void refuse_extra(CLI::App const& app, Command const& command) {
  std::vector<std::string> const extra = app.remaining();
  refuse(text("{}: unexpected argument {} (it takes {} of them); see: ruralsim {} --help", command.name,
              extra.empty() ? "" : extra.front(), command.operands.size(), command.name));
}

Arguments parse_command(Command const& command, std::vector<std::string> const& words) {
  std::vector<Option> const options = options_of(command);
  Values values;
  CLI::App app;
  app.set_help_flag();
  declare(app, command, options, values);
  std::vector<std::string> reversed = join_values(words, command, options);
  std::reverse(reversed.begin(), reversed.end());  // as CLI11 wants them
  try {
    app.parse(reversed);
  } catch (CLI::ExtrasError const&) {
    refuse_extra(app, command);
  } catch (CLI::ParseError const& error) {  // CLI11's own codes are all this one to us
    refuse(text("{}: {}; see: ruralsim {} --help", command.name, error.what(), command.name));
  }
  Arguments arguments;
  for (Operand const& operand : command.operands)
    check_choices(operand.name, values[operand.name], operand.choices);
  for (Option const& option : options)
    check_choices(text("--{}", option.name), values[option.name], option.choices);
  for (auto& [name, given] : values)
    if (!given.empty()) arguments.add(name, std::move(given));
  return arguments;
}

[[noreturn]] void refuse_command(std::string const& word) {
  if (word.starts_with('-'))
    refuse(text("unknown option {} before the subcommand; see: ruralsim --help", word));
  std::vector<std::string_view> known;
  for (Command const& command : commands()) known.push_back(command.name);
  refuse(text("unknown subcommand {} (known: {}){}", word, listed(known), did_you_mean(word, known)));
}

bool asks_for_help(std::vector<std::string> const& words) {
  for (std::string const& word : words) {
    if (word == "--") return false;
    if (word == "-h" || word == "--help") return true;
  }
  return false;
}

}  // namespace

Parsed parse(std::vector<std::string> words) {
  if (words.empty()) refuse("no subcommand given; see: ruralsim --help");
  std::string const first = words.front();
  if (first == "--version") return {.ask = Parsed::Ask::version};
  if (first == "-h" || first == "--help") return {.ask = Parsed::Ask::help};
  words.erase(words.begin());
  if (first == "help") {
    if (words.empty()) return {.ask = Parsed::Ask::help};
    if (Command const* const command = find_command(words.front()))
      return {.ask = Parsed::Ask::help, .command = command};
    refuse_command(words.front());
  }
  Command const* const command = find_command(first);
  if (!command) refuse_command(first);
  if (asks_for_help(words)) return {.ask = Parsed::Ask::help, .command = command};
  return {.command = command, .arguments = parse_command(*command, words)};
}

}  // namespace ruralsim::cli
