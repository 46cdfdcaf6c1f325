// Runs places window by window: the places of a level one after another, each to the end of the window,
// then the next level, which by then has all its mail.
#include "sim/engine.hpp"

#include <algorithm>
#include <vector>

namespace ruralsim::sim {
namespace {

class NativeEngine final : public Engine {
 public:
  NativeEngine() : Engine(false) {}

 private:
  struct Posted {
    Place* to;
    Mail mail;
  };

  Time drive(Time horizon) override {
    std::vector<Place*> order;
    for (auto& place : places_) order.push_back(&place);
    std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->level() < b->level(); });
    hand_over();  // what was sent before the run
    Time reached{};
    for (Time from{}; from <= horizon; from = reached + seconds(1)) {
      Time const last = begin_window(from, horizon);
      for (std::size_t i = 0; i < order.size(); ++i) {
        order[i]->run_until(last);
        if (i + 1 == order.size() || order[i + 1]->level() != order[i]->level()) hand_over();
      }
      reached = last;
      if (!goes_on(reached)) return reached;
    }
    return reached;
  }

  void hand_over() {
    for (auto& posted : posted_) posted.to->receive(std::move(posted.mail));
    posted_.clear();
  }

  void rescheduled(Actor&) override {}

  void post(Place& from, Place& to, Mail mail) override {
    if (&from == &to) return to.receive(std::move(mail));
    check_window(from, to, mail);
    posted_.push_back({&to, std::move(mail)});
  }

  std::vector<Posted> posted_;
};

}  // namespace

std::unique_ptr<Engine> make_native_engine() {
  return std::make_unique<NativeEngine>();
}

}  // namespace ruralsim::sim
