// SPDX-License-Identifier: Apache-2.0
// What the preloaded library is to spoil: told by environment variables, counted over all processes of a run.
//
//   DEPESHA_FAULTS_COUNTS   file of the counters (array of 64-bit numbers, `Counter`); made if it is not there
//   DEPESHA_FAULTS_BELOW    folder (absolute) whose calls are counted and may fail
//   DEPESHA_FAULTS_CALL     kind that fails: write, rename, sync, open, mkdir, truncate, remove, look; any for all
//   DEPESHA_FAULTS_AT       which call of that kind fails, the first is 1; none where it is not set
//   DEPESHA_FAULTS_LASTING  1: all later ones fail too, and a write that is the first to fail puts down its first half
//   DEPESHA_FAULTS_ERROR    number of the error
//   DEPESHA_FAULTS_NO_SYNC  1: fsync is counted, but not done, so that tables of many runs are quick
//   DEPESHA_FAULTS_CLOCK    seconds "86400 -7200 ...": every few looks at the clock of the day it jumps to the next
//   DEPESHA_FAULTS_PAGE     "WORD HOW WHERE", see bad_page.h
#pragma once

#include <cstddef>
#include <string>

namespace depesha::faults {

enum class Call { Write, Rename, Sync, Open, Mkdir, Truncate, Remove, Look };

/// The places of the counters in their file: one for each Call, then these.
enum Counter : std::size_t { AllCalls = 8, CallsFailed = 9, ClockLooks = 10, PagesSpoilt = 11, CounterCount = 12 };

/// What becomes of a call.
enum class Fate { Done, Half, Failed };

/// Counts a call on an open file or on a path (relative to an open folder, AT_FDCWD for the current one). errno is set
/// where the call is to fail.
[[nodiscard]] Fate fate_of(Call call, int file);
[[nodiscard]] Fate fate_of(Call call, int folder, const char* path);

/// The same where half a call is none.
[[nodiscard]] bool fails(Call call, int file);
[[nodiscard]] bool fails(Call call, int folder, const char* path);

/// Whether fsync is to be left out.
[[nodiscard]] bool without_sync();

/// Seconds by which the clock of the day is off at this look at it.
[[nodiscard]] long clock_shift();

/// Adds one and returns the sum over all processes; 0 where nothing is counted.
std::size_t count(std::size_t counter);

/// The value of an environment variable, empty if it is not set.
[[nodiscard]] std::string setting(const char* name);

}  // namespace depesha::faults
