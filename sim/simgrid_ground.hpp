// What SimGrid needs before its first actor: its engine, set up once for a process, and room for stacks.
#pragma once

#include <cstddef>

namespace simgrid::s4u {
class Engine;
}

namespace ruralsim::sim {

// Throws Error(model) when asked a second time.
simgrid::s4u::Engine& fresh_simgrid();

// Throws Error(usage) with the memory that is needed if the stacks of so many actors do not fit into the
// address space that this process may use (`ulimit -v`) or into the memory of the machine.
void check_stacks(std::size_t actors);

}  // namespace ruralsim::sim
