#include "results/scales.hpp"

namespace ruralsim::results {

namespace {

hobj_ref_t reference_to(hid_t dataset) {
  hobj_ref_t reference{};
  h5::check_status(H5Rcreate(&reference, dataset, ".", H5R_OBJECT, -1), "reference");
  return reference;
}

}  // namespace

void Scales::add(std::string const& dimension, hid_t dataset, std::string const& label) {
  h5::write_label(dataset, "CLASS", "DIMENSION_SCALE");
  h5::write_label(dataset, "NAME", label);
  scales_[dimension].reference = reference_to(dataset);
}

void Scales::attach(hid_t dataset, std::vector<std::string> const& dimensions) {
  hobj_ref_t const self = reference_to(dataset);
  std::vector<hvl_t> lists;
  int axis = 0;
  for (std::string const& dimension : dimensions) {
    Scale& scale = scales_.at(dimension);
    scale.uses.push_back({self, axis++, 0});
    lists.push_back({1, &scale.reference});
  }
  h5::Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "list of references");
  h5::write_numbers(dataset, "DIMENSION_LIST", type.get(), type.get(), lists.size(), lists.data());
}

void Scales::finish(hid_t file) {
  h5::Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Use)), H5Tclose, "use of a scale");
  h5::check_status(H5Tinsert(type.get(), "dataset", HOFFSET(Use, dataset), H5T_STD_REF_OBJ),
                   "use of a scale");
  h5::check_status(H5Tinsert(type.get(), "dimension", HOFFSET(Use, axis), H5T_NATIVE_INT), "use of a scale");
  for (auto const& [name, scale] : scales_) {
    if (scale.uses.empty()) continue;
    h5::Handle dataset(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, "scale " + name);
    h5::write_numbers(dataset.get(), "REFERENCE_LIST", type.get(), type.get(), scale.uses.size(),
                      scale.uses.data());
  }
}

}  // namespace ruralsim::results
