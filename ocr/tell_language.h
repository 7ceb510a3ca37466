// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/engine.h"
#include "ocr/models.h"
#include "ocr/reading.h"
#include "page/geometry.h"
#include "page/text_line.h"

#include <functional>
#include <vector>

namespace depesha {

/// The other one of Tesseract's own.
[[nodiscard]] constexpr ModelLanguage other_than(ModelLanguage language)
{
    return language == ModelLanguage::Russian ? ModelLanguage::English : ModelLanguage::Russian;
}

/// Reads one segment of the page with the model of one language.
using SegmentReader = std::function<Reading(const Box& segment, ModelLanguage language)>;

/// What a few lines of a page, read with each model that is allowed, say of its language.
struct LanguageTrial {
    /// The model that the page reads better with.
    ModelLanguage language = ModelLanguage::Russian;

    /// The models are too close to each other for a page of one language.
    bool mixed = false;

    /// Whether the other model may be asked about a line.
    bool other_allowed = false;

    /// Mean confidence of the sample lines in `language`, 0 to 1.
    double confidence = 0.0;

    /// Their `confident_words` in `language`: tells an upright page from one upside down.
    double confident = 0.0;
};

/// Tries the longest segments of ordinary height, one to four of them: more only while the models are close.
[[nodiscard]] LanguageTrial try_languages(const std::vector<TextLine>& lines, Languages allowed,
                                          const SegmentReader& read);

/// The same with the model for typescript alone: more than one sample only while none reads well.
[[nodiscard]] LanguageTrial try_typescript(const std::vector<TextLine>& lines, Languages allowed,
                                           const SegmentReader& read);

}  // namespace depesha
