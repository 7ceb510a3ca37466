// SPDX-License-Identifier: Apache-2.0
#include "postprocess/check_records.h"

#include "postprocess/add_path_references.h"
#include "postprocess/iso_moment.h"
#include "postprocess/line_scan.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>

namespace depesha {

namespace {

bool is_incoming(Genre genre)
{
    return genre == Genre::SovietCipherIncoming || genre == Genre::UsStateIncoming ||
           genre == Genre::UsElectronicCable || genre == Genre::CiaCable || genre == Genre::UkCipher;
}

std::optional<std::size_t> time_of(const Header& header, TimeRole role)
{
    for (std::size_t i = 0; i < header.times.size(); ++i) {
        if (header.times[i].role == role && header.times[i].iso) {
            return i;
        }
    }
    return std::nullopt;
}

std::string time_path(std::size_t index)
{
    return "message.header.times[" + std::to_string(index) + ']';
}

struct ToldMoment {
    IsoMoment moment;
    std::string iso;
    std::string path;
};

std::optional<ToldMoment> told_moment(const Date& date, std::string path)
{
    const auto moment = date.iso ? iso_moment(*date.iso) : std::nullopt;
    return moment ? std::optional(ToldMoment{*moment, *date.iso, std::move(path)}) : std::nullopt;
}

/// The time it was sent, else the telegram's own date.
std::optional<ToldMoment> sent_moment(const Header& header)
{
    if (const auto sent = time_of(header, TimeRole::Sent)) {
        return told_moment(header.times[*sent], time_path(*sent));
    }
    return header.date ? told_moment(*header.date, "message.header.date") : std::nullopt;
}

bool surely_before(const IsoMoment& a, const IsoMoment& b)
{
    if (!a.minutes || !b.minutes) {
        constexpr int zones_reach = 1;
        return a.day + std::chrono::days(zones_reach) < b.day;
    }
    constexpr std::chrono::hours widest{26};
    const bool universal = a.universal && b.universal;
    const auto allowed = universal ? std::chrono::minutes{0} : std::chrono::minutes(widest);
    return a.day + *a.minutes + allowed < b.day + *b.minutes;
}

/// Plain digits as a number; 0 for anything else.
long number_of(std::string_view digits)
{
    long value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
}

std::optional<std::size_t> outgoing_number(const Header& header)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < header.numbers.size(); ++i) {
        if (header.numbers[i].role == NumberRole::Outgoing) {
            if (found) {
                return std::nullopt;
            }
            found = i;
        }
    }
    return found;
}

long digits_at(const LineScan& line, std::size_t& at)
{
    std::string digits;
    while (is_digit(line.at(at))) {
        append(digits, line.at(at++));
    }
    return number_of(digits);
}

bool begins_sentence(const LineScan& line, std::size_t i)
{
    std::size_t before = i;
    while (before > 0 && line.english_at(before - 1) == U' ') {
        --before;
    }
    return before == 0 || line.at(before - 1) == U'.';
}

/// N of "Sent Department N"; 0 for none.
long sent_department(std::string_view text)
{
    constexpr std::u32string_view opening = U"sent department";
    const LineScan line = scan_line(text);
    for (std::size_t i = line.english.find(opening); i != std::u32string::npos; i = line.english.find(opening, i + 1)) {
        constexpr std::size_t most_signs = 2;
        std::size_t at = line.skip(i + opening.size(), U" ,:", most_signs);
        const bool parted = at > i + opening.size();
        const long number = parted && begins_sentence(line, i) ? digits_at(line, at) : 0;
        if (number > 0 && !line.counts(at)) {
            return number;
        }
    }
    return 0;
}

/// N of "отп. 5 экз."; 0 for none.
long copies_of(std::string_view text)
{
    const LineScan line = scan_line(text);
    const std::size_t word = line.russian.find(U"экз");
    std::size_t at = word == std::u32string::npos ? 0 : word;
    while (at > 0 && line.english_at(at - 1) == U' ') {
        --at;
    }
    while (at > 0 && is_digit(line.at(at - 1))) {
        --at;
    }
    return digits_at(line, at);
}

struct Entry {
    long first = 0;
    long last = 0;
};

/// "2-3 - т. Лебяжину"
std::optional<Entry> entry_of(std::string_view text)
{
    const LineScan line = scan_line(text);
    std::size_t at = 0;
    Entry entry;
    entry.first = entry.last = digits_at(line, at);
    if (line.english_at(at) == U'-' && is_digit(line.at(at + 1))) {
        ++at;
        entry.last = digits_at(line, at);
    }
    const bool told = entry.first > 0 && entry.last >= entry.first && line.english_at(line.skip_spaces(at)) == U'-';
    return told ? std::optional(entry) : std::nullopt;
}

/// The last copy of a list that counts from 1 without a gap; 0 for any other list.
long listed_copies(const std::vector<Field>& distribution)
{
    long last = 0;
    for (const Field& field : distribution) {
        const auto entry = entry_of(field.text);
        if (!entry || entry->first != last + 1) {
            return 0;
        }
        last = entry->last;
    }
    return last;
}

}  // namespace

std::optional<CheckFinding> check_times(const Telegram& telegram)
{
    const Header& header = telegram.message.header;
    const auto index = time_of(header, TimeRole::Received);
    const auto sent = sent_moment(header);
    if (!is_incoming(telegram.genre) || !index || !sent) {
        return std::nullopt;
    }
    const auto received = told_moment(header.times[*index], time_path(*index));
    if (!received || !surely_before(received->moment, sent->moment)) {
        return std::nullopt;
    }
    return CheckFinding{CheckKind::ReceivedBeforeSent,
                        "Received " + received->iso + ", before it was sent, " + sent->iso + ".",
                        {received->path, sent->path}};
}

std::optional<CheckFinding> check_sent_number(const Telegram& telegram)
{
    const Header& header = telegram.message.header;
    const auto index = outgoing_number(header);
    const long told = index ? number_of(header.numbers[*index].number) : 0;
    if (telegram.genre != Genre::UsStateIncoming || told == 0) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < telegram.message.body.size(); ++i) {
        const auto* paragraph = std::get_if<Paragraph>(&telegram.message.body[i].part);
        const long sent = paragraph != nullptr ? sent_department(paragraph->text) : 0;
        if (sent > 0 && sent != told) {
            return CheckFinding{
                CheckKind::SentNumber,
                "The text says \"Sent Department " + std::to_string(sent) + "\", the number is " +
                    header.numbers[*index].number + '.',
                {"message.header.numbers[" + std::to_string(*index) + ']', "message.body[" + std::to_string(i) + ']'}};
        }
    }
    return std::nullopt;
}

std::optional<CheckFinding> check_copies(const Telegram& telegram)
{
    const Closing& closing = telegram.message.closing;
    const long made = closing.copies ? copies_of(closing.copies->text) : 0;
    const long listed = listed_copies(closing.distribution);
    if (made == 0 || listed == 0 || made == listed) {
        return std::nullopt;
    }
    CheckFinding finding{CheckKind::Copies,
                         std::to_string(made) + " copies were made, the distribution lists " + std::to_string(listed) +
                             '.',
                         {"message.closing.copies"}};
    for (std::size_t i = 0; i < closing.distribution.size(); ++i) {
        finding.fields.push_back("message.closing.distribution[" + std::to_string(i) + ']');
    }
    return finding;
}

std::optional<CheckFinding> check_path(const Telegram& telegram)
{
    const auto path = telegram.pages.empty() ? std::nullopt : path_reference(telegram.pages.front().id.file);
    CheckFinding finding{CheckKind::Path, "", {}};
    for (std::size_t i = 0; path && i < telegram.archival_references.size(); ++i) {
        const Reference& told = telegram.archival_references[i];
        if (told.from != ReferenceOrigin::Page || !told.fond) {
            continue;
        }
        if (!differs(told, *path)) {
            return std::nullopt;
        }
        finding.fields.push_back("archival_references[" + std::to_string(i) + ']');
    }
    finding.text = path ? "The page tells another place in the archive than its folder, " + path->folders + '.' : "";
    return finding.fields.empty() ? std::nullopt : std::optional(finding);
}

void add_checks(std::vector<Telegram>& telegrams)
{
    for (Telegram& telegram : telegrams) {
        for (const auto check : {check_times, check_sent_number, check_copies, check_path}) {
            if (auto finding = check(telegram)) {
                telegram.checks.push_back(std::move(*finding));
            }
        }
    }
    for (const auto check : {check_sequence, check_dates}) {
        for (FolderFinding& found : check(telegrams)) {
            telegrams[found.telegram].checks.push_back(std::move(found.finding));
        }
    }
}

}  // namespace depesha
