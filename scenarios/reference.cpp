#include "scenarios/reference.hpp"

#include "scenarios/field.hpp"

namespace ruralsim::scenarios {
namespace {

constexpr char kIntroduction[] = R"page(# Scenario reference

This page is written by the program from its table of keys (`ruralsim show --reference`); a test fails when the two
differ. Change the table in `scenarios/sections/`, not this page.

## How a scenario is written

A scenario is a [TOML](https://toml.io) file.

* It begins with `schema = 1` and ends with the line `[end]`, so that a file that was cut off is noticed.
* A number that measures something is text with a unit: `"45 min"`, `"16 m3"`, `"42 km/h"`, `"35 %"`. Counts and plain
  factors are bare: `4`, `1.32`. Durations come out at whole seconds. Decimals have a point.
* A duration that varies is `"40 min"`, `"exponential(40 min)"`, `"uniform(10 min, 30 min)"`,
  `"triangular(10 min, 20 min, 40 min)"`, `"lognormal(median 12 h, mean 24 h)"`, `"erlang(3, 60 min)"` (stages, mean) or
  `"gamma(mean 60 min, cv 0.5)"`.
* Times of day go from `"00:00"` to `"24:00"`. Opening hours are `"07:00-20:00"`, or for some days
  `"mon-sat 08:00-18:00"`, or a list of such texts that do not overlap. A shift over midnight is two spans.
* An id is written in `a-z`, `0-9`, `-` and `_`. A name can be in any script.
* `extends = "base.toml"` (or a list) lays the file over others, named relative to it: tables key by key, elements of
  `[[lists]]` by their `id`, any other value as a whole. Of several bases the later wins. `remove = true` takes an element
  or a section out. At most 32 files in a chain.
* `[[change]]` with `from = 2019-06-01` and any sections below it (`[change.truck]`, `[[change.county]]`) takes effect at
  that midnight. What exists and how the run is made cannot change: such keys are marked "fixed".
* Where there are several `[[region]]`, `regions = ["sichuan", "West"]` in a `[[change]]` makes it one of these regions alone, told
  by id, name or group. An element `[[change.county]]` with `id = "all"` means every county of them. Without `from` it holds from the first day on, and may set what is fixed, too (but for `[run]`).
* `--set section.key=value` and `--set county.west.trucks=5` on the command line win over all files, on all days: what a
  `[[change]]` says of the same key has no effect, and a warning says where it stands.
* A file is UTF-8, of at most 4 MiB, nested at most 32 deep. Tables are CSV (RFC 4180), columns found by name, units in
  the header: `x[km]`.

The sources of defaults are listed at the end. *estimate* means that no source was found, *rule* marks a default that is
no figure of the world.
)page";

std::string brackets(Section const& section) {
  if (section.shape == Section::Shape::either) return "[" + section.key + "]` or `[[" + section.key + "]]";
  return section.shape == Section::Shape::list ? "[[" + section.key + "]]" : "[" + section.key + "]";
}

std::string cell(std::string text) {  // a bar would end a cell of a Markdown table
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  return text;
}

std::string default_cell(Field const& field) {
  if (!field.standard_value) return "**must be given**";
  return "`" + field.standard + "`";
}

std::string section_text(Section const& section) {
  std::string text = "\n### `" + brackets(section) + "`\n\n" + section.sentence + "\n\n";
  text += "| key | value | range | default | source | meaning |\n|---|---|---|---|---|---|\n";
  for (auto const& field : section.fields) {
    std::string const range =
        field.type == Type::choice || field.type == Type::choices || field.type == Type::seed
            ? ""
            : range_text(field.type, field.limits);
    std::string const fixed = field.changes == Changes::never ? " (fixed)" : "";
    text += "| `" + field.key + "` | " + cell(form_text(field.type, field.limits)) + " | " + range + " | " +
            cell(default_cell(field)) + " | " + field.source + " | " + cell(field.sentence) + fixed + " |\n";
  }
  return text;
}

std::string json_text(std::string const& text) {
  return in_quotes(text);
}  // TOML's escapes are JSON's here

// A schema for editors: shapes and words are checked there, units and sums by the program.
std::string json_type(Field const& field) {
  auto const words = [&] {
    std::string all;
    for (auto const& word : field.limits.words) all += (all.empty() ? "" : ", ") + json_text(word);
    return "\"enum\": [" + all + "]";
  };
  switch (field.type) {
    case Type::flag:
      return R"("type": "boolean")";
    case Type::whole:
      return field.limits.nothing.empty() ? R"("type": "integer")" : R"("type": ["integer", "string"])";
    case Type::number:
      return field.limits.nothing.empty() ? R"("type": "number")" : R"("type": ["number", "string"])";
    case Type::seed:
      return R"("type": ["integer", "string"])";
    case Type::weights:
      return R"("type": "array", "items": {"type": "number"})";
    case Type::ids:
    case Type::names:
      return R"("type": ["array", "string"], "items": {"type": "string"})";
    case Type::clocks:
      return R"("type": "array", "items": {"type": "string"})";
    case Type::hours:
      return R"("type": ["string", "array"])";
    case Type::choice:
      return words();
    case Type::choices:
      return R"("type": "array", "items": {)" + words() + "}";
    case Type::date:
      return R"("format": "date")";
    default:
      return R"("type": "string")";
  }
}

std::string json_section(Section const& section) {
  std::string properties;
  for (auto const& field : section.fields) {
    properties += (properties.empty() ? "" : ",") + std::string("\n        ") + json_text(field.key) +
                  ": {\"description\": " + json_text(field.sentence) + ", " + json_type(field) + "}";
  }
  properties += ",\n        \"remove\": {\"type\": \"boolean\"}";
  std::string const object =
      "\"type\": \"object\", \"additionalProperties\": false, \"properties\": {" + properties + "}";
  std::string const about = "\"description\": " + json_text(section.sentence);
  std::string const list = "\"type\": \"array\", \"items\": {" + object + "}";
  if (section.shape == Section::Shape::either)
    return "{" + about + ", \"anyOf\": [{" + object + "}, {" + list + "}]}";
  return "{" + about + ", " + (section.shape == Section::Shape::table ? object : list) + "}";
}

}  // namespace

std::string reference_markdown() {
  std::string text = kIntroduction;
  text += "\n## Units\n\n| measures | units (the first is the base unit) |\n|---|---|\n";
  for (int d = 1; d <= static_cast<int>(Dimension::angle); ++d) {
    auto const dimension = static_cast<Dimension>(d);
    text += "| " + std::string(name_of(dimension)) + " | `" + accepted_units(dimension) + "` |\n";
  }
  text += "\n## Keys\n";
  for (auto const& section : schema()) text += section_text(section);
  text += "\n## Sources\n\n";
  for (auto const& note : source_notes())
    text += "* " + std::string(note.number) + ": " + std::string(note.text) + "\n";
  return text;
}

std::string reference_json_schema() {
  std::string text =
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
      "  \"title\": \"ruralsim scenario\", \"type\": \"object\", \"additionalProperties\": false,\n"
      "  \"required\": [\"schema\", \"end\"],\n  \"properties\": {\n"
      "    \"schema\": {\"const\": 1},\n    \"extends\": {\"type\": [\"string\", \"array\"]},\n"
      "    \"change\": {\"type\": \"array\", \"items\": {\"type\": \"object\", \"anyOf\": [{\"required\": "
      "[\"from\"]}, {\"required\": [\"regions\"]}]}},\n"
      "    \"end\": {\"type\": \"object\", \"maxProperties\": 0}";
  for (auto const& section : schema())
    text += ",\n    " + json_text(section.key) + ": " + json_section(section);
  return text + "\n  }\n}\n";
}

}  // namespace ruralsim::scenarios
