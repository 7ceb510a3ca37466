// SPDX-License-Identifier: Apache-2.0
// Pages on which foreign code goes wrong. DEPESHA_FAULTS_PAGE="WORD HOW WHERE": a scan in whose name WORD stands makes
// the thread that works on it
//   hang    sleep for ever
//   crash   die of a segmentation fault
//   abort   call abort
//   eat     take memory until there is none left to it, or 64 GB
// when the thread has opened it and comes to
//   open       its opening, whatever for
//   decode     the first pixel of a JPEG
//   recognize  the first line that is read
#pragma once

namespace depesha::faults {

/// Notes that this thread works on the scan of that name from now on.
void note_opened(const char* path);

/// Goes wrong if the page of this thread is to do so here.
void come_to(const char* where);

}  // namespace depesha::faults
