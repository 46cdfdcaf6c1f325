#pragma once
// A checksum over all bytes of a result file, in 16 bytes after the end of its HDF5 part
// (where HDF5 looks no more). It is checked before HDF5 sees the file: the library may crash
// or never return on a file with one wrong bit. A program that changes the file drops the seal.

#include <cstddef>
#include <span>
#include <vector>

namespace ruralsim::results {

// `unread`: a read failed, errno says why.
enum class Seal { intact, broken, absent, unread };

void add_seal(std::vector<std::byte>& bytes);
Seal check_seal(int file);  // reads the file from its start

}  // namespace ruralsim::results
