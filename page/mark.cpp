// SPDX-License-Identifier: Apache-2.0
#include "page/mark.h"

namespace depesha {

std::string_view to_string(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Stamp:
        return "stamp";
    case MarkKind::Handwriting:
        return "handwriting";
    case MarkKind::Strikeout:
        return "strikeout";
    case MarkKind::Hole:
        return "hole";
    case MarkKind::Other:
        break;
    }
    return "other";
}

}  // namespace depesha
