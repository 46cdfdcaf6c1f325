// Opening hours and departures, for questions that are asked of one batch after the other: most have the
// answer of the question before, so it is kept.
#pragma once

#include "models/rules/timetable.hpp"
#include "sim/working_time.hpp"

#include <algorithm>
#include <vector>

namespace ruralsim::models {

class OpeningLookup {
 public:
  // As WorkingTime::done. `open` must outlive this, or be another one next time.
  sim::Time done(sim::WorkingTime const& open, sim::Time t, sim::Seconds work) {
    bool const known = hours_ == &open && from_ <= t && t < closes_;
    if (!known) look(open, t);
    auto const done = std::max(t, opens_) + work;
    return done <= closes_ ? done : open.done(t, work);
  }

 private:
  void look(sim::WorkingTime const& open, sim::Time t) {
    hours_ = &open;
    from_ = t;
    opens_ = open.next_open(t);
    closes_ = opens_ == sim::kNever ? opens_ : open.closes(opens_);
  }

  sim::WorkingTime const* hours_ = nullptr;
  sim::Time from_{}, opens_{}, closes_{};  // from from_ on, the next window is opens_ to closes_
};

class DepartureLookup {
 public:
  // As rules::next_departure. Both must outlive this, or be others next time.
  sim::Time next(std::vector<sim::Seconds> const& departures, sim::WorkingTime const& open, sim::Time t) {
    bool const known = departures_ == &departures && open_ == &open && from_ <= t && t <= departs_;
    if (!known) look(departures, open, t);
    return departs_;
  }

 private:
  void look(std::vector<sim::Seconds> const& departures, sim::WorkingTime const& open, sim::Time t) {
    bool const same = departures_ == &departures && open_ == &open;
    auto const departs = rules::next_departure(departures, open, t);
    from_ = same && departs == departs_ ? std::min(from_, t) : t;
    departures_ = &departures, open_ = &open, departs_ = departs;
  }

  std::vector<sim::Seconds> const* departures_ = nullptr;
  sim::WorkingTime const* open_ = nullptr;
  sim::Time from_{}, departs_{};  // whoever asks between the two gets departs_
};

}  // namespace ruralsim::models
