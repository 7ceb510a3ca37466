// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace depesha {

/// From now on SIGINT and SIGTERM ask the batch to end cleanly; a second one of the same kind ends it at once.
void heed_stop_signals();

/// The number of the signal that asked to stop; 0 if none did.
[[nodiscard]] int stop_signal();

}  // namespace depesha
