// The summary as a table of plain text. Numbers are written without the locale.
#include "results/figure_text.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::results {
namespace {

// "-0.0" is "0.0".
std::string without_lost_sign(std::string const& digits) {
  bool const nothing = digits.find_first_of("123456789") == std::string::npos;
  return nothing && digits.starts_with('-') ? digits.substr(1) : digits;
}

// As many decimals as there is something to tell: none for whole and for large numbers, four for indices.
std::string number_text(double value, Figure const& figure) {
  if (figure.shown == Shown::percent) return without_lost_sign(sim::text("{:.1f}", 100 * value));
  bool const whole =
      figure.unit == "1" && std::trunc(value) == value && std::trunc(figure.value) == figure.value;
  double const size = std::abs(figure.value);
  return grouped(whole || size >= 1000              ? sim::text("{:.0f}", value)
                 : size >= 10                       ? sim::text("{:.1f}", value)
                 : size < 0.1 && figure.unit == "1" ? sim::text("{:.4f}", value)
                                                    : sim::text("{:.2f}", value));
}

std::string unit_text(Figure const& figure) {
  if (figure.shown == Shown::percent) return " %";
  return figure.unit == "1" || figure.unit == "day-1" ? "" : " " + figure.unit;
}

// Columns on the screen, of text in which every character is one wide.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

struct Line {
  std::string label, value, interval, replications;
};

// "Late because of: truck full" as a heading and a line below it; other labels have no heading.
struct Label {
  std::string heading, line;
};
Label label_of(Figure const& figure) {
  auto const colon = figure.label.find(": ");
  if (colon == std::string::npos || figure.name.find('.') == std::string::npos) return {"", figure.label};
  return {figure.label.substr(0, colon), "  " + figure.label.substr(colon + 2)};
}

std::string footer(std::vector<Figure> const& figures, double level) {
  std::size_t n = 0;
  bool pairs = false;
  for (auto const& figure : figures) {
    n = std::max(n, std::min(figure.n, figure.samples()));
    pairs = pairs || figure.pairs;
  }
  if (n < 2) return pairs ? "One pair of replications: no intervals.\n" : "One replication: no intervals.\n";
  return sim::text(
      "Means of {} {}; ± half-width of their {:.6g} % t-interval.\n"
      "Shares, ratios and times are those of all replications together (jackknife).\n",
      n, pairs ? "antithetic pairs of replications" : "replications", 100 * level);
}

}  // namespace

std::string interval_text(Figure const& figure) {
  if (std::isnan(figure.half_width)) return "";
  auto const near = [](double a, double b) { return std::abs(a - b) < 1e-12; };
  bool const symmetric = near(figure.value - figure.half_width, figure.interval.low) &&
                         near(figure.value + figure.half_width, figure.interval.high);
  if (symmetric) return "± " + number_text(figure.half_width, figure);
  return number_text(figure.interval.low, figure) + " to " + number_text(figure.interval.high, figure);
}

std::string replications_text(Figure const& figure) {
  if (std::isnan(figure.value)) return "";
  if (figure.across == Across::median)
    return sim::text("median; reached in {} of {}", figure.n, figure.replications);
  if (figure.n >= figure.samples()) return "";
  return sim::text("of {} of {} {}", figure.n, figure.samples(), figure.pairs ? "pairs" : "replications");
}

bool worth_a_line(Figure const& figure) {
  if (figure.label.empty()) return false;
  bool const of_axis = figure.name.find('.') != std::string::npos;
  return !of_axis || figure.value > 0 || (std::isnan(figure.value) && figure.n > 0);
}

std::string grouped(std::string digits) {
  std::size_t const begin = digits.starts_with('-') || digits.starts_with('+') ? 1 : 0;
  std::size_t end = std::min(digits.find('.'), digits.size());
  for (; end > begin + 3; end -= 3) digits.insert(end - 3, ",");
  return digits;
}

std::string value_text(Figure const& figure) {
  if (std::isnan(figure.value)) return figure.why_not.empty() ? "n/a" : "n/a (" + figure.why_not + ")";
  return number_text(figure.value, figure) + unit_text(figure);
}

std::string summary_text(std::vector<Figure> const& figures, double level) {
  std::vector<Line> lines;
  std::size_t labels = 0, values = 0;
  std::string heading;
  for (auto const& figure : figures) {
    if (!worth_a_line(figure)) continue;
    auto const label = label_of(figure);
    if (label.heading != heading) lines.push_back({"\n" + label.heading, "", "", ""});
    heading = label.heading;
    lines.push_back({label.line, value_text(figure), interval_text(figure), replications_text(figure)});
    labels = std::max(labels, width(lines.back().label));
    if (!std::isnan(figure.value)) values = std::max(values, width(lines.back().value));
  }
  std::string all;
  for (auto const& line : lines) {
    if (line.value.empty()) {
      all += line.label + '\n';
      continue;
    }
    std::size_t const used = width(line.value);
    all += line.label + std::string(labels - width(line.label) + 2, ' ');
    all += std::string(values > used ? values - used : 0, ' ') + line.value;
    for (auto const& remark : {line.interval, line.replications})
      if (!remark.empty()) all += "  " + remark;
    all += '\n';
  }
  return all + "\n" + footer(figures, level);
}

}  // namespace ruralsim::results
