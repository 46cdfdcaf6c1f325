#include "results/h5.hpp"

#include "sim/fault.hpp"

namespace ruralsim::results::h5 {

namespace {

std::string version(unsigned major, unsigned minor, unsigned release) {
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(release);
}

// HDF5 compares header and library itself, but answers a difference with abort().
void check_version() {
  unsigned major = 0, minor = 0, release = 0;
  if (H5get_libversion(&major, &minor, &release) < 0)
    throw sim::Error(sim::Blame::io, "the HDF5 library does not start");
  if (major == H5_VERS_MAJOR && minor == H5_VERS_MINOR && release == H5_VERS_RELEASE) return;
  throw sim::Error(sim::Blame::io, "the HDF5 library found is version " + version(major, minor, release) +
                                       " (the program was built with " +
                                       version(H5_VERS_MAJOR, H5_VERS_MINOR, H5_VERS_RELEASE) +
                                       "): build the program again, or mend LD_LIBRARY_PATH");
}

void start() {
  H5dont_atexit();  // every handle is closed here; after a fault the clean-up at exit could only crash
  check_version();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

herr_t keep_description(unsigned, H5E_error2_t const* error, void* text) {
  if (error->desc && *error->desc) *static_cast<std::string*>(text) = error->desc;
  return 0;
}

}  // namespace

Handle file_access() {
  return {H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access properties"};
}

std::unique_lock<std::mutex> lock() {
  static std::mutex mutex;
  std::unique_lock guard(mutex);
  static bool const started = (start(), true);
  static_cast<void>(started);
  return guard;
}

std::string cause() {
  std::string text;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, keep_description, &text);
  H5Eclear2(H5E_DEFAULT);
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return text.empty() ? "no reason given" : text;
}

hid_t check(hid_t code, std::string_view what) {
  if (code < 0) throw Failure(std::string(what) + ": " + cause());
  return code;
}

void check_status(herr_t code, std::string_view what) {
  check(code, what);
}

void Handle::close() {
  check_status(close_(std::exchange(id_, -1)), "closing");
}

Handle open_read_only(char const* path) {
  Handle access = file_access();
  // A result never changes under its final name, so a lock protects nothing, and it fails on some NFS and
  // Lustre.
  check_status(H5Pset_file_locking(access.get(), false, true), "file locking");
  return {H5Fopen(path, H5F_ACC_RDONLY, access.get()), H5Fclose, "opening"};
}

// Creation order is what netCDF lists variables by.
void keep_order(hid_t properties) {
  unsigned const order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  check_status(H5Pset_link_creation_order(properties, order), "creation order of links");
  check_status(H5Pset_attr_creation_order(properties, order), "creation order of attributes");
  check_status(H5Pset_obj_track_times(properties, false), "no times");
}

Handle create_group(hid_t parent, std::string const& name) {
  Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group properties");
  keep_order(creation.get());
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
          "group " + name};
}

Handle dataset_properties() {
  Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  check_status(H5Pset_attr_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
               "creation order of attributes");
  check_status(H5Pset_obj_track_times(creation.get(), false), "no times");
  return creation;
}

Handle space_of(std::vector<std::size_t> const& extents) {
  if (extents.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "scalar"};
  std::vector<hsize_t> const sizes(extents.begin(), extents.end());
  return {H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr), H5Sclose, "shape"};
}

Handle text_type(std::size_t length) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
  check_status(H5Tset_size(type.get(), length), "text length");
  check_status(H5Tset_cset(type.get(), H5T_CSET_UTF8), "UTF-8");
  return type;
}

namespace {

void write_fixed(hid_t object, std::string const& name, std::size_t size, H5T_str_t ending,
                 char const* text) {
  Handle type = text_type(size);
  check_status(H5Tset_strpad(type.get(), ending), "text padding");
  Handle space = space_of({});
  Handle attribute(H5Acreate2(object, name.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT),
                   H5Aclose, "attribute " + name);
  check_status(H5Awrite(attribute.get(), type.get(), text), "attribute " + name);
}

}  // namespace

void write_text(hid_t object, std::string const& name, std::string_view text) {
  write_fixed(object, name, text.size(), H5T_STR_NULLPAD, text.data());
}

void write_label(hid_t object, std::string const& name, std::string const& text) {
  write_fixed(object, name, text.size() + 1, H5T_STR_NULLTERM, text.c_str());
}

void write_numbers(hid_t object, std::string const& name, hid_t file_type, hid_t memory_type,
                   std::size_t count, void const* values) {
  Handle space = space_of({count});
  Handle attribute(H5Acreate2(object, name.c_str(), file_type, space.get(), H5P_DEFAULT, H5P_DEFAULT),
                   H5Aclose, "attribute " + name);
  check_status(H5Awrite(attribute.get(), memory_type, values), "attribute " + name);
}

bool has_attribute(hid_t object, char const* name) {
  htri_t const found = H5Aexists(object, name);
  check(found, name);
  return found > 0;
}

std::string read_text(hid_t object, char const* name) {
  if (!has_attribute(object, name)) return {};
  Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, name);
  Handle type(H5Aget_type(attribute.get()), H5Tclose, name);
  if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) > 0)
    throw Failure(std::string("attribute ") + name + " is not text of this format");
  std::string text(H5Tget_size(type.get()), '\0');
  check_status(H5Aread(attribute.get(), type.get(), text.data()), name);
  return text.substr(0, text.find('\0'));
}

}  // namespace ruralsim::results::h5
