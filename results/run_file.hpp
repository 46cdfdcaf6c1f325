#pragma once
// The place of one result file: checked before the run, filled in one step after it.
// Under the final name there is either nothing, or the old file, or the complete new one.

#include "results/file.hpp"
#include "results/table.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::results {

enum class Existing { refuse, replace };  // what to do with a file that is there already

class Output {
 public:
  // Does all that can fail before the run: follows symlinks, makes the folder if its parent exists,
  // proves that a file can be written there, removes what dead processes of this host left behind.
  // `inputs`: files that must not be overwritten whatever happens. Throws sim::Error: `usage` if
  // the path asks for something senseless, `io` if the system refuses.
  static Output prepare(std::filesystem::path const& path, Existing existing,
                        std::span<std::filesystem::path const> inputs = {});

  // Writes beside the place, reads back, syncs and renames. Throws sim::Error (io); the part file
  // is gone then and the old file, if any, is untouched.
  void write(Tables const& tables) const;
  // The same for any bytes (pictures, tables for other programs).
  void write_bytes(std::span<std::byte const> bytes) const;

  std::filesystem::path const& path() const { return path_; }  // symlinks followed

 private:
  Output() = default;
  void open_folder();
  void check_existing() const;
  void check_inputs(std::span<std::filesystem::path const> inputs) const;
  void probe() const;
  void fill(Fd part, std::span<std::byte const> bytes) const;
  void place() const;
  [[noreturn]] void fail(std::string_view problem) const;
  [[noreturn]] void fail_writing(std::string_view step, int error) const;

  std::filesystem::path path_;
  std::string name_;  // last component of path_
  std::string part_;  // name of the part file beside it
  Existing existing_ = Existing::refuse;
  Fd folder_;
};

}  // namespace ruralsim::results
