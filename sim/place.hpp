// A place: some actors that share an agenda, such as a county. Everything an actor does with time goes
// through its place. Places touch only by what they send one another, which arrives a second later at the
// earliest, so places may run one after the other, or at once, with the same result.
#pragma once

#include "sim/actor.hpp"
#include "sim/agenda.hpp"
#include "sim/mail.hpp"
#include "sim/task.hpp"
#include "sim/trace.hpp"

#include <coroutine>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::sim {

// How an engine learns that an actor's next time has changed, and what to do with mail.
class EngineHooks {
 public:
  virtual ~EngineHooks() = default;
  virtual void rescheduled(Actor& actor) = 0;
  virtual void post(Place& from, Place& to, Mail mail) = 0;
};

class Place {
 public:
  Place(std::string name, std::uint32_t number, int level, EngineHooks& hooks, bool tell_engine);
  Place(Place const&) = delete;
  Place& operator=(Place const&) = delete;
  ~Place();

  std::string const& name() const { return name_; }
  std::uint32_t number() const { return number_; }
  int level() const { return level_; }
  Time now() const { return now_; }

  // Starts an actor now. It ends with its story; what is returned is good until then (the next one to be
  // spawned takes its place). Smaller priorities go first among those of a second.
  Actor& spawn(std::string name, Task<void> story, Priority priority = Priority::normal,
               Role role = Role::story);

  // co_await here.until(t): t >= now. co_await here.after(d): d >= 0.
  struct Wait {
    Place& place;
    Time time;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) {
      Actor& actor = place.current();
      actor.goes_on = h;
      place.schedule(actor, time);
    }
    void await_resume() const noexcept {}
  };
  Wait until(Time t) { return {*this, t}; }
  Wait after(Seconds d) { return {*this, now_ + d}; }

  // The two primitives from which queues and pools are made. `park` suspends the running actor until
  // somebody calls `wake`, or until the deadline; `wake` lets it go on in this second, after what is
  // already scheduled for it. An actor that is woken is no longer parked: to wake it again is an error.
  // Both are for actors of this place while they run, and throw Error(model) otherwise.
  void park(std::coroutine_handle<> h, std::string_view waits_for, Time deadline = kNever);
  void wake(Actor& actor);
  Actor& current() {
    if (current_ == nullptr) [[unlikely]]
      refuse_stranger();
    return *current_;
  }
  // The curfew has come: who still waits will not go on. Stories are being destroyed, in any order, and
  // what their locals do in their destructors must not touch other stories.
  bool over() const { return over_; }

  // States what happens, if anybody listens: here.tell([&] { return text("...", ...); }).
  template <class MakeText>
  void tell(MakeText&& make_text) {
    if (trace_ != nullptr) [[unlikely]]
      trace_->line(now_, name_, current_ ? current_->name : "", make_text());
  }
  // The same, stated by an actor for one of those whose stories it tells.
  template <class MakeName, class MakeText>
  void tell_as(MakeName&& make_name, MakeText&& make_text) {
    if (trace_ != nullptr) [[unlikely]]
      trace_->line(now_, name_, make_name(), make_text());
  }
  bool traced() const { return trace_ != nullptr; }
  void trace_to(TraceSink* sink) { trace_ = sink; }
  std::uint64_t fingerprint() const { return fingerprint_.value(); }
  std::uint64_t events() const { return events_; }

  // Sends to another place; arrives > now.
  void send(Place& to, Time arrives, std::unique_ptr<Delivery> content);

  // For engines.
  AgendaEntry const* next();  // the first valid entry, or null if nothing is left to happen
  void step();                // lets the actor of next() go on; throws what it throws, with time and actor
  void run_until(Time last);  // all steps up to and including `last`
  void receive(Mail mail);    // mail arriving later than now
  std::vector<std::string> waiting_stories() const;  // parked stories, for a deadlock's message
  Actor& actor(std::uint32_t index) { return actors_[index]; }
  std::size_t actors() const { return actors_.size(); }
  void end_stories();  // destroys what still waits (curfew)

 private:
  void schedule(Actor& actor, Time t);
  void open_gate();
  void finish(Actor& actor);
  [[noreturn]] void rethrow_with_place(Actor const& actor, std::exception_ptr const& failure) const;
  [[noreturn]] void refuse_standstill() const;
  [[noreturn]] void refuse_stranger() const;
  [[noreturn]] void refuse_time(Time t) const;

  // In the order in which an event touches them.
  Agenda agenda_;
  Actors actors_;
  Actor* current_ = nullptr;
  Time now_{};
  std::uint64_t sequence_ = 1;
  std::uint64_t events_ = 0;
  std::uint64_t events_this_second_ = 0;
  Fingerprint fingerprint_;
  TraceSink* trace_ = nullptr;
  bool tell_engine_;
  bool over_ = false;
  int level_;
  std::uint32_t number_;
  std::string name_;
  EngineHooks& hooks_;
  Inbox inbox_;
  std::uint64_t sent_ = 0;
};

}  // namespace ruralsim::sim
