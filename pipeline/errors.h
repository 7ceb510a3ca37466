// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace depesha {

/// The run cannot start: bad option, missing language data, no such folder. One sentence that says the mend.
class SetupError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The batch cannot go on: disk full, journal broken. One sentence; the next run resumes from the journal.
class BatchError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Another run holds the output folder.
class FolderHeld : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace depesha
