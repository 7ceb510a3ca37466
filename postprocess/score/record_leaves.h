// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// One scored value of a record.
struct Leaf {
    /// "number", or "inner.number" where it stands in a message inside another.
    std::string field;

    /// The value, then the other readings that count as right; never empty.
    std::vector<std::string> values;

    /// 0 to 1, where the record tells it; the lowest of its parts where a value is put together of several fields.
    std::optional<double> confidence = {};
};

/// What is scored of a record: its fields, its body text, and the roles of its messages in reading order.
struct RecordLeaves {
    std::vector<Leaf> leaves;
    std::string body;
    std::vector<std::string> tree;

    std::string kind;  ///< "telegram", "other", "blank"; may be empty
    std::string file;  ///< the scan of its first page; may be empty
    std::vector<std::string> languages;
};

/// The bytes are no record; the sentence goes on after the file's name.
class RecordError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Takes a record (docs/output.md), given as JSON, apart. An empty object has no leaves. Throws RecordError for what is
/// no JSON, is nested deeper than any telegram, or has a member of another type or range than the format
/// gives it.
[[nodiscard]] RecordLeaves read_record(std::string_view json);

/// The same for records of truth: a list of them, or an object that holds the list as "records".
[[nodiscard]] std::vector<RecordLeaves> read_records(std::string_view json);

}  // namespace depesha
