// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/mark_differences.h"

#include "postprocess/export/html.h"
#include "postprocess/score/align_texts.h"
#include "postprocess/score/folded_text.h"

#include <span>
#include <vector>

namespace depesha {

namespace {

void append_visible(std::string& html, char32_t sign)
{
    if (sign == U'\n') {
        html += "\u23CE\n";
    } else {
        append_html(html, sign == U' ' ? U'\u2423' : sign);
    }
}

using Signs = std::span<const FoldedSign>;

void append_same(std::string& html, Signs signs)
{
    for (const FoldedSign& sign : signs) {
        append_html(html, sign.shown);
    }
}

void append_marked(std::string& html, const std::string& element, Signs signs)
{
    if (!signs.empty()) {
        html += '<' + element + '>';
        for (const FoldedSign& sign : signs) {
            append_visible(html, sign.shown);
        }
        html += "</" + element + '>';
    }
}

void append_run(MarkedTexts& marked, Edit edit, Signs truth, Signs read)
{
    switch (edit) {
    case Edit::Same:
        append_same(marked.truth, truth);
        append_same(marked.read, read);
        return;
    case Edit::Replaced:
        append_marked(marked.truth, "mark", truth);
        append_marked(marked.read, "mark", read);
        return;
    case Edit::Missing:
    case Edit::Invented:
        append_marked(marked.truth, "del", truth);
        append_marked(marked.read, "ins", read);
    }
}

std::u32string folded_of(const std::vector<FoldedSign>& signs)
{
    std::u32string folded;
    for (const FoldedSign& sign : signs) {
        folded.push_back(sign.folded);
    }
    return folded;
}

}  // namespace

MarkedTexts mark_differences(std::string_view transcript, std::string_view text)
{
    const std::vector<FoldedSign> truth = folded_signs(transcript);
    const std::vector<FoldedSign> read = folded_signs(text);
    MarkedTexts marked;
    for (const AlignedRun& run : aligned(folded_of(truth), folded_of(read))) {
        append_run(marked, run.edit, Signs(truth).subspan(run.truth, run.truth_length),
                   Signs(read).subspan(run.read, run.read_length));
    }
    return marked;
}

}  // namespace depesha
