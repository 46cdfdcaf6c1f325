#include "cli/progress.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::cli {

namespace {
constexpr std::chrono::milliseconds kBetweenLooks{100}, kBetweenLines{1000};
constexpr double kSoonest = 3;  // seconds after which the rest can be foretold

// ", 38 s left", or nothing where it is too early to tell.
std::string time_left(double done, std::chrono::steady_clock::duration since) {
  double const elapsed = std::chrono::duration<double>(since).count();
  if (done <= 0.01 || elapsed < kSoonest) return {};
  double const left = elapsed * (1 - done) / done;
  return left < 100 ? sim::text(", {:.0f} s left", left) : sim::text(", {:.0f} min left", left / 60);
}
}  // namespace

Progress::Progress(Console const& console, std::string title) : console_(console), title_(std::move(title)) {}

Progress::~Progress() {
  console_.replace_line("");
}

void Progress::update(double done, std::function<std::string()> const& what) {
  done = std::clamp(done, 0.0, 1.0);
  std::lock_guard const guard(mutex_);
  bool const lines = !console_.can_replace_lines();
  auto const now = std::chrono::steady_clock::now();
  if (now - last_ < (lines ? kBetweenLines : kBetweenLooks)) return;
  int const percent = static_cast<int>(done * 100);
  if (lines && percent / 10 <= shown_percent_ / 10) return;
  last_ = now;
  shown_percent_ = percent;
  show(done, what ? what() : std::string());
}

void Progress::show(double done, std::string const& what) {
  std::string const more = (what.empty() ? "" : "  " + what) + time_left(done, last_ - began_);
  if (!console_.can_replace_lines())
    return console_.note(sim::text("{}: {} %{}", title_, shown_percent_ / 10 * 10, more));
  std::string bar(20, '.');
  std::fill_n(bar.begin(), shown_percent_ / 5, '=');
  console_.replace_line(sim::text("{} [{}] {:3} %{}", title_, bar, shown_percent_, more));
}

}  // namespace ruralsim::cli
