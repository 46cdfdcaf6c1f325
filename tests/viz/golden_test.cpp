// What every chart looks like, in words and boxes: a change of a picture is seen here, and has to be
// explained.
//
// tests/viz/golden/NAME.txt lists the texts and marks of the chart in whole points, in the order in which
// they are drawn. Fonts differ a little between machines: places may be off by two points, texts may not.
// With RURALSIM_RENEW_GOLDEN=1 the files are written anew; look at what has changed before they are kept.
#include "tests/viz/sample_data.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

namespace fs = std::filesystem;

constexpr double kTolerance = 2;         // points
constexpr std::size_t kMarksShown = 24;  // of a kind; more are told together
constexpr std::array kKinds = {"line", "band", "area", "bar",  "cell", "dot",
                               "key",  "axis", "tick", "grid", "rule"};

std::string box_text(Rect box) {
  std::ostringstream out;
  for (double const v : {box.x, box.y, box.w, box.h}) out << ' ' << std::lround(v);
  return out.str();
}

// Sum of areas and middle of all: what moves when any of many moves.
std::string many_text(std::vector<Rect> const& boxes) {
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9, x = 0, y = 0;
  for (Rect const& box : boxes) {
    left = std::min(left, box.x), right = std::max(right, box.right());
    top = std::min(top, box.y), bottom = std::max(bottom, box.bottom());
    x += box.center().x / static_cast<double>(boxes.size());
    y += box.center().y / static_cast<double>(boxes.size());
  }
  return box_text({left, top, right - left, bottom - top}) + " middle " + std::to_string(std::lround(x)) +
         ' ' + std::to_string(std::lround(y));
}

// One line for each text and mark: words first, then numbers.
std::vector<std::string> record_of(Figure const& figure) {
  Canvas const canvas = drawn(figure, Format::Png, Medium::SingleColumn);
  std::vector<std::string> lines{"page" + box_text(canvas.page())};
  for (auto const& label : canvas.labels()) {
    std::string text = label.text;
    std::ranges::replace(text, '\n', ' ');
    lines.push_back("\"" + text + "\"" + box_text(label.box));
  }
  std::map<Mark, std::vector<Rect>> marks;
  for (auto const& mark : canvas.marks()) marks[mark.kind].push_back(mark.box);
  for (auto const& [kind, boxes] : marks) {
    std::string const name = kKinds.at(static_cast<std::size_t>(kind));
    lines.push_back(name + " x" + std::to_string(boxes.size()));
    if (boxes.size() > kMarksShown)
      lines.push_back(name + " all" + many_text(boxes));
    else
      for (Rect const& box : boxes) lines.push_back(name + box_text(box));
  }
  return lines;
}

std::vector<std::string> lines_of(fs::path const& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The words of a line, up to the numbers at its end, and these.
struct Told {
  std::string words;
  std::vector<double> numbers;
};
Told told(std::string const& line) {
  std::size_t const end = line.rfind('"');
  std::istringstream rest(end == std::string::npos ? line : line.substr(end + 1));
  Told all{.words = end == std::string::npos ? "" : line.substr(0, end + 1), .numbers = {}};
  for (std::string word; rest >> word;) {
    bool const number = word.find_first_not_of("-0123456789") == std::string::npos;
    if (number)
      all.numbers.push_back(std::atof(word.c_str()));
    else
      all.words += ' ' + word;
  }
  return all;
}

bool alike(std::string const& one, std::string const& other) {
  auto const a = told(one), b = told(other);
  if (a.words != b.words || a.numbers.size() != b.numbers.size()) return false;
  for (std::size_t i = 0; i < a.numbers.size(); ++i)
    if (std::abs(a.numbers[i] - b.numbers[i]) > kTolerance) return false;
  return true;
}

// What is in one and not in the other, line by line, in the order of the picture.
std::string differences(std::vector<std::string> before, std::vector<std::string> const& now) {
  std::string text;
  std::vector<std::string> added;
  for (auto const& line : now) {
    auto const same = std::ranges::find_if(before, [&](auto const& old) { return alike(old, line); });
    if (same == before.end())
      added.push_back(line);
    else
      before.erase(same);
  }
  for (auto const& line : before) text += "\n  was: " + line;
  for (auto const& line : added) text += "\n  is:  " + line;
  return text;
}

TEST(Golden, EveryChartLooksAsItDid) {
  bool const renew = std::getenv("RURALSIM_RENEW_GOLDEN") != nullptr;
  fs::path const folder = "tests/viz/golden";
  for (Figure const& figure : sample::realistic()) {
    auto const lines = record_of(figure);
    fs::path const path = folder / (figure.name + ".txt");
    if (renew) {
      std::ofstream out(path);
      for (auto const& line : lines) out << line << '\n';
      continue;
    }
    EXPECT_EQ(differences(lines_of(path), lines), "")
        << path.string() << ": if the change is meant, renew with RURALSIM_RENEW_GOLDEN=1 and say why";
  }
}

TEST(Golden, ThereIsNoRecordOfAChartThatIsNoMore) {
  std::vector<std::string> names;
  for (Figure const& figure : sample::realistic()) names.push_back(figure.name + ".txt");
  for (auto const& entry : fs::directory_iterator("tests/viz/golden"))
    EXPECT_THAT(names, testing::Contains(entry.path().filename().string()));
}

TEST(Golden, TellsWhatHasMovedAndBearsALittle) {
  EXPECT_EQ(differences({"\"a b\" 10 10 20 6", "line x1"}, {"\"a b\" 12 9 20 6", "line x1"}), "");
  EXPECT_EQ(differences({"\"a b\" 10 10 20 6"}, {"\"a b\" 13 10 20 6"}),
            "\n  was: \"a b\" 10 10 20 6\n  is:  \"a b\" 13 10 20 6");
  EXPECT_EQ(differences({"\"5 km\" 1 1 1 1", "dot x3"}, {"\"6 km\" 1 1 1 1", "dot x4"}),
            "\n  was: \"5 km\" 1 1 1 1\n  was: dot x3\n  is:  \"6 km\" 1 1 1 1\n  is:  dot x4");
}

}  // namespace
}  // namespace ruralsim::viz
