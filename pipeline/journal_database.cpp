// SPDX-License-Identifier: Apache-2.0
#include "pipeline/journal_database.h"

#include "pipeline/errors.h"

#include <SQLiteCpp/Backup.h>

#include <array>
#include <string>

namespace depesha {
namespace {

constexpr int busy_milliseconds = 10'000;

constexpr const char* first_schema = R"sql(
CREATE TABLE roots (prefix TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (id INTEGER PRIMARY KEY, folder TEXT NOT NULL, file TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL,
    modified INTEGER NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL);
CREATE INDEX files_by_folder ON files (folder);
CREATE TABLE pages (file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE, page INTEGER NOT NULL,
    key TEXT NOT NULL, stem TEXT NOT NULL, state INTEGER NOT NULL, stage INTEGER NOT NULL, reason TEXT NOT NULL,
    confidence REAL NOT NULL, seconds REAL NOT NULL, noted TEXT NOT NULL DEFAULT (datetime()),
    PRIMARY KEY (file, page)) WITHOUT ROWID;
CREATE TABLE texts (file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE, page INTEGER NOT NULL,
    packed BLOB NOT NULL, PRIMARY KEY (file, page));
CREATE TABLE telegrams (folder TEXT NOT NULL, id TEXT NOT NULL, confidence REAL NOT NULL DEFAULT 0,
    worst_field TEXT NOT NULL DEFAULT '', doubtful_fields INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (folder, id)) WITHOUT ROWID;
CREATE TABLE not_taken (folder TEXT NOT NULL, file TEXT NOT NULL, refused INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE INDEX not_taken_by_folder ON not_taken (folder);
)sql";

/// Whose fault a failure is, how often it was tried; what every output held.
constexpr const char* causes_and_outputs = R"sql(
ALTER TABLE pages ADD COLUMN cause INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pages ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
CREATE TABLE outputs (folder TEXT NOT NULL, name TEXT NOT NULL, sha256 BLOB NOT NULL, PRIMARY KEY (folder, name)) WITHOUT ROWID;
)sql";

/// The n-th makes version n of version n - 1. What was published stays as it is; a change is a further step.
constexpr std::array<const char*, 2> steps{first_schema, causes_and_outputs};

std::size_t version_of(SQLite::Database& database)
{
    return static_cast<std::size_t>(database.execAndGet("PRAGMA user_version").getInt());
}

}  // namespace

void fail(const SQLite::Exception& error)
{
    throw BatchError(std::string("The journal cannot be used: ") + error.what() +
                     ". Look at the disk of the output folder; the next run goes on from here.");
}

JournalDatabase::JournalDatabase(const std::filesystem::path& file, int flags)
try : sqlite_(std::make_unique<SQLite::Database>(file.string(), flags, busy_milliseconds)) {
} catch (const SQLite::Exception& error) {
    fail(error);
}

std::unique_ptr<JournalDatabase> JournalDatabase::up_to_date_copy(const std::filesystem::path& file)
{
    auto copy = std::make_unique<JournalDatabase>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    use([&](SQLite::Database& source) {
        SQLite::Backup(*copy->sqlite_, source).executeStep();
        bring_up_to_date(*copy->sqlite_, file);
    });
    return copy;
}

bool is_up_to_date(SQLite::Database& database)
{
    return version_of(database) >= steps.size();
}

void bring_up_to_date(SQLite::Database& database, const std::filesystem::path& file)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const std::size_t version = version_of(database);
    if (version > steps.size()) {
        throw SetupError(file.string() +
                         " was made by a newer depesha; install that version, or choose another --out.");
    }
    for (std::size_t step = version; step < steps.size(); ++step) {
        database.exec(steps.at(step));
        database.exec("PRAGMA user_version = " + std::to_string(step + 1));
    }
    transaction.commit();
}

}  // namespace depesha
