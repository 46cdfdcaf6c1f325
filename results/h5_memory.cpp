#include "results/h5_memory.hpp"

#include <cstdlib>
#include <cstring>

namespace ruralsim::results::h5 {

namespace {

// The library wants a name even for what lives in memory alone, and refuses one that exists in the current
// folder. Below a device there is nothing.
constexpr char nowhere[] = "/dev/null/ruralsim";

constexpr std::size_t memory_step = std::size_t{1} << 20;  // the file grows by this much

// Where the file ends, as the superblock (version 2 or 3) says: the memory is larger.
std::size_t end_of_file(std::byte const* superblock) {
  constexpr std::size_t place = 28;  // after signature, version, sizes, flags, base and extension address
  std::uint64_t end = 0;
  for (std::size_t i = 8; i-- > 0;) end = end << 8 | std::to_integer<std::uint64_t>(superblock[place + i]);
  return end;
}

}  // namespace

void* MemoryFile::allocate(size_t size, H5FD_file_image_op_t, void*) {
  return std::malloc(size);
}

void* MemoryFile::copy(void* to, void const* from, size_t size, H5FD_file_image_op_t, void*) {
  return std::memcpy(to, from, size);
}

void* MemoryFile::resize(void* old, size_t size, H5FD_file_image_op_t, void*) {
  return std::realloc(old, size);
}

herr_t MemoryFile::release(void* block, H5FD_file_image_op_t op, void* self) {
  auto* memory = static_cast<Memory*>(self);
  if (op == H5FD_FILE_IMAGE_OP_FILE_CLOSE && !memory->closed) {
    memory->last = block;
    memory->closed = true;
  } else {
    std::free(block);
  }
  return 0;
}

void* MemoryFile::same(void* self) {
  return self;
}
herr_t MemoryFile::leave(void*) {
  return 0;
}

Handle MemoryFile::create() {
  Handle access = file_access();
  check_status(H5Pset_fapl_core(access.get(), memory_step, false), "in-memory file");
  H5FD_file_image_callbacks_t callbacks{allocate, copy, resize, release, same, leave, &memory_};
  check_status(H5Pset_file_image_callbacks(access.get(), &callbacks), "in-memory file");
  check_status(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V18), "format of HDF5 1.8");
  Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file creation properties");
  keep_order(creation.get());
  return {H5Fcreate(nowhere, H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose, "creating"};
}

MemoryFile::MemoryFile() : file_(create()) {}

MemoryFile::~MemoryFile() {
  if (!memory_.closed) {
    Handle const last = std::move(file_);
    memory_.closed = true;  // a file that is given up: free its memory
  }
  std::free(memory_.last);
}

std::vector<std::byte> MemoryFile::finish() {
  file_.close();
  auto const* start = static_cast<std::byte const*>(memory_.last);
  if (!start) throw Failure("closing: the library kept the file");
  return {start, start + end_of_file(start)};
}

Handle open_image(std::span<std::byte const> image) {
  Handle access = file_access();
  check_status(H5Pset_fapl_core(access.get(), memory_step, false), "in-memory file");
  check_status(H5Pset_file_image(access.get(), const_cast<std::byte*>(image.data()), image.size()),
               "file image");
  return {H5Fopen(nowhere, H5F_ACC_RDONLY, access.get()), H5Fclose, "opening"};
}

}  // namespace ruralsim::results::h5
