// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace depesha {

/// Does `work` while oneTBB may take at most `threads` threads (at least 1), that of the caller among them.
void with_threads(int threads, const std::function<void()>& work);

/// Calls `work` for each number from 0 to `count` - 1, in any order, on as many threads as oneTBB may take. Throws what
/// one of the calls threw; the others may be left out then.
void for_each_at_once(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace depesha
