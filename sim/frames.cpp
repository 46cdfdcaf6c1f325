#include "sim/frames.hpp"

#include <array>
#include <bit>
#include <new>

namespace ruralsim::sim {
namespace {

// Where AddressSanitizer looks on, every block is its own, so that it sees who uses one after its end.
#ifdef __SANITIZE_ADDRESS__
constexpr bool kKeepBlocks = false;
#else
constexpr bool kKeepBlocks = true;
#endif

constexpr std::size_t kLine = 64;     // bytes: small blocks are multiples of a cache line
constexpr std::size_t kFine = 16;     // classes of 1 to 16 lines
constexpr std::size_t kClasses = 24;  // then powers of two, up to 256 KiB; larger blocks come from the heap

struct FreeBlock {
  FreeBlock* next;
};

// Blocks of this thread that wait to be used again, by size class.
constinit thread_local std::array<FreeBlock*, kClasses> shelf{};

// Clears the shelf when the thread ends. It is apart from the shelf, which is read at every block and would
// otherwise be looked up with a guard each time.
struct Janitor {
  ~Janitor() {
    for (auto*& head : shelf)
      while (head != nullptr) {
        FreeBlock* const block = head;
        head = block->next;
        ::operator delete(block);
      }
  }
};

std::size_t size_class(std::size_t bytes) {
  auto const lines = (bytes + kLine - 1) / kLine;
  if (lines <= kFine) return lines == 0 ? 0 : lines - 1;
  return kFine - 1 + static_cast<std::size_t>(std::bit_width((lines - 1) / kFine));
}

std::size_t bytes_of(std::size_t size_class) {
  return size_class < kFine ? (size_class + 1) * kLine : kFine * kLine << (size_class + 1 - kFine);
}

void* new_block(std::size_t bytes) {
  thread_local Janitor const janitor;
  return ::operator new(bytes);
}

}  // namespace

std::size_t block_size(std::size_t bytes) noexcept {
  auto const c = size_class(bytes);
  return !kKeepBlocks || c >= kClasses ? bytes : bytes_of(c);
}

void* take_block(std::size_t bytes) {
  auto const c = size_class(bytes);
  if (!kKeepBlocks || c >= kClasses) return ::operator new(bytes);
  if (FreeBlock* const block = shelf[c]) {
    shelf[c] = block->next;
    __builtin_prefetch(block->next, 1);  // whoever comes next need not wait for its memory
    return block;
  }
  return new_block(bytes_of(c));
}

void give_block(void* block, std::size_t bytes) noexcept {
  auto const c = size_class(bytes);
  if (!kKeepBlocks || c >= kClasses) return ::operator delete(block);
  shelf[c] = ::new (block) FreeBlock{shelf[c]};
}

}  // namespace ruralsim::sim
