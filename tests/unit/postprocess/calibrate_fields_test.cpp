// SPDX-License-Identifier: Apache-2.0
#include "postprocess/calibrate_fields.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

constexpr Evidence sure{1.0, 1.0, 1.0};

TEST(Calibrated, IsAShare)
{
    for (const double value : {0.0, 0.5, 1.0}) {
        for (const FieldKind kind : {FieldKind::Phrase, FieldKind::Signature, FieldKind::Other}) {
            const double confidence = calibrated({value, value, value}, kind);
            EXPECT_GE(confidence, 0.0);
            EXPECT_LE(confidence, 1.0);
        }
    }
    EXPECT_GT(calibrated(sure, FieldKind::Other), 0.95);
}

TEST(Calibrated, FallsWithEachEvidence)
{
    const double most = calibrated(sure, FieldKind::Other);
    for (const Evidence& less : {Evidence{0.8, 1.0, 1.0}, Evidence{1.0, 0.8, 1.0}, Evidence{1.0, 1.0, 0.8}}) {
        EXPECT_LT(calibrated(less, FieldKind::Other), most);
    }
}

TEST(Calibrated, TrustsWordsOfTheVocabularyHoweverBadlyRead)
{
    const Evidence faint{0.3, 1.0, 1.0};
    EXPECT_DOUBLE_EQ(calibrated(faint, FieldKind::Phrase), calibrated(sure, FieldKind::Phrase));
    EXPECT_LT(calibrated(faint, FieldKind::Other), 0.1);
}

TEST(Calibrate, ReachesMessagesInsideAndLeavesParagraphs)
{
    Telegram telegram;
    telegram.archival_references.emplace_back();
    telegram.message.closing.typist.emplace();
    Message inner;
    inner.signature.emplace_back();
    Paragraph paragraph;
    paragraph.confidence = 0.25;
    inner.body.push_back({paragraph});
    telegram.message.body.push_back({inner});
    calibrate(telegram);
    EXPECT_GT(telegram.archival_references[0].confidence, 0.9);
    EXPECT_GT(telegram.message.closing.typist->confidence, 0.9);
    const auto& told = std::get<Message>(telegram.message.body[0].part);
    EXPECT_DOUBLE_EQ(told.signature[0].confidence, calibrated(sure, FieldKind::Signature));
    EXPECT_DOUBLE_EQ(std::get<Paragraph>(told.body[0].part).confidence, 0.25);
}

}  // namespace
}  // namespace depesha
