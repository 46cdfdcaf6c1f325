#include "results/figures/changes.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

constexpr std::string_view kChange = "change";

// "[[change.county]]" as "change.county"; empty if the line opens no table.
std::string_view table_in(std::string_view line) {
  if (!line.starts_with('[')) return {};
  auto const first = line.find_first_not_of('['), last = line.find(']');
  return first == std::string_view::npos || last == std::string_view::npos || last < first
             ? std::string_view{}
             : line.substr(first, last - first);
}

// "parcels = 200  # default" as "parcels".
std::string_view key_in(std::string_view line) {
  auto const equals = line.find(" = ");
  return equals == std::string_view::npos ? std::string_view{} : line.substr(0, equals);
}

std::string_view text_in_quotes(std::string_view line) {
  auto const first = line.find('"'), last = line.rfind('"');
  return first == last ? std::string_view{} : line.substr(first + 1, last - first - 1);
}

// Reads the resolved text line by line; a line is a table, a key with its value, a comment or empty.
class Changes {
 public:
  void read(std::string_view line) {
    if (auto const table = table_in(line); !table.empty()) return open(table);
    auto const key = key_in(line);
    if (key.empty() || !within_) return;
    if (table_.empty() && key == "from") return begin(line.substr(line.find(" = ") + 3));
    if (key == "id") return open_entry(text_in_quotes(line));
    note(table_ + "." + std::string(key == "remove" ? "removed" : key));
  }
  std::map<std::string, std::string> take() { return std::move(found_); }

 private:
  void open(std::string_view table) {
    within_ = table.starts_with(kChange);
    table_ = within_ && table.size() > kChange.size() ? table.substr(kChange.size() + 1) : "";
  }
  void open_entry(std::string_view id) { table_.append(".").append(id); }
  void begin(std::string_view date) {
    date_ = date.substr(0, date.find(' '));
    found_[date_];
  }
  void note(std::string const& setting) {
    auto& all = found_[date_];
    all.append(all.empty() ? "" : ", ").append(setting);
  }

  bool within_ = false;
  std::string table_, date_;
  std::map<std::string, std::string> found_;
};

}  // namespace

std::map<std::string, std::string> changed_settings(std::string_view resolved) {
  Changes changes;
  for (std::size_t at = 0; at < resolved.size();) {
    auto const end = std::min(resolved.find('\n', at), resolved.size());
    changes.read(resolved.substr(at, end - at));
    at = end + 1;
  }
  return changes.take();
}

}  // namespace ruralsim::results::figures
