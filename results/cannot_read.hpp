#pragma once
// A file that could not be read, which says nothing of what is in it: another try may do.

#include "sim/fault.hpp"

#include <cerrno>
#include <string>

namespace ruralsim::results {

class CannotRead : public sim::Error {
 public:
  // `error`: the system's reason (errno); 0 if it is the HDF5 library that failed.
  CannotRead(std::string const& problem, int error) : sim::Error(sim::Blame::io, problem), error_(error) {}

  bool absent() const { return error_ == ENOENT || error_ == ENOTDIR; }  // there is no such file

 private:
  int error_;
};

}  // namespace ruralsim::results
