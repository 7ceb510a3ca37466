// SPDX-License-Identifier: Apache-2.0
#include "postprocess/authorities.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace depesha {

namespace {

Authorities known()
{
    Authorities authorities;
    authorities.persons = {{"Сталин", {"Филиппов", "Фын Си"}, "1949-01-01", "1953-03-05"},
                           {"Stalin", {"Filippov"}, std::nullopt, std::nullopt}};
    authorities.places = {{"Пекин", {"Пейпин"}, std::nullopt, std::nullopt}};
    return authorities;
}

Telegram dated(const std::optional<std::string>& iso)
{
    Telegram telegram;
    telegram.message.header.date.emplace().iso = iso;
    return telegram;
}

std::string resolved(Telegram telegram, const Authorities& authorities)
{
    std::vector<Telegram> telegrams{std::move(telegram)};
    resolve_names(telegrams, authorities);
    return telegrams[0].message.signature.at(0).resolved.value_or("none");
}

std::string signer(const std::string& name, const std::optional<std::string>& iso = "1951-06-13")
{
    Telegram telegram = dated(iso);
    telegram.message.signature.emplace_back().name = name;
    return resolved(std::move(telegram), known());
}

TEST(Authorities, ResolveSignaturesHoweverTheyAreTyped)
{
    for (const char* name :
         {"ФИЛИППОВ", "Филиппов", "Ф И Л И П П О В", "ФИЛИППOB", "Фын Си", "ФЫН-СИ", "Филиппова", "Филиппову"}) {
        EXPECT_EQ(signer(name), "Сталин") << name;
    }
    EXPECT_EQ(signer("FILIPPOV"), "Stalin");
}

TEST(Authorities, MatchWholeNamesOnly)
{
    for (const char* name : {"И. Филиппов", "Филиппович", "Филипп", "Фын", "", "\xff"}) {
        EXPECT_EQ(signer(name), "none") << name;
    }
}

TEST(Authorities, HoldBetweenTheirBounds)
{
    EXPECT_EQ(signer("Филиппов", "1949-01-01"), "Сталин");
    EXPECT_EQ(signer("Филиппов", "1953-03-05T23:00"), "Сталин");
    EXPECT_EQ(signer("Филиппов", "1953-03-06"), "none");
    EXPECT_EQ(signer("Филиппов", "--06-13"), "none");
    EXPECT_EQ(signer("Филиппов", std::nullopt), "none");
    EXPECT_EQ(signer("FILIPPOV", std::nullopt), "Stalin");
}

TEST(Authorities, LeaveWhatThePageResolvesAndWhatIsNotClear)
{
    Telegram told = dated("1951-06-13");
    told.message.signature.emplace_back().name = "ФИЛИППОВ";
    told.message.signature[0].resolved = "Молотов";
    EXPECT_EQ(resolved(told, known()), "Молотов");
    Authorities two = known();
    two.persons.push_back({"Молотов", {"Филиппов"}, std::nullopt, std::nullopt});
    told.message.signature[0].resolved.reset();
    EXPECT_EQ(resolved(told, two), "none");
}

TEST(Authorities, ResolveAddresseesAndPlacesOfInnerMessagesToo)
{
    Telegram telegram = dated("1951-06-13");
    Message inner;
    inner.addressee.emplace_back().person = "ФИЛИППОВ";
    inner.addressee.emplace_back().office = "Филиппов";
    inner.header.origin.emplace().text = "Из ПЕЙПИНА";
    inner.header.origin->value = "Пейпин";
    inner.header.destination.emplace().text = "ПЕЙПИНА";
    telegram.message.body.push_back({inner});
    std::vector<Telegram> telegrams{telegram};
    resolve_names(telegrams, known());
    const Message& found = std::get<Message>(telegrams[0].message.body[0].part);
    EXPECT_EQ(found.addressee[0].resolved, "Сталин");
    EXPECT_EQ(found.addressee[0].person, "ФИЛИППОВ");
    EXPECT_FALSE(found.addressee[1].resolved);
    EXPECT_EQ(found.header.origin_resolved, "Пекин");
    EXPECT_EQ(found.header.origin->value, "Пейпин");
    EXPECT_EQ(found.header.destination_resolved, "Пекин");
}

}  // namespace

}  // namespace depesha
