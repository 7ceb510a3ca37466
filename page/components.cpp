// SPDX-License-Identifier: Apache-2.0
#include "page/components.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

namespace depesha {
namespace {

/// Pixels of ink side by side: from `begin` to before `end`.
struct Run {
    int begin = 0;
    int end = 0;
    std::size_t label = 0;
};

/// Labels that turned out to be one, each pointing to one before it or to itself.
class Labels {
public:
    std::size_t add()
    {
        parents_.push_back(parents_.size());
        return parents_.size() - 1;
    }

    std::size_t root(std::size_t label)
    {
        while (parents_[label] != label) {
            parents_[label] = parents_[parents_[label]];
            label = parents_[label];
        }
        return label;
    }

    std::size_t united(std::size_t a, std::size_t b)
    {
        a = root(a);
        b = root(b);
        parents_[std::max(a, b)] = std::min(a, b);
        return std::min(a, b);
    }

    [[nodiscard]] std::size_t count() const { return parents_.size(); }

private:
    std::vector<std::size_t> parents_;
};

/// The first pixel with ink from `x` on, `columns` if there is none; paper is passed over eight pixels at a time.
int next_ink(const unsigned char* row, int x, int columns)
{
    std::uint64_t pixels = 0;
    for (constexpr int many = sizeof(pixels); x + many <= columns; x += many) {
        std::memcpy(&pixels, row + x, many);
        if (pixels != 0) {
            break;
        }
    }
    return static_cast<int>(std::find_if(row + x, row + columns, [](unsigned char pixel) { return pixel != 0; }) - row);
}

int next_paper(const unsigned char* row, int x, int columns)
{
    return static_cast<int>(std::find(row + x, row + columns, 0) - row);
}

void find_runs(const unsigned char* row, int columns, std::vector<Run>& runs)
{
    runs.clear();
    for (int x = next_ink(row, 0, columns); x < columns;) {
        const int end = next_paper(row, x, columns);
        runs.push_back({x, end});
        x = next_ink(row, end, columns);
    }
}

/// Gives each run the label of the runs it touches in the row above, or one of its own.
void label_runs(std::vector<Run>& runs, const std::vector<Run>& above, Labels& labels)
{
    auto first = above.begin();
    for (Run& run : runs) {
        while (first != above.end() && first->end < run.begin) {
            ++first;
        }
        constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
        run.label = none;
        for (auto touching = first; touching != above.end() && touching->begin <= run.end; ++touching) {
            run.label = run.label == none ? touching->label : labels.united(run.label, touching->label);
        }
        if (run.label == none) {
            run.label = labels.add();
        }
    }
}

void add_to(Component& whole, const Component& part)
{
    whole.box = united(whole.box, part.box);
    whole.area += part.area;
}

/// Puts the parts together that have one root.
std::vector<Component> joined(const std::vector<Component>& parts, Labels& labels)
{
    std::vector<Component> components;
    std::vector<std::size_t> places(parts.size());
    for (std::size_t label = 0; label < parts.size(); ++label) {
        const std::size_t root = labels.root(label);
        if (root == label) {
            places[label] = components.size();
            components.emplace_back();
        }
        add_to(components[places[root]], parts[label]);
    }
    return components;
}

}  // namespace

std::vector<Component> find_components(const cv::Mat& ink)
{
    CV_Assert(ink.empty() || ink.type() == CV_8UC1);
    Labels labels;
    std::vector<Component> parts;
    std::vector<Run> above;
    std::vector<Run> runs;
    for (int y = 0; y < ink.rows; ++y) {
        find_runs(ink.ptr<unsigned char>(y), ink.cols, runs);
        label_runs(runs, above, labels);
        parts.resize(labels.count());
        for (const Run& run : runs) {
            add_to(parts[run.label], {{run.begin, y, run.end, y + 1}, run.end - run.begin});
        }
        std::swap(runs, above);
    }
    return joined(parts, labels);
}

}  // namespace depesha
