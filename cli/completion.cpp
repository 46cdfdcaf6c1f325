// `ruralsim completion SHELL`: prints what that shell needs to complete our words.
#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/subcommands.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

using sim::text;

std::string joined(std::vector<std::string_view> const& words, std::string_view between = " ") {
  std::string all;
  for (std::string_view word : words) all.append(all.empty() ? "" : between).append(word);
  return all;
}

// Visits the subcommand's own options, then the general ones.
template <class Visit>
void each_option(Command const& command, Visit const& visit) {
  for (Option const& option : command.options) visit(option);
  for (Option const& option : general_options()) visit(option);
}

// In single quotes, for any of the shells.
std::string shell_word(std::string_view words) {
  std::string out = "'";
  for (char c : words) c == '\'' ? out.append("'\\''") : out.append(1, c);
  return out + "'";
}

std::string command_names() {
  std::vector<std::string_view> names;
  for (Command const& command : commands()) names.push_back(command.name);
  return joined(names);
}

std::string bash_case(Command const& command) {
  std::string options, values;
  each_option(command, [&](Option const& option) {
    options += text(" --{}", option.name) + (option.letter ? text(" -{}", option.letter) : "");
    if (option.takes == Takes::nothing) return;
    std::string const pattern =
        text("--{}", option.name) + (option.letter ? text("|-{}", option.letter) : "");
    values += text("        {}) {} ;;\n", pattern,
                   option.takes == Takes::path ? "COMPREPLY=($(compgen -f -- \"$word\")); return"
                                               : text("choices={}", shell_word(joined(option.choices))));
  });
  std::string operands = command.operands.empty() ? "" : joined(command.operands.front().choices);
  return text("    {})\n      options={} operands={}\n      case $before in\n{}      esac ;;\n", command.name,
              shell_word(options.substr(1)), shell_word(operands), values);
}

std::string bash() {
  std::string cases;
  for (Command const& command : commands()) cases += bash_case(command);
  return text(R"(# bash completion for ruralsim; made by: ruralsim completion bash
_ruralsim() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local options='' operands='' choices=unset
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{} help --help --version' -- "$word"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{}  esac
  if [ "$choices" != unset ]; then
    COMPREPLY=($(compgen -W "$choices" -- "$word"))
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [ -n "$operands" ]; then
    COMPREPLY=($(compgen -W "$operands" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _ruralsim ruralsim
)",
              command_names(), cases);
}

std::string zsh_escaped(std::string_view words) {
  std::string out;
  for (char c : words) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_option(Option const& option) {
  std::string value;
  if (option.takes != Takes::nothing) {
    value = text(":{}:", option.placeholder);
    if (option.takes == Takes::path) value += "_files";
    if (option.takes == Takes::choice) value += text("({})", joined(option.choices));
  }
  std::string const tail = text("[{}]{}", zsh_escaped(option.help), value);
  std::string out =
      text(" \\\n        {}", shell_word(text("{}--{}{}", option.repeats ? "*" : "", option.name, tail)));
  if (option.letter)
    out +=
        text(" \\\n        {}", shell_word(text("{}-{}{}", option.repeats ? "*" : "", option.letter, tail)));
  return out;
}

std::string zsh_case(Command const& command) {
  std::string words = text("      {}) _arguments", command.name);
  each_option(command, [&](Option const& option) { words += zsh_option(option); });
  for (Operand const& operand : command.operands) {
    std::string const values = operand.choices.empty() ? "_files" : text("({})", joined(operand.choices));
    words += text(" \\\n        {}", shell_word(text("*:{}:{}", operand.name, values)));
  }
  return words + " ;;\n";
}

std::string zsh() {
  std::string list, cases;
  for (Command const& command : commands()) {
    list += text("    {}\n", shell_word(text("{}:{}", command.name, zsh_escaped(command.summary))));
    cases += zsh_case(command);
  }
  return text(R"(#compdef ruralsim
# zsh completion for ruralsim; made by: ruralsim completion zsh
_ruralsim() {{
  local -a subcommands
  subcommands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe subcommand subcommands
  else
    local subcommand=$words[2]
    shift words
    (( CURRENT-- ))
    case $subcommand in
{}    esac
  fi
}}
if [ "$funcstack[1]" = _ruralsim ]; then _ruralsim "$@"; else compdef _ruralsim ruralsim; fi
)",
              list, cases);
}

std::string fish_option(Command const& command, Option const& option) {
  std::string line = text("complete -c ruralsim -n {} -l {}",
                          shell_word(text("__fish_seen_subcommand_from {}", command.name)), option.name);
  if (option.letter) line += text(" -s {}", option.letter);
  if (option.takes == Takes::path) line += " -r -F";
  if (option.takes == Takes::choice) line += text(" -x -a {}", shell_word(joined(option.choices)));
  if (option.takes == Takes::text || option.takes == Takes::number) line += " -x";
  return line + text(" -d {}\n", shell_word(option.help));
}

std::string fish() {
  std::string out = "# fish completion for ruralsim; made by: ruralsim completion fish\n";
  for (Command const& command : commands()) {
    out += text("complete -c ruralsim -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                shell_word(command.summary));
    each_option(command, [&](Option const& option) { out += fish_option(command, option); });
    if (!command.operands.empty() && !command.operands.front().choices.empty())
      out += text("complete -c ruralsim -n {} -f -a {}\n",
                  shell_word(text("__fish_seen_subcommand_from {}", command.name)),
                  shell_word(joined(command.operands.front().choices)));
  }
  return out;
}

ExitCode act(Arguments const& arguments, Console& console) {
  std::string const shell = arguments.text("SHELL").value_or("");
  console.result(shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish());
  return ExitCode::done;
}

}  // namespace

Command completion_command() {
  return {.name = "completion",
          .summary = "Print what a shell needs to complete ruralsim's words",
          .about = "Load it in the shell's start-up file. The build also installs it for all three shells.",
          .examples = {{"ruralsim completion bash >> ~/.bashrc",
                        "complete subcommands, options and values in bash"}},
          .operands = {{.name = "SHELL", .help = "bash, zsh or fish", .choices = {"bash", "zsh", "fish"}}},
          .options = {},
          .act = act};
}

}  // namespace ruralsim::cli
