// SPDX-License-Identifier: Apache-2.0
#include "preprocess/pdf_stream.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <stdexcept>

namespace depesha {
namespace {

/// Keeps what is written up to a limit; a stream that unpacks to more is given up there.
class BoundedSink : public Pipeline {
public:
    explicit BoundedSink(std::size_t limit) : Pipeline("bounded sink", nullptr), limit_(limit) {}

    void write(const unsigned char* bytes, std::size_t count) override
    {
        const std::size_t room = limit_ - bytes_.size();
        bytes_.append(reinterpret_cast<const char*>(bytes), std::min(count, room));
        if (count > room) {
            overflowed_ = true;
            throw std::length_error("the stream is longer than it may be");
        }
    }

    void finish() override {}

    [[nodiscard]] StreamBytes taken(bool whole) { return {std::move(bytes_), whole && !overflowed_}; }

private:
    std::size_t limit_;
    std::string bytes_;
    bool overflowed_ = false;
};

// A predictor holds two rows: their length must be sane before a decoder takes memory for them.
bool has_sane_parameters(QPDFObjectHandle parameters)
{
    if (parameters.isArray()) {
        for (QPDFObjectHandle& item : parameters.getArrayAsVector()) {
            if (!has_sane_parameters(item)) {
                return false;
            }
        }
        return true;
    }
    const auto within = [&parameters](const char* key, long long most) {
        QPDFObjectHandle value = entry_of(parameters, key);
        return !value.isInteger() || (value.getIntValue() >= 0 && value.getIntValue() <= most);
    };
    return within("/Columns", 1'000'000) && within("/Colors", 32);
}

bool has_sane_parameters_of(QPDFObjectHandle stream)
{
    return stream.isStream() && has_sane_parameters(stream.getDict().getKey("/DecodeParms"));
}

/// Empties the stream into a sink; `filtered` tells whether its filters were undone.
StreamBytes drained(QPDFObjectHandle stream, std::size_t limit, qpdf_stream_decode_level_e level, bool& filtered)
{
    BoundedSink sink(limit);
    bool done = false;
    try {
        done = stream.pipeStreamData(&sink, &filtered, 0, level, true);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        done = false;  // the sink is full or the stream damaged: what came out is of use
    }
    return sink.taken(done);
}

}  // namespace

QPDFObjectHandle entry_of(QPDFObjectHandle dictionary, const std::string& key)
{
    return dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
}

StreamBytes raw_stream(const QPDFObjectHandle& stream, std::size_t limit)
{
    bool filtered = false;
    return drained(stream, limit, qpdf_dl_none, filtered);
}

StreamBytes unpacked_stream(QPDFObjectHandle stream, std::size_t limit)
{
    if (!has_sane_parameters_of(stream)) {
        return {};
    }
    bool filtered = false;
    StreamBytes bytes = drained(stream, limit, qpdf_dl_specialized, filtered);
    const bool packed = !stream.getDict().getKey("/Filter").isNull();
    return packed && !filtered ? StreamBytes{} : bytes;
}

StreamBytes page_content(const QPDFObjectHandle& page, std::size_t limit)
{
    StreamBytes all{{}, true};
    for (const QPDFObjectHandle& stream : QPDFPageObjectHelper(page).getPageContents()) {
        StreamBytes part = unpacked_stream(stream, limit - all.bytes.size());
        all.bytes += part.bytes;
        all.whole = all.whole && part.whole;
        if (!part.whole || all.bytes.size() >= limit) {
            all.whole = false;
            break;
        }
        all.bytes += '\n';
    }
    return all;
}

}  // namespace depesha
