// Pieces of work in child processes, which send their ledgers back through pipes.
#pragma once

#include "experiments/pieces.hpp"

namespace ruralsim::experiments {

// As work_through(). To be called while this process has one thread; `keep` is called on it.
void in_processes(Plan const& plan, Piece const& piece, Keep const& keep, Overall const& overall,
                  std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments
