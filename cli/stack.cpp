#include "cli/stack.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <pthread.h>

#include <sys/resource.h>

namespace ruralsim::cli {

namespace {

// All shipped scenarios run, on both engines, and are drawn with the least; the usual is Linux's own.
constexpr rlim_t kLeast = 128 << 10;
constexpr rlim_t kUsual = 8 << 20;

// Threads would go on with what was the limit when the program was started.
void give_threads(std::size_t bytes) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, bytes);
  pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
}

}  // namespace

void ensure_stack() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= kLeast) return;
  if (limit.rlim_max < kLeast)
    throw sim::Error(sim::Blame::usage,
                     sim::text("the stack may take only {} KiB (the program needs {}) raise `ulimit -s`",
                               limit.rlim_max >> 10, kLeast >> 10));
  limit.rlim_cur = std::min(limit.rlim_max, kUsual);
  ::setrlimit(RLIMIT_STACK, &limit);
  give_threads(limit.rlim_cur);
}

}  // namespace ruralsim::cli
