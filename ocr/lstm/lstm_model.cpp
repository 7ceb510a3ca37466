// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/lstm_model.h"

#include "ocr/lstm/beam_search.h"
#include "ocr/lstm/place_words.h"
#include "ocr/lstm/traineddata.h"
#include "ocr/network_height.h"
#include "page/pix.h"

#include <allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace depesha {
namespace {

/// A word's confidence is that of its least certain character or of the spaces beside it (Tesseract's scale).
double confidence_of(double certainty)
{
    constexpr double certainty_scale = 7.0;
    constexpr double steepness = 5.0;
    return std::clamp(1.0 + steepness * certainty_scale * certainty / 100.0, 0.0, 1.0);
}

/// Words and where on the line the network saw each.
struct WordsOnLine {
    std::vector<Word> words;
    std::vector<WordReach> reaches;
};

Word word_of(std::span<const ReadCharacter> read, const CharacterSet& characters, double certainty)
{
    Word word;
    for (const ReadCharacter& character : read) {
        word.text += characters.text(character.character);
        certainty = std::min(certainty, character.certainty);
    }
    word.confidence = confidence_of(certainty);
    return word;
}

/// Runs of characters between spaces.
WordsOnLine words_of(const std::vector<ReadCharacter>& read, const CharacterSet& characters)
{
    WordsOnLine line;
    double space_before = 0.0;
    for (auto first = read.begin(); first != read.end();) {
        if (first->character == space_character) {
            space_before = first->certainty;
            ++first;
            continue;
        }
        const auto end = std::find_if(
            first, read.end(), [](const ReadCharacter& character) { return character.character == space_character; });
        const double space_behind = end != read.end() ? end->certainty : 0.0;
        line.words.push_back(word_of({first, end}, characters, std::min(space_before, space_behind)));
        line.reaches.push_back({first->begin * pooled_pixels, (end - 1)->end * pooled_pixels, first->at * pooled_pixels,
                                (end - 1)->at * pooled_pixels});
        first = end;
    }
    return line;
}

/// Rounded outwards, inside the strip.
Box scaled(const Box& box, double scale, const cv::Mat& strip)
{
    const Box large{static_cast<int>(std::floor(box.left * scale)), static_cast<int>(std::floor(box.top * scale)),
                    static_cast<int>(std::ceil(box.right * scale)), static_cast<int>(std::ceil(box.bottom * scale))};
    return intersected(large, {0, 0, strip.cols, strip.rows});
}

}  // namespace

LstmModel::LstmModel(std::span<const char> traineddata, const Kernel& kernel)
    : network_(read_network(split_traineddata(traineddata).network)),
      characters_(split_traineddata(traineddata).unicharset, split_traineddata(traineddata).recoder,
                  network_.output.outputs),
      dictionary_(split_traineddata(traineddata), characters_), packed_(network_, kernel)
{
}

std::vector<Word> LstmModel::read_strip(const cv::Mat& strip, Scratch& scratch) const
{
    const PixPtr pix = stretched_to_network_height(to_pix(strip));
    if (pix == nullptr || pixGetWidth(pix.get()) < pooled_pixels) {
        return {};
    }
    const LineInput line = line_input(pix);
    const CodeProbabilities& probabilities = packed_.run(line, scratch);
    const std::vector<ReadCharacter> read =
        search_characters(probabilities, characters_, dictionary_, network_.null_code);
    WordsOnLine words = words_of(read, characters_);
    const std::vector<Box> places = place_words(line, words.reaches);
    for (std::size_t i = 0; i < places.size(); ++i) {
        words.words[i].place = scaled(places[i], static_cast<double>(strip.rows) / line.height, strip);
    }
    return std::move(words.words);
}

}  // namespace depesha
