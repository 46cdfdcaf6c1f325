#include "results/netcdf.hpp"

#include "results/checksum.hpp"
#include "results/seal.hpp"
#include "tests/results/support.hpp"

#include <hdf5.h>

#include <gmock/gmock.h>

namespace ruralsim::results {
namespace {

using ::testing::HasSubstr;

void expect_same(Tables const& a, Tables const& b) {
  ASSERT_EQ(a.variables().size(), b.variables().size());
  for (Variable const& variable : a.variables()) {
    ASSERT_NE(b.find(variable.name), nullptr) << variable.name;
    EXPECT_TRUE(same(variable, b.at(variable.name))) << variable.name;
  }
  EXPECT_EQ(a.dimensions(), b.dimensions());
  EXPECT_EQ(a.groups(), b.groups());
  for (std::string const& group : a.groups()) EXPECT_EQ(a.attributes(group), b.attributes(group)) << group;
}

using Netcdf = Files;

TEST_F(Netcdf, WhatIsWrittenIsReadBackToTheBit) {
  write_to(place("a.h5"), sample());
  expect_same(sample(), read(place("a.h5")));
}

TEST_F(Netcdf, LargeTablesAreCompressedAndReadBackToTheBit) {
  auto const large = sample(200'000, 3'000);
  write_to(place("a.h5"), large);
  expect_same(large, read(place("a.h5")));
  EXPECT_LT(fs::file_size(place("a.h5")), 200'000u * 9 / 2);
}

TEST_F(Netcdf, ARunWithoutOrdersHasATableWithoutRows) {
  write_to(place("a.h5"), sample(0));
  expect_same(sample(0), read(place("a.h5")));
}

TEST_F(Netcdf, TheSameTablesGiveTheSameBytes) {
  auto const first = encode(sample(50'000));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(encode(sample(50'000)), first);
}

// Memory that is never set would differ between processes with different addresses and leftovers.
TEST_F(Netcdf, TheSameTablesGiveTheSameBytesInAnotherProcess) {
  auto const here = encode(sample());
  EXPECT_EQ(in_child([&] {
              std::vector<std::vector<char>> litter;
              for (std::size_t i = 1; i < 4000; ++i) litter.emplace_back(i, static_cast<char>(i));
              litter.clear();
              return encode(sample()) == here ? 0 : 1;
            }),
            0);
}

TEST_F(Netcdf, AGroupCanBeLeftOut) {
  write_to(place("a.h5"), sample());
  auto const tables = read(place("a.h5"), {"orders"});
  EXPECT_EQ(tables.find("orders/placed"), nullptr);
  EXPECT_NE(tables.find("next_day_rate"), nullptr);
}

TEST_F(Netcdf, TheChecksumOfAGroupFollowsItsValuesAlone) {
  Tables a = sample(), b = sample();
  b.set("", "title", std::string("Another"));
  EXPECT_EQ(group_checksum(a, ""), group_checksum(b, ""));
  EXPECT_NE(group_checksum(sample(1), "orders"), group_checksum(sample(2), "orders"));
  EXPECT_EQ(group_checksum(sample(1), ""), group_checksum(sample(2), ""));
}

// Opens the file with HDF5 itself, as another program would.
void set_format(fs::path const& path, int version) {
  hid_t const file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  hid_t const attribute = H5Aopen(file, "ruralsim_format", H5P_DEFAULT);
  H5Awrite(attribute, H5T_NATIVE_INT, &version);
  H5Aclose(attribute);
  H5Fclose(file);
}

TEST_F(Netcdf, AFileOfANewerProgramIsRefusedWithAdvice) {
  write_to(place("a.h5"), sample());
  set_format(place("a.h5"), format_version + 1);
  auto const outcome = outcome_of([&] { read(place("a.h5")); });
  EXPECT_EQ(outcome.blame, sim::Blame::io);
  EXPECT_THAT(outcome.message, HasSubstr("has format 2 (this program reads formats up to 1)"));
}

TEST_F(Netcdf, AFileThatAnotherProgramHasTouchedIsReadWithoutItsSeal) {
  write_to(place("a.h5"), sample());
  set_format(place("a.h5"), format_version);
  expect_same(sample(), read(place("a.h5")));
}

void change_a_value(fs::path const& path) {
  hid_t const file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  hid_t const dataset = H5Dopen2(file, "money", H5P_DEFAULT);
  double const value = 1e6;
  H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &value);
  H5Dclose(dataset);
  H5Fclose(file);
}

TEST_F(Netcdf, AValueChangedByAnotherProgramIsNoticed) {
  write_to(place("a.h5"), sample());
  change_a_value(place("a.h5"));
  EXPECT_THAT(outcome_of([&] { read(place("a.h5")); }).message, HasSubstr("do not match their checksum"));
}

TEST_F(Netcdf, WhatIsNoResultIsNamedInOneLine) {
  put(place("empty.h5"), "");
  put(place("text.h5"), "schema = 1\n");
  fs::create_directory(place("folder.h5"));
  ASSERT_EQ(::mkfifo(place("fifo.h5").c_str(), 0600), 0);
  hid_t const other = H5Fcreate(place("other.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  H5Fclose(other);
  std::pair<char const*, char const*> const cases[] = {
      {"absent.h5", "No such file"},        {"empty.h5", "is empty"},
      {"text.h5", "is not an HDF5 file"},   {"folder.h5", "is a folder"},
      {"fifo.h5", "is not a regular file"}, {"other.h5", "not a result of this program"}};
  for (auto const& [name, says] : cases) {
    auto const outcome = outcome_of([&, file = name] { read(place(file)); });
    EXPECT_EQ(outcome.blame, sim::Blame::io) << name;
    EXPECT_THAT(outcome.message, HasSubstr(says));
    EXPECT_THAT(outcome.message, HasSubstr(name));
    EXPECT_EQ(outcome.message.find('\n'), std::string::npos);
  }
}

TEST_F(Netcdf, AFileCutShortIsRefusedAtEveryLength) {
  write_to(place("a.h5"), sample());
  std::string const whole = get(place("a.h5"));
  for (std::size_t length = 0; length + 16 < whole.size(); length += 211) {
    put(place("cut.h5"), whole.substr(0, length));
    EXPECT_EQ(outcome_of([&] { read(place("cut.h5")); }).blame, sim::Blame::io) << length;
  }
}

TEST_F(Netcdf, EveryWrongBitIsNoticed) {
  write_to(place("a.h5"), sample());
  std::string const whole = get(place("a.h5"));
  for (std::size_t i = 0; i + 16 < whole.size(); i += 97) {
    std::string wrong = whole;
    wrong[i] = static_cast<char>(wrong[i] ^ (1 << (i % 8)));
    put(place("wrong.h5"), wrong);
    auto const outcome = outcome_of([&] { read(place("wrong.h5")); });
    EXPECT_TRUE(outcome.failed) << i;
    EXPECT_EQ(outcome.blame, sim::Blame::io) << i;
  }
}

}  // namespace
}  // namespace ruralsim::results
