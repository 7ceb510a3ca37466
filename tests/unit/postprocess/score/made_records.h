// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/score/record_leaves.h"

#include <string>

namespace depesha::testing_aid {

/// A record with a number and a body.
inline RecordLeaves made_record(const std::string& number, const std::string& body)
{
    return {.leaves = {{"number", {number}}},
            .body = body,
            .tree = {"telegram"},
            .kind = "telegram",
            .file = "",
            .languages = {}};
}

}  // namespace depesha::testing_aid
