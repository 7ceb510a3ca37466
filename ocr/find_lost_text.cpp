// SPDX-License-Identifier: Apache-2.0
#include "ocr/find_lost_text.h"

#include "ocr/gray_level.h"
#include "ocr/ink_rows.h"
#include "ocr/read_ink.h"
#include "ocr/reading.h"
#include "page/components.h"
#include "page/quantile.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace depesha {
namespace {

/// Width of one character of the words; nothing where too little was read to tell.
std::optional<double> pitch_of_words(const RecognizedPage& recognized)
{
    constexpr double long_enough = 4.0;
    constexpr double readable = 0.5;
    constexpr double bearing = 0.15;  // a word's box ends with its ink, a character a little beyond
    std::vector<double> pitches;
    for (const Line& line : recognized.lines) {
        for (const Word& word : line.words) {
            const double length = character_count(word.text);
            if (length >= long_enough && word.confidence >= readable) {
                pitches.push_back(word.place.width() / (length - bearing));
            }
        }
    }
    constexpr std::size_t fewest = 5;
    return pitches.size() < fewest ? std::nullopt : std::optional(median_of(std::move(pitches)));
}

/// The ink without what runs on for longer than `longest` pixels, the rows beside it included: rules, underlines and
/// frames hold letters together that they touch.
cv::Mat without_rules(const cv::Mat& ink, std::ptrdiff_t longest)
{
    cv::Mat left = ink.clone();
    for (int y = 0; y < ink.rows; ++y) {
        const auto* row = ink.ptr<unsigned char>(y);
        const auto* end = row + ink.cols;
        for (const auto* begin = std::find(row, end, 255); begin != end;) {
            const auto* paper = std::find(begin, end, 0);
            if (paper - begin > longest) {
                const cv::Range rows(std::max(0, y - 1), std::min(ink.rows, y + 2));
                left(rows, cv::Range(static_cast<int>(begin - row), static_cast<int>(paper - row))).setTo(0);
            }
            begin = std::find(paper, end, 255);
        }
    }
    return left;
}

/// Half of the letters are higher.
double height_of(const std::vector<Component>& letters)
{
    std::vector<double> heights(letters.size());
    std::transform(letters.begin(), letters.end(), heights.begin(),
                   [](const Component& letter) { return letter.box.height(); });
    return median_of(std::move(heights));
}

/// Grey steps from paper to ink, the mean of the box.
double contrast_of(const Box& box, const CleanPage& page, double paper)
{
    const cv::Rect part(box.left, box.top, box.width(), box.height());
    return paper - cv::mean(page.gray(part), page.binary(part) == 0)[0];
}

double contrast_of(const std::vector<Box>& boxes, const CleanPage& page, double paper)
{
    std::vector<double> contrasts(boxes.size());
    std::transform(boxes.begin(), boxes.end(), contrasts.begin(),
                   [&](const Box& box) { return contrast_of(box, page, paper); });
    return median_of(std::move(contrasts));
}

std::vector<Box> boxes_of(const std::vector<Component>& components)
{
    std::vector<Box> boxes(components.size());
    std::transform(components.begin(), components.end(), boxes.begin(),
                   [](const Component& component) { return component.box; });
    return boxes;
}

/// What the type of one page is known to look like.
struct PageType {
    TypeLook look;

    /// Grey of the paper, and how many steps below it type is at least.
    double paper = 255.0;
    double contrast = 0.0;

    /// False where there were too few words to go by.
    bool was_read = false;
};

// Faded carbon copies have 45 grey steps and more, the other side shining through 15.
constexpr double least_contrast = 25.0;

/// How much the feet of the letters and the pitch together speak for type: 1.4 at most.
double order_of(const InkRow& row)
{
    return row.level + 0.05 * std::min(row.rhythm, 8.0);
}

// Of 1,300 lines of 15 characters and more that 79 rendered pages have at three levels of wear, taken out of the
// reading one by one, all were found by these bounds; of those with 8 to 14 characters 100, 96 and 83 % where the page
// is clean, worn and bad. Of the ink left on these and on 33 real pages with nothing taken out they took six rows for
// type, each of which was type that had not been read.
bool is_type(const InkRow& row)
{
    constexpr int fewest = 4;
    constexpr int few = 8;
    constexpr std::size_t many = 12;
    const bool letters = row.pieces >= fewest && row.height > 0.75 && row.height < 1.8 && row.filled > 0.38;
    const bool regular = row.rhythm > 2.0 || (row.letters.size() >= many && row.level > 0.75);
    return letters && regular && order_of(row) > (row.pieces < few ? 0.94 : 0.8);
}

/// A row that is type whatever else is on the page; pictures and music have rows that are not.
bool is_surely_type(const InkRow& row)
{
    return row.pieces >= 8 && row.level > 0.7 && row.rhythm > 5.0;
}

/// The look of type with the likeliest of the pitches that typewriters have, 8.5 to 13.5 characters to the inch.
TypeLook likely_look(const std::vector<Component>& letters, double dpi)
{
    TypeLook best;
    double most = -1.0;
    const double height = height_of(letters);
    for (double pitch = dpi / 13.5; pitch < dpi / 8.5; pitch *= 1.08) {
        double rhythm = 0.0;
        for (const InkRow& row : find_ink_rows(letters, {height, pitch})) {
            rhythm += row.rhythm;
        }
        if (rhythm > most) {
            most = rhythm;
            best = {height, pitch};
        }
    }
    return best;
}

bool struck_over(const Component& ink, const CleanPage& page, const std::vector<Mark>& marks)
{
    const Box box = mapped(page.to_scan, ink.box, page.scan.size);
    return std::any_of(marks.begin(), marks.end(), [&box](const Mark& mark) {
        const int x = (box.left + box.right) / 2;
        const int y = (box.top + box.bottom) / 2;
        return mark.kind == MarkKind::Strikeout && mark.box.left <= x && x < mark.box.right && mark.box.top <= y &&
               y < mark.box.bottom;
    });
}

PageType type_of(const CleanPage& page, const InkShares& ink, const std::optional<double>& pitch)
{
    constexpr std::size_t enough = 20;
    PageType type;
    type.paper = mean_where(page.gray, page.binary);
    type.contrast = least_contrast;
    type.was_read = pitch && ink.read.size() >= enough;
    if (type.was_read) {
        type.look = {height_of(ink.read), *pitch};
        // worn words reach 0.75 of the page's, type shining through less
        type.contrast = std::max(least_contrast, 0.7 * contrast_of(boxes_of(ink.read), page, type.paper));
    } else {
        type.look = likely_look(ink.unread, page.dpi);
    }
    return type;
}

std::vector<InkRow> typed_rows(const CleanPage& page, const InkShares& ink, const PageType& type)
{
    std::vector<InkRow> rows = find_ink_rows(ink.unread, type.look);
    std::erase_if(rows, [&](const InkRow& row) {
        return !is_type(row) || contrast_of(row.letters, page, type.paper) < type.contrast;
    });
    if (!type.was_read && std::none_of(rows.begin(), rows.end(), is_surely_type)) {
        rows.clear();
    }
    std::sort(rows.begin(), rows.end(), [](const InkRow& a, const InkRow& b) {
        return a.place.top != b.place.top ? a.place.top < b.place.top : a.place.left < b.place.left;
    });
    return rows;
}

bool goes_on(const Box& a, const Box& b, double pitch)
{
    const int shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const int gap = std::max(a.left, b.left) - std::min(a.right, b.right);
    return 2 * shared > std::min(a.height(), b.height()) && gap < 10.0 * pitch;
}

/// Rows side by side become one.
std::vector<Box> joined(const std::vector<InkRow>& rows, double pitch)
{
    std::vector<Box> places;
    for (const InkRow& row : rows) {
        Box place = row.place;
        for (auto other = places.begin(); other != places.end();) {
            if (goes_on(*other, place, pitch)) {
                place = united(place, *other);
                other = places.erase(other);
            } else {
                ++other;
            }
        }
        places.push_back(place);
    }
    return places;
}

}  // namespace

std::vector<LostText> find_lost_text(const CleanPage& page, const RecognizedPage& recognized)
{
    if (page.orientation != recognized.orientation) {
        return find_lost_text(turned_over(page), recognized);
    }
    if (page.binary.empty()) {
        return {};
    }
    const std::optional<double> known_pitch = pitch_of_words(recognized);
    const double pitch = known_pitch.value_or(page.dpi / 10.0);
    const cv::Mat letters = without_rules(255 - page.binary, static_cast<std::ptrdiff_t>(2.0 * pitch));
    InkShares ink = share_out_ink(find_components(letters), recognized, pitch);
    std::erase_if(ink.unread, [&](const Component& letter) { return struck_over(letter, page, recognized.marks); });
    if (ink.unread.empty()) {
        return {};
    }
    const PageType type = type_of(page, ink, known_pitch);
    std::vector<LostText> lost;
    for (const Box& place : joined(typed_rows(page, ink, type), type.look.pitch)) {
        const auto characters = static_cast<int>(std::lround(place.width() / type.look.pitch));
        lost.push_back({mapped(page.to_scan, place, page.scan.size), place, characters});
    }
    return lost;
}

}  // namespace depesha
