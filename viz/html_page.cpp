#include "viz/html_page.hpp"

#include "viz/markup.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace ruralsim::viz {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'";

bool contains_in_any_case(std::string_view text, std::string_view lower) {
  auto const same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::search(text.begin(), text.end(), lower.begin(), lower.end(), same) != text.end();
}

std::string element(std::string_view name, std::string_view content) {
  std::string const end = "</" + std::string(name);
  if (contains_in_any_case(content, end) || contains_in_any_case(content, "<!--"))
    throw std::logic_error("a " + std::string(name) + " of a page contains " + end + " or <!--");
  return std::string("<").append(name).append(">\n").append(content).append(end).append(">\n");
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

// JSON without the blanks between its values; those within strings stay.
std::string without_blanks(std::string_view json) {
  std::string dense;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (!in_string && (json[i] == ' ' || json[i] == '\n')) continue;
    if (json[i] == '"') in_string = !in_string;
    dense += json[i];
    if (in_string && json[i] == '\\' && i + 1 < json.size()) dense += json[++i];
  }
  return dense;
}

}  // namespace

std::string html_of(HtmlPage const& page) {
  std::string html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(kPolicy).append("\">\n");
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  html += "<meta name=\"description\" content=\"" + xml_escaped(page.description) + "\">\n";
  html += "<title>" + xml_escaped(page.title) + "</title>\n<link rel=\"icon\" href=\"data:,\">\n";
  for (auto const style : page.styles) html += element("style", style);
  html += "</head>\n<body>\n" + page.body;
  for (auto const script : page.scripts) html += element("script", script);
  return html + "</body>\n</html>\n";
}

std::string json_element(std::string_view id, std::string_view json) {
  std::string safe = without_blanks(json);
  replace_all(safe, "<", "\\u003c");  // stands in strings alone, where this means the same
  return "<script type=\"application/json\" id=\"" + xml_escaped(id) + "\">" + safe + "</script>\n";
}

std::string with_licence(std::string_view code, std::string_view licence) {
  std::string words(licence);
  replace_all(words, "*/", "* /");
  return "/*\n" + words + "\n*/\n" + std::string(code);
}

}  // namespace ruralsim::viz
