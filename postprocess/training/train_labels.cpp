// SPDX-License-Identifier: Apache-2.0
// Learns the weights of line labels from labelled transcripts; see README.md beside it.
#include "postprocess/postprocess.h"
#include "postprocess/training/fit_weights.h"
#include "postprocess/transcript.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <span>

namespace depesha {
namespace {

/// How strongly weights are held where they were before: best of 0.03 to 10 over eight folds, see README.md.
constexpr double usual_pull = 10.0;

constexpr int folds = 8;

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<LabelledPage> all_pages(std::span<char* const> folders)
{
    std::vector<LabelledPage> pages;
    for (const char* folder : folders) {
        const std::vector<LabelledPage> more = labelled_pages(folder);
        pages.insert(pages.end(), more.begin(), more.end());
    }
    return pages;
}

void print(const char* name, const LabelAccuracy& accuracy)
{
    std::printf("%-24s lines %4d of %4d = %.2f %%, whole pages %d of %d, log chance %.4f\n", name, accuracy.right,
                accuracy.lines, 100.0 * accuracy.right / std::max(accuracy.lines, 1), accuracy.whole, accuracy.pages,
                accuracy.log_chance);
}

void add(LabelAccuracy& sum, const LabelAccuracy& more)
{
    sum.log_chance = (sum.log_chance * sum.lines + more.log_chance * more.lines) / std::max(sum.lines + more.lines, 1);
    sum.lines += more.lines;
    sum.right += more.right;
    sum.pages += more.pages;
    sum.whole += more.whole;
}

/// Every document labelled by a model that was learned without it.
LabelAccuracy on_left_out(const std::vector<LabelledPage>& pages, const LabelModel& prior, double pull)
{
    std::set<std::string> documents;
    for (const LabelledPage& page : pages) {
        documents.insert(page.document);
    }
    LabelAccuracy sum;
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<LabelledPage> learn;
        std::vector<LabelledPage> left_out;
        for (const LabelledPage& page : pages) {
            const auto at = std::distance(documents.begin(), documents.find(page.document));
            (at % folds == fold ? left_out : learn).push_back(page);
        }
        add(sum, accuracy_of(fit_weights(learn, prior, pull), left_out));
    }
    return sum;
}

int try_pulls(const LabelModel& prior, std::span<char* const> folders)
{
    const std::vector<LabelledPage> pages = all_pages(folders);
    print("before", accuracy_of(prior, pages));
    for (const double pull : {0.03, 0.1, 0.3, 1.0, 3.0, 10.0}) {
        print(("left out, pull " + std::to_string(pull).substr(0, 5)).c_str(), on_left_out(pages, prior, pull));
    }
    return 0;
}

int learn(const LabelModel& prior, const std::filesystem::path& out, std::span<char* const> folders)
{
    const std::vector<LabelledPage> pages = all_pages(folders);
    const LabelModel model = fit_weights(pages, prior, usual_pull);
    print("before", accuracy_of(prior, pages));
    print("learned", accuracy_of(model, pages));
    std::ofstream(out, std::ios::binary) << "# Made by train_labels (postprocess/training); change its pages or its "
                                            "prior, and make it anew.\n"
                                         << write_label_model(model);
    return 0;
}

/// A first draft of labels, for a person to put right.
int draft(const std::filesystem::path& transcript)
{
    const TelegramPage page = interpret(page_of_transcript(bytes_of(transcript), transcript.filename().string()));
    for (const LabelledLine& line : page.lines) {
        const auto label = static_cast<std::size_t>(line.label);
        const bool told = label >= chain_labels;
        const std::string_view outside = line.label == LineLabel::Margin ? "margin" : "furniture";
        std::cout << (told ? outside : label_names().at(label)) << '\t' << line.text.text << '\n';
    }
    return 0;
}

int run(std::span<char* const> words)
{
    const std::string command = words.size() > 1 ? words[1] : "";
    if (command == "learn" && words.size() > 4) {
        return learn(read_label_model(bytes_of(words[2])), words[3], words.subspan(4));
    }
    if (command == "try" && words.size() > 3) {
        return try_pulls(read_label_model(bytes_of(words[2])), words.subspan(3));
    }
    if (command == "draft" && words.size() == 3) {
        return draft(words[2]);
    }
    std::cerr << "usage: train_labels learn PRIOR OUT FOLDER... | try PRIOR FOLDER... | draft TRANSCRIPT\n";
    return 2;
}

}  // namespace
}  // namespace depesha

int main(int count, char** words)
{
    try {
        return depesha::run(std::span(words, static_cast<std::size_t>(count)));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
