// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/make_field.h"

#include <optional>
#include <span>

namespace depesha {

/// The words with which the first paragraph of a telegram names the telegram that this one answers: before its first
/// sentence («На № 311/с. Трубы получены…»), or, in Russian, all of it («На № 40, 41.»). They are the first piece of
/// the paragraph's first line. "Your telegram No. 291: river gauges." goes on with what it is about and is none.
[[nodiscard]] std::optional<Stretch> leading_reply(std::span<const Stretch> paragraph);

}  // namespace depesha
