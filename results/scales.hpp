#pragma once
// Dimension scales as HDF5's own high-level library writes them ("HDF5 Dimension Scale
// Specification"), but each list in one step and with every byte set: the library's
// version stores unset padding, so its files differ from run to run.

#include "results/h5.hpp"

#include <map>
#include <string>
#include <vector>

namespace ruralsim::results {

class Scales {
 public:
  // Makes `dataset` the scale of the dimension of full name `dimension` ("orders/order").
  void add(std::string const& dimension, hid_t dataset, std::string const& label);
  // States that axis i of `dataset` runs over the dimension of full name dimensions[i].
  void attach(hid_t dataset, std::vector<std::string> const& dimensions);
  // Writes into every scale the list of what uses it. Call once, at the end.
  void finish(hid_t file);

 private:
  struct Use {
    hobj_ref_t dataset;
    int axis;
    int padding;  // named, so that it is zero and not chance
  };
  struct Scale {
    hobj_ref_t reference;
    std::vector<Use> uses;
  };
  std::map<std::string, Scale> scales_;
};

}  // namespace ruralsim::results
