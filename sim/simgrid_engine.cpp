// Every actor is a SimGrid actor that drives its coroutine. SimGrid keeps the clock and decides which actors
// are ripe; it does not promise their order within a second, so the place's agenda stays the authority: an
// actor goes on only when it is first there, and otherwise waits for its turn.
#include "sim/engine.hpp"
#include "sim/fault.hpp"
#include "sim/simgrid_ground.hpp"
#include "sim/text.hpp"

#include <exception>
#include <utility>
#include <vector>

#include <simgrid/s4u.hpp>
#include <simgrid/simix.hpp>
#include <simgrid/version.h>

namespace ruralsim::sim {
namespace {

namespace s4u = simgrid::s4u;

class SimGridEngine final : public Engine {
 public:
  SimGridEngine() : Engine(true), simgrid_(fresh_simgrid()) {
    auto* const zone = s4u::create_full_zone("network");
    host_ = zone->create_host("all places", 1e9)->seal();
    zone->seal();
  }

 private:
  // The SimGrid side of an actor: a semaphore at which it waits for its turn or to be woken. A release that
  // finds nobody there is kept by the semaphore and costs one look in vain.
  struct Side {
    s4u::SemaphorePtr turn = s4u::Semaphore::create(0);
    bool asleep_at_semaphore = false;
  };

  Time drive(Time horizon) override {
    horizon_ = horizon;
    Time const first_end = begin_window({}, horizon);
    std::size_t actors = 0;
    for (auto const& place : places_) actors += place.actors();
    check_stacks(actors + 1);
    s4u::Actor::create("curfew", host_, [this, first_end] { curfew(first_end); });
    notify_changed();
    simgrid_.run();
    if (failure_) std::rethrow_exception(failure_);
    return reached_;
  }

  // Ends the run at the horizon, after everything of its second, and at the ends of windows reports progress.
  void curfew(Time end) {
    for (;;) {
      s4u::this_actor::sleep_until(static_cast<double>(end.s) + 0.5);
      reached_ = end;
      bool go = false;
      in_kernel([&] {
        go = goes_on(reached_) && reached_ < horizon_;
        if (go) end = begin_window(reached_ + seconds(1), horizon_);
      });
      if (failure_ || !go) break;
    }
    s4u::Actor::kill_all();
  }

  // Runs code of the model on the main stack (those of SimGrid's actors are small) and keeps what it throws,
  // which may not leave an actor of SimGrid.
  template <class Code>
  void in_kernel(Code&& code) {
    simgrid::kernel::actor::simcall_answered([&] {
      try {
        code();
      } catch (...) {
        failure_ = std::current_exception();
      }
    });
  }

  static Time clock() { return {static_cast<std::int64_t>(s4u::Engine::get_clock())}; }

  // The life of an actor's SimGrid side.
  void live(Actor& actor, Side& side) {
    for (bool lives = true; lives && !failure_;) {
      if (actor.pending == 0 || actor.wakes > horizon_) {
        wait_at_semaphore(side, kNever);
      } else if (actor.wakes > clock()) {
        if (actor.parked)
          wait_at_semaphore(side, actor.wakes);
        else
          s4u::this_actor::sleep_until(static_cast<double>(actor.wakes.s));
      } else if (is_first(actor)) {
        lives = go_on(actor);
      } else {
        wait_at_semaphore(side, kNever);
      }
    }
  }

  static void wait_at_semaphore(Side& side, Time deadline) {
    side.asleep_at_semaphore = true;
    if (deadline == kNever)
      side.turn->acquire();
    else
      side.turn->acquire_timeout(static_cast<double>((deadline - clock()).value));
    side.asleep_at_semaphore = false;
  }

  static bool is_first(Actor& actor) {
    auto const* first = actor.place->next();
    return first != nullptr && first->actor() == actor.index;
  }

  // One step; whether the actor lives on. Others are woken only after the coroutine has been left: a simcall
  // may let them run at once, and then the actor's slot may already be another's.
  bool go_on(Actor& actor) {
    Place& place = *actor.place;
    bool lives = true;
    in_kernel([&] {
      place.step();
      lives = actor.goes_on || actor.index == 0;
      if (!lives) actor.engine_side = nullptr;
    });
    if (failure_) {
      s4u::Actor::kill_all();
      return false;
    }
    notify_changed();
    auto const* first = place.next();
    if (first != nullptr && first->time() <= clock()) rouse(place.actor(first->actor()));
    return lives;
  }

  void notify_changed() {
    auto const changed = std::exchange(changed_, {});
    for (Actor* actor : changed) rouse(*actor);
  }

  void rouse(Actor& actor) {
    if (actor.engine_side == nullptr) return begin_life(actor);
    Side& side = *static_cast<Side*>(actor.engine_side);
    if (!side.asleep_at_semaphore) return;
    side.asleep_at_semaphore = false;
    side.turn->release();
  }

  void begin_life(Actor& actor) {
    auto const side = std::make_shared<Side>();
    actor.engine_side = side.get();
    s4u::Actor::create(actor.name, host_, [this, &actor, side] { live(actor, *side); });
  }

  void rescheduled(Actor& actor) override { changed_.push_back(&actor); }

  void post(Place& from, Place& to, Mail mail) override {
    check_window(from, to, mail);
    to.receive(std::move(mail));
  }

  s4u::Engine& simgrid_;
  s4u::Host* host_ = nullptr;
  Time horizon_{};
  Time reached_{};
  std::vector<Actor*> changed_;
  std::exception_ptr failure_;
};

}  // namespace

std::unique_ptr<Engine> make_simgrid_engine() {
  return std::make_unique<SimGridEngine>();
}

std::string simgrid_version() {
  int major = 0, minor = 0, patch = 0;
  sg_version_get(&major, &minor, &patch);
  return text("{}.{}.{}", major, minor, patch);
}

}  // namespace ruralsim::sim
