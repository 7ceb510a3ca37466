// SPDX-License-Identifier: Apache-2.0
#include "pipeline/journal_page.h"

#include "pipeline/cbor.h"
#include "pipeline/deflate.h"

#include <cstddef>
#include <stdexcept>

namespace depesha {
namespace {

/// Changes with the layout below; a page of another layout is read anew.
constexpr int layout = 2;

constexpr std::size_t max_bytes = 64UL * 1024UL * 1024UL;

void write(CborWriter& out, const Box& box)
{
    out.array(4);
    out.integer(box.left);
    out.integer(box.top);
    out.integer(box.right);
    out.integer(box.bottom);
}

void write(CborWriter& out, Size size)
{
    out.array(2);
    out.integer(size.width);
    out.integer(size.height);
}

void write(CborWriter& out, const Transform& map)
{
    out.array(6);
    for (const double number : {map.xx, map.xy, map.yx, map.yy, map.dx, map.dy}) {
        out.real(number);
    }
}

void write(CborWriter& out, const ScanFacts& scan)
{
    out.array(5 + scan.damage.size());
    out.text(scan.sha256);
    out.text(scan.stem);
    write(out, scan.size);
    out.real(scan.dpi);
    out.truth(scan.dpi_stated);
    for (const std::string& damage : scan.damage) {
        out.text(damage);
    }
}

void write(CborWriter& out, const Word& word)
{
    out.array(4);
    out.text(word.text);
    write(out, word.box);
    write(out, word.place);
    out.real(word.confidence);
}

void write(CborWriter& out, const Mark& mark)
{
    out.array(3);
    out.integer(static_cast<int>(mark.kind));
    write(out, mark.box);
    out.text(mark.text);
}

void write(CborWriter& out, const LostText& lost)
{
    out.array(3);
    write(out, lost.box);
    write(out, lost.place);
    out.integer(lost.characters);
}

void write(CborWriter& out, const StepReport& step)
{
    out.array(5);
    out.text(step.step);
    out.truth(step.ran);
    out.real(step.measure);
    out.real(step.confidence);
    out.text(step.reason);
}

template <class T>
void write_all(CborWriter& out, const std::vector<T>& items);

void write(CborWriter& out, const Line& line)
{
    out.array(5);
    write_all(out, line.words);
    write(out, line.box);
    write(out, line.place);
    out.real(line.confidence);
    out.text(line.language);
}

template <class T>
void write_all(CborWriter& out, const std::vector<T>& items)
{
    out.array(items.size());
    for (const T& item : items) {
        write(out, item);
    }
}

void read(CborReader& in, Box& box)
{
    in.array_of(4);
    box.left = in.integer();
    box.top = in.integer();
    box.right = in.integer();
    box.bottom = in.integer();
}

void read(CborReader& in, Size& size)
{
    in.array_of(2);
    size.width = in.integer();
    size.height = in.integer();
}

void read(CborReader& in, Transform& map)
{
    in.array_of(6);
    for (double* const number : {&map.xx, &map.xy, &map.yx, &map.yy, &map.dx, &map.dy}) {
        *number = in.real();
    }
}

void read(CborReader& in, ScanFacts& scan)
{
    const std::size_t members = in.array();
    if (members < 5) {
        throw std::runtime_error("The journal's page lacks the facts of its scan.");
    }
    scan.sha256 = in.text();
    scan.stem = in.text();
    read(in, scan.size);
    scan.dpi = in.real();
    scan.dpi_stated = in.truth();
    scan.damage.clear();
    for (std::size_t i = 5; i < members; ++i) {
        scan.damage.push_back(in.text());
    }
}

void read(CborReader& in, Word& word)
{
    in.array_of(4);
    word.text = in.text();
    read(in, word.box);
    read(in, word.place);
    word.confidence = in.real();
}

void read(CborReader& in, Mark& mark)
{
    in.array_of(3);
    const int kind = in.integer();
    if (kind < 0 || kind > static_cast<int>(MarkKind::Other)) {
        throw std::runtime_error("The journal's page has a mark of no known kind.");
    }
    mark.kind = static_cast<MarkKind>(kind);
    read(in, mark.box);
    mark.text = in.text();
}

void read(CborReader& in, LostText& lost)
{
    in.array_of(3);
    read(in, lost.box);
    read(in, lost.place);
    lost.characters = in.integer();
}

void read(CborReader& in, StepReport& step)
{
    in.array_of(5);
    step.step = in.text();
    step.ran = in.truth();
    step.measure = in.real();
    step.confidence = in.real();
    step.reason = in.text();
}

template <class T>
void read_all(CborReader& in, std::vector<T>& items);

void read(CborReader& in, Line& line)
{
    in.array_of(5);
    read_all(in, line.words);
    read(in, line.box);
    read(in, line.place);
    line.confidence = in.real();
    line.language = in.text();
}

template <class T>
void read_all(CborReader& in, std::vector<T>& items)
{
    const std::size_t count = in.array();
    for (std::size_t i = 0; i < count; ++i) {
        read(in, items.emplace_back());
    }
}

}  // namespace

std::string pack_page(const RecognizedPage& page)
{
    CborWriter out;
    out.array(14);
    out.integer(layout);
    out.text(page.id.file);
    out.integer(page.id.page);
    write(out, page.scan);
    write(out, page.upright);
    write(out, page.to_scan);
    out.integer(page.orientation);
    out.real(page.skew_degrees);
    out.real(page.dpi);
    write_all(out, page.lines);
    write_all(out, page.marks);
    write_all(out, page.lost);
    write_all(out, page.steps);
    out.text(page.engine);
    return deflated(out.bytes());
}

RecognizedPage unpack_page(std::string_view packed)
{
    const std::string bytes = inflated(packed, max_bytes);
    CborReader in(bytes);
    in.array_of(14);
    if (in.integer() != layout) {
        throw std::runtime_error("The journal's page is of another version.");
    }
    RecognizedPage page;
    page.id.file = in.text();
    page.id.page = in.integer();
    read(in, page.scan);
    read(in, page.upright);
    read(in, page.to_scan);
    page.orientation = in.integer();
    page.skew_degrees = in.real();
    page.dpi = in.real();
    read_all(in, page.lines);
    read_all(in, page.marks);
    read_all(in, page.lost);
    read_all(in, page.steps);
    page.engine = in.text();
    in.finish();
    return page;
}

}  // namespace depesha
