#pragma once
// A thin layer on HDF5's C interface: handles that close themselves, every return
// code checked, the library's own error text in our exception. Not for use by
// several threads at once: netcdf.cpp takes h5::lock() around each whole task.

#include <cstddef>
#include <hdf5.h>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruralsim::results::h5 {

// What HDF5 said; netcdf.cpp turns it into a sim::Error with the file's path.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Readies the library on first use (no messages of its own on stderr, no clean-up at
// exit that could crash after a fault) and keeps other threads out. Throws sim::Error
// if the library loaded is not the one that the program was built with.
std::unique_lock<std::mutex> lock();

// The innermost message on HDF5's error stack, on one line; clears the stack.
std::string cause();

// Returns `code` unless it is negative; then throws Failure("<what>: <cause>").
hid_t check(hid_t code, std::string_view what);
void check_status(herr_t code, std::string_view what);

class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle(hid_t id, Close closer, std::string_view what) : id_(check(id, what)), close_(closer) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&&) = delete;
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  hid_t get() const { return id_; }
  void close();  // checked; the destructor is not

 private:
  hid_t id_;
  Close close_;
};

Handle file_access();  // properties for opening a file
Handle open_read_only(char const* path);

// Links and attributes in order of creation, which is what netCDF lists variables by; no times.
void keep_order(hid_t creation_properties);
Handle create_group(hid_t parent, std::string const& name);
// Dataset creation properties: no times (they would change the bytes), creation order of attributes kept.
Handle dataset_properties();
Handle space_of(std::vector<std::size_t> const& extents);  // {} gives a scalar
Handle text_type(std::size_t length_or_variable);          // UTF-8; H5T_VARIABLE for variable length

void write_text(hid_t object, std::string const& name, std::string_view text);
void write_label(hid_t object, std::string const& name, std::string const& text);  // ends with a zero byte
void write_numbers(hid_t object, std::string const& name, hid_t file_type, hid_t memory_type,
                   std::size_t count, void const* values);

bool has_attribute(hid_t object, char const* name);
std::string read_text(hid_t object, char const* name);  // fixed-length text; "" if absent

}  // namespace ruralsim::results::h5
