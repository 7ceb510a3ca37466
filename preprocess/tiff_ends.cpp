// SPDX-License-Identifier: Apache-2.0
#include "preprocess/tiff_ends.h"

#include "preprocess/file_numbers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

namespace depesha {
namespace {

constexpr std::uint64_t most_bytes = 16'000'000;

// Tags of the TIFF 6.0 specification, and of its supplements for Photoshop and EXIF.
constexpr unsigned tag_strip_offsets = 273;
constexpr unsigned tag_strip_byte_counts = 279;
constexpr unsigned tag_tile_offsets = 324;
constexpr unsigned tag_tile_byte_counts = 325;
constexpr unsigned tag_jpeg_offset = 513;
constexpr unsigned tag_jpeg_byte_count = 514;
constexpr std::array directory_tags{330U, 34665U, 34853U};

struct Pair {
    unsigned offsets;
    unsigned byte_counts;
};
constexpr std::array pairs{Pair{tag_strip_offsets, tag_strip_byte_counts}, Pair{tag_tile_offsets, tag_tile_byte_counts},
                           Pair{tag_jpeg_offset, tag_jpeg_byte_count}};

/// Bytes of a value by its type, 0 for types that there are not.
std::size_t bytes_of_type(std::uint64_t type)
{
    constexpr std::array<std::size_t, 19> bytes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    return type < bytes.size() ? bytes.at(type) : 0;
}

using Numbers = std::vector<std::uint64_t>;

/// Walks all directories of a file.
class TiffWalk {
public:
    explicit TiffWalk(const ScanFile& file) : file_(file)
    {
        const std::vector<unsigned char> head = file.first_bytes(4);
        order_ = head[0] == 'M' ? ByteOrder::BigEndian : ByteOrder::LittleEndian;
        big_ = number_in(Bytes(head).last(2), order_) == 43;
    }

    [[nodiscard]] bool is_whole()
    {
        const std::size_t first = big_ ? 8 : 4;
        if (!follow(first)) {
            return false;
        }
        while (!waiting_.empty() && bytes_left_ > 0) {
            const std::uint64_t directory = waiting_.back();
            waiting_.pop_back();
            if (!take(directory)) {
                return false;
            }
        }
        return true;
    }

private:
    struct Entry {
        std::size_t value_bytes;
        std::uint64_t count;
        std::uint64_t place;
    };

    [[nodiscard]] std::size_t offset_bytes() const { return big_ ? 8 : 4; }

    [[nodiscard]] std::vector<unsigned char> bytes_at(std::uint64_t place, std::uint64_t count) const
    {
        std::vector<unsigned char> bytes(count);
        bytes.resize(file_.read_at(static_cast<std::int64_t>(place), bytes.data(), bytes.size()));
        return bytes;
    }

    void visit_later(std::uint64_t directory)
    {
        if (directory != 0 && seen_.insert(directory).second) {
            waiting_.push_back(directory);
        }
    }

    /// Takes up the directory that an offset at this place leads to; false if there is no such place.
    [[nodiscard]] bool follow(std::uint64_t place)
    {
        const std::optional<std::uint64_t> next = number_at(file_, place, offset_bytes(), order_);
        if (next) {
            visit_later(*next);
        }
        return next.has_value();
    }

    /// False if the directory, or anything it points to, does not lie in the file.
    [[nodiscard]] bool take(std::uint64_t directory)
    {
        const std::size_t count_bytes = big_ ? 8 : 2;
        const std::size_t entry_bytes = big_ ? 20 : 12;
        const std::optional<std::uint64_t> count = number_at(file_, directory, count_bytes, order_);
        // 0 entries make no directory, more than 65,535 no honest one
        if (!count || *count == 0 || *count > 0xFFFF) {
            return false;
        }
        const std::uint64_t first = directory + count_bytes;
        const std::uint64_t end = first + *count * entry_bytes;
        if (!follow(end)) {
            return false;
        }
        spend(end - first);
        const std::vector<unsigned char> entries = bytes_at(first, end - first);
        std::map<unsigned, Entry> kept;
        for (Bytes rest = entries; rest.size() >= entry_bytes; rest = rest.subspan(entry_bytes)) {
            if (!take_entry(rest, end - rest.size(), kept)) {
                return false;
            }
        }
        visit_directories_below(kept);
        return pixels_are_there(kept);
    }

    /// False if the values of the entry, which lies at `place`, do not lie in the file.
    [[nodiscard]] bool take_entry(Bytes entry, std::uint64_t place, std::map<unsigned, Entry>& kept) const
    {
        const auto tag = static_cast<unsigned>(number_in(entry.first(2), order_));
        const std::size_t value_bytes = bytes_of_type(number_in(entry.subspan(2, 2), order_));
        const std::uint64_t count = number_in(entry.subspan(4, offset_bytes()), order_);
        if (value_bytes == 0) {
            return true;
        }
        if (count > static_cast<std::uint64_t>(file_.size()) / value_bytes) {
            return false;
        }
        const std::size_t value_at = 4 + offset_bytes();
        const bool inside = count * value_bytes <= offset_bytes();
        const std::uint64_t at = inside ? place + value_at : number_in(entry.subspan(value_at, offset_bytes()), order_);
        kept[tag] = {value_bytes, count, at};
        return lies_in(file_, at, count * value_bytes);
    }

    void visit_directories_below(const std::map<unsigned, Entry>& kept)
    {
        for (const unsigned tag : directory_tags) {
            for (const std::uint64_t directory : values_of(kept, tag)) {
                visit_later(directory);
            }
        }
    }

    [[nodiscard]] bool pixels_are_there(const std::map<unsigned, Entry>& kept)
    {
        return std::all_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
            const Numbers offsets = values_of(kept, pair.offsets);
            Numbers counts = values_of(kept, pair.byte_counts);
            counts.resize(offsets.size(), 1);  // some writers leave them out
            for (std::size_t i = 0; i < offsets.size(); ++i) {
                if (counts[i] != 0 && !lies_in(file_, offsets[i], counts[i])) {
                    return false;
                }
            }
            return true;
        });
    }

    /// Nothing where there is no such entry, or too much of it.
    [[nodiscard]] Numbers values_of(const std::map<unsigned, Entry>& kept, unsigned tag)
    {
        const auto found = kept.find(tag);
        if (found == kept.end() || !spend(found->second.count * found->second.value_bytes)) {
            return {};
        }
        const Entry& entry = found->second;
        const std::vector<unsigned char> bytes = bytes_at(entry.place, entry.count * entry.value_bytes);
        Numbers values;
        for (Bytes rest = bytes; rest.size() >= entry.value_bytes; rest = rest.subspan(entry.value_bytes)) {
            values.push_back(number_in(rest.first(entry.value_bytes), order_));
        }
        return values;
    }

    /// False where too much was read already.
    bool spend(std::uint64_t bytes)
    {
        const bool enough = bytes <= bytes_left_;
        bytes_left_ -= std::min(bytes, bytes_left_);
        return enough;
    }

    const ScanFile& file_;
    ByteOrder order_ = ByteOrder::LittleEndian;
    bool big_ = false;
    std::uint64_t bytes_left_ = most_bytes;
    std::set<std::uint64_t> seen_;
    Numbers waiting_;
};

}  // namespace

bool tiff_ends_whole(const ScanFile& file)
{
    return TiffWalk(file).is_whole();
}

}  // namespace depesha
