#include "sim/place.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

namespace ruralsim::sim {
namespace {

// More steps than this within one second can only be actors that wake one another for ever.
constexpr std::uint64_t kEventsPerSecond = 20'000'000;
constexpr std::uint32_t kGate = 0;

AgendaEntry pending_entry(Actor const& actor) {
  return {static_cast<std::uint64_t>(actor.wakes.s) << 8 | static_cast<std::uint64_t>(actor.priority),
          actor.pending};
}

}  // namespace

Place::Place(std::string name, std::uint32_t number, int level, EngineHooks& hooks, bool tell_engine)
    : tell_engine_(tell_engine), level_(level), number_(number), name_(std::move(name)), hooks_(hooks) {
  Actor& gate = actors_.take();
  gate.place = this;
  gate.priority = Priority::gate;
  gate.role = Role::server;
  gate.parked = true;
  gate.name = "gate";
}

Place::~Place() {
  end_stories();
}

Actor& Place::spawn(std::string name, Task<void> story, Priority priority, Role role) {
  Actor& actor = actors_.take();
  actor.place = this;
  actor.priority = priority;
  actor.role = role;
  actor.name = std::move(name);
  actor.story = std::move(story);
  actor.goes_on = actor.story.handle();
  schedule(actor, now_);
  return actor;
}

// Who is woken before a deadline leaves its entry behind. Many then wait until the same deadline again, and
// need no other entry: the old one comes up first, and what is pending takes its place then (next()).
void Place::schedule(Actor& actor, Time t) {
  if (static_cast<std::uint64_t>(t.s) - static_cast<std::uint64_t>(now_.s) >
      static_cast<std::uint64_t>(kNever.s)) [[unlikely]]
    refuse_time(t);
  if (actor.pending != 0) actor.left_behind = actor.wakes;
  actor.pending = turn(sequence_++, actor.index);
  actor.wakes = t;
  if (actor.left_behind != t) agenda_.push(pending_entry(actor));
  if (tell_engine_) hooks_.rescheduled(actor);
}

void Place::refuse_time(Time t) const {
  throw Error(Blame::model, t < now_ ? text("it would wait until second {}, which is past", t.s)
                                     : text("it would wait until second {}, which is beyond all time", t.s));
}

void Place::refuse_stranger() const {
  throw Error(Blame::model, text("an actor of another place waits at '{}', or wakes who waits there (actors "
                                 "reach other places by links only)",
                                 name_));
}

void Place::park(std::coroutine_handle<> h, std::string_view waits_for, Time deadline) {
  Actor& actor = current();
  actor.goes_on = h;
  if (deadline != kNever) schedule(actor, deadline);
  actor.waits_for = waits_for;
  actor.parked = true;
}

void Place::wake(Actor& actor) {
  if (over_) return;
  current();
  if (!actor.parked) throw Error(Blame::model, text("it wakes '{}', which is not parked", actor.name));
  actor.parked = false;
  actor.waits_for = {};
  schedule(actor, now_);
}

void Place::send(Place& to, Time arrives, std::unique_ptr<Delivery> content) {
  if (over_) return;
  if (arrives <= now_)
    throw Error(Blame::model, text("'{}' sends to '{}' without delay at second {} (places see one another a "
                                   "second later at the earliest)",
                                   name_, to.name_, now_.s));
  hooks_.post(*this, to, Mail{arrives, number_, sent_++, std::move(content)});
}

void Place::receive(Mail mail) {
  if (mail.arrives <= now_)
    throw Error(Blame::model, text("'{}' gets at second {} what arrived at second {} (its window is closed)",
                                   name_, now_.s, mail.arrives.s));
  inbox_.add(std::move(mail));
  Actor& gate = actors_[kGate];
  if (gate.pending == 0 || inbox_.first() < gate.wakes) schedule(gate, inbox_.first());
}

// Hands over all mail of this second, in the order (sender, number).
void Place::open_gate() {
  try {
    while (!inbox_.empty() && inbox_.first() <= now_) inbox_.take().content->deliver();
  } catch (...) {
    rethrow_with_place(actors_[kGate], std::current_exception());
  }
  if (!inbox_.empty()) schedule(actors_[kGate], inbox_.first());
}

AgendaEntry const* Place::next() {
  while (!agenda_.empty()) {
    AgendaEntry const& top = agenda_.top();
    Actor& actor = actors_[top.actor()];
    if (actor.pending == top.who) [[likely]]
      return &top;
    Time const then = agenda_.open_top().time();  // an entry that was replaced
    if (actor.left_behind == then) {
      actor.left_behind = {-1};
      if (actor.pending != 0 && actor.wakes == then) agenda_.push(pending_entry(actor));
    }
    agenda_.close_top();
  }
  return nullptr;
}

void Place::refuse_standstill() const {
  throw Error(Blame::model,
              text("time stands still at second {} in '{}': actor '{}' goes on again and again within it",
                   now_.s, name_, current_->name));
}

void Place::step() {
  AgendaEntry const entry = agenda_.open_top();
  Actor& actor = actors_[entry.actor()];
  current_ = &actor;
  if (entry.time() != now_) {
    now_ = entry.time();
    events_this_second_ = 0;
  }
  if (++events_this_second_ > kEventsPerSecond) [[unlikely]]
    refuse_standstill();
  actor.pending = 0;
  if (entry.actor() == kGate) {
    open_gate();
  } else {
    ++events_;
    fingerprint_.add(entry.when, entry.actor());
    actor.parked = false;
    actor.goes_on.resume();
    if (actor.story.handle().done()) finish(actor);
  }
  agenda_.close_top();
  current_ = nullptr;
}

void Place::finish(Actor& actor) {
  if (auto const failure = actor.story.handle().promise().failure) rethrow_with_place(actor, failure);
  actor.goes_on = {};
  actor.story = {};  // gives the frame back
  actors_.give_back(actor);
}

void Place::rethrow_with_place(Actor const& actor, std::exception_ptr const& failure) const {
  auto const where = text("second {} (day {}), actor '{}' of '{}'", now_.s, now_.day(), actor.name, name_);
  try {
    std::rethrow_exception(failure);
  } catch (Error const& error) {
    throw Error(error.blame(), text("{}: {}", where, error.what()));
  } catch (std::bad_alloc const&) {
    throw Error(Blame::model, text("{}: out of memory (queues may grow without end) simulate a shorter time, "
                                   "fewer places or fewer replications at once",
                                   where));
  } catch (std::exception const& error) {
    throw Error(Blame::model, text("{}: {}", where, error.what()));
  } catch (...) {
    throw Error(Blame::model, text("{}: threw something that is not an exception", where));
  }
}

void Place::run_until(Time last) {
  while (AgendaEntry const* entry = next()) {
    if (entry->time() > last) return;
    step();
  }
}

std::vector<std::string> Place::waiting_stories() const {
  std::vector<std::string> stories;
  for (std::uint32_t i = 0; i < actors_.size(); ++i) {
    Actor const& actor = actors_[i];
    if (actor.role == Role::story && actor.goes_on && actor.pending == 0)
      stories.push_back(text("'{}' of '{}' waits for {}", actor.name, name_,
                             actor.waits_for.empty() ? "something" : actor.waits_for));
  }
  return stories;
}

void Place::end_stories() {
  over_ = true;
  current_ = nullptr;
  for (std::uint32_t i = 0; i < actors_.size(); ++i) {
    actors_[i].goes_on = {};
    actors_[i].story = {};
  }
}

}  // namespace ruralsim::sim
