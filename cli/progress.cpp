#include "cli/progress.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::cli {

namespace {
constexpr std::chrono::milliseconds kBetweenLooks{100}, kBetweenLines{1000};
}

Progress::Progress(Console const& console, std::string title) : console_(console), title_(std::move(title)) {}

Progress::~Progress() {
  console_.replace_line("");
}

void Progress::update(double done) {
  int const percent = static_cast<int>(std::clamp(done, 0.0, 1.0) * 100);
  std::lock_guard const guard(mutex_);
  int const step = console_.can_replace_lines() ? 1 : 10;
  if (percent / step <= shown_percent_ / step) return;
  show(percent);
}

void Progress::show(int percent) {
  bool const lines = !console_.can_replace_lines();
  auto const now = std::chrono::steady_clock::now();
  if (now - last_ < (lines ? kBetweenLines : kBetweenLooks)) return;
  last_ = now;
  shown_percent_ = percent;
  if (lines) return console_.note(sim::text("{}: {} %", title_, percent / 10 * 10));
  std::string bar(20, '.');
  std::fill_n(bar.begin(), percent / 5, '=');
  console_.replace_line(sim::text("{} [{}] {:3} %", title_, bar, percent));
}

}  // namespace ruralsim::cli
