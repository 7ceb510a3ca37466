// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/labels/line_chain.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// A page and what a person says each of its lines is.
struct LabelledPage {
    /// Of the document: "k01cab" for k01cab-2.txt.
    std::string document;

    /// Not scored yet: of no model.
    LineChain chain;

    /// One for each line of the chain; none where the person does not say, or says what is told before the chain.
    std::vector<std::optional<LineLabel>> labels;

    /// False for a page as it was written, true for a variation of it.
    bool varied = false;
};

/// Every transcript NAME.txt of the folder that has labels beside it (NAME.labels: a line each, label, tabulator, text;
/// the label "?" says nothing), in order of names, each followed by its variations: without indents, without empty
/// lines, with paragraphs told by room instead of indents, and with letters misread. Throws std::runtime_error with one
/// sentence where a line's label is missing or unknown.
[[nodiscard]] std::vector<LabelledPage> labelled_pages(const std::filesystem::path& folder);

}  // namespace depesha
