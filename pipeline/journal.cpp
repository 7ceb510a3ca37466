// SPDX-License-Identifier: Apache-2.0
#include "pipeline/journal.h"

#include "pipeline/journal_database.h"
#include "pipeline/journal_summary.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <array>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

/// What `page_record` reads.
constexpr const char* page_columns =
    "p.page, p.key, p.stem, p.state, p.stage, p.reason, p.cause, p.tries, p.confidence, p.seconds";

PageRecord page_record(SQLite::Statement& row, int first)
{
    PageRecord page;
    page.page = row.getColumn(first).getInt();
    page.key = row.getColumn(first + 1).getString();
    page.stem = row.getColumn(first + 2).getString();
    page.state = static_cast<PageState>(row.getColumn(first + 3).getInt());
    page.stage = static_cast<Stage>(row.getColumn(first + 4).getInt());
    page.reason = row.getColumn(first + 5).getString();
    page.cause = static_cast<Cause>(row.getColumn(first + 6).getInt());
    page.tries = row.getColumn(first + 7).getInt();
    page.confidence = row.getColumn(first + 8).getDouble();
    page.seconds = row.getColumn(first + 9).getDouble();
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

void put_page(SQLite::Database& database, const std::string& file, const PageRecord& page)
{
    SQLite::Statement put(database, "INSERT OR REPLACE INTO pages (file, page, key, stem, state, stage, reason, cause, "
                                    "tries, confidence, seconds) SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM files "
                                    "WHERE file = ?");
    SQLite::bind(put, page.page, page.key, page.stem, static_cast<int>(page.state), static_cast<int>(page.stage),
                 page.reason, static_cast<int>(page.cause), page.tries, page.confidence, page.seconds, file);
    put.exec();
}

}  // namespace

std::string_view to_string(PageState state)
{
    constexpr std::array<std::string_view, 3> names{"read", "done", "failed"};
    return names.at(static_cast<std::size_t>(state));
}

Journal::Journal(std::unique_ptr<JournalDatabase> database) : database_(std::move(database)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal::~Journal() = default;

Journal::Journal(const fs::path& file)
    : database_(std::make_unique<JournalDatabase>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE))
{
    database_->use([&](SQLite::Database& database) {
        database.exec("PRAGMA journal_mode = WAL");
        database.exec("PRAGMA synchronous = NORMAL");
        database.exec("PRAGMA foreign_keys = ON");
        bring_up_to_date(database, file);
    });
}

Journal Journal::for_reading(const fs::path& file)
{
    auto database = std::make_unique<JournalDatabase>(file, SQLite::OPEN_READONLY);
    const bool current = database->use([](SQLite::Database& opened) { return is_up_to_date(opened); });
    return Journal(current ? std::move(database) : database->up_to_date_copy(file));
}

std::vector<FileRecord> Journal::files_in(const std::string& folder)
{
    return database_->use([&](SQLite::Database& database) {
        SQLite::Statement rows(database, std::string("SELECT f.file, f.bytes, f.modified, f.sha256, f.pages, ") +
                                             page_columns +
                                             " FROM files f LEFT JOIN pages p ON p.file = f.id WHERE f.folder = ? "
                                             "ORDER BY f.file, p.page");
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
    database_->change([&](SQLite::Database& database) {
        put_page(database, file, page);
        SQLite::Statement text(database, "INSERT OR REPLACE INTO texts (file, page, packed) "
                                         "SELECT id, ?, ? FROM files WHERE file = ?");
        text.bind(1, page.page);
        text.bind(2, packed.data(), static_cast<int>(packed.size()));
        text.bind(3, file);
        text.exec();
    });
}

void Journal::note_failed(const std::string& file, const PageRecord& page)
{
    database_->change([&](SQLite::Database& database) {
        put_page(database, file, page);
        SQLite::Statement text(database, "DELETE FROM texts WHERE page = ? AND file = "
                                         "(SELECT id FROM files WHERE file = ?)");
        SQLite::bind(text, page.page, file);
        text.exec();
    });
}

void Journal::note_machine_trouble(const std::vector<PageId>& pages)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement put(database, "UPDATE pages SET cause = 1 WHERE page = ? AND state = 2 AND file = "
                                        "(SELECT id FROM files WHERE file = ?)");
        for (const PageId& id : pages) {
            put.reset();
            SQLite::bind(put, id.page, id.file);
            put.exec();
        }
    });
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

void Journal::note_files_redone(const std::vector<std::string>& files)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement pages(database,
                                "UPDATE pages SET key = '' WHERE file = (SELECT id FROM files WHERE file = ?)");
        SQLite::Statement bytes(database, "UPDATE files SET modified = -1 WHERE file = ?");
        for (const std::string& file : files) {
            for (SQLite::Statement* const put : {&pages, &bytes}) {
                put->reset();
                put->bind(1, file);
                put->exec();
            }
        }
    });
}

int Journal::note_to_be_retried(const std::vector<std::string>& files)
{
    int count = 0;
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement put(database, "UPDATE pages SET key = '' WHERE state = 2 AND file = "
                                        "(SELECT id FROM files WHERE file = ?)");
        for (const std::string& file : files) {
            put.reset();
            put.bind(1, file);
            count += put.exec();
        }
    });
    return count;
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

std::vector<InputRoot> Journal::roots()
{
    return database_->use([](SQLite::Database& database) {
        SQLite::Statement rows(database, "SELECT path, prefix FROM roots ORDER BY prefix");
        std::vector<InputRoot> roots;
        while (rows.executeStep()) {
            roots.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString()});
        }
        return roots;
    });
}

JournalSummary Journal::summary()
{
    return database_->use([](SQLite::Database& database) { return summarize(database); });
}

}  // namespace depesha
