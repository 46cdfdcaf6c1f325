#include "scenarios/csv_records.hpp"

#include <utility>

namespace ruralsim::scenarios {
namespace {

class Splitter {
 public:
  Splitter(std::string const& path, std::string_view text, Problems& problems)
      : path_(path), text_(text), problems_(problems) {}

  std::vector<CsvRecord> split() {
    while (at_ < text_.size()) record();
    return std::move(records_);
  }

 private:
  void record() {
    CsvRecord out{line_, {}, {}};
    bool more = true;
    while (more) {
      out.columns.push_back(static_cast<int>(at_ - line_start_) + 1);
      out.cells.push_back(next_is('"') ? quoted_cell(out.line) : plain_cell());
      more = next_is(',');
      if (more) ++at_;
    }
    if (at_ < text_.size() && text_[at_] != '\n') {
      problems_.error(in_file(path_, line_),
                      "text after a closing quote (a quoted cell ends at the next comma)");
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    }
    if (next_is('\n')) {
      ++at_;
      begin_line();
    }
    bool const blank = out.cells.size() == 1 && out.cells[0].empty();
    if (!blank) records_.push_back(std::move(out));
  }

  std::string plain_cell() {
    std::size_t const from = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  std::string quoted_cell(int first_line) {
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        ++at_;
      } else if (c == '"') {
        ++at_;
        return cell;
      }
      cell += c;
      if (c == '\n') ++line_, line_start_ = at_ + 1;
    }
    problems_.error(in_file(path_, first_line), "a quoted cell is never closed (is the file cut off?)");
    return cell;
  }

  void begin_line() { ++line_, line_start_ = at_; }
  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  std::string const& path_;
  std::string_view text_;
  Problems& problems_;
  std::vector<CsvRecord> records_;
  std::size_t at_ = 0, line_start_ = 0;
  int line_ = 1;
};

}  // namespace

std::vector<CsvRecord> csv_records(std::string const& path, std::string_view text, Problems& problems) {
  return Splitter(path, text, problems).split();
}

}  // namespace ruralsim::scenarios
