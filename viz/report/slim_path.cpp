#include "viz/report/slim_path.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace ruralsim::viz {
namespace {

struct PathSpot {  // in hundredths
  long x = 0, y = 0;
  bool operator==(PathSpot const&) const = default;
};

PathSpot operator-(PathSpot a, PathSpot b) {
  return {a.x - b.x, a.y - b.y};
}

struct PathStep {
  char command = 'Z';  // M, L, C or Z
  std::array<PathSpot, 3> spots = {};
  PathSpot end() const { return spots[command == 'C' ? 2 : 0]; }
};
using PathSteps = std::vector<PathStep>;

std::string_view past_separators(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(" \n,");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

std::optional<long> take_hundredths(std::string_view& text) {
  text = past_separators(text);
  double value = 0;
  auto const [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !(std::abs(value) < 1e9)) return {};
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  return std::lround(100 * value);
}

std::size_t spots_of(char command) {
  return command == 'C' ? 3 : command == 'Z' ? 0 : 1;
}

std::optional<PathSteps> steps_of(std::string_view path) {
  PathSteps steps;
  for (path = past_separators(path); !path.empty(); path = past_separators(path)) {
    PathStep step{.command = path.front()};
    if (std::string_view("MLCZ").find(step.command) == std::string_view::npos) return {};
    if (steps.empty() && step.command != 'M') return {};
    path.remove_prefix(1);
    for (std::size_t i = 0; i < spots_of(step.command); ++i) {
      auto const x = take_hundredths(path), y = take_hundredths(path);
      if (!x || !y) return {};
      step.spots[i] = {*x, *y};
    }
    steps.push_back(step);
  }
  return steps;
}

// Whether b lies on the straight way from a to c.
bool is_between(PathSpot a, PathSpot b, PathSpot c) {
  auto const one = b - a, two = c - b;
  return one.x * two.y == one.y * two.x && one.x * two.x + one.y * two.y >= 0;
}

// A point on a straight way on, or a line of no length, which alone is a dot where its ends are round.
bool is_needless_line(PathStep const& before, PathStep const& line, PathStep const* after) {
  if (before.command == 'Z') return false;
  if (after && after->command == 'L' && is_between(before.end(), line.end(), after->end())) return true;
  return before.command != 'M' && before.end() == line.end();
}

// Cairo begins a part that nobody draws after each it has closed.
PathSteps without_needless(PathSteps const& steps) {
  PathSteps kept;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    bool const last = i + 1 == steps.size();
    auto const& step = steps[i];
    if (step.command == 'M' && (last || steps[i + 1].command == 'M')) continue;
    if (step.command == 'L' && is_needless_line(kept.back(), step, last ? nullptr : &steps[i + 1])) continue;
    kept.push_back(step);
  }
  return kept;
}

class RelativePath {
 public:
  void add(PathStep const& step) {
    if (step.command == 'Z') {
      out_ += 'z', said_ = 'z', at_ = begin_;
      return;
    }
    auto const way = step.end() - at_;
    if (step.command == 'M') {
      move(way), begin_ = step.end();
    } else if (step.command == 'C') {
      command('c');
      for (auto const spot : step.spots) pair(spot - at_);
    } else {
      line(way);
    }
    at_ = step.end();
  }
  std::string take() { return std::move(out_); }

 private:
  void move(PathSpot way) {
    out_ += 'm', said_ = 'l';  // pairs after those of a move are lines
    pair(way);
  }
  void line(PathSpot way) {
    if (way.y == 0) return command('h'), number(way.x);
    if (way.x == 0) return command('v'), number(way.y);
    command('l'), pair(way);
  }
  void command(char name) {
    if (said_ != name) out_ += name;
    said_ = name;
  }
  void pair(PathSpot spot) { number(spot.x), number(spot.y); }

  // What begins with a sign, or with a point after a number that has one, needs no blank.
  void number(long hundredths) {
    std::string const text = hundredths_text(hundredths);
    bool const after_number = out_.back() >= '0' && out_.back() <= '9';
    if (after_number && text.front() != '-' && (text.front() != '.' || !point_)) out_ += ' ';
    out_ += text;
    point_ = text.find('.') != std::string::npos;
  }

  std::string out_ = {};
  PathSpot at_ = {}, begin_ = {};
  char said_ = ' ';
  bool point_ = false;
};

struct Turn {
  double x = 0, y = 0;
};

Turn mean_of(std::vector<Turn> const& spots) {
  Turn mean;
  for (auto const spot : spots)
    mean.x += spot.x / static_cast<double>(spots.size()),
        mean.y += spot.y / static_cast<double>(spots.size());
  return mean;
}

double distance(Turn a, Turn b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

Turn turn_at(PathSpot spot) {
  return {static_cast<double>(spot.x) / 100, static_cast<double>(spot.y) / 100};
}

Turn middle_of_curve(Turn a, PathStep const& curve) {
  Turn const b = turn_at(curve.spots[0]), c = turn_at(curve.spots[1]), d = turn_at(curve.spots[2]);
  return {(a.x + 3 * b.x + 3 * c.x + d.x) / 8, (a.y + 3 * b.y + 3 * c.y + d.y) / 8};
}

}  // namespace

std::string hundredths_text(long hundredths) {
  long const size = std::abs(hundredths), part = size % 100;
  std::string text = hundredths < 0 ? "-" : "";
  if (size >= 100 || size == 0) text += std::to_string(size / 100);
  if (part == 0) return text;
  text += part < 10 ? ".0" : ".";
  return text + std::to_string(part % 10 == 0 ? part / 10 : part);
}

std::string slim_path(std::string_view path) {
  auto const steps = steps_of(path);
  if (!steps) return std::string(path);
  RelativePath slim;
  for (auto const& step : without_needless(*steps)) slim.add(step);
  return slim.take();
}

std::optional<PathCircle> circle_of(std::string_view path) {
  auto const all = steps_of(path);
  if (!all) return {};
  auto steps = without_needless(*all);
  if (!steps.empty() && steps.back().command == 'Z') steps.pop_back();
  auto const is_curve = [](PathStep const& step) { return step.command == 'C'; };
  if (steps.size() < 3 || !std::all_of(steps.begin() + 1, steps.end(), is_curve)) return {};
  if (steps.front().end() != steps.back().end()) return {};
  std::vector<Turn> ends, middles;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    middles.push_back(middle_of_curve(turn_at(steps[i - 1].end()), steps[i]));
    ends.push_back(turn_at(steps[i].end()));
  }
  Turn const center = mean_of(ends);
  double const radius = distance(center, ends.front()), slack = 0.02 + 0.02 * radius;
  auto const is_round = [&](Turn spot) { return std::abs(distance(center, spot) - radius) < slack; };
  bool const goes_round = distance(center, mean_of(middles)) < slack;
  if (!goes_round || !std::all_of(ends.begin(), ends.end(), is_round) ||
      !std::all_of(middles.begin(), middles.end(), is_round))
    return {};
  return PathCircle{center.x, center.y, radius};
}

}  // namespace ruralsim::viz
