// A ledger as bytes, for the way from a child process to its parent: the same program on the same machine.
#pragma once

#include "models/ledger.hpp"

#include <string>
#include <string_view>

namespace ruralsim::experiments {

std::string to_bytes(models::RunLedger const& ledger);
models::RunLedger ledger_from_bytes(std::string_view bytes);  // throws sim::Error(model) if it is cut short

}  // namespace ruralsim::experiments
