// SPDX-License-Identifier: Apache-2.0
// A recognized page as the journal keeps it: CBOR, packed by zlib.
#pragma once

#include "page/recognized_page.h"

#include <string>
#include <string_view>

namespace depesha {

/// Same page, same bytes.
[[nodiscard]] std::string pack_page(const RecognizedPage& page);

/// The page that was packed, equal in every bit. Bytes may come from anywhere: throws std::runtime_error if they are
/// no packed page, or one of more than 64 MB.
[[nodiscard]] RecognizedPage unpack_page(std::string_view packed);

}  // namespace depesha
