#include "cli/help.hpp"

#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::cli {

namespace {

using sim::text;

constexpr std::size_t kWidth = 96;

// `words` broken into lines of at most kWidth; all but the first are indented.
std::string wrapped(std::string_view words, std::size_t used, std::size_t indent) {
  std::string out;
  while (!words.empty()) {
    std::size_t const space = words.find_first_of(" \n");
    std::string_view const word = words.substr(0, space);
    if (used > indent && used + 1 + word.size() > kWidth) {
      out += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      out += ' ';
      ++used;
    }
    out += word;
    used += word.size();
    words.remove_prefix(space == words.npos ? words.size() : space + 1);
  }
  return out;
}

struct Row {
  std::string left, right;
};

std::string table(std::string_view title, std::vector<Row> const& rows) {
  if (rows.empty()) return "";
  std::size_t left = 0;
  for (Row const& row : rows) left = std::max(left, row.left.size());
  std::size_t const indent = 2 + left + 2;
  std::string out = text("\n{}:\n", title);
  for (Row const& row : rows)
    out += text("  {:<{}}  {}\n", row.left, left, wrapped(row.right, indent, indent));
  return out;
}

std::string examples(std::vector<Example> const& all) {
  std::string out = "Examples:\n";
  for (Example const& example : all) out += text("  {}\n      {}\n", example.line, example.what);
  return out;
}

std::string usage_of(Operand const& operand) {
  switch (operand.count) {
    case Count::at_most_one:
      return text(" [{}]", operand.name);
    case Count::any:
      return text(" [{}...]", operand.name);
    case Count::at_least_one:
      return text(" {}...", operand.name);
    case Count::one:
      break;
  }
  return text(" {}", operand.name);
}

}  // namespace

std::string usage_line(Command const& command) {
  std::string out = text("ruralsim {}", command.name);
  for (Operand const& operand : command.operands) out += usage_of(operand);
  return out + " [options]";
}

std::string option_words(Option const& option) {
  std::string const letter = option.letter ? text("-{}, ", option.letter) : "    ";
  return text("{}--{}{}{}", letter, option.name, option.placeholder.empty() ? "" : " ", option.placeholder);
}

std::string option_help(Option const& option) {
  std::string out(option.help);
  if (!option.choices.empty()) {
    std::string choices;
    for (std::string_view choice : option.choices) choices.append(choices.empty() ? "" : ", ").append(choice);
    out += ": " + choices;
  }
  if (option.repeats) out += "; may be given several times";
  if (!option.standard.empty()) out += text(" [{}]", option.standard);
  return out;
}

std::string command_help(Command const& command) {
  std::vector<Row> operands, options, general;
  for (Operand const& operand : command.operands)
    operands.push_back({std::string(operand.name), std::string(operand.help)});
  for (Option const& option : command.options) options.push_back({option_words(option), option_help(option)});
  for (Option const& option : general_options())
    general.push_back({option_words(option), option_help(option)});
  return text("{}.\n\n", command.summary) + examples(command.examples) +
         text("\nUsage: {}\n\n{}\n", usage_line(command), wrapped(command.about, 0, 0)) +
         table("What to give", operands) + table("Options", options) +
         table("Options of every subcommand", general);
}

std::string program_help() {
  std::vector<Row> rows;
  for (Command const& command : commands())
    rows.push_back({std::string(command.name), std::string(command.summary)});
  std::vector<Example> first;
  for (Command const& command : commands())
    if (!command.examples.empty()) first.push_back(command.examples.front());
  return "ruralsim simulates a rural supply network: parcels to villages, appliances to homes.\n\n" +
         examples(first) + "\nUsage: ruralsim SUBCOMMAND ...\n" + table("Subcommands", rows) +
         "\nruralsim SUBCOMMAND --help tells more; ruralsim --version names the version.\n"
         "Exit codes: 0 done, 2 command line or scenario wrong, 3 reading or writing failed, 4 model or "
         "program\n"
         "failed, 5 runs of a study failed or are missing, 130 and 143 stopped by Ctrl-C and SIGTERM.\n";
}

}  // namespace ruralsim::cli
