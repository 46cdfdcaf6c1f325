#pragma once
// What writer and reader of the file must agree on.

#include "results/table.hpp"

#include <array>
#include <cstdint>
#include <hdf5.h>
#include <string_view>
#include <variant>
#include <vector>

namespace ruralsim::results::layout {

// netCDF's mark of a dimension that has no coordinate values; ten columns of its length follow.
inline constexpr std::string_view bare_dimension = "This is a netCDF dimension but not a netCDF variable. ";

inline constexpr char format_attribute[] = "ruralsim_format";
inline constexpr char checksum_attribute[] = "data_checksum";

struct NumberType {
  hid_t file;    // as stored: little-endian everywhere
  hid_t memory;  // as the machine has it
};

// Not constants: HDF5 makes these handles when the library starts.
inline NumberType number_type(Type type) {
  switch (type) {
    case Type::f64:
      return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE};
    case Type::f32:
      return {H5T_IEEE_F32LE, H5T_NATIVE_FLOAT};
    case Type::i32:
      return {H5T_STD_I32LE, H5T_NATIVE_INT32};
    case Type::i64:
      return {H5T_STD_I64LE, H5T_NATIVE_INT64};
    case Type::u8:
      return {H5T_STD_U8LE, H5T_NATIVE_UINT8};
    case Type::text:
      break;
  }
  return {-1, -1};
}

inline constexpr std::array<std::size_t, 5> width{8, 4, 4, 8, 1};  // bytes per value, by Type

}  // namespace ruralsim::results::layout
