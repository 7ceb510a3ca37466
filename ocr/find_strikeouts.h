// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/tell_type.h"
#include "page/clean_page.h"
#include "page/geometry.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace depesha {

/// Typed characters that the typist struck out by typing another letter over each of them, or a run of x, ж or m that
/// fills the rest of a line.
struct Strikeout {
    /// Which of the segments it stands in.
    std::size_t segment = 0;

    /// Pixels of the upright page: whole cells of the typewriter, as high as the segment.
    Box place;

    /// What was read there, nonsense mostly; a word that reaches beyond the run is told whole.
    std::string text;
};

/// True for a word of the letters that typists strike out and fill lines with; up to half of them read as others.
[[nodiscard]] bool is_filler(const Word& word);

/// The struck-over runs of a page, in the order of the segments. Letters that lie over each other have more ink than
/// letters of the page, and under the same letter struck over and over the cells look alike; such a run did not read
/// well, has four cells and more and stands by itself. One that is beyond doubt may have three and stand within a word.
/// A row of one letter without another below has no more ink than any word: it must also have been read as such, and
/// have four letters; among cipher groups of its length it is one of them. Single letters, and hyphens typed through a
/// word that stays legible, are not told.
[[nodiscard]] std::vector<Strikeout> find_strikeouts(const CleanPage& page, std::span<const ReadSegment> segments);

}  // namespace depesha
