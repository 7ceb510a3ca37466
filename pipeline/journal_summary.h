// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"

namespace SQLite {
class Database;
}

namespace depesha {

/// What the journal's database tells of all its folders, in natural order. Throws what SQLiteCpp throws.
[[nodiscard]] JournalSummary summarize(SQLite::Database& database);

}  // namespace depesha
