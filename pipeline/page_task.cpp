// SPDX-License-Identifier: Apache-2.0
#include "pipeline/page_task.h"

#include "pipeline/sha256.h"

#include <fmt/format.h>

namespace depesha {

std::string text_name(const std::string& page_stem)
{
    return page_stem + ".txt";
}

std::string pdf_name(const std::string& file_stem)
{
    return file_stem + ".pdf";
}

std::string telegram_name(const std::string& telegram_id)
{
    return telegram_id + ".telegram.json";
}

std::string tei_file_name(const std::string& telegram_id)
{
    return telegram_id + ".tei.xml";
}

std::string quarantine_name(const std::string& page_stem)
{
    return ".depesha/failed/" + page_stem + ".json";
}

std::string part_name(const PageId& id)
{
    constexpr std::size_t digits = 16;
    return fmt::format(".depesha/parts/{}/{:05}.pdf", sha256(id.file).substr(0, digits), id.page + 1);
}

}  // namespace depesha
