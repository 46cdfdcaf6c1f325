// One page in one file: its text, style sheets and scripts, with no need of a network and no leave to use
// one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::viz {

/// A page; `body` is HTML (text in it goes through xml_escaped of viz/markup.hpp, or json_element).
struct HtmlPage {
  std::string title;        // plain text
  std::string description;  // plain text
  std::vector<std::string_view> styles;
  std::string body;
  std::vector<std::string_view> scripts;  // run in their order after the body
};

/// The bytes of the file. The page's policy (Content-Security-Policy) forbids whatever is not in it. Throws
/// std::logic_error if a script or style sheet contains what would end its element.
std::string html_of(HtmlPage const& page);

/// Data for scripts, as <script type="application/json" id="...">: nothing in it can end the element.
std::string json_element(std::string_view id, std::string_view json);

/// A script or style sheet of others after the words of its licence, as a comment that ends nowhere early.
std::string with_licence(std::string_view code, std::string_view licence);

}  // namespace ruralsim::viz
