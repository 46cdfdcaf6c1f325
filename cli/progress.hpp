// How far a long piece of work has come and how long it will still take: a line written over on a terminal;
// elsewhere a line per 10 %, at most one a second, so that short work says nothing.
#pragma once

#include "cli/console.hpp"

#include <chrono>
#include <functional>
#include <mutex>
#include <string>

namespace ruralsim::cli {

class Progress {
 public:
  Progress(Console const& console, std::string title);
  ~Progress();
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  // `done` from 0 to 1; `what` is asked for only when a line is due: what else to tell, as in "12 M orders".
  // May be called from several threads.
  void update(double done, std::function<std::string()> const& what = {});

 private:
  void show(double done, std::string const& what);

  Console const& console_;
  std::string title_;
  std::mutex mutex_;
  int shown_percent_ = 0;
  std::chrono::steady_clock::time_point const began_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = began_;
};

}  // namespace ruralsim::cli
