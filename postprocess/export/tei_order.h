// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

#include <string_view>
#include <vector>

namespace depesha {

/// Where text lies when its page is held upright. Records place their fields on the scan as it is, which may lie on its
/// side or head; which way its text runs is told from the shape of its lines and the order of its paragraphs.
class TeiOrder {
public:
    explicit TeiOrder(const Telegram& telegram);

    /// The same place with its box in the upright frame, whose origin is anywhere: fit to compare places of one page.
    [[nodiscard]] Source upright(const Source& place) const;

private:
    /// The side of the scan at which the text ends.
    enum class Foot { Bottom, Left, Top, Right };

    struct Evidence {
        long width = 0;
        long height = 0;
        std::vector<Point> body;
        std::vector<Point> heading;
    };

    static Foot foot_of(const Evidence& evidence);
    static void gather(std::string_view path, const Field& field, std::vector<Evidence>& pages);

    /// For each page of the record.
    std::vector<Foot> feet_;
};

}  // namespace depesha
