// JSON text, written in order: the same data, the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ruralsim::results {

std::string json_text(std::string_view words);  // quoted, escaped; bytes that are not UTF-8 become U+FFFD
std::string json_number(double value);          // shortest that reads back; null for NaN and infinities

// Builds one value: `Json json; json.object().key("n").number(3).end();` makes {"n": 3}.
class Json {
 public:
  Json& object() { return open('{'); }
  Json& array() { return open('['); }
  Json& end();
  Json& key(std::string_view name);
  Json& text(std::string_view words) { return value(json_text(words)); }
  Json& number(double x) { return value(json_number(x)); }
  Json& whole(std::int64_t n) { return value(std::to_string(n)); }
  Json& truth(bool yes) { return value(yes ? "true" : "false"); }
  Json& null() { return value("null"); }
  std::string const& str() const { return out_; }

 private:
  Json& open(char bracket);
  Json& value(std::string_view words);
  void separate();

  std::string out_;
  std::string closing_;  // brackets still to be closed, innermost last
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace ruralsim::results
