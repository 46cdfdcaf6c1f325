// Whatever surrounds the process, the bytes are the same and the message is clear.

#include "tests/results/support.hpp"

#include <clocale>
#include <ctime>
#include <fcntl.h>
#include <hdf5.h>
#include <new>

#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/resource.h>

namespace {
bool other_hdf5 = false;
}

// As if the program had been started with another HDF5 than it was built with.
// The linker's names for a function that it wraps (tests/CMakeLists.txt), be HDF5 shared or static.
extern "C" herr_t __real_H5get_libversion(unsigned* major, unsigned* minor, unsigned* release);
extern "C" herr_t __wrap_H5get_libversion(unsigned* major, unsigned* minor, unsigned* release) {
  herr_t const status = __real_H5get_libversion(major, minor, release);
  if (other_hdf5) ++*minor;
  return status;
}

namespace ruralsim::results {
namespace {

using Faults = Files;

int say_and_leave(fs::path const& path) {
  auto const outcome = outcome_of([&] { read(path); });
  std::fprintf(stderr, "%s\n", outcome.message.c_str());
  ::_exit(outcome.failed && outcome.blame == sim::Blame::io ? 3 : 0);
}

using FaultsDeathTest = Files;

TEST_F(FaultsDeathTest, O77_AnotherHdf5ThanTheProgramWasBuiltWithIsAnErrorAndNoAbort) {
  ::testing::FLAGS_gtest_death_test_style = "threadsafe";  // a process in which HDF5 has not started yet
  EXPECT_EXIT(
      {
        put(place("a.h5"), std::string("\x89HDF\r\n\x1a\n", 8));
        other_hdf5 = true;
        say_and_leave(place("a.h5"));
      },
      ::testing::ExitedWithCode(3), "HDF5 library found is version .*the program was built with");
}

TEST_F(FaultsDeathTest, O77_ALockThatCannotBeHadGivesTheHint) {
  ::testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        ::setenv("HDF5_USE_FILE_LOCKING", "TRUE", 1);
        write_to(place("a.h5"), sample());
        int const other = ::open(place("a.h5").c_str(), O_RDONLY);
        ::flock(other, LOCK_EX);
        say_and_leave(place("a.h5"));
      },
      ::testing::ExitedWithCode(3), "unable to lock file.*HDF5_USE_FILE_LOCKING=FALSE");
}

TEST_F(FaultsDeathTest, O77_OtherwiseNoLockIsAskedFor) {
  ::testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        write_to(place("a.h5"), sample());
        int const other = ::open(place("a.h5").c_str(), O_RDONLY);
        ::flock(other, LOCK_EX);
        say_and_leave(place("a.h5"));
      },
      ::testing::ExitedWithCode(0), "");
}

TEST_F(Faults, E93_TheLocaleDoesNotChangeAByte) {
  auto const here = encode(sample());
  for (char const* locale : {"de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "no_such"}) {
    EXPECT_EQ(in_child([&] {
                ::setenv("LC_ALL", locale, 1);
                std::setlocale(LC_ALL, "");
                return encode(sample()) == here ? 0 : 1;
              }),
              0)
        << locale;
  }
}

TEST_F(Faults, E94_ADeletedCurrentFolderMattersOnlyToRelativePaths) {
  EXPECT_EQ(in_child([&] {
              for (char const* name : {"HOME", "USER", "TERM"}) ::unsetenv(name);
              fs::create_directory(place("gone"));
              fs::current_path(place("gone"));
              fs::remove(place("gone"));
              write_to(place("a.h5"), sample());
              if (!read(place("a.h5")).find("money")) return 1;
              auto const outcome = outcome_of([] { Output::prepare("a.h5", Existing::refuse); });
              return outcome.failed && outcome.blame == sim::Blame::io ? 0 : 2;
            }),
            0);
}

TEST_F(Faults, E94_AnOutputStaysWhereItWasPreparedWhenTheCurrentFolderChanges) {
  EXPECT_EQ(in_child([&] {
              fs::create_directory(place("elsewhere"));
              fs::current_path(folder_);
              auto const output = Output::prepare("a.h5", Existing::refuse);
              fs::current_path(place("elsewhere"));
              output.write(sample());
              return fs::exists(place("a.h5")) && entries(place("elsewhere")) == 0 ? 0 : 1;
            }),
            0);
}

TEST_F(Faults, E95_FewDescriptorsAreEnough) {
  EXPECT_EQ(in_child([&] {
              rlimit const few{32, 32};
              ::setrlimit(RLIMIT_NOFILE, &few);
              for (int i = 0; i < 100; ++i) write_to(place("a.h5"), sample(), Existing::replace);
              return read(place("a.h5")).find("money") ? 0 : 1;
            }),
            0);
}

TEST_F(Faults, E95_TooLittleMemoryIsAnErrorAndNoCrash) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the address sanitizer needs all addresses";
#endif
  Tables tables;
  std::vector<std::int32_t> noise;  // which does not compress
  for (std::uint32_t i = 0, x = 1; i < 8'000'000; ++i, x = x * 1664525u + 1013904223u)
    noise.push_back(static_cast<std::int32_t>(x));
  tables.add(Dimension{"row", noise.size()});
  tables.add(Variable{.name = "noise", .dims = {"row"}, .data = noise, .long_name = "noise", .units = "1"});
  EXPECT_EQ(in_child([&] {
              std::string const words = get("/proc/self/statm");
              rlim_t const now = std::stoull(words) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
              rlimit const limit{now + (1u << 20), now + (1u << 20)};
              ::setrlimit(RLIMIT_AS, &limit);
              try {
                encode(tables);
              } catch (sim::Error const&) {
                return 0;
              } catch (std::bad_alloc const&) {
                return 0;
              }
              return 1;
            }),
            0);
}

TEST_F(Faults, E96_TheTimeZoneDoesNotChangeAByte) {
  auto const here = encode(sample());
  for (char const* zone : {"America/New_York", "Europe/Lisbon", "Asia/Kolkata"}) {
    EXPECT_EQ(in_child([&] {
                ::setenv("TZ", zone, 1);
                ::tzset();
                return encode(sample()) == here ? 0 : 1;
              }),
              0);
  }
}

}  // namespace
}  // namespace ruralsim::results
