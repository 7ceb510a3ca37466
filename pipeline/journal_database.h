// SPDX-License-Identifier: Apache-2.0
// The journal's database: one connection, its schema, and what SQLite says in our words. Only the journal's own sources
// include it.
#pragma once

#include "pipeline/journal.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <mutex>

namespace depesha {

/// Throws BatchError: the journal cannot be used.
[[noreturn]] void fail(const SQLite::Exception& error);

/// One connection, used by one thread at a time.
class JournalDatabase {
public:
    /// `flags`: SQLite's. Throws BatchError if the file cannot be opened.
    JournalDatabase(const std::filesystem::path& file, int flags);

    /// Runs the work alone; what SQLite throws becomes a BatchError.
    template <class Work>
    auto use(const Work& work)
    {
        const std::scoped_lock lock(mutex_);
        try {
            return work(*sqlite_);
        } catch (const SQLite::Exception& error) {
            fail(error);
        }
    }

    /// The same in one transaction.
    template <class Work>
    void change(const Work& work)
    {
        use([&](SQLite::Database& database) {
            SQLite::Transaction transaction(database);
            work(database);
            transaction.commit();
        });
    }

    /// A copy in memory, brought up to date; `file` is for sentences.
    [[nodiscard]] std::unique_ptr<JournalDatabase> up_to_date_copy(const std::filesystem::path& file);

private:
    std::mutex mutex_;
    std::unique_ptr<SQLite::Database> sqlite_;
};

/// True if the schema is this program's. Throws what SQLiteCpp throws.
[[nodiscard]] bool is_up_to_date(SQLite::Database& database);

/// Makes the schema, or changes that of an older program step by step; all or nothing. Throws SetupError if a newer
/// program made it; `file` is for the sentence.
void bring_up_to_date(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace depesha
