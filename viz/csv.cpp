#include "viz/csv.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ruralsim::viz {

Csv::Csv(std::vector<std::string> const& header) {
  for (auto const& name : header) cell(name);
  end_row();
}

void Csv::separate() {
  if (row_begun_) text_ += ',';
  row_begun_ = true;
}

Csv& Csv::cell(std::string_view text) {
  separate();
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    text_ += text;
    return *this;
  }
  text_ += '"';
  for (char c : text) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  text_ += '"';
  return *this;
}

Csv& Csv::cell(double value) {
  separate();
  if (std::isnan(value)) return *this;
  std::array<char, 32> buffer;
  auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  text_.append(buffer.data(), end.ptr);
  return *this;
}

void Csv::end_row() {
  text_ += '\n';
  row_begun_ = false;
}

}  // namespace ruralsim::viz
