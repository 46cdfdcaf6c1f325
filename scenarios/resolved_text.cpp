#include "scenarios/resolved_text.hpp"

#include <algorithm>
#include <cstdint>

namespace ruralsim::scenarios {
namespace {

enum class Comments { yes, no };

std::string line(ResolvedField const& field, Comments comments) {
  std::string text = field.field->key + " = " + field.canonical;
  bool const by_default = field.by == ResolvedField::By::standard;
  if (comments == Comments::yes && by_default) text += "  # default (" + field.field->source + ")";
  return text + "\n";
}

std::string header(ResolvedTable const& table, std::string const& prefix) {
  bool const list = table.section->shape == Section::Shape::list;
  return list ? "\n[[" + prefix + table.section->key + "]]\n" : "\n[" + prefix + table.section->key + "]\n";
}

std::string whole(ResolvedTable const& table, std::string const& prefix, Comments comments) {
  std::string text = header(table, prefix);
  for (auto const& field : table.fields) text += line(field, comments);
  return text;
}

ResolvedTable const* same_table(Resolved const& tables, ResolvedTable const& like) {
  auto const at = std::find_if(tables.begin(), tables.end(), [&](ResolvedTable const& t) {
    return t.section == like.section && t.id == like.id;
  });
  return at == tables.end() ? nullptr : &*at;
}

std::string difference(ResolvedTable const& before, ResolvedTable const& after, Comments comments) {
  if (before == after) return {};
  std::string text = header(after, "change.");
  if (after.section->shape == Section::Shape::list) text += "id = " + in_quotes(after.id) + "\n";
  for (std::size_t i = 0; i < after.fields.size(); ++i) {
    if (!(after.fields[i] == before.fields[i])) text += line(after.fields[i], comments);
  }
  return text;
}

std::string change(Era const& before, Era const& after, Comments comments) {
  std::string text = "\n[[change]]\nfrom = " + sim::iso(after.from) + "\n";
  for (auto const& table : before.reading.resolved) {
    if (same_table(after.reading.resolved, table)) continue;
    text += header(table, "change.") + "id = " + in_quotes(table.id) + "\nremove = true\n";
  }
  for (auto const& table : after.reading.resolved) {
    auto const* old = same_table(before.reading.resolved, table);
    text += old ? difference(*old, table, comments) : whole(table, "change.", comments);
  }
  return text;
}

std::string document(std::vector<Era> const& eras, Comments comments) {
  std::string text = "schema = 1\n";
  for (auto const& table : eras.front().reading.resolved) text += whole(table, "", comments);
  for (std::size_t i = 1; i < eras.size(); ++i) text += change(eras[i - 1], eras[i], comments);
  return text + "\n[end]\n";
}

class Hash {  // FNV-1a, 64 bits
 public:
  void add(std::string const& text) {
    for (char const c : text) step(static_cast<unsigned char>(c));
    step(0);  // so that where one text ends and the next begins makes a difference
  }
  std::string text() const {
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[hash_ >> shift & 15u];
    return out;
  }

 private:
  void step(unsigned char byte) { hash_ = (hash_ ^ byte) * 1099511628211u; }
  std::uint64_t hash_ = 14695981039346656037u;
};

}  // namespace

std::string resolved_text(std::vector<Era> const& eras) {
  return document(eras, Comments::yes);
}

std::string semantic_hash(std::vector<Era> const& eras, std::vector<Source> const& tables) {
  Hash hash;
  hash.add(document(eras, Comments::no));
  for (auto const& table : tables) hash.add(table.text);
  return hash.text();
}

}  // namespace ruralsim::scenarios
