// The engine decides when an actor goes on. Two stand behind this face: `native`, an agenda per place, and
// `simgrid`, where every actor is a SimGrid actor. Both run a model to the same result, byte for byte.
#pragma once

#include "sim/place.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace ruralsim::sim {

enum class EngineKind : std::uint8_t { native, simgrid };

class Engine : protected EngineHooks {
 public:
  ~Engine() override = default;

  // Levels order the places of a window: what a place of a lower level sends to one of a higher level may
  // arrive within the window; everything else must arrive after its end.
  Place& add_place(std::string name, int level);
  std::deque<Place> const& places() const { return places_; }

  // Where windows end: for a time, the first end of a window at or after it. One window, by default.
  void windows_end_at(std::function<Time(Time)> end) { window_end_ = std::move(end); }
  // Called at the end of every window, the last one too, with the time reached; returns false to stop there.
  void on_progress(std::function<bool(Time)> progress) { progress_ = std::move(progress); }
  void trace_to(TraceSink* sink);

  // Runs everything up to and including `horizon`, once; what still waits then is ended by the curfew: its
  // stories are destroyed before run() returns or throws. Throws Error(model) on a deadlock (nothing left to
  // happen while a story waits) and what actors threw, with the time and the actor. Returns the time reached.
  Time run(Time horizon);

  // Of all places, combined in the order of their numbers.
  std::uint64_t fingerprint() const;
  std::uint64_t events() const;

 protected:
  explicit Engine(bool tell_engine) : tell_engine_(tell_engine) {}
  virtual Time drive(Time horizon) = 0;

  // The window that begins at `from`: sets and returns its last second.
  Time begin_window(Time from, Time horizon);
  void check_window(Place const& from, Place const& to, Mail const& mail) const;
  bool goes_on(Time reached) const { return !progress_ || progress_(reached); }

  std::deque<Place> places_;

 private:
  void check_deadlock();
  void end_stories();

  bool tell_engine_;
  bool has_run_ = false;
  TraceSink* trace_ = nullptr;
  Time last_of_window_{};
  std::function<Time(Time)> window_end_;
  std::function<bool(Time)> progress_;
};

// One SimGrid engine at a time in a process, and one run of it: its clock cannot be set back.
std::unique_ptr<Engine> make_engine(EngineKind kind);
std::unique_ptr<Engine> make_native_engine();
std::unique_ptr<Engine> make_simgrid_engine();
std::string simgrid_version();  // of the library that is linked, "3.32.0"

}  // namespace ruralsim::sim
