// SPDX-License-Identifier: Apache-2.0
#include "postprocess/check_records.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace depesha {

namespace {

using Strings = std::vector<std::string>;

Telegram telegram_with_times(Genre genre, const std::string& sent, const std::string& received)
{
    Telegram telegram;
    telegram.genre = genre;
    Time time;
    time.role = TimeRole::Sent;
    time.iso = sent;
    telegram.message.header.times.push_back(time);
    time.role = TimeRole::Received;
    time.iso = received;
    telegram.message.header.times.push_back(time);
    return telegram;
}

bool is_found(Genre genre, const std::string& sent, const std::string& received)
{
    return check_times(telegram_with_times(genre, sent, received)).has_value();
}

TEST(CheckTimes, FindsWhatNoTimeZoneExplains)
{
    EXPECT_TRUE(is_found(Genre::CiaCable, "1953-07-02T15:11Z", "1953-07-02T15:10Z"));
    EXPECT_TRUE(is_found(Genre::SovietCipherIncoming, "1951-06-14T19:00", "1951-06-13T09:00"));
    EXPECT_TRUE(is_found(Genre::SovietCipherIncoming, "1951-06-15", "1951-06-13"));
    const auto finding = check_times(telegram_with_times(Genre::UkCipher, "1951-06-15", "1951-06-13"));
    EXPECT_EQ(finding->fields, (Strings{"message.header.times[1]", "message.header.times[0]"}));
    EXPECT_EQ(finding->text, "Received 1951-06-13, before it was sent, 1951-06-15.");
}

TEST(CheckTimes, IsSilentWhereZonesOrFormsMayExplainIt)
{
    EXPECT_FALSE(is_found(Genre::CiaCable, "1953-07-02T15:11Z", "1953-07-02T15:11Z"));
    EXPECT_FALSE(is_found(Genre::UsStateIncoming, "1958-10-27T18:00", "1958-10-27T08:13"));
    EXPECT_FALSE(is_found(Genre::SovietCipherIncoming, "1951-06-14", "1951-06-13T23:00"));
    EXPECT_FALSE(is_found(Genre::SovietCipherOutgoing, "1951-06-15", "1951-06-13"));
    EXPECT_FALSE(is_found(Genre::SovietCipherIncoming, "1951-06-15", "--06-13"));
    EXPECT_FALSE(is_found(Genre::SovietCipherIncoming, "1951-06-15", "1951-02-30"));
    EXPECT_FALSE(check_times({}));
}

Telegram numbered(const std::string& number, const std::string& text)
{
    Telegram telegram;
    telegram.genre = Genre::UsStateIncoming;
    Number told;
    told.number = number;
    telegram.message.header.numbers.push_back(told);
    Paragraph paragraph;
    paragraph.text = text;
    telegram.message.body.push_back({paragraph});
    return telegram;
}

TEST(CheckSentNumber, FindsAnotherNumber)
{
    const auto finding = check_sent_number(numbered("915", "SENT DEPARTMENT 916, REPEATED INFORMATION LONDON 12."));
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->fields, (Strings{"message.header.numbers[0]", "message.body[0]"}));
    EXPECT_TRUE(check_sent_number(numbered("915", "Djuanda smiled. Sent Department 916.")));
}

TEST(CheckSentNumber, IsSilentWhereTheNumbersAgreeOrAnotherIsMeant)
{
    for (const char* text :
         {"SENT DEPARTMENT 915, REPEATED LONDON 12.", "Sent Department, repeated London 916.",
          "See my telegram sent Department 916.", "Sent Departments 916", "Sent Department 916B", ""}) {
        EXPECT_FALSE(check_sent_number(numbered("915", text))) << text;
    }
    EXPECT_FALSE(check_sent_number(numbered("5100-5106", "Sent Department 916.")));
    EXPECT_FALSE(check_sent_number({}));
}

Telegram distributed(const std::string& copies, const Strings& entries)
{
    Telegram telegram;
    telegram.message.closing.copies = Field{copies, copies, std::nullopt, 1.0, {}, {}};
    for (const std::string& entry : entries) {
        telegram.message.closing.distribution.push_back({entry, entry, std::nullopt, 1.0, {}, {}});
    }
    return telegram;
}

TEST(CheckCopies, FindsAListOfAnotherLength)
{
    const auto finding =
        check_copies(distributed("отп. 5 экз.", {"1 - т. Беляеву", "2-3 - т. Зарецкому", "4 - в дело"}));
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->text, "5 copies were made, the distribution lists 4.");
    EXPECT_EQ(finding->fields.size(), 4U);
}

TEST(CheckCopies, IsSilentWhereTheyAgreeOrTheListIsOfAnotherForm)
{
    EXPECT_FALSE(check_copies(distributed("4 экз.", {"1 - т. Беляеву", "2-3 - т. Зарецкому", "4 - в дело"})));
    EXPECT_FALSE(check_copies(distributed("5 экз.", {"1 - т. Беляеву", "3 - в дело"})));
    EXPECT_FALSE(check_copies(distributed("6 экз.", {"Разослано: 1-3 тт. членам, 4 в дело"})));
    EXPECT_FALSE(check_copies(distributed("6 экз.", {})));
    EXPECT_FALSE(check_copies(distributed("экз. единственный", {"1 - т. Беляеву", "2 - в дело"})));
    EXPECT_FALSE(check_copies({}));
}

Telegram filed(const std::string& file, const Strings& fonds)
{
    Telegram telegram;
    telegram.pages.emplace_back().id.file = file;
    for (const std::string& fond : fonds) {
        Reference reference;
        reference.fond = fond;
        telegram.archival_references.push_back(reference);
    }
    return telegram;
}

TEST(CheckPath, FindsAPageOfAnotherFond)
{
    const auto finding = check_path(filed("fond-45/opis-1/delo-339/1.jpg", {"17"}));
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->fields, Strings{"archival_references[0]"});
}

TEST(CheckPath, IsSilentWhereOneReferenceAgreesOrOneSideTellsNothing)
{
    EXPECT_FALSE(check_path(filed("fond-45/opis-1/delo-339/1.jpg", {"17", "45"})));
    EXPECT_FALSE(check_path(filed("fond-059/opis-1/delo-339/1.jpg", {"59а"})));
    EXPECT_FALSE(check_path(filed("fond-45/opis-1/delo-339/1.jpg", {})));
    EXPECT_FALSE(check_path(filed("box-3/1.jpg", {"17"})));
    EXPECT_FALSE(check_path({}));
}

std::vector<Telegram> folder_of(const Strings& numbers)
{
    std::vector<Telegram> folder;
    for (const std::string& number : numbers) {
        folder.push_back(numbered(number, ""));
    }
    return folder;
}

TEST(CheckSequence, FindsTheOneThatLeavesIt)
{
    const auto findings = check_sequence(folder_of({"811", "812", "815", "218", "820", "822", "822", "830"}));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].telegram, 3U);
    EXPECT_EQ(findings[0].finding.fields, Strings{"message.header.numbers[0]"});
    EXPECT_EQ(check_sequence(folder_of({"811", "812", "815", "8180", "820", "822"})).at(0).telegram, 3U);
}

TEST(CheckSequence, IsSilentWhereThereIsNoSequence)
{
    EXPECT_TRUE(check_sequence(folder_of({"1", "2", "3", "4", "5", "6"})).empty());
    EXPECT_TRUE(check_sequence(folder_of({"1", "2", "9", "3"})).empty());
    EXPECT_TRUE(check_sequence(folder_of({"40", "7", "91", "3", "55", "12", "8"})).empty());
    EXPECT_TRUE(check_sequence(folder_of({"9", "8", "7", "6", "5", "4"})).empty());
    EXPECT_TRUE(check_sequence({}).empty());
}

std::vector<Telegram> folder_dated(const Strings& dates)
{
    std::vector<Telegram> folder;
    for (const std::string& date : dates) {
        Telegram& telegram = folder.emplace_back();
        telegram.message.header.date.emplace().iso = date;
    }
    return folder;
}

TEST(CheckDates, FindsTheOneFarOutside)
{
    const auto findings = check_dates(folder_dated(
        {"1951-06-01", "1951-06-13", "1915-06-14", "1951-07-01T10:00", "1951-08-01", "1951-08-02", "--08-03"}));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].telegram, 2U);
    EXPECT_EQ(findings[0].finding.text,
              "Dated 1915-06-14; the folder's other telegrams are of 1951-06-01 to 1951-08-02.");
}

TEST(CheckDates, IsSilentNearbyAndInFoldersOfManyYearsOrFewTelegrams)
{
    EXPECT_TRUE(
        check_dates(folder_dated({"1951-06-01", "1951-06-13", "1950-06-14", "1951-07-01", "1951-08-01", "1951-08-02"}))
            .empty());
    EXPECT_TRUE(
        check_dates(folder_dated({"1929-06-01", "1935-06-13", "1941-06-14", "1947-07-01", "1952-08-01", "1960-08-02"}))
            .empty());
    EXPECT_TRUE(check_dates(folder_dated({"1951-06-01", "1951-06-13", "1915-06-14"})).empty());
    EXPECT_TRUE(check_dates({}).empty());
}

TEST(AddChecks, ChangesNothingButTheChecks)
{
    std::vector<Telegram> telegrams{numbered("915", "Sent Department 916.")};
    add_checks(telegrams);
    ASSERT_EQ(telegrams[0].checks.size(), 1U);
    EXPECT_EQ(telegrams[0].checks[0].check, CheckKind::SentNumber);
    EXPECT_TRUE(telegrams[0].review.empty());
    EXPECT_EQ(telegrams[0].message.header.numbers[0].number, "915");
}

}  // namespace

}  // namespace depesha
