#pragma once
// Numbers that add up over counties and over regions, by name: what figures of a region, or of several, are
// made of when its ledgers are gone.

#include "sim/fault.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace ruralsim::results::figures {

class Book {
 public:
  using Values = std::variant<std::vector<std::int64_t>, std::vector<double>>;

  // Adds up [replicate][county][cell] to [replicate][cell]. The same numbers may come again under their name;
  // others may not (sim::Error, model).
  template <class T>
  void add(std::string const& name, std::vector<T> const& values, std::size_t replicates, std::size_t cells) {
    std::vector<T> sums(replicates * cells);
    std::size_t const counties = sums.empty() ? 0 : values.size() / sums.size();
    auto next = values.begin();
    for (std::size_t r = 0; r < replicates; ++r)
      for (std::size_t c = 0; c < counties; ++c)
        for (std::size_t i = 0; i < cells; ++i) sums[r * cells + i] += *next++;
    auto const [place, is_new] = sums_.try_emplace(name, std::move(sums));
    if (!is_new && place->second != Values(sums)) refuse(name);
  }

  // nullptr: there are none of that name, or of another type.
  template <class T>
  std::vector<T> const* find(std::string const& name) const {
    auto const found = sums_.find(name);
    return found == sums_.end() ? nullptr : std::get_if<std::vector<T>>(&found->second);
  }

 private:
  [[noreturn]] static void refuse(std::string const& name) {
    throw sim::Error(sim::Blame::model, "two kinds of numbers are both called " + name);
  }

  std::map<std::string, Values> sums_;
};

// The sums of several regions together, in their order. A region that has none of a name adds nothing: what
// they are of does not happen there.
class Books {
 public:
  Books() = default;
  explicit Books(std::vector<Book const*> books) : books_(std::move(books)) {}
  bool empty() const { return books_.empty(); }

  template <class T>
  std::vector<T> values(std::string const& name, std::size_t size) const {
    std::vector<T> sums(size);
    for (auto const* book : books_) {
      auto const* one = book->find<T>(name);
      if (!one) continue;
      if (one->size() != size)
        throw sim::Error(sim::Blame::model, "regions tell of " + name + " over other axes");
      for (std::size_t i = 0; i < size; ++i) sums[i] += (*one)[i];
    }
    return sums;
  }

 private:
  std::vector<Book const*> books_;
};

}  // namespace ruralsim::results::figures
