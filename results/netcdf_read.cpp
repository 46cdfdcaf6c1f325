#include "results/cannot_read.hpp"
#include "results/checksum.hpp"
#include "results/file.hpp"
#include "results/h5_memory.hpp"
#include "results/h5_read.hpp"
#include "results/layout.hpp"
#include "results/netcdf.hpp"
#include "results/seal.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include <sys/stat.h>

namespace ruralsim::results {

namespace {

using h5::attribute_names;
using h5::extents_of;
using h5::link_names;
using h5::read_attribute;
using h5::read_data;
using h5::read_description;
using h5::read_dims;
using h5::type_of;

class Reader {
 public:
  explicit Reader(std::set<std::string> const& without) : without_(without) {}

  Tables read(hid_t file) {
    find(file, "");
    for (std::string const& name : scales_) read_dimension(file, name);
    for (std::string const& name : datasets_) read_variable(file, name);
    for (auto const& [group, sum] : checksums_)
      if (sum != group_checksum(tables_, group))
        throw h5::Failure("the values of " + (group.empty() ? "the root group" : "group " + group) +
                          " do not match their checksum");
    return std::move(tables_);
  }

 private:
  void find(hid_t file, std::string const& group) {
    h5::Handle here(H5Oopen(file, group.empty() ? "/" : group.c_str(), H5P_DEFAULT), H5Oclose,
                    "group " + group);
    read_group(here.get(), group);
    std::string const prefix = group.empty() ? "" : group + "/";
    std::vector<std::string> inner;
    for (std::string const& leaf : link_names(here.get())) {
      std::string const name = std::string(prefix).append(leaf);
      h5::Handle object(H5Oopen(file, name.c_str(), H5P_DEFAULT), H5Oclose, name);
      if (H5Iget_type(object.get()) == H5I_GROUP)
        inner.push_back(name);
      else
        (h5::read_text(object.get(), "CLASS") == "DIMENSION_SCALE" ? scales_ : datasets_).push_back(name);
    }
    for (std::string const& name : inner)
      if (group.empty() && !without_.contains(name)) find(file, name);
  }

  void read_group(hid_t object, std::string const& group) {
    if (!group.empty()) tables_.add_group(group);
    checksums_.emplace_back(group, h5::read_text(object, layout::checksum_attribute));
    for (std::string const& name : attribute_names(object)) {
      bool const ours = name == layout::format_attribute || name == layout::checksum_attribute;
      if (!ours && !(group.empty() && name == "Conventions"))
        tables_.set(group, name, read_attribute(object, name));
    }
  }

  void read_dimension(hid_t file, std::string const& name) {
    h5::Handle dataset(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, name);
    auto const extents = extents_of(dataset.get());
    if (extents.size() != 1) throw h5::Failure("dimension " + name + " is not one-dimensional");
    tables_.add(Dimension{name, extents[0]});
    names_[h5::reference_of(dataset.get())] = split_name(name).leaf;
    if (h5::read_text(dataset.get(), "NAME").starts_with(layout::bare_dimension)) return;
    add_variable(dataset.get(), name, {split_name(name).leaf});
  }

  void read_variable(hid_t file, std::string const& name) {
    h5::Handle dataset(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, name);
    add_variable(dataset.get(), name, read_dims(dataset.get(), names_));
  }

  void add_variable(hid_t dataset, std::string const& name, std::vector<std::string> dims) {
    Variable variable{.name = name,
                      .dims = std::move(dims),
                      .data = read_data(dataset, name),
                      .long_name = {},
                      .units = {}};
    read_description(dataset, variable);
    tables_.add(std::move(variable));
  }

  std::set<std::string> const& without_;
  Tables tables_;
  std::vector<std::string> scales_, datasets_;
  h5::ScaleNames names_;
  std::vector<std::pair<std::string, std::string>> checksums_;
};

[[noreturn]] void fail(std::string const& shown, std::string_view problem) {
  throw sim::Error(sim::Blame::io, shown + ": " + std::string(problem));
}

[[noreturn]] void cannot_read(std::string const& shown, int error) {
  throw CannotRead(shown + ": cannot be read (" + reason_of(error) + ")", error);
}

// Everything that can be said before HDF5 looks at the file; opening a FIFO would wait for ever.
Seal check_bytes(std::filesystem::path const& path, std::string const& shown) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) cannot_read(shown, errno);
  if (S_ISDIR(status.st_mode)) fail(shown, "is a folder, not a result file: name a file inside it");
  if (!S_ISREG(status.st_mode)) fail(shown, "is not a regular file: name a result file");
  Fd const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) cannot_read(shown, errno);
  std::array<char, 8> head{};
  errno = 0;
  std::size_t const got = read_all(file.get(), std::as_writable_bytes(std::span(head)));
  if (got < head.size() && errno != 0) cannot_read(shown, errno);
  constexpr std::string_view signature("\x89HDF\r\n\x1a\n", 8);
  if (got == 0) fail(shown, "is empty: run the scenario again");
  if (std::string_view(head.data(), got) != signature)
    fail(shown, "is not an HDF5 file (its first bytes differ): name a file that `ruralsim run` wrote");
  Seal const seal = ::lseek(file.get(), 0, SEEK_SET) == 0 ? check_seal(file.get()) : Seal::unread;
  if (seal == Seal::unread) cannot_read(shown, errno);
  if (seal == Seal::broken)
    fail(shown, "is damaged (its bytes do not match their checksum): run the scenario again");
  return seal;
}

int read_format(hid_t file) {
  if (!h5::has_attribute(file, layout::format_attribute)) return 0;
  h5::Handle attribute(H5Aopen(file, layout::format_attribute, H5P_DEFAULT), H5Aclose,
                       layout::format_attribute);
  h5::Handle space(H5Aget_space(attribute.get()), H5Sclose, layout::format_attribute);
  if (H5Sget_simple_extent_npoints(space.get()) != 1) throw h5::Failure("ruralsim_format is not one number");
  int version = 0;
  h5::check_status(H5Aread(attribute.get(), H5T_NATIVE_INT, &version), layout::format_attribute);
  return version;
}

void check_format(hid_t file, std::string const& shown) {
  int const version = read_format(file);
  if (version < 1)
    fail(shown, "is an HDF5 file but not a result of this program (it has no `ruralsim_format`)");
  if (version > format_version)
    fail(shown, "has format " + std::to_string(version) + " (this program reads formats up to " +
                    std::to_string(format_version) +
                    "): read it with the newer version of the program that wrote it");
}

}  // namespace

void check_image(std::span<std::byte const> image, Tables const& tables) {
  auto const guard = h5::lock();
  try {
    h5::Handle file = h5::open_image(image);
    for (Variable const& variable : tables.variables()) {
      h5::Handle dataset(H5Dopen2(file.get(), variable.name.c_str(), H5P_DEFAULT), H5Dclose, variable.name);
      h5::Handle type(H5Dget_type(dataset.get()), H5Tclose, variable.name);
      if (type_of(type.get(), variable.name) != variable.type() ||
          extents_of(dataset.get()) != tables.shape(variable))
        throw h5::Failure(variable.name + " has another type or shape than it should");
    }
    file.close();
  } catch (h5::Failure const& failure) {
    throw sim::Error(sim::Blame::io,
                     std::string("the file written cannot be read back (") + failure.what() + ")");
  }
}

Tables read(std::filesystem::path const& path, std::set<std::string> const& without_groups) {
  std::string const shown = to_utf8(path.native());
  Seal const seal = check_bytes(path, shown);
  auto const guard = h5::lock();
  try {
    h5::Handle file = h5::open_read_only(path.c_str());
    check_format(file.get(), shown);
    return Reader(without_groups).read(file.get());
  } catch (h5::Failure const& failure) {
    std::string const what = failure.what();
    if (what.find("lock file") != std::string::npos)
      fail(shown, "cannot be locked (" + what + "): set HDF5_USE_FILE_LOCKING=FALSE and try again");
    if (seal == Seal::intact)  // its bytes are those that were written
      throw CannotRead(shown + ": cannot be read (" + what + ", though its checksum is right): try again", 0);
    fail(shown, "is damaged or incomplete (" + what + "): run the scenario again");
  } catch (sim::Error const& error) {
    if (error.blame() == sim::Blame::io) throw;
    fail(shown, std::string("is damaged (") + error.what() + "): run the scenario again");
  } catch (std::bad_variant_access const&) {
    fail(shown, "is damaged (an attribute has another type than it should): run the scenario again");
  }
}

}  // namespace ruralsim::results
