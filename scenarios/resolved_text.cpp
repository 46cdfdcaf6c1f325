#include "scenarios/resolved_text.hpp"

#include "sim/fnv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace ruralsim::scenarios {
namespace {

enum class Comments { yes, no };

std::string line(ResolvedField const& field, Comments comments) {
  std::string text = field.field->key + " = " + field.canonical;
  bool const by_default = field.by == ResolvedField::By::standard;
  if (comments == Comments::yes && by_default) text += "  # default (" + field.field->source + ")";
  return text + "\n";
}

std::string header(ResolvedTable const& table, std::string const& prefix, bool list) {
  return list ? "\n[[" + prefix + table.section->key + "]]\n" : "\n[" + prefix + table.section->key + "]\n";
}

bool is_element(ResolvedTable const& table) {
  return table.section->shape == Section::Shape::list;
}

std::string all_fields(ResolvedTable const& table, Comments comments) {
  std::string text;
  for (auto const& field : table.fields) text += line(field, comments);
  return text;
}

std::string whole(ResolvedTable const& table, std::string const& prefix, Comments comments) {
  return header(table, prefix, is_element(table)) + all_fields(table, comments);
}

ResolvedTable const* same_table(Resolved const& tables, ResolvedTable const& like) {
  auto const at = std::find_if(tables.begin(), tables.end(), [&](ResolvedTable const& t) {
    return t.section == like.section && t.id == like.id;
  });
  return at == tables.end() ? nullptr : &*at;
}

std::string difference(ResolvedTable const& before, ResolvedTable const& after, Comments comments) {
  if (before == after) return {};
  std::string text = header(after, "change.", is_element(after));
  if (is_element(after)) text += "id = " + in_quotes(after.id) + "\n";
  for (auto const& field : after.fields)
    if (std::find(before.fields.begin(), before.fields.end(), field) == before.fields.end())
      text += line(field, comments);
  return text;
}

// What stands below a [[change]] that makes the one of the other.
std::string difference(Resolved const& before, Resolved const& after, Comments comments) {
  std::string text;
  for (auto const& table : before) {
    if (same_table(after, table)) continue;
    text += header(table, "change.", is_element(table)) + "id = " + in_quotes(table.id) + "\nremove = true\n";
  }
  for (auto const& table : after) {
    auto const* old = same_table(before, table);
    text += old ? difference(*old, table, comments) : whole(table, "change.", comments);
  }
  return text;
}

// A [[change]] of a resolved document, and the regions that have it alike.
struct Block {
  std::optional<sim::Date> from;
  std::string body;
  std::vector<std::string> regions;
};

class ChangeBlocks {
 public:
  ChangeBlocks(ReadDocument const& document, Comments comments) : document_(document) {
    for (std::size_t r = 0; r < document.eras.size(); ++r) {
      auto const& eras = document.eras[r];
      if (document.listed())
        add(std::nullopt, r,
            difference(document.shared, without_places(eras.front().reading.resolved), comments));
      for (std::size_t i = 1; i < eras.size(); ++i)
        add(eras[i].from, r, difference(eras[i - 1].reading.resolved, eras[i].reading.resolved, comments));
    }
    std::stable_sort(blocks_.begin(), blocks_.end(),
                     [](auto const& a, auto const& b) { return a.from < b.from; });
  }

  std::string text() const {
    std::string text;
    for (auto const& block : blocks_) {
      text += "\n[[change]]\n";
      if (block.from) text += "from = " + sim::iso(*block.from) + "\n";
      bool const of_all = block.from && block.regions.size() == document_.eras.size();
      if (!of_all) text += "regions = [" + listed(block.regions) + "]\n";
      text += block.body;
    }
    return text;
  }

 private:
  void add(std::optional<sim::Date> from, std::size_t region, std::string body) {
    if (body.empty()) return;
    auto const alike = std::find_if(blocks_.begin(), blocks_.end(), [&](Block const& block) {
      return block.from == from && block.body == body;
    });
    auto& block = alike != blocks_.end() ? *alike : blocks_.emplace_back(Block{from, std::move(body), {}});
    block.regions.push_back(document_.regions[region]);
  }
  static std::string listed(std::vector<std::string> const& ids) {
    std::string text;
    for (auto const& id : ids) text += (text.empty() ? "" : ", ") + in_quotes(id);
    return text;
  }

  ReadDocument const& document_;
  std::vector<Block> blocks_;
};

// All tables of a section, of all regions.
std::string tables_of(std::string const& section, ReadDocument const& document, Comments comments) {
  std::string text;
  for (auto const& eras : document.eras)
    for (auto const& table : eras.front().reading.resolved)
      if (table.section->key == section) text += header(table, "", true) + all_fields(table, comments);
  return text;
}

std::string first_day(ReadDocument const& document, Comments comments) {
  std::string text;
  if (!document.listed()) {
    for (auto const& table : document.eras.front().front().reading.resolved)
      text += whole(table, "", comments);
    return text;
  }
  text += tables_of("region", document, comments);
  for (auto const& table : document.shared) text += whole(table, "", comments);
  return text + tables_of("county", document, comments);
}

std::string document_text(ReadDocument const& document, Comments comments) {
  return "schema = 1\n" + first_day(document, comments) + ChangeBlocks(document, comments).text() +
         "\n[end]\n";
}

}  // namespace

Resolved without_places(Resolved tables) {
  std::erase_if(tables, [](auto const& table) {
    return table.section->key == "region" || table.section->key == "county";
  });
  return tables;
}

std::string resolved_text(ReadDocument const& document) {
  return document_text(document, Comments::yes);
}

std::string semantic_hash(ReadDocument const& document, std::vector<Source> const& tables,
                          std::vector<std::string> const& only) {
  sim::Fnv1a hash;
  hash.add_word(document_text(document, Comments::no));
  for (auto const& table : tables) hash.add_word(table.text);
  for (auto const& region : only) hash.add_word(region);
  return hash.hex();
}

}  // namespace ruralsim::scenarios
