// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace depesha {

/// Parallelism is by page and nowhere else: one thread for OpenCV, one for OpenMP. libgomp reads OMP_THREAD_LIMIT when
/// it is loaded, before main: so the program starts itself anew with the variable set, unless it is set already
/// (the launcher sets it). To be called first in main.
void allow_one_thread_per_page(char** argv);

}  // namespace depesha
