// What figures mean, in a list that every reader reaches.
#include "viz/report/html.hpp"

#include <set>
#include <utility>

namespace ruralsim::viz {
namespace {

class Meanings {
 public:
  void add(std::string const& name, std::string const& meaning) {
    if (!meaning.empty() && known_.emplace(name, meaning).second)
      html_ += element_of_text("dt", name) + element_of_text("dd", meaning);
  }
  // "  P90" stands below "Lead time to ready, mean".
  void add_below_one_another(std::string const& heading, std::string const& label,
                             std::string const& meaning) {
    if (!heading.empty()) return add(heading, meaning);  // all below a heading mean the same
    std::size_t const begin = label.find_first_not_of(' ');
    if (begin == 0 || begin == std::string::npos) above_ = label;
    add(begin == 0 ? label : above_ + ": " + label.substr(begin), meaning);
  }
  std::string html() const { return "<dl>\n" + html_ + "</dl>\n"; }

 private:
  std::set<std::pair<std::string, std::string>> known_ = {};
  std::string above_ = {}, html_ = {};
};

}  // namespace

std::string link_to_meanings() {
  return "<p><a href=\"#meanings\">What these figures mean</a></p>\n";
}

std::string meanings_html(Report const& report) {
  Meanings all;
  for (auto const& run : report.runs) {
    for (auto const& figure : run.figures)
      all.add_below_one_another(figure.heading, figure.label, figure.meaning);
    for (auto const& measure : run.board.measures)
      all.add(measure.name + " of a " + run.board.one, measure.meaning);
  }
  return all.html();
}

}  // namespace ruralsim::viz
