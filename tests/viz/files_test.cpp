// The files themselves: equal bytes for equal data, valid, with fonts, words and size as promised.
#include "sim/fault.hpp"
#include "tests/viz/sample_data.hpp"
#include "viz/markup.hpp"

#include <array>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace ruralsim::viz {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Files : public testing::Test {
 protected:
  Files()
      : folder_(fs::path(testing::TempDir()) /
                ("viz-" + std::string(test_name()) + "-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Files() override { fs::remove_all(folder_); }

  static char const* test_name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }

  fs::path kept(std::string const& name, std::string const& bytes) const {
    fs::path const path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  static std::string read(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path folder_;
};

/// What a command prints on both channels, and its exit code.
struct Ran {
  int code;
  std::string output;
};

Ran run(std::string const& command) {
  std::FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::string output;
  std::array<char, 4096> buffer;
  while (std::size_t const n = std::fread(buffer.data(), 1, buffer.size(), pipe))
    output.append(buffer.data(), n);
  return {::pclose(pipe), output};
}

bool is_installed(std::string const& tool) {
  return run("command -v " + tool).code == 0;
}

int big_endian(std::string const& bytes, std::size_t at) {
  int value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

constexpr std::array kFormats = {Format::Svg, Format::Pdf, Format::Png};

TEST_F(Files, TheSameDataGiveTheSameBytesInEveryFormat) {
  auto const first = sample::realistic(), second = sample::realistic();
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (Format format : kFormats) {
      std::string const a = rendered(first[i], format, Medium::SingleColumn);
      std::string const b = rendered(second[i], format, Medium::SingleColumn);
      EXPECT_TRUE(a == b) << first[i].name << suffix(format);
    }
  }
}

// E93: the decimal comma of a locale must not reach a file.
TEST_F(Files, E93_TheBytesDoNotDependOnTheLocale) {
  Figure const chart = figure(sample::next_day_rate());
  std::string const svg = rendered(chart, Format::Svg, Medium::SingleColumn), table = chart.csv();
  std::string const before = std::setlocale(LC_ALL, nullptr);
  char const* set = nullptr;
  for (char const* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "zh_CN.UTF-8", "C.UTF-8"}) {
    if ((set = std::setlocale(LC_ALL, name)) == nullptr) continue;
    EXPECT_TRUE(rendered(chart, Format::Svg, Medium::SingleColumn) == svg) << name;
    EXPECT_TRUE(chart.csv() == table) << name;
  }
  std::setlocale(LC_ALL, before.c_str());
}

TEST_F(Files, PngHasThePixelsOfItsMedium) {
  Figure const chart = figure(sample::lateness());
  std::string const column = rendered(chart, Format::Png, Medium::SingleColumn);
  EXPECT_EQ(big_endian(column, 16), 1004);  // 85 mm at 300 dpi
  std::string const slide = rendered(chart, Format::Png, Medium::Slide);
  EXPECT_EQ(big_endian(slide, 16), 1920);
  EXPECT_EQ(big_endian(slide, 20), 1080);
}

TEST_F(Files, SvgSpeaksToThoseWhoCannotSeeIt) {
  std::string const svg = rendered(figure(sample::next_day_rate()), Format::Svg, Medium::SingleColumn);
  EXPECT_THAT(svg, HasSubstr("<title>Next-day delivery rate by week of order — yucheng-2023</title>"));
  EXPECT_THAT(svg, HasSubstr("<desc>Line: mean; band: 95\u00a0% t-interval of the mean"));
  EXPECT_THAT(svg, HasSubstr("role=\"img\""));
}

// A late order is charged to the timetable first (docs/model.md), whatever held it longest.
TEST_F(Files, TheWaterfallSaysHowLateOrdersAreCharged) {
  std::string const svg = rendered(figure(sample::lateness()), Format::Svg, Medium::SingleColumn);
  EXPECT_THAT(svg, HasSubstr("the timetable, where that alone makes it late, else what held it longest"));
}

TEST_F(Files, IdsOfTwoSvgsInOnePageStayApart) {
  std::string const svg = rendered(figure(sample::next_day_rate()), Format::Svg, Medium::SingleColumn);
  EXPECT_THAT(svg, testing::Not(HasSubstr("id=\"glyph")));
  EXPECT_THAT(svg, HasSubstr("id=\"next-day-rate-glyph"));
  EXPECT_THAT(svg, HasSubstr("xlink:href=\"#next-day-rate-glyph"));
  EXPECT_THAT(svg, testing::Not(HasSubstr("url(#clip")));
}

TEST_F(Files, TextsAreEscapedInSvg) {
  EXPECT_EQ(xml_escaped("a<b>&\"c\"\x01"), "a&lt;b&gt;&amp;&quot;c&quot; ");
  auto data = sample::lateness();
  data.info.title = "Trucks & <vans>";
  data.info.scenario = "";
  EXPECT_THAT(rendered(figure(data), Format::Svg, Medium::SingleColumn),
              HasSubstr("<title>Trucks &amp; &lt;vans&gt;</title>"));
}

TEST_F(Files, SvgIsWellFormed) {
  if (!is_installed("xmllint")) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  for (Figure const& chart : sample::realistic()) {
    fs::path const path = kept(chart.name + ".svg", rendered(chart, Format::Svg, Medium::DoubleColumn));
    Ran const lint = run("xmllint --noout '" + path.string() + "'");
    EXPECT_EQ(lint.code, 0) << lint.output;
    EXPECT_EQ(lint.output, "") << chart.name;
  }
}

TEST_F(Files, PdfEmbedsItsFontsAndKeepsItsWords) {
  if (!is_installed("pdffonts") || !is_installed("pdftotext"))
    GTEST_SKIP() << "poppler-utils are not installed";
  for (Figure const& chart : sample::realistic()) {
    fs::path const path = kept(chart.name + ".pdf", rendered(chart, Format::Pdf, Medium::SingleColumn));
    Ran const fonts = run("pdffonts '" + path.string() + "'");
    EXPECT_THAT(fonts.output, HasSubstr("DejaVuSans")) << chart.name;
    EXPECT_THAT(fonts.output, testing::Not(HasSubstr(" no "))) << chart.name << '\n' << fonts.output;
    EXPECT_THAT(run("pdftotext '" + path.string() + "' -").output, HasSubstr("seed")) << chart.name;
  }
}

TEST_F(Files, PdfDoesNotTellTheTimeOfDay) {
  if (!is_installed("pdfinfo")) GTEST_SKIP() << "poppler-utils are not installed";
  fs::path const path =
      kept("a.pdf", rendered(figure(sample::lateness()), Format::Pdf, Medium::SingleColumn));
  Ran const about = run("TZ=UTC pdfinfo '" + path.string() + "'");
  EXPECT_THAT(about.output, HasSubstr("Jul  1 00:00:00 2018"));
  EXPECT_THAT(about.output, HasSubstr("What costs next-day delivery"));
}

// O76: plots show 中文, or the boxes of a machine without such a font are counted.
TEST_F(Files, O76_ChineseNamesAreDrawn) {
  Canvas const canvas = drawn(figure(sample::county_map()), Format::Png, Medium::SingleColumn);
  EXPECT_TRUE(std::ranges::any_of(canvas.labels(), [](auto const& l) { return l.text == "禹城市 hub"; }));
  bool const has_font = run("fc-list :lang=zh-cn").output.find("Noto") != std::string::npos;
  EXPECT_EQ(canvas.missing_glyphs(), has_font ? 0U : 3U);
}

TEST_F(Files, TextThatIsNotUtf8IsDrawnWithReplacements) {
  auto data = sample::lateness();
  data.info.title = "caf\xE9 \xFF";
  EXPECT_NO_THROW(rendered(figure(data), Format::Svg, Medium::SingleColumn));
}

TEST_F(Files, SaveWritesEveryFormatAndTheTableAndNothingElse) {
  auto const paths = save(figure(sample::lateness()), folder_, kFormats, Medium::SingleColumn);
  ASSERT_EQ(paths.size(), 4U);
  EXPECT_EQ(paths[0], folder_ / "lateness-waterfall.svg");
  EXPECT_EQ(read(paths[3]), csv(sample::lateness()));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 4);
}

TEST_F(Files, AFolderThatCannotBeWrittenIsAnErrorOfWriting) {
  try {
    save(figure(sample::lateness()), folder_ / "not" / "there", kFormats, Medium::SingleColumn);
    FAIL() << "nothing thrown";
  } catch (sim::Error const& e) {
    EXPECT_EQ(e.blame(), sim::Blame::io);
    EXPECT_THAT(e.what(), HasSubstr("/not/there/lateness-waterfall.svg: cannot be written (the folder "));
  }
}

// O69: a disk that is full is noticed, and no half file stays.
TEST_F(Files, O69_AFullDiskIsAnErrorOfWriting) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  auto* const action = std::signal(SIGXFSZ, SIG_IGN);
  rlimit const little{.rlim_cur = 8192, .rlim_max = before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
  std::string said;
  try {
    save(figure(sample::lateness()), folder_, kFormats, Medium::SingleColumn);
  } catch (sim::Error const& e) {
    said = e.what();
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, action);
  EXPECT_THAT(said, HasSubstr("/lateness-waterfall.svg: cannot be written (writing: File too large)"));
  EXPECT_THAT(said, testing::Not(HasSubstr(".part")));
  EXPECT_TRUE(fs::is_empty(folder_));
}

// E94: without any font the program says so; Pango alone would abort.
TEST_F(Files, E94_AMachineWithoutFontsGetsAnErrorThatHelps) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // Pango keeps threads: a plain fork would hang
  fs::path const config = kept("fonts.conf", "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
  EXPECT_EXIT(
      {
        ::setenv("FONTCONFIG_FILE", config.c_str(), 1);
        try {
          rendered(figure(sample::lateness()), Format::Svg, Medium::SingleColumn);
        } catch (std::exception const& e) {
          std::fputs(e.what(), stderr);
          fs::remove_all(folder_);
          std::_Exit(4);
        }
      },
      testing::ExitedWithCode(4), "install fonts-dejavu-core");
}

}  // namespace
}  // namespace ruralsim::viz
