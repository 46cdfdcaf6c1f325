#include "scenarios/source.hpp"

#include <string_view>

namespace ruralsim::scenarios {
namespace {

// Steps over TOML's strings and comments and counts what is left: brackets still open, and the parts of
// a dotted key. It need not be exact about bad texts (the parser is); it must only see the depth.
class DepthScan {
 public:
  explicit DepthScan(std::string_view text) : text_(text) {}

  int first_offence() {
    while (at_ < text_.size()) {
      step();
      if (depth_ > kDeepestNesting || dots_ >= kDeepestNesting) return line_;
    }
    return 0;
  }

 private:
  void step() {
    char const c = text_[at_];
    if (c == '#') return skip_comment();
    if (c == '"' || c == '\'') return skip_string(c);
    ++at_;
    if (c == '\n') {
      ++line_;
      dots_ = 0;
      if (header_) depth_ = 0;  // a header ends with its line, closed or not
      header_ = false;
      first_ = true;
      return;
    }
    if (c == '[' && first_ && depth_ == 0) header_ = true;
    if (c != ' ' && c != '\t') first_ = false;
    if (c == '[' || c == '{') ++depth_;
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
    if (c == '.') ++dots_;
    if (c == '=' || c == ',') dots_ = 0;
  }

  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  void skip_string(char quote) {
    std::string_view const rest = text_.substr(at_);
    bool const several_lines = rest.size() >= 3 && rest[1] == quote && rest[2] == quote;
    at_ += several_lines ? 3 : 1;
    for (int run = 0; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == '\n' && !several_lines) return;  // an unclosed string: the parser will say so
      if (c == '\n') ++line_;
      if (c == '\\' && quote == '"') {
        ++at_;
        run = 0;
        if (at_ < text_.size() && text_[at_] == '\n') ++line_;
        continue;
      }
      run = c == quote ? run + 1 : 0;
      if (run == (several_lines ? 3 : 1)) {
        ++at_;
        return;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int depth_ = 0;
  int dots_ = 0;
  bool header_ = false;
  bool first_ = true;
};

}  // namespace

int line_nested_too_deep(std::string_view toml) {
  return DepthScan(toml).first_offence();
}

}  // namespace ruralsim::scenarios
