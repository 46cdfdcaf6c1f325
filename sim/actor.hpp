// An actor as the kernel sees it, and where a place keeps its actors.
#pragma once

#include "sim/agenda.hpp"
#include "sim/task.hpp"

#include <array>
#include <coroutine>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::sim {

class Place;

// May the actor wait for ever when nothing happens any more (a server), or is that a deadlock?
enum class Role : std::uint8_t { story, server };

// A story and where it goes on. What every event touches comes first and fills one cache line.
struct alignas(64) Actor {
  std::coroutine_handle<> goes_on{};
  std::uint64_t pending = 0;  // `who` of its one valid agenda entry; 0 while it has none
  Time wakes = kNever;        // time of that entry
  Time left_behind{-1};       // of an older entry of its own in the agenda; -1: it has none
  std::uint32_t index = 0;    // within its place; 0 is the gate
  Priority priority = Priority::normal;
  Role role = Role::story;
  bool parked = false;           // may be woken: its pending entry, if it has one, is a deadline
  std::string_view waits_for{};  // what a parked actor waits for, for messages
  Task<void> story;

  Place* place = nullptr;
  std::string name;
  void* engine_side = nullptr;  // the engine's own
};

// Actors by index, at stable addresses. The index of one that has ended is given to the next.
class Actors {
 public:
  Actor& operator[](std::uint32_t index) { return blocks_[index / kBlock]->at[index % kBlock]; }
  Actor const& operator[](std::uint32_t index) const { return blocks_[index / kBlock]->at[index % kBlock]; }
  std::uint32_t size() const { return size_; }  // indices in use or free

  Actor& take();  // a blank one with its index
  void give_back(Actor& actor) { free_.push_back(actor.index); }

 private:
  static constexpr std::uint32_t kBlock = 64;
  struct Block {
    std::array<Actor, kBlock> at;
  };
  std::vector<std::unique_ptr<Block>> blocks_;
  std::vector<std::uint32_t> free_;
  std::uint32_t size_ = 0;
};

}  // namespace ruralsim::sim
