#pragma once
// An HDF5 file that lives in memory while it is made, so that no fault of a disk can
// reach the library: it keeps going after a failed write and crashes at its close.

#include "results/h5.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace ruralsim::results::h5 {

class MemoryFile {
 public:
  MemoryFile();
  MemoryFile(MemoryFile const&) = delete;
  MemoryFile& operator=(MemoryFile const&) = delete;
  ~MemoryFile();

  hid_t get() const { return file_.get(); }
  // Closes the file; its bytes, exactly as they would stand on a disk.
  std::vector<std::byte> finish();

 private:
  // The library asks for its memory here, and hands over the finished file by giving it back.
  struct Memory {
    void* last = nullptr;
    bool closed = false;
  };
  static void* allocate(size_t size, H5FD_file_image_op_t op, void* self);
  static void* copy(void* to, void const* from, size_t size, H5FD_file_image_op_t op, void* self);
  static void* resize(void* old, size_t size, H5FD_file_image_op_t op, void* self);
  static herr_t release(void* block, H5FD_file_image_op_t op, void* self);
  static void* same(void* self);
  static herr_t leave(void* self);
  Handle create();

  Memory memory_;
  Handle file_;
};

// Opens such bytes for reading. The library works on a copy of its own.
Handle open_image(std::span<std::byte const> image);

}  // namespace ruralsim::results::h5
