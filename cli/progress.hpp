// How far a long piece of work has come: a line written over on a terminal; elsewhere a line per 10 %, at
// most one a second, so that short work says nothing.
#pragma once

#include "cli/console.hpp"

#include <chrono>
#include <mutex>
#include <string>

namespace ruralsim::cli {

class Progress {
 public:
  Progress(Console const& console, std::string title);
  ~Progress();
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  // `done` from 0 to 1. May be called from several threads.
  void update(double done);

 private:
  void show(int percent);

  Console const& console_;
  std::string title_;
  std::mutex mutex_;
  int shown_percent_ = 0;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace ruralsim::cli
