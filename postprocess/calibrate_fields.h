// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/telegram.h"

namespace depesha {

/// Phrase: words of the vocabulary, which stay what they are however badly they were read. The others are right less
/// often than Other with the same evidence.
enum class FieldKind { Phrase, Addressee, Signature, Time, Distribution, Other };

/// How likely a field with this evidence is right (strictly, docs/accuracy.md): that it was understood, times that it
/// was read, each a logistic regression on the fields of pages whose records are known.
[[nodiscard]] double calibrated(const Evidence& evidence, FieldKind kind);

/// Sets the confidences of all fields of the telegram but its paragraphs, those of messages inside it included.
void calibrate(Telegram& telegram);

}  // namespace depesha
