// Numbered jobs and what became of them: what every launcher is given and gives back. A launcher knows
// nothing of studies. A job leaves files and nothing else; doing it again is harmless and, where its files
// are there, quick.
#pragma once

#include "sim/fault.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ruralsim::experiments::launch {

struct Job {
  std::uint32_t number = 0;  // its name: the same in every process, on every node; no two of a list are alike
  double work = 1;           // estimated, in any unit (seconds where tasks are to last a time), > 0
};

// Does the job of that number; throws sim::Error if it cannot be done.
using DoJob = std::function<void(std::uint32_t number)>;

enum class Ended : char {
  done,
  failed,     // it threw
  died,       // its process did: a signal, the memory, an exit
  timed_out,  // killed at the limit of wall-clock time
  not_begun,  // or put back because the work was stopped
};

// How one attempt at a job ended.
struct Ending {
  Ended ended = Ended::done;
  sim::Blame blame = sim::Blame::model;  // of what failed
  std::string why{};                     // one problem a line; empty if done
};

struct JobOutcome {
  std::uint32_t number = 0;
  Ending ending{.ended = Ended::not_begun};
  unsigned attempts = 0;
};

// How far all of them have come. Failed are those that are not tried again.
struct Headway {
  std::uint32_t done = 0, failed = 0, running = 0, of = 0;
};
using OnHeadway = std::function<void(Headway const&)>;

}  // namespace ruralsim::experiments::launch
