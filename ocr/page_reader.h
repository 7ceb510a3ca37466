// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"
#include "ocr/models.h"
#include "ocr/tell_language.h"
#include "ocr/tell_type.h"
#include "page/clean_page.h"

#include <functional>
#include <map>
#include <span>
#include <tuple>
#include <vector>

namespace depesha {

/// Reads one strip with one model; places in pixels of the strip.
using StripReader = std::function<Reading(const cv::Mat& strip, ModelLanguage language)>;

/// What there is to read with.
struct ReadingPlan {
    Languages languages = Languages::Auto;

    /// One pass with the model for typescript, but on pages of print; otherwise the two models of Tesseract by turns.
    bool typescript = true;
};

/// Reads the segments of one page, each but once with each model. The page must outlive it.
class PageReader {
public:
    PageReader(const CleanPage& page, const ReadingPlan& plan, StripReader read_strip);

    /// What a few sample lines said.
    [[nodiscard]] const LanguageTrial& trial() const { return trial_; }

    /// All segments in the order of the page's lines, by the page's model; a line that reads poorly is given a second
    /// look by another model, and each of its words taken from the one that is clearly surer. Places on the page.
    [[nodiscard]] std::vector<ReadSegment> read_all();

    /// What of a segment lies beside the `struck` places, read anew without them; an empty box where nothing does.
    [[nodiscard]] ReadSegment read_beside(const Box& segment, std::span<const Box> struck) const;

private:
    using Key = std::tuple<ModelLanguage, int, int>;

    [[nodiscard]] LanguageTrial tried();
    [[nodiscard]] Reading read(const Box& segment, ModelLanguage language);
    [[nodiscard]] Reading read_anew(const Box& segment, ModelLanguage language, std::span<const Box> struck = {}) const;
    void look_again(std::vector<ReadSegment>& segments);
    bool read_again(ReadSegment& segment);
    [[nodiscard]] ModelLanguage rival_of(const Reading& usual) const;

    const CleanPage& page_;
    ReadingPlan plan_;
    StripReader read_strip_;
    std::map<Key, Reading> readings_;
    LanguageTrial trial_;
};

}  // namespace depesha
