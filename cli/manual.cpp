// `ruralsim manual`: the manual page, in the form that `man` reads.
#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/help.hpp"
#include "cli/subcommands.hpp"
#include "cli/version.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

using sim::text;

// Text for troff: hyphens that are typed, backslashes kept, no line that begins with a control character.
std::string troff(std::string_view words) {
  std::string out;
  for (char c : words) {
    if (c == '-') {
      out += "\\-";
    } else if (c == '\\') {
      out += "\\e";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out.append("\\&").append(1, c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string item(std::string_view left, std::string_view right) {
  return text(".TP\n.B {}\n{}\n", troff(left), troff(right));
}

std::string trimmed(std::string words) {
  return words.erase(0, words.find_first_not_of(' '));
}

std::string section(Command const& command) {
  std::string out = text(".SH {}\n{}.\n.PP\n{}\n", troff(usage_line(command)), troff(command.summary),
                         troff(command.about));
  for (Operand const& operand : command.operands) out += item(operand.name, operand.help);
  for (Option const& option : command.options)
    out += item(trimmed(option_words(option)), option_help(option));
  for (Example const& example : command.examples)
    out += text(".PP\nExample: {}:\n.PP\n.RS\n.EX\n{}\n.EE\n.RE\n", troff(example.what), troff(example.line));
  return out;
}

std::string manual_page() {
  std::string out = text(
      ".TH RURALSIM 1 \"\" \"ruralsim {}\" \"User Commands\"\n.SH NAME\nruralsim \\- simulate a rural supply "
      "network\n"
      ".SH SYNOPSIS\n.B ruralsim\n.I SUBCOMMAND\n.RI [ options ]\n.SH DESCRIPTION\n"
      "A discrete\\-event simulator of parcels on their way to villages and of appliances installed in "
      "homes.\n",
      kVersion);
  for (Command const& command : commands()) out += item(command.name, command.summary);
  for (Command const& command : commands()) out += section(command);
  out += ".SH OPTIONS OF EVERY SUBCOMMAND\n";
  for (Option const& option : general_options())
    out += item(trimmed(option_words(option)), option_help(option));
  out += ".SH EXIT STATUS\n";
  out += item("0", "done") + item("2", "the command line or the scenario is wrong") +
         item("3", "reading or writing failed") + item("4", "the model or the program failed") +
         item("5", "runs of a study failed or are missing") +
         item("130, 143", "stopped by Ctrl-C, by SIGTERM");
  return out + ".SH ENVIRONMENT\n" + item("NO_COLOR", "if set, messages are not coloured");
}

ExitCode act(Arguments const&, Console& console) {
  console.result(manual_page());
  return ExitCode::done;
}

}  // namespace

Command manual_command() {
  return {.name = "manual",
          .summary = "Print the manual page",
          .about = "For man to read. The build also installs it, so that \"man ruralsim\" shows it.",
          .examples = {{"ruralsim manual | man -l -", "read the manual page"}},
          .operands = {},
          .options = {},
          .act = act};
}

}  // namespace ruralsim::cli
