// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace depesha {

/// Makes the C library keep the memory of pages that are done for those that come: pictures of some megabytes are taken
/// and given back all the time, and a third of the page faults is left. One heap serves four threads, so that what
/// one thread gave back serves the next. To be called once, before there are threads; does nothing where the library
/// has no such settings.
void keep_freed_memory(int threads);

}  // namespace depesha
