// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/single_scan.h"
#include "postprocess/assemble.h"
#include "postprocess/export/json.h"
#include "postprocess/postprocess.h"
#include "tests/unit/pipeline/fake_stages.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace depesha {
namespace {

using testing_aid::TemporaryFolder;

/// Stages that interpret and assemble in earnest, and read no pixels.
Stages stages_for_texts()
{
    Stages stages = testing_aid::fake_stages();
    stages.interpret = interpret;
    stages.assemble = [](std::vector<TelegramPage> pages) { return assemble(pages); };
    stages.to_json = [](const Telegram& telegram) { return to_json(telegram); };
    return stages;
}

constexpr std::string_view transcript = "                       ШИФРТЕЛЕГРАММА\n"
                                        "\n"
                                        "Из ПЕКИНА  № 302/ш   13 июня 1951 г.\n"
                                        "\n"
                                        "     Сообщаю, что груз прибыл в порт и разгружен без задержки.\n"
                                        "\f     Второй пароход ожидается на будущей неделе с остальной частью груза.\n"
                                        "\n"
                                        "                                         РОЩИН\n";

PageCommand reading(const std::filesystem::path& file, PageCommand::Format format)
{
    PageCommand command;
    command.scan = file;
    command.format = format;
    return command;
}

TEST(ReadSingleScan, MakesTheRecordOfATranscript)
{
    const TemporaryFolder folder;
    testing_aid::put(folder / "0031.txt", transcript);
    const PageCommand command = reading(folder / "0031.txt", PageCommand::Format::Json);
    const auto record = nlohmann::json::parse(read_single_scan(command, stages_for_texts()));
    EXPECT_EQ(record["pages"].size(), 2U);
    EXPECT_EQ(record["pages"][1]["page"], 2);
    EXPECT_EQ(record["pages"][0]["sha256"].get<std::string>().size(), 64U);
    EXPECT_EQ(record["message"]["header"]["numbers"][0]["text"], "№ 302/ш");
    EXPECT_EQ(record["message"]["signature"][0]["text"], "РОЩИН");
}

TEST(ReadSingleScan, NamesAFileThatIsNotThere)
{
    const TemporaryFolder folder;
    const PageCommand command = reading(folder / "0031.txt", PageCommand::Format::Text);
    EXPECT_THROW((void)read_single_scan(command, stages_for_texts()), SetupError);
}

}  // namespace
}  // namespace depesha
