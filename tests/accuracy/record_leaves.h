// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace depesha {

/// One scored value of a record.
struct Leaf {
    /// "number", or "inner.number" where it stands in a message inside another.
    std::string field;

    /// The value, then the other readings that count as right.
    std::vector<std::string> values;
};

/// What is scored of a record: its fields, its body text, and the roles of its messages in reading order.
struct RecordLeaves {
    std::vector<Leaf> leaves;
    std::string body;
    std::vector<std::string> tree;
};

/// Takes a record (docs/output.md) apart. A null record has no leaves. Throws nlohmann::json::exception where a
/// member has another type than the format gives it.
/// References told by the path are left out: they were not read.
[[nodiscard]] RecordLeaves record_leaves(const nlohmann::json& record);

}  // namespace depesha
