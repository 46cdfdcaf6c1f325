#include "sim/simgrid_ground.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <unistd.h>
#include <vector>

#include <simgrid/s4u.hpp>
#include <sys/resource.h>

namespace ruralsim::sim {
namespace {

// Stories run on the main stack; an actor's own holds no more than SimGrid's calls and their unwinding.
// AddressSanitizer does not know SimGrid's own way to change stacks, so there each actor is a thread.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kStackKiB = 256;
constexpr char const* kContexts = "--cfg=contexts/factory:thread";
#else
constexpr std::size_t kStackKiB = 32;
constexpr char const* kContexts = "--cfg=contexts/guard-size:0";
#endif
constexpr std::size_t kOtherBytes =
    2560;  // what an actor of SimGrid costs besides; 2.2 KiB measured with 3.32

// Address space that this process may still take, in bytes.
std::size_t address_space_left() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return std::numeric_limits<std::size_t>::max();
  std::ifstream statm("/proc/self/statm");
  std::size_t pages = 0;
  statm >> pages;
  auto const used = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return limit.rlim_cur - std::min<std::size_t>(limit.rlim_cur, used);
}

// Memory that the machine can give without swapping, in bytes; without limit if it does not say.
std::size_t memory_left() {
  std::ifstream meminfo("/proc/meminfo");
  for (std::string key; meminfo >> key;) {
    std::size_t kib = 0;
    if (key == "MemAvailable:" && meminfo >> kib) return kib * 1024;
    std::getline(meminfo, key);
  }
  return std::numeric_limits<std::size_t>::max();
}

}  // namespace

// SimGrid parses the command line it is given: it gets a private one, which also keeps its log quiet, its
// stacks small and without guard pages (each would be a mapping of its own, and the kernel allows 65,530).
simgrid::s4u::Engine& fresh_simgrid() {
  static bool used = false;
  if (used)
    throw Error(Blame::model,
                "a second run with the simgrid engine in one process (its clock cannot be set back)");
  used = true;
  static std::vector<std::string> words{"ruralsim", "--log=root.thresh:critical",
                                        text("--cfg=contexts/stack-size:{}", kStackKiB), kContexts};
  static std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  static int argc = static_cast<int>(argv.size());
  static simgrid::s4u::Engine engine(&argc, argv.data());
  return engine;
}

void check_stacks(std::size_t actors) {
  auto const needed = actors * (kStackKiB * 1024 + kOtherBytes);
  auto const space = address_space_left(), memory = memory_left();
  auto const left = std::min(space, memory);
  if (needed <= left) return;
  throw Error(
      Blame::usage,
      text("{} actors need {} MB for their stacks with the simgrid engine ({} KiB each), but only {} MB of "
           "{} are left: {} or take the native engine",
           actors, needed / 1'000'000 + 1, kStackKiB, left / 1'000'000,
           space < memory ? "address space" : "memory",
           space < memory ? "raise `ulimit -v`" : "take a larger machine"));
}

}  // namespace ruralsim::sim
