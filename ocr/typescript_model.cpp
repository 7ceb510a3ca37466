// SPDX-License-Identifier: Apache-2.0
#include "ocr/typescript_model.h"

// The two ends of the file that ocr/models/embed.S puts in.
extern "C" const char depesha_typescript_begin[];  // NOLINT(modernize-avoid-c-arrays)
extern "C" const char depesha_typescript_end[];    // NOLINT(modernize-avoid-c-arrays)

namespace depesha {

std::span<const char> typescript_model()
{
    return {depesha_typescript_begin, depesha_typescript_end};
}

}  // namespace depesha
