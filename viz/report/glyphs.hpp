// The shapes of characters that the pictures of a page share: Cairo defines them anew in each picture.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace ruralsim::viz {

class GlyphSheet {
 public:
  /// Ids of the shared shapes begin with the prefix.
  explicit GlyphSheet(std::string prefix) : prefix_(std::move(prefix)) {}

  /// The SVG without its own shapes, using those of the sheet.
  std::string shared(std::string_view svg);

  /// An <svg> of no size with the shapes that came since the last one; empty if there are none.
  std::string take_svg();

 private:
  std::string const& id_of(std::string_view shape);

  std::string prefix_;
  std::map<std::string, std::string, std::less<>> ids_ = {};  // by shape
  std::string shapes_ = {};
};

}  // namespace ruralsim::viz
