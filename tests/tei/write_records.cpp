// SPDX-License-Identifier: Apache-2.0
// Writes records made for the tests as TEI: write_records FOLDER. They have what samples seldom have.
#include "postprocess/export/tei.h"
#include "tests/unit/postprocess/tei_records.h"

#include <fstream>
#include <iostream>

namespace {

using namespace depesha;
using namespace depesha::tei_records;

Telegram of_kind(RecordKind kind)
{
    Telegram record = pages(1);
    record.kind = kind;
    return record;
}

Telegram dated(const std::string& iso)
{
    Telegram record = pages(1);
    record.message.header.date.emplace();
    static_cast<Field&>(*record.message.header.date) = field("a date", {0, {1, 2, 3, 4}});
    record.message.header.date->iso = iso;
    return record;
}

/// Fields that have lost their place, and places on pages that the record has not.
Telegram misplaced()
{
    Telegram record = full("misplaced");
    record.message.header.title->sources = {{1, {1, 2900, 3, 2950}}};
    record.message.header.agency->sources.clear();
    record.message.header.date->sources = {{7, {1, 2, 3, 4}}};
    record.message.signature[0].sources.clear();
    record.furniture[0].sources.clear();
    record.marks[0].source.page = -1;
    record.marks.back().source.page = 9;
    return record;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: write_records FOLDER\n";
        return 2;
    }
    int number = 0;
    const auto write = [&](const Telegram& record) {
        std::ofstream(std::string(argv[1]) + '/' + std::to_string(++number) + ".tei.xml") << to_tei(record);
    };
    write(Telegram{});
    write(of_kind(RecordKind::Blank));
    write(of_kind(RecordKind::Other));
    write(nested());
    write(full("spice"));
    write(full("]]> <a b=\"'&\x01\x1B\uFFFE\xFF %\n-\t"));
    write(misplaced());
    for (const char* const iso : {"1951-06-13", "--06-13", "--02-29", "1951-02-29", "1951-06-13T24:00", "---13T12:10",
                                  "0000-01-01", "1978-03-05T08:40Z", "some day"}) {
        write(dated(iso));
    }
    return 0;
}
