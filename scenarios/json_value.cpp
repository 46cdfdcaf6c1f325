#include "scenarios/json_value.hpp"

#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace ruralsim::scenarios {
namespace {

struct JsonFault {
  std::string what;
};

void append_utf8(std::string& out, std::uint32_t code) {
  auto const put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) return put(0xc0 | code >> 6), put(0x80 | (code & 0x3f));
  if (code < 0x10000) {
    put(0xe0 | code >> 12);
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
  }
  put(0x80 | (code >> 6 & 0x3f));
  put(0x80 | (code & 0x3f));
}

class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : text_(text) {}

  JsonValue document() {
    JsonValue out = value(0);
    skip_blanks();
    if (at_ < text_.size()) throw JsonFault{"text after the end of the value"};
    return out;
  }

  int line() const { return line_; }
  int column() const { return static_cast<int>(at_ - line_begin_) + 1; }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() {
    for (; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == '\n')
        ++line_, line_begin_ = at_ + 1;
      else if (c != ' ' && c != '\t' && c != '\r')
        return;
    }
  }

  bool take(char c) {
    skip_blanks();
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  JsonValue value(int depth) {
    skip_blanks();
    if (depth > kDeepestNesting) throw JsonFault{"brackets are nested too deep"};
    JsonValue out{.is = {}, .line = line(), .column = column()};
    if (at_ >= text_.size()) throw JsonFault{"the text ends where a value should stand (was it cut off?)"};
    if (take('{'))
      out.is = object(depth);
    else if (take('['))
      out.is = array(depth);
    else if (peek() == '"')
      out.is = string();
    else if (take_word("true"))
      out.is = true;
    else if (take_word("false"))
      out.is = false;
    else if (!take_word("null"))
      out.is = number();
    return out;
  }

  JsonValue::Object object(int depth) {
    JsonValue::Object out;
    if (take('}')) return out;
    do {
      skip_blanks();
      if (peek() != '"') throw JsonFault{"a name in quotes should stand here"};
      std::string name = string();
      if (!take(':')) throw JsonFault{"a colon should stand here"};
      out.push_back({std::move(name), value(depth + 1)});
    } while (take(','));
    if (!take('}')) throw JsonFault{"a comma or a closing } should stand here"};
    return out;
  }

  JsonValue::Array array(int depth) {
    JsonValue::Array out;
    if (take(']')) return out;
    do out.push_back(value(depth + 1));
    while (take(','));
    if (!take(']')) throw JsonFault{"a comma or a closing ] should stand here"};
    out.shrink_to_fit();
    return out;
  }

  std::string string() {
    std::string out;
    for (++at_; peek() != '"'; ++at_) {
      if (at_ >= text_.size() || static_cast<unsigned char>(peek()) < 0x20)
        throw JsonFault{"a text in quotes is not ended"};
      if (peek() == '\\')
        ++at_, escape(out);
      else
        out += peek();
    }
    ++at_;
    return out;
  }

  // Stays on its last character.
  void escape(std::string& out) {
    static constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
    if (auto const i = kNames.find(peek()); at_ < text_.size() && i != kNames.npos) {
      out += kMeanings[i];
    } else if (peek() == 'u') {
      append_utf8(out, code_point());
    } else {
      throw JsonFault{"no such escape"};
    }
  }

  std::uint32_t code_point() {
    std::uint32_t const high = hex();
    if (high < 0xd800 || high > 0xdfff) return high;
    if (high > 0xdbff || text_.substr(at_ + 1, 2) != "\\u") throw JsonFault{"half of a surrogate pair"};
    at_ += 2;
    std::uint32_t const low = hex();
    if (low < 0xdc00 || low > 0xdfff) throw JsonFault{"half of a surrogate pair"};
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  }

  std::uint32_t hex() {
    std::uint32_t code = 0;
    for (int i = 0; i < 4; ++i) {
      ++at_;
      char const c = peek();
      if (c >= '0' && c <= '9')
        code = code * 16 + static_cast<std::uint32_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        code = code * 16 + static_cast<std::uint32_t>(c - 'a' + 10);
      else if (c >= 'A' && c <= 'F')
        code = code * 16 + static_cast<std::uint32_t>(c - 'A' + 10);
      else
        throw JsonFault{"\\u needs four hexadecimal digits"};
    }
    return code;
  }

  double number() {
    auto const end = std::min(text_.find_first_not_of("+-.0123456789eE", at_), text_.size());
    auto const word = text_.substr(at_, end - at_);
    if (!is_number(word)) throw JsonFault{"no value begins like this"};
    auto const read = read_number(word);
    if (!read) throw JsonFault{read.problem};
    at_ = end;
    return *read;
  }

  // As RFC 8259 has it: no leading plus, zero or point, digits behind a point.
  static bool is_number(std::string_view word) {
    std::size_t i = 0;
    auto const digits = [&] {
      std::size_t const from = i;
      while (i < word.size() && word[i] >= '0' && word[i] <= '9') ++i;
      return i - from;
    };
    if (i < word.size() && word[i] == '-') ++i;
    bool const zero = i < word.size() && word[i] == '0';
    std::size_t const whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (i < word.size() && word[i] == '.' && (++i, digits() == 0)) return false;
    if (i < word.size() && (word[i] == 'e' || word[i] == 'E')) {
      ++i;
      if (i < word.size() && (word[i] == '+' || word[i] == '-')) ++i;
      if (digits() == 0) return false;
    }
    return i == word.size();
  }

  std::string_view text_;
  std::size_t at_ = 0, line_begin_ = 0;
  int line_ = 1;
};

}  // namespace

JsonValue const* JsonValue::find(std::string_view name) const {
  auto const* object = as<Object>();
  if (object == nullptr) return nullptr;
  auto const found = std::find_if(object->rbegin(), object->rend(),
                                  [&](JsonMember const& member) { return member.name == name; });
  return found == object->rend() ? nullptr : &found->value;
}

std::optional<JsonValue> read_json(Source const& source, Problems& problems) {
  JsonParser parser(source.text);
  try {
    return parser.document();
  } catch (JsonFault const& fault) {
    problems.error(in_file(source.path, parser.line(), parser.column()), fault.what);
    return std::nullopt;
  }
}

}  // namespace ruralsim::scenarios
