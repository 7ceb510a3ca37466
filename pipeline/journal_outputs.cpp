// SPDX-License-Identifier: Apache-2.0
// What the journal knows of the outputs.
#include "pipeline/journal_database.h"
#include "pipeline/natural_order.h"

#include <SQLiteCpp/VariadicBind.h>

#include <string>
#include <vector>

namespace depesha {
namespace {

std::vector<OutputNote> notes_of(SQLite::Statement& rows)
{
    std::vector<OutputNote> notes;
    while (rows.executeStep()) {
        const std::string folder = rows.getColumn(0).getString();
        notes.push_back(
            {(folder.empty() ? folder : folder + '/') + rows.getColumn(1).getString(), rows.getColumn(2).getString()});
    }
    return notes;
}

/// "00ff" -> two bytes.
std::string bytes_of_hex(const std::string& digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

}  // namespace

void Journal::note_outputs(const std::vector<OutputNote>& outputs)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement put(database, "INSERT OR REPLACE INTO outputs (folder, name, sha256) VALUES (?, ?, ?)");
        for (const OutputNote& output : outputs) {
            put.reset();
            const std::string digest = bytes_of_hex(output.sha256);
            SQLite::bind(put, std::string(folder_of(output.name)), std::string(name_of(output.name)));
            put.bind(3, digest.data(), static_cast<int>(digest.size()));
            put.exec();
        }
    });
}

void Journal::forget_output(const std::string& name)
{
    database_->change([&](SQLite::Database& database) {
        SQLite::Statement drop(database, "DELETE FROM outputs WHERE folder = ? AND name = ?");
        SQLite::bind(drop, std::string(folder_of(name)), std::string(name_of(name)));
        drop.exec();
    });
}

std::vector<OutputNote> Journal::outputs_in(const std::string& folder)
{
    return database_->use([&](SQLite::Database& database) {
        SQLite::Statement rows(database,
                               "SELECT folder, name, lower(hex(sha256)) FROM outputs WHERE folder = ? ORDER BY name");
        rows.bind(1, folder);
        return notes_of(rows);
    });
}

std::vector<OutputNote> Journal::outputs()
{
    return database_->use([](SQLite::Database& database) {
        SQLite::Statement rows(database, "SELECT folder, name, lower(hex(sha256)) FROM outputs ORDER BY folder, name");
        return notes_of(rows);
    });
}

}  // namespace depesha
