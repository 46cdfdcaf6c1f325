#include "results/h5_read.hpp"

#include "results/layout.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace ruralsim::results::h5 {

namespace {

template <class Value>
std::vector<Value> attribute_numbers(hid_t attribute, Type type, std::string const& name) {
  Handle space(H5Aget_space(attribute), H5Sclose, name);
  std::vector<Value> values(static_cast<std::size_t>(check(H5Sget_simple_extent_npoints(space.get()), name)));
  check_status(H5Aread(attribute, layout::number_type(type).memory, values.data()), name);
  return values;
}

template <class Value>
AttributeValue one_or_many(std::vector<Value> values) {
  if (values.size() == 1) return values.front();
  if constexpr (std::is_same_v<Value, std::int64_t>)
    throw Failure("a list of 64-bit integers is no attribute of this format");
  else
    return values;
}

// An exception must not pass through the C library, so callbacks only collect names.
herr_t collect_attribute(hid_t, char const* name, H5A_info_t const*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}
herr_t collect_link(hid_t, char const* name, H5L_info_t const*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

std::vector<Flag> read_flags(hid_t dataset) {
  std::vector<Flag> flags;
  if (!has_attribute(dataset, "flag_values")) return flags;
  auto const values = std::get<std::vector<std::uint8_t>>(read_attribute(dataset, "flag_values"));
  std::string const meanings = read_text(dataset, "flag_meanings") + " ";
  std::size_t start = 0;
  for (std::uint8_t value : values) {
    std::size_t const end = meanings.find(' ', start);
    if (end == std::string::npos) throw Failure("flag_values and flag_meanings differ in length");
    flags.push_back({value, meanings.substr(start, end - start)});
    start = end + 1;
  }
  return flags;
}

double read_fill(hid_t dataset) {
  Handle attribute(H5Aopen(dataset, "_FillValue", H5P_DEFAULT), H5Aclose, "_FillValue");
  double fill = 0;
  check_status(H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, &fill), "_FillValue");
  return fill;
}

template <class Value>
std::vector<Value> read_numbers(hid_t dataset, Type type, std::size_t count) {
  std::vector<Value> values(count);
  if (count > 0)
    check_status(
        H5Dread(dataset, layout::number_type(type).memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "values");
  return values;
}

std::vector<std::string> read_texts(hid_t dataset, std::size_t count) {
  if (count == 0) return {};
  Handle type = text_type(H5T_VARIABLE);
  Handle space(H5Dget_space(dataset), H5Sclose, "shape");
  std::vector<char*> found(count, nullptr);
  herr_t const status = H5Dread(dataset, type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, found.data());
  std::vector<std::string> texts;
  if (status >= 0)
    for (char const* text : found) texts.emplace_back(text ? text : "");
  H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, found.data());
  check_status(status, "texts");
  return texts;
}

}  // namespace

Type type_of(hid_t type, std::string const& name) {
  std::size_t const size = H5Tget_size(type);
  switch (H5Tget_class(type)) {
    case H5T_STRING:
      if (H5Tis_variable_str(type) > 0) return Type::text;
      break;
    case H5T_FLOAT:
      if (size == 8) return Type::f64;
      if (size == 4) return Type::f32;
      break;
    case H5T_INTEGER:
      if (size == 1 && H5Tget_sign(type) == H5T_SGN_NONE) return Type::u8;
      if (size == 4 && H5Tget_sign(type) == H5T_SGN_2) return Type::i32;
      if (size == 8 && H5Tget_sign(type) == H5T_SGN_2) return Type::i64;
      break;
    default:
      break;
  }
  throw Failure(name + " has a type that is not of this format");
}

std::vector<std::size_t> extents_of(hid_t dataset) {
  Handle space(H5Dget_space(dataset), H5Sclose, "shape");
  std::vector<hsize_t> sizes(
      static_cast<std::size_t>(check(H5Sget_simple_extent_ndims(space.get()), "shape")));
  check(H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr), "shape");
  return {sizes.begin(), sizes.end()};
}

AttributeValue read_attribute(hid_t object, std::string const& name) {
  Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, name);
  Handle type(H5Aget_type(attribute.get()), H5Tclose, name);
  if (H5Tget_class(type.get()) == H5T_STRING) return read_text(object, name.c_str());
  switch (Type const kind = type_of(type.get(), name)) {
    case Type::f64:
      return one_or_many(attribute_numbers<double>(attribute.get(), kind, name));
    case Type::i32:
      return one_or_many(attribute_numbers<std::int32_t>(attribute.get(), kind, name));
    case Type::i64:
      return one_or_many(attribute_numbers<std::int64_t>(attribute.get(), kind, name));
    case Type::u8:
      return attribute_numbers<std::uint8_t>(attribute.get(), kind, name);
    case Type::f32:
      return static_cast<double>(attribute_numbers<float>(attribute.get(), kind, name).at(0));
    case Type::text:
      break;
  }
  throw Failure("attribute " + name + " has a type that is not of this format");
}

std::vector<std::string> attribute_names(hid_t object) {
  std::vector<std::string> names;
  check_status(H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect_attribute, &names),
               "attributes");
  return names;
}

std::vector<std::string> link_names(hid_t group) {
  std::vector<std::string> names;
  check_status(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect_link, &names), "contents");
  return names;
}

void read_description(hid_t dataset, Variable& variable) {
  variable.long_name = read_text(dataset, "long_name");
  variable.units = read_text(dataset, "units");
  variable.cell_methods = read_text(dataset, "cell_methods");
  variable.flags = read_flags(dataset);
  if (has_attribute(dataset, "_FillValue")) variable.fill = read_fill(dataset);
  constexpr std::array known{"long_name",  "units", "cell_methods", "flag_values",    "flag_meanings",
                             "_FillValue", "CLASS", "NAME",         "DIMENSION_LIST", "REFERENCE_LIST"};
  for (std::string const& name : attribute_names(dataset))
    if (std::find(known.begin(), known.end(), name) == known.end())
      variable.extra.push_back({name, read_attribute(dataset, name)});
}

Data read_data(hid_t dataset, std::string const& name) {
  Handle held(H5Dget_type(dataset), H5Tclose, name);
  Type const type = type_of(held.get(), name);
  std::size_t count = 1;
  for (std::size_t extent : extents_of(dataset)) count *= extent;
  switch (type) {
    case Type::f64:
      return read_numbers<double>(dataset, type, count);
    case Type::f32:
      return read_numbers<float>(dataset, type, count);
    case Type::i32:
      return read_numbers<std::int32_t>(dataset, type, count);
    case Type::i64:
      return read_numbers<std::int64_t>(dataset, type, count);
    case Type::u8:
      return read_numbers<std::uint8_t>(dataset, type, count);
    case Type::text:
      break;
  }
  return read_texts(dataset, count);
}

// The name of the dimension behind each axis is the last part of its scale's path.
hobj_ref_t reference_of(hid_t dataset) {
  hobj_ref_t reference{};
  check_status(H5Rcreate(&reference, dataset, ".", H5R_OBJECT, -1), "reference");
  return reference;
}

std::vector<std::string> read_dims(hid_t dataset, ScaleNames const& scales) {
  std::vector<std::string> dims;
  if (!has_attribute(dataset, "DIMENSION_LIST")) return dims;
  Handle attribute(H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT), H5Aclose, "dimensions");
  Handle space(H5Aget_space(attribute.get()), H5Sclose, "dimensions");
  Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "dimensions");
  std::vector<hvl_t> lists(
      static_cast<std::size_t>(check(H5Sget_simple_extent_npoints(space.get()), "rank")));
  check_status(H5Aread(attribute.get(), type.get(), lists.data()), "dimensions");
  for (hvl_t const& list : lists) {
    if (list.len != 1) continue;  // found again as a wrong number of dimensions
    hobj_ref_t reference{};
    std::memcpy(&reference, list.p, sizeof reference);
    if (auto const known = scales.find(reference); known != scales.end()) {
      dims.push_back(known->second);
      continue;
    }
    Handle scale(H5Rdereference2(dataset, H5P_DEFAULT, H5R_OBJECT, list.p), H5Oclose, "scale");
    std::string path(256, '\0');
    auto const length = check(H5Iget_name(scale.get(), path.data(), path.size()), "scale");
    path.resize(std::min(static_cast<std::size_t>(length), path.size()));
    dims.push_back(path.substr(path.rfind('/') + 1));
  }
  H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, lists.data());
  return dims;
}

}  // namespace ruralsim::results::h5
