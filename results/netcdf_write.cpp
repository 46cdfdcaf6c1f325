#include "results/checksum.hpp"
#include "results/h5_memory.hpp"
#include "results/layout.hpp"
#include "results/netcdf.hpp"
#include "results/scales.hpp"
#include "results/seal.hpp"
#include "sim/fault.hpp"

#include <algorithm>

namespace ruralsim::results {

namespace {

constexpr std::size_t values_per_chunk = std::size_t{1} << 16;     // 64 KiB to 512 KiB, by type
constexpr std::size_t smallest_compressed = std::size_t{1} << 14;  // bytes; below, a chunk's index costs more
constexpr unsigned deflate_level = 1;  // level 6 takes twice the time for 2-6 % less

struct AttributeWriter {
  hid_t object;
  std::string const& name;

  void operator()(std::string const& text) const { h5::write_text(object, name, text); }
  void operator()(std::int32_t x) const { numbers(Type::i32, 1, &x); }
  void operator()(std::int64_t x) const { numbers(Type::i64, 1, &x); }
  void operator()(double x) const { numbers(Type::f64, 1, &x); }
  void operator()(std::vector<std::int32_t> const& x) const { numbers(Type::i32, x.size(), x.data()); }
  void operator()(std::vector<double> const& x) const { numbers(Type::f64, x.size(), x.data()); }
  void operator()(std::vector<std::uint8_t> const& x) const { numbers(Type::u8, x.size(), x.data()); }

  void numbers(Type type, std::size_t count, void const* values) const {
    auto const [file, memory] = layout::number_type(type);
    h5::write_numbers(object, name, file, memory, count, values);
  }
};

void write_attributes(hid_t object, Attributes const& attributes) {
  for (Attribute const& attribute : attributes)
    std::visit(AttributeWriter{object, attribute.name}, attribute.value);
}

void write_if_any(hid_t object, std::string const& name, std::string const& text) {
  if (!text.empty()) h5::write_text(object, name, text);
}

// Calls `use(type, pointer)` with the fill value in the variable's own type.
template <class Use>
void with_fill(Variable const& variable, Use use) {
  double const fill = *variable.fill;
  std::visit(
      [&](auto const& values) {
        using Value = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (std::is_arithmetic_v<Value>) {
          auto const value = static_cast<Value>(fill);
          use(layout::number_type(variable.type()), &value);
        }
      },
      variable.data);
}

void write_flags(hid_t dataset, std::vector<Flag> const& flags) {
  if (flags.empty()) return;
  std::vector<std::uint8_t> values;
  std::string meanings;
  for (Flag const& flag : flags) {
    values.push_back(flag.value);
    meanings += (meanings.empty() ? "" : " ") + flag.meaning;
  }
  AttributeWriter{dataset, "flag_values"}(values);
  h5::write_text(dataset, "flag_meanings", meanings);
}

void describe(hid_t dataset, Variable const& variable) {
  write_if_any(dataset, "long_name", variable.long_name);
  write_if_any(dataset, "units", variable.units);
  write_if_any(dataset, "cell_methods", variable.cell_methods);
  if (variable.fill)
    with_fill(variable, [&](layout::NumberType type, void const* value) {
      h5::write_numbers(dataset, "_FillValue", type.file, type.memory, 1, value);
    });
  write_flags(dataset, variable.flags);
  write_attributes(dataset, variable.extra);
}

// As many of the fastest axes as fit into one chunk.
std::vector<hsize_t> chunk_of(std::vector<std::size_t> const& shape) {
  std::vector<hsize_t> chunk(shape.size(), 1);
  std::size_t room = values_per_chunk;
  for (std::size_t i = shape.size(); i-- > 0 && room > 1; room /= chunk[i])
    chunk[i] = std::min(shape[i], room);
  return chunk;
}

h5::Handle storage_of(Variable const& variable, std::vector<std::size_t> const& shape) {
  h5::Handle properties = h5::dataset_properties();
  if (variable.fill)
    with_fill(variable, [&](layout::NumberType type, void const* value) {
      h5::check_status(H5Pset_fill_value(properties.get(), type.memory, value), "fill value");
    });
  if (variable.type() == Type::text) return properties;
  if (variable.size() * layout::width[variable.data.index()] < smallest_compressed) return properties;
  auto const chunk = chunk_of(shape);
  h5::check_status(H5Pset_chunk(properties.get(), static_cast<int>(chunk.size()), chunk.data()), "chunks");
  h5::check_status(H5Pset_shuffle(properties.get()), "shuffle");
  h5::check_status(H5Pset_deflate(properties.get(), deflate_level), "deflate");
  return properties;
}

void write_values(hid_t dataset, Variable const& variable, hid_t text_type) {
  if (variable.size() == 0) return;
  auto const put = [&](hid_t type, void const* values) {
    h5::check_status(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
                     "values of " + variable.name);
  };
  std::visit(
      [&](auto const& values) {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>) {
          std::vector<char const*> texts;
          for (std::string const& text : values) texts.push_back(text.c_str());
          put(text_type, texts.data());
        } else {
          put(layout::number_type(variable.type()).memory, values.data());
        }
      },
      variable.data);
}

class Writer {
 public:
  Writer(Tables const& tables, hid_t file) : tables_(tables), file_(file) {}

  void write() {
    for (std::string const& group : tables_.groups()) write_group(group);
    for (Dimension const& dimension : tables_.dimensions()) write_dimension(dimension);
    for (Variable const& variable : tables_.variables())
      if (!is_coordinate(variable)) write_variable(variable);
    scales_.finish(file_);
  }

 private:
  void write_group(std::string const& group) {
    if (group.empty()) {
      describe_file(file_);
      return;
    }
    h5::Handle made = h5::create_group(file_, group);
    write_attributes(made.get(), tables_.attributes(group));
    h5::write_text(made.get(), layout::checksum_attribute, group_checksum(tables_, group));
  }

  void describe_file(hid_t root) {
    h5::write_text(root, "Conventions", "CF-1.12, ACDD-1.3");
    AttributeWriter{root, layout::format_attribute}(std::int32_t{format_version});
    write_attributes(root, tables_.attributes());
    h5::write_text(root, layout::checksum_attribute, group_checksum(tables_, ""));
  }

  bool is_coordinate(Variable const& variable) const {
    auto const& all = tables_.dimensions();
    return std::any_of(all.begin(), all.end(), [&](Dimension const& d) { return d.name == variable.name; });
  }

  void write_dimension(Dimension const& dimension) {
    if (Variable const* coordinate = tables_.find(dimension.name)) {
      h5::Handle dataset = make_dataset(*coordinate);
      scales_.add(dimension.name, dataset.get(), split_name(dimension.name).leaf);
      describe(dataset.get(), *coordinate);
      return;
    }
    h5::Handle properties = h5::dataset_properties();
    h5::Handle space = h5::space_of({dimension.size});
    h5::Handle dataset(H5Dcreate2(file_, dimension.name.c_str(), H5T_IEEE_F32BE, space.get(), H5P_DEFAULT,
                                  properties.get(), H5P_DEFAULT),
                       H5Dclose, "dimension " + dimension.name);
    std::string const length = std::to_string(dimension.size);
    std::string const padding(length.size() < 10 ? 10 - length.size() : 0, ' ');
    scales_.add(dimension.name, dataset.get(), std::string(layout::bare_dimension) + padding + length);
  }

  h5::Handle make_dataset(Variable const& variable) {
    auto const shape = tables_.shape(variable);
    h5::Handle properties = storage_of(variable, shape);
    h5::Handle space = h5::space_of(shape);
    h5::Handle text = h5::text_type(H5T_VARIABLE);
    hid_t const type = variable.type() == Type::text ? text.get() : layout::number_type(variable.type()).file;
    h5::Handle dataset(H5Dcreate2(file_, variable.name.c_str(), type, space.get(), H5P_DEFAULT,
                                  properties.get(), H5P_DEFAULT),
                       H5Dclose, "variable " + variable.name);
    write_values(dataset.get(), variable, text.get());
    return dataset;
  }

  void write_variable(Variable const& variable) {
    h5::Handle dataset = make_dataset(variable);
    describe(dataset.get(), variable);
    if (variable.dims.empty()) return;
    std::vector<std::string> dimensions;
    auto const group = split_name(variable.name).group;
    for (std::string const& dim : variable.dims)
      dimensions.push_back(tables_.find_dimension(group, dim)->name);
    scales_.attach(dataset.get(), dimensions);
  }

  Tables const& tables_;
  hid_t file_;
  Scales scales_;
};

}  // namespace

std::vector<std::byte> encode(Tables const& tables) {
  auto const guard = h5::lock();
  try {
    h5::MemoryFile file;
    Writer(tables, file.get()).write();
    std::vector<std::byte> bytes = file.finish();
    add_seal(bytes);
    return bytes;
  } catch (h5::Failure const& failure) {
    throw sim::Error(sim::Blame::model,
                     std::string("the results do not form an HDF5 file (") + failure.what() + ")");
  }
}

}  // namespace ruralsim::results
