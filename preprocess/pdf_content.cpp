// SPDX-License-Identifier: Apache-2.0
#include "preprocess/pdf_content.h"

#include "preprocess/pdf_stream.h"

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace depesha {
namespace {

// A page that is one picture takes some hundred bytes; a page of drawings beyond this is rendered anyway.
constexpr std::size_t max_content_bytes = 4'000'000;
constexpr int max_operators = 400'000;
constexpr int max_depth = 8;

/// Part of the page's side by which a picture may miss its edge (rounded coordinates).
constexpr double edge_tolerance = 0.02;

/// The state that q saves and Q brings back.
struct State {
    Transform place;

    /// Text rendering mode; 3 and 7 paint nothing.
    int text_mode = 0;
};

/// A rectangle of the page in points.
struct Frame {
    double left = 0.0;
    double bottom = 0.0;
    double right = 0.0;
    double top = 0.0;
};

Frame frame_of(const Transform& map, double x, double y, double width, double height)
{
    const Point one = apply(map, {x, y});
    const Point other = apply(map, {x + width, y + height});
    return {std::min(one.x, other.x), std::min(one.y, other.y), std::max(one.x, other.x), std::max(one.y, other.y)};
}

bool covers(const Frame& outer, const Frame& inner)
{
    const double slack = edge_tolerance * std::max(inner.right - inner.left, inner.top - inner.bottom);
    return outer.left <= inner.left + slack && outer.bottom <= inner.bottom + slack &&
           outer.right >= inner.right - slack && outer.top >= inner.top - slack;
}

double number_of(QPDFObjectHandle value, double otherwise)
{
    return value.isNumber() ? value.getNumericValue() : otherwise;
}

bool changes_painting(const QPDFObjectHandle& state)
{
    QPDFObjectHandle mask = entry_of(state, "/SMask");
    QPDFObjectHandle blend = entry_of(state, "/BM");
    const bool plain_blend = blend.isNull() || blend.isNameAndEquals("/Normal") || blend.isNameAndEquals("/Compatible");
    return !(mask.isNull() || mask.isNameAndEquals("/None")) || !plain_blend ||
           number_of(entry_of(state, "/ca"), 1.0) != 1.0;
}

class Walk {
public:
    explicit Walk(const Transform& visible) : visible_(frame_of(visible, 0, 0, 1, 1)) {}

    void run(const std::string& content, QPDFObjectHandle resources, const State& start, int depth);

    [[nodiscard]] PdfContent taken() { return std::move(content_); }

    void give_up()
    {
        content_.only_images = false;
        given_up_ = true;
    }

private:
    void operate(const std::string& name, QPDFObjectHandle& resources, int depth);
    void draw(QPDFObjectHandle& resources, int depth);
    void draw_form(QPDFObjectHandle form, const QPDFObjectHandle& resources, int depth);
    void note_path(const std::string& name);
    void note_paint(const std::string& name);
    void note_text(const std::string& name);
    [[nodiscard]] double operand(std::size_t from_end) const;

    Frame visible_;
    PdfContent content_;
    std::vector<State> states_;
    std::vector<double> numbers_;
    std::string name_;

    /// The path under construction, if it is a single rectangle.
    std::optional<Frame> rectangle_;
    bool path_is_complex_ = false;

    int operators_ = 0;
    bool given_up_ = false;
};

double Walk::operand(std::size_t from_end) const
{
    return from_end < numbers_.size() ? numbers_[numbers_.size() - 1 - from_end] : 0.0;
}

void Walk::run(const std::string& content, QPDFObjectHandle resources, const State& start, int depth)
{
    const std::vector<State> outer = std::move(states_);
    states_ = {start};
    QPDFTokenizer tokens;
    tokens.allowEOF();
    const std::shared_ptr<InputSource> input = std::make_shared<BufferInputSource>("content", content);
    while (!given_up_) {
        const QPDFTokenizer::Token token = tokens.readToken(input, "content", true);
        if (token.getType() == QPDFTokenizer::tt_eof) {
            break;
        }
        if (token.getType() == QPDFTokenizer::tt_integer || token.getType() == QPDFTokenizer::tt_real) {
            numbers_.push_back(std::strtod(token.getValue().c_str(), nullptr));
        } else if (token.getType() == QPDFTokenizer::tt_name) {
            name_ = token.getValue();
        } else if (token.getType() == QPDFTokenizer::tt_word) {
            operate(token.getValue(), resources, depth);
            numbers_.clear();
        } else if (token.getType() == QPDFTokenizer::tt_bad || ++operators_ > max_operators) {
            give_up();
        }
    }
    states_ = outer;
}

void Walk::operate(const std::string& name, QPDFObjectHandle& resources, int depth)
{
    if (++operators_ > max_operators || name == "BI" || states_.size() > 1000) {
        give_up();
    } else if (name == "q") {
        states_.push_back(states_.back());
    } else if (name == "Q") {
        if (states_.size() > 1) {
            states_.pop_back();
        }
    } else if (name == "cm") {
        const Transform map{operand(5), operand(3), operand(4), operand(2), operand(1), operand(0)};
        states_.back().place = chained(map, states_.back().place);
    } else if (name == "Do") {
        draw(resources, depth);
    } else if (name == "gs") {
        content_.only_images =
            content_.only_images && !changes_painting(entry_of(entry_of(resources, "/ExtGState"), name_));
    } else if (name == "BDC" && name_ != "/Span" && name_ != "/Artifact" && name_ != "/P") {
        // Layers may be switched off.
        content_.only_images = content_.only_images && entry_of(entry_of(resources, "/Properties"), name_).isNull();
    } else {
        note_path(name);
        note_paint(name);
        note_text(name);
    }
}

void Walk::note_path(const std::string& name)
{
    constexpr std::array<std::string_view, 5> segments{"m", "l", "c", "v", "y"};
    if (name == "re") {
        path_is_complex_ = path_is_complex_ || rectangle_.has_value();
        rectangle_ = frame_of(states_.back().place, operand(3), operand(2), operand(1), operand(0));
    } else if (std::find(segments.begin(), segments.end(), name) != segments.end()) {
        path_is_complex_ = true;
    } else if (name == "W" || name == "W*") {
        const bool harmless = rectangle_ && !path_is_complex_ && covers(*rectangle_, visible_);
        content_.only_images = content_.only_images && harmless;
    }
}

void Walk::note_paint(const std::string& name)
{
    constexpr std::array<std::string_view, 11> paints{"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "n"};
    if (std::find(paints.begin(), paints.end(), name) == paints.end()) {
        return;
    }
    content_.only_images = content_.only_images && name == "n";
    rectangle_.reset();
    path_is_complex_ = false;
}

void Walk::note_text(const std::string& name)
{
    State& state = states_.back();
    if (name == "Tr") {
        state.text_mode = static_cast<int>(std::clamp(operand(0), 0.0, 7.0));
    } else if (name == "Tj" || name == "TJ" || name == "'" || name == "\"") {
        content_.only_images = content_.only_images && state.text_mode == 3;
    }
}

void Walk::draw(QPDFObjectHandle& resources, int depth)
{
    QPDFObjectHandle drawn = entry_of(entry_of(resources, "/XObject"), name_);
    if (!drawn.isStream()) {
        return;
    }
    const QPDFObjectHandle facts = drawn.getDict();
    content_.only_images = content_.only_images && entry_of(facts, "/OC").isNull();
    if (entry_of(facts, "/Subtype").isNameAndEquals("/Form")) {
        draw_form(drawn, resources, depth);
    } else if (entry_of(facts, "/Subtype").isNameAndEquals("/Image")) {
        content_.images.push_back({drawn.getObjectID(), drawn.getGeneration(), states_.back().place});
    }
}

void Walk::draw_form(QPDFObjectHandle form, const QPDFObjectHandle& resources, int depth)
{
    const StreamBytes content = unpacked_stream(form, max_content_bytes);
    if (depth >= max_depth || !content.whole) {
        give_up();
        return;
    }
    operators_ += static_cast<int>(content.bytes.size() / 16);
    const QPDFObjectHandle facts = form.getDict();
    State state = states_.back();
    if (QPDFObjectHandle matrix = entry_of(facts, "/Matrix"); matrix.isMatrix()) {
        const QPDFObjectHandle::Matrix m = matrix.getArrayAsMatrix();
        state.place = chained({m.a, m.c, m.b, m.d, m.e, m.f}, state.place);
    }
    if (QPDFObjectHandle bounds = entry_of(facts, "/BBox"); bounds.isRectangle()) {
        const QPDFObjectHandle::Rectangle box = bounds.getArrayAsRectangle();
        const Frame clip = frame_of(state.place, box.llx, box.lly, box.urx - box.llx, box.ury - box.lly);
        content_.only_images = content_.only_images && covers(clip, visible_);
    }
    content_.only_images = content_.only_images && entry_of(facts, "/Group").isNull();
    QPDFObjectHandle own = entry_of(facts, "/Resources");
    run(content.bytes, own.isDictionary() ? own : resources, state, depth + 1);
}

}  // namespace

PdfContent read_content(const QPDFObjectHandle& page, const Transform& visible)
{
    Walk walk(visible);
    const StreamBytes content = page_content(page, max_content_bytes);
    if (!content.whole) {
        walk.give_up();
    } else {
        walk.run(content.bytes, QPDFPageObjectHelper(page).getAttribute("/Resources", false), State{}, 0);
    }
    return walk.taken();
}

}  // namespace depesha
