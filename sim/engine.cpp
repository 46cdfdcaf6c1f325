#include "sim/engine.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <vector>

namespace ruralsim::sim {
namespace {

constexpr std::size_t kNamedInDeadlock = 10;

}  // namespace

Place& Engine::add_place(std::string name, int level) {
  EngineHooks& hooks = *this;
  auto const number = static_cast<std::uint32_t>(places_.size());
  Place& place = places_.emplace_back(std::move(name), number, level, hooks, tell_engine_);
  place.trace_to(trace_);
  return place;
}

void Engine::trace_to(TraceSink* sink) {
  trace_ = sink;
  for (auto& place : places_) place.trace_to(sink);
}

Time Engine::run(Time horizon) {
  if (std::exchange(has_run_, true))
    throw Error(Blame::model, "an engine runs once (its stories have ended): make another");
  if (horizon < Time{} || horizon >= kNever)
    throw Error(Blame::model, text("a run cannot end at second {} (it begins at 0)", horizon.s));
  try {
    Time const reached = drive(horizon);
    if (reached >= horizon) check_deadlock();
    end_stories();
    return reached;
  } catch (...) {
    end_stories();
    throw;
  }
}

void Engine::end_stories() {
  for (auto& place : places_) place.end_stories();
}

Time Engine::begin_window(Time from, Time horizon) {
  Time const end = window_end_ ? window_end_(from) : kNever;
  if (end < from)
    throw Error(Blame::model, text("the window that begins at second {} ends before, at {}", from.s, end.s));
  return last_of_window_ = std::min(end, horizon);
}

void Engine::check_window(Place const& from, Place const& to, Mail const& mail) const {
  if (mail.arrives <= last_of_window_ && to.level() <= from.level() && &to != &from)
    throw Error(Blame::model,
                text("'{}' sends to '{}' for second {}, within the window that ends at second {}",
                     from.name(), to.name(), mail.arrives.s, last_of_window_.s));
}

void Engine::check_deadlock() {
  std::vector<std::string> stuck;
  for (auto& place : places_) {
    if (place.next() != nullptr) return;
    auto const more = place.waiting_stories();
    stuck.insert(stuck.end(), more.begin(), more.end());
  }
  if (stuck.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min(stuck.size(), kNamedInDeadlock); ++i)
    names += (i == 0 ? "" : ", ") + stuck[i];
  if (stuck.size() > kNamedInDeadlock) names += text(" and {} more", stuck.size() - kNamedInDeadlock);
  throw Error(Blame::model, text("deadlock: nothing is left to happen, but {}", names));
}

std::uint64_t Engine::fingerprint() const {
  Fingerprint all;
  for (auto const& place : places_) all.add(place.fingerprint(), place.number());
  return all.value();
}

std::uint64_t Engine::events() const {
  std::uint64_t sum = 0;
  for (auto const& place : places_) sum += place.events();
  return sum;
}

std::unique_ptr<Engine> make_engine(EngineKind kind) {
  return kind == EngineKind::native ? make_native_engine() : make_simgrid_engine();
}

}  // namespace ruralsim::sim
