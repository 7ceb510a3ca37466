// SPDX-License-Identifier: Apache-2.0
#include "pipeline/quarantine.h"

#include <nlohmann/json.hpp>

namespace depesha {

std::string quarantine_text(const PageTask& task, const std::string& versions)
{
    using nlohmann::ordered_json;
    const ordered_json text = {{"file", task.id.file},
                               {"page", task.id.page + 1},
                               {"scan", task.scan.string()},
                               {"sha256", task.sha256},
                               {"stage", to_string(task.record.stage)},
                               {"reason", task.record.reason},
                               {"cause", to_string(task.record.cause)},
                               {"tries", task.record.tries},
                               {"versions", versions}};
    return text.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace depesha
