// SPDX-License-Identifier: Apache-2.0
// Stages that need no pictures: a fake scan is a text file that says what its pages do.
#pragma once

#include "pipeline/stages.h"

#include <filesystem>
#include <functional>
#include <string>

namespace depesha::testing_aid {

struct FakeOptions {
    /// Told each page that is recognized; called from several threads.
    std::function<void(const PageId&)> on_recognize = [](const PageId&) {};

    /// Bytes a page takes while it is decoded.
    std::int64_t page_bytes = 1000;
};

/// Stages that read a fake scan. Its words: "pages=3" (default 1); "fail=2" page 2 cannot be recognized; "broken" it
/// cannot be opened; "slow" each page takes 5 ms. Two neighbouring pages of a folder make one telegram. All outputs
/// follow from the bytes of the scans alone.
[[nodiscard]] Stages fake_stages(FakeOptions options = {});

/// The bytes of such a scan; `salt` makes scans differ.
[[nodiscard]] std::string fake_scan(const std::string& words, const std::string& salt);

/// A folder tree of fake scans: two folders, multi-page files, a file that is broken, a page that fails, names with
/// Cyrillic letters, quotes and brackets. Returns the number of pages that can be read.
int put_fake_scans(const std::filesystem::path& folder);

}  // namespace depesha::testing_aid
