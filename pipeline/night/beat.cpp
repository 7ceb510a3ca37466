// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/beat.h"

#include "pipeline/cbor.h"

#include <stdexcept>

namespace depesha {
namespace {

/// A message of a sequenced-packet socket must fit its buffer.
constexpr std::size_t most_letters = 20'000;

template <class Enum>
Enum read_enum(CborReader& in, Enum last)
{
    const int value = in.integer();
    if (value < 0 || value > static_cast<int>(last)) {
        throw std::runtime_error("The beat holds a value that is not known.");
    }
    return static_cast<Enum>(value);
}

void write(CborWriter& out, const PageId& id)
{
    out.text(std::string_view(id.file).substr(0, most_letters));
    out.integer(id.page);
}

void write(CborWriter& out, const Work& work)
{
    out.integer(static_cast<int>(work.kind));
    write(out, work.id);
}

void write(CborWriter& /*out*/, const WorkerBegun& /*beat*/) {}

void write(CborWriter& out, const WorkBegun& beat)
{
    write(out, beat.work);
    out.integer(static_cast<int>(beat.stage));
    out.real(beat.limit_seconds);
}

void write(CborWriter& out, const WorkAt& beat)
{
    write(out, beat.work);
    out.integer(static_cast<int>(beat.stage));
}

void write(CborWriter& out, const WorkEnded& beat)
{
    write(out, beat.work);
}

void write(CborWriter& out, const Outlook& beat)
{
    out.integer(beat.expected);
    out.integer(beat.skipped);
    out.integer(beat.waiting);
}

void write(CborWriter& out, const PageDelivered& beat)
{
    write(out, beat.id);
}

void write(CborWriter& out, const PageLost& beat)
{
    write(out, beat.id);
    out.integer(static_cast<int>(beat.cause));
}

void write(CborWriter& out, const Remark& beat)
{
    out.text(std::string_view(beat.sentence).substr(0, most_letters));
}

void write(CborWriter& out, const WorkerEnded& beat)
{
    out.integer(static_cast<int>(beat.reason));
    out.text(std::string_view(beat.sentence).substr(0, most_letters));
}

PageId read_id(CborReader& in)
{
    PageId id;
    id.file = in.text();
    id.page = in.integer();
    return id;
}

Work read_work(CborReader& in)
{
    Work work;
    work.kind = read_enum(in, Work::Kind::Folder);
    work.id = read_id(in);
    return work;
}

Stage read_stage(CborReader& in)
{
    return read_enum(in, Stage::Deliver);
}

void read(CborReader& /*in*/, WorkerBegun& /*beat*/) {}

void read(CborReader& in, WorkBegun& beat)
{
    beat.work = read_work(in);
    beat.stage = read_stage(in);
    beat.limit_seconds = in.real();
}

void read(CborReader& in, WorkAt& beat)
{
    beat.work = read_work(in);
    beat.stage = read_stage(in);
}

void read(CborReader& in, WorkEnded& beat)
{
    beat.work = read_work(in);
}

void read(CborReader& in, Outlook& beat)
{
    beat.expected = in.integer();
    beat.skipped = in.integer();
    beat.waiting = in.integer();
}

void read(CborReader& in, PageDelivered& beat)
{
    beat.id = read_id(in);
}

void read(CborReader& in, PageLost& beat)
{
    beat.id = read_id(in);
    beat.cause = read_enum(in, Cause::Machine);
}

void read(CborReader& in, Remark& beat)
{
    beat.sentence = in.text();
}

void read(CborReader& in, WorkerEnded& beat)
{
    beat.reason = read_enum(in, WorkerEnded::Reason::BatchStopped);
    beat.sentence = in.text();
}

template <class Alternative>
Beat read_as(CborReader& in)
{
    Alternative beat;
    read(in, beat);
    in.finish();
    return beat;
}

template <std::size_t... index>
Beat read_any(CborReader& in, std::size_t kind, std::index_sequence<index...> /*all*/)
{
    using Reader = Beat (*)(CborReader&);
    constexpr Reader readers[] = {read_as<std::variant_alternative_t<index, Beat>>...};
    return readers[kind](in);
}

}  // namespace

std::string to_string(const Work& work)
{
    switch (work.kind) {
    case Work::Kind::Page:
        return to_string(work.id);
    case Work::Kind::File:
        return work.id.file;
    case Work::Kind::Folder:
        break;
    }
    return work.id.file.empty() ? "./" : work.id.file + '/';
}

std::string packed(const Beat& beat)
{
    CborWriter out;
    out.integer(static_cast<int>(beat.index()));
    std::visit([&](const auto& told) { write(out, told); }, beat);
    return out.bytes();
}

Beat unpacked_beat(std::string_view bytes)
{
    CborReader in(bytes);
    constexpr std::size_t kinds = std::variant_size_v<Beat>;
    const int kind = in.integer();
    if (kind < 0 || static_cast<std::size_t>(kind) >= kinds) {
        throw std::runtime_error("The beat is of no known kind.");
    }
    return read_any(in, static_cast<std::size_t>(kind), std::make_index_sequence<kinds>());
}

}  // namespace depesha
