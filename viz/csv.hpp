// The data of a chart as a table: RFC 4180, header first, a dot for the decimal point on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::viz {

class Csv {
 public:
  explicit Csv(std::vector<std::string> const& header);

  Csv& cell(std::string_view text);
  /// Shortest text that reads back as the same number; NaN leaves the cell empty.
  Csv& cell(double value);
  void end_row();

  std::string const& text() const { return text_; }

 private:
  void separate();

  std::string text_;
  bool row_begun_ = false;
};

}  // namespace ruralsim::viz
