#include "scenarios/reader.hpp"

#include <filesystem>
#include <utility>

namespace ruralsim::scenarios {
namespace {

class Reader {
 public:
  Reader(Node const& root, std::string const& folder, Problems& problems)
      : root_(root), folder_(folder), problems_(problems) {}

  Reading read() {
    for (auto const& section : schema())
      section.shape == Section::Shape::list ? read_list(section) : read_only_table(section);
    return std::move(reading_);
  }
  Reading read(Section const& section) {
    section.shape == Section::Shape::list ? read_list(section) : read_only_table(section);
    return std::move(reading_);
  }

 private:
  void read_only_table(Section const& section) {
    static Node const nothing;
    auto const* entry = root_.find(section.key);
    if (entry && !entry->value.is_table()) {
      std::string const advice = entry->value.is_table_array()
                                     ? "write [" + section.key + "] in single brackets"
                                     : "write [" + section.key + "]";
      problems_.error(entry->where, section.key + " is " + std::string(name_of(entry->value.kind)) +
                                        " (a section is wanted) " + advice);
      return;
    }
    read_table(section, entry ? entry->value : nothing, section.key, entry ? entry->where : root_.where, "");
  }

  void read_list(Section const& section) {
    auto const* entry = root_.find(section.key);
    if (!entry) return;
    bool const list =
        entry->value.is_table_array() || (entry->value.is_array() && entry->value.items.empty());
    if (!list) {
      problems_.error(entry->where, section.key + " is " + std::string(name_of(entry->value.kind)) +
                                        " (there can be several) write [[" + section.key + "]]");
      return;
    }
    for (std::size_t i = 0; i < entry->value.items.size(); ++i) {
      Node const& element = entry->value.items[i];
      auto const* id = element.get("id");
      bool const named = id && id->is(Node::Kind::text);
      std::string const label = named ? id->string : std::to_string(i + 1);
      read_table(section, element, section.key + "." + label, element.where, label);
    }
  }

  void read_table(Section const& section, Node const& table, std::string const& path, Where const& where,
                  std::string const& id) {
    void* const into = section.into(reading_.draft);
    ResolvedTable resolved{&section, id, {}};
    for (auto const& field : section.fields) {
      auto const* entry = table.find(field.key);
      auto const value = entry ? read_given(field, *entry, path) : read_default(field, section, path, where);
      if (!value) continue;
      field.put(into, *value);
      resolved.fields.push_back(
          {&field, value->canonical, entry ? ResolvedField::By::file : ResolvedField::By::standard});
    }
    reading_.resolved.push_back(std::move(resolved));
  }

  std::optional<Value> read_given(Field const& field, Entry const& entry, std::string const& path) {
    auto value = read_value(field.type, field.limits, entry.value);
    if (value && field.type == Type::path && !(*value).nothing()) value = located(*value, entry.value);
    if (!value) {
      problems_.error(entry.value.where,
                      path + "." + field.key + " = " + excerpt(entry.value) + " " + value.problem);
    }
    return value.value;
  }

  std::optional<Value> read_default(Field const& field, Section const& section, std::string const& path,
                                    Where const& where) {
    if (!field.standard_value) {
      std::string const brackets =
          section.shape == Section::Shape::list ? "[[" + section.key + "]]" : "[" + section.key + "]";
      problems_.error(where, path + "." + field.key + " is missing (it has no default) add " + field.key +
                                 " to " + brackets + ": " + form_text(field.type, field.limits));
    }
    return field.standard_value;
  }

  Outcome<Value> located(Value const& value, Node const& node) const {
    namespace fs = std::filesystem;
    std::string const& text = value.as<std::string>();
    if (text.find("://") != std::string::npos) {
      return Outcome<Value>::wrong("(a URL: files are read from disk alone) save it beside the scenario");
    }
    bool const typed = node.where.line == 0;  // given on the command line: relative to where that was typed
    fs::path const base = typed ? fs::path() : fs::path(*node.where.file).parent_path();
    fs::path const full = (base / text).lexically_normal();
    fs::path const shown = fs::path(text).is_absolute() ? full : seen_from_scenario(full);
    return Outcome<Value>::of({full.string(), in_quotes((shown.empty() ? full : shown).string())});
  }

  // What is really run names a file as seen from the scenario's folder, by whatever path that is called: so
  // it is the same text, with the same hash. A file that is absolute although the scenario is not is so
  // wherever that lies.
  std::filesystem::path seen_from_scenario(std::filesystem::path const& file) const {
    namespace fs = std::filesystem;
    fs::path const own = folder_.empty() ? fs::path(".") : fs::path(folder_).lexically_normal();
    return file.is_absolute() == own.is_absolute() ? file.lexically_relative(own) : file;
  }

  Node const& root_;
  std::string const& folder_;
  Problems& problems_;
  Reading reading_;
};

}  // namespace

Draft read_section(Node const& root, std::string const& key, std::string const& folder, Problems& problems) {
  return Reader(root, folder, problems).read(*find_section(key)).draft;
}

Reading read_sections(Node const& root, std::string const& folder, Problems& problems) {
  return Reader(root, folder, problems).read();
}

}  // namespace ruralsim::scenarios
