// SPDX-License-Identifier: Apache-2.0
#include "pipeline/journal.h"

#include "pipeline/errors.h"
#include "pipeline/journal_summary.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <array>
#include <mutex>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

constexpr int schema_version = 1;

constexpr const char* schema = R"sql(
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

constexpr int busy_milliseconds = 10'000;

PageRecord page_record(SQLite::Statement& row, int first)
{
    PageRecord page;
    page.page = row.getColumn(first).getInt();
    page.key = row.getColumn(first + 1).getString();
    page.stem = row.getColumn(first + 2).getString();
    page.state = static_cast<PageState>(row.getColumn(first + 3).getInt());
    page.stage = static_cast<Stage>(row.getColumn(first + 4).getInt());
    page.reason = row.getColumn(first + 5).getString();
    page.confidence = row.getColumn(first + 6).getDouble();
    page.seconds = row.getColumn(first + 7).getDouble();
    return page;
}

FileRecord file_record(SQLite::Statement& row)
{
    FileRecord file;
    file.file = row.getColumn(0).getString();
    file.bytes = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
    file.modified_nanoseconds = row.getColumn(2).getInt64();
    file.sha256 = row.getColumn(3).getString();
    file.pages = row.getColumn(4).getInt();
    return file;
}

/// The first column of all rows.
std::vector<std::string> texts_of(SQLite::Statement& rows)
{
    std::vector<std::string> texts;
    while (rows.executeStep()) {
        texts.push_back(rows.getColumn(0).getString());
    }
    return texts;
}

[[noreturn]] void fail(const SQLite::Exception& error)
{
    throw BatchError(std::string("The journal cannot be used: ") + error.what() +
                     ". Look at the disk of the output folder; the next run goes on from here.");
}

}  // namespace

std::string_view to_string(PageState state)
{
    constexpr std::array<std::string_view, 3> names{"read", "done", "failed"};
    return names.at(static_cast<std::size_t>(state));
}

struct Journal::Database {
    Database(const fs::path& file, int flags) : sqlite(file.string(), flags, busy_milliseconds) {}

    /// Runs the work alone; what SQLite throws becomes a BatchError.
    template <class Work>
    auto use(const Work& work)
    {
        const std::scoped_lock lock(mutex);
        try {
            return work(sqlite);
        } catch (const SQLite::Exception& error) {
            fail(error);
        }
    }

    template <class Work>
    void change(const Work& work)
    {
        use([&](SQLite::Database& database) {
            SQLite::Transaction transaction(database);
            work(database);
            transaction.commit();
        });
    }

    void note_page(const std::string& file, const PageRecord& page, const std::string* packed)
    {
        change([&](SQLite::Database& database) {
            SQLite::Statement put(database,
                                  "INSERT OR REPLACE INTO pages (file, page, key, stem, state, stage, reason, "
                                  "confidence, seconds) SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM files WHERE file = ?");
            SQLite::bind(put, page.page, page.key, page.stem, static_cast<int>(page.state),
                         static_cast<int>(page.stage), page.reason, page.confidence, page.seconds, file);
            put.exec();
            SQLite::Statement text(database, packed != nullptr ? "INSERT OR REPLACE INTO texts (file, page, packed) "
                                                                 "SELECT id, ?, ? FROM files WHERE file = ?"
                                                               : "DELETE FROM texts WHERE page = ?1 AND file = "
                                                                 "(SELECT id FROM files WHERE file = ?3)");
            text.bind(1, page.page);
            if (packed != nullptr) {
                text.bind(2, packed->data(), static_cast<int>(packed->size()));
            }
            text.bind(3, file);
            text.exec();
        });
    }

    std::mutex mutex;
    SQLite::Database sqlite;
};

Journal::Journal(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal::~Journal() = default;

Journal::Journal(const fs::path& file)
try : database_(std::make_unique<Database>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)) {
    SQLite::Database& sqlite = database_->sqlite;
    sqlite.exec("PRAGMA journal_mode = WAL");
    sqlite.exec("PRAGMA synchronous = NORMAL");
    sqlite.exec("PRAGMA foreign_keys = ON");
    SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    const int version = sqlite.execAndGet("PRAGMA user_version").getInt();
    if (version > schema_version) {
        throw SetupError(file.string() +
                         " was made by a newer depesha; install that version, or choose another --out.");
    }
    if (version == 0) {
        sqlite.exec(schema);
        sqlite.exec("PRAGMA user_version = " + std::to_string(schema_version));
    }
    transaction.commit();
} catch (const SQLite::Exception& error) {
    fail(error);
}

Journal Journal::for_reading(const fs::path& file)
{
    try {
        return Journal(std::make_unique<Database>(file, SQLite::OPEN_READONLY));
    } catch (const SQLite::Exception& error) {
        fail(error);
    }
}

std::vector<FileRecord> Journal::files_in(const std::string& folder)
{
    return database_->use([&](SQLite::Database& database) {
        SQLite::Statement rows(database,
                               "SELECT f.file, f.bytes, f.modified, f.sha256, f.pages, p.page, p.key, p.stem, p.state, "
                               "p.stage, p.reason, p.confidence, p.seconds FROM files f LEFT JOIN pages p "
                               "ON p.file = f.id WHERE f.folder = ? ORDER BY f.file, p.page");
        rows.bind(1, folder);
        std::vector<FileRecord> files;
        while (rows.executeStep()) {
            if (files.empty() || files.back().file != rows.getColumn(0).getText()) {
                files.push_back(file_record(rows));
            }
            if (!rows.getColumn(5).isNull()) {
                files.back().page_records.push_back(page_record(rows, 5));
            }
        }
        return files;
    });
}

std::vector<std::string> Journal::folders()
{
    return database_->use([](SQLite::Database& database) {
        SQLite::Statement rows(database, "SELECT folder FROM files UNION SELECT folder FROM not_taken ORDER BY 1");
        return texts_of(rows);
    });
}

std::vector<std::string> Journal::unfinished_files()
{
    return database_->use([](SQLite::Database& database) {
        SQLite::Statement rows(database, "SELECT file FROM files f WHERE pages = 0 OR pages <> (SELECT count(*) FROM "
                                         "pages p WHERE p.file = f.id AND p.state = 1 AND p.key <> '') ORDER BY file");
        return texts_of(rows);
    });
}

std::vector<std::string> Journal::telegrams_of(const std::string& folder)
{
    return database_->use([&](SQLite::Database& database) {
        SQLite::Statement rows(database, "SELECT id FROM telegrams WHERE folder = ? ORDER BY id");
        rows.bind(1, folder);
        return texts_of(rows);
    });
}

std::string Journal::packed_page(const PageId& id)
{
    return database_->use([&](SQLite::Database& database) {
        SQLite::Statement row(database, "SELECT packed FROM texts t JOIN files f ON f.id = t.file "
                                        "WHERE f.file = ? AND t.page = ?");
        SQLite::bind(row, id.file, id.page);
        return row.executeStep() ? row.getColumn(0).getString() : std::string();
    });
}

void Journal::note_file(const std::string& folder, const FileRecord& file)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement put(database,
                              "INSERT INTO files (folder, file, bytes, modified, sha256, pages) VALUES "
                              "(?, ?, ?, ?, ?, ?) ON CONFLICT (file) DO UPDATE SET folder = excluded.folder, bytes = "
                              "excluded.bytes, modified = excluded.modified, sha256 = excluded.sha256, "
                              "pages = excluded.pages");
        SQLite::bind(put, folder, file.file, static_cast<std::int64_t>(file.bytes), file.modified_nanoseconds,
                     file.sha256, file.pages);
        put.exec();
        for (const char* const table : {"pages", "texts"}) {
            SQLite::Statement drop(database, std::string("DELETE FROM ") + table +
                                                 " WHERE page >= max(?, 1) AND file = "
                                                 "(SELECT id FROM files WHERE file = ?)");
            SQLite::bind(drop, file.pages, file.file);
            drop.exec();
        }
    });
}

void Journal::note_read(const std::string& file, const PageRecord& page, const std::string& packed)
{
    database_->note_page(file, page, &packed);
}

void Journal::note_failed(const std::string& file, const PageRecord& page)
{
    database_->note_page(file, page, nullptr);
}

void Journal::note_redone(const PageId& id)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement put(database, "UPDATE pages SET key = '' WHERE page = ? AND file = "
                                        "(SELECT id FROM files WHERE file = ?)");
        SQLite::bind(put, id.page, id.file);
        put.exec();
    });
}

void Journal::forget_file(const std::string& file)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement drop(database, "DELETE FROM files WHERE file = ?");
        drop.bind(1, file);
        drop.exec();
    });
}

void Journal::note_telegrams_begun(const std::string& folder, const std::vector<std::string>& ids)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement put(database, "INSERT OR IGNORE INTO telegrams (folder, id) VALUES (?, ?)");
        for (const std::string& id : ids) {
            put.reset();
            SQLite::bind(put, folder, id);
            put.exec();
        }
    });
}

void Journal::note_folder_done(const std::string& folder, const std::vector<TelegramNote>& telegrams)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement drop(database, "DELETE FROM telegrams WHERE folder = ?");
        drop.bind(1, folder);
        drop.exec();
        SQLite::Statement put(database, "INSERT OR IGNORE INTO telegrams VALUES (?, ?, ?, ?, ?)");
        for (const TelegramNote& telegram : telegrams) {
            put.reset();
            SQLite::bind(put, folder, telegram.id, telegram.confidence, telegram.worst_field, telegram.doubtful_fields);
            put.exec();
        }
        SQLite::Statement done(database, "UPDATE pages SET state = 1 WHERE state = 0 AND file IN "
                                         "(SELECT id FROM files WHERE folder = ?)");
        done.bind(1, folder);
        done.exec();
    });
}

void Journal::note_not_taken(const ScanFolder& folder)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement drop(database, "DELETE FROM not_taken WHERE folder = ?");
        drop.bind(1, folder.folder);
        drop.exec();
        SQLite::Statement put(database, "INSERT INTO not_taken (folder, file, refused, reason) VALUES (?, ?, ?, ?)");
        const auto note = [&](const std::string& file, int refused, const std::string& reason) {
            put.reset();
            SQLite::bind(put, folder.folder, file, refused, reason);
            put.exec();
        };
        for (const RefusedFile& refused : folder.refused) {
            note(refused.file, 1, refused.reason);
        }
        for (const LeftOut& left : folder.left_out) {
            note(left.file, 0, left.reason);
        }
    });
}

std::optional<fs::path> Journal::root_of(const std::string& prefix)
{
    return database_->use([&](SQLite::Database& database) -> std::optional<fs::path> {
        SQLite::Statement row(database, "SELECT path FROM roots WHERE prefix = ?");
        row.bind(1, prefix);
        return row.executeStep() ? std::optional<fs::path>(row.getColumn(0).getString()) : std::nullopt;
    });
}

void Journal::note_root(const InputRoot& root)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement put(database, "INSERT OR REPLACE INTO roots (prefix, path) VALUES (?, ?)");
        SQLite::bind(put, root.prefix, root.path.string());
        put.exec();
    });
}

JournalSummary Journal::summary()
{
    return database_->use([](SQLite::Database& database) { return summarize(database); });
}

}  // namespace depesha
