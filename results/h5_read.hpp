#pragma once
// Reading the parts of a dataset back into the values of results/table.hpp. Everything
// throws Failure if it is not as the format has it.

#include "results/h5.hpp"
#include "results/table.hpp"

#include <map>
#include <string>
#include <vector>

namespace ruralsim::results::h5 {

Type type_of(hid_t type, std::string const& name);
std::vector<std::size_t> extents_of(hid_t dataset);
Data read_data(hid_t dataset, std::string const& name);
// What refers to a dataset from within its file.
hobj_ref_t reference_of(hid_t dataset);
// Dimension scales by what refers to them. The library finds the name of one by a search through the file.
using ScaleNames = std::map<hobj_ref_t, std::string>;
// The bare names of the dimensions, slowest first.
std::vector<std::string> read_dims(hid_t dataset, ScaleNames const& scales);
// Everything but name, dims and data.
void read_description(hid_t dataset, Variable& variable);

AttributeValue read_attribute(hid_t object, std::string const& name);
// In order of creation.
std::vector<std::string> attribute_names(hid_t object);
std::vector<std::string> link_names(hid_t group);

}  // namespace ruralsim::results::h5
