// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/picture.h"

class QPDFObjectHandle;

namespace depesha {

/// Size that a picture of a PDF states; zeros where it makes no sense.
[[nodiscard]] Size stated_size(QPDFObjectHandle image);

/// Whether we decode the picture ourselves, pixel for pixel: DCT, JPX, CCITT group 4 and packed samples in grey, RGB
/// or a palette, without masks. The rest is rendered.
[[nodiscard]] bool is_plain_image(QPDFObjectHandle image);

/// Header of a plain image as its dictionary states it; orientation and resolution stay unknown.
[[nodiscard]] PictureHeader pdf_image_header(const QPDFObjectHandle& image);

/// Decodes a plain image as stored; a JPEG's bytes are kept where they can be passed on. Limits are checked before
/// memory is taken. Throws std::runtime_error with a sentence.
[[nodiscard]] DecodedPage decode_pdf_image(const QPDFObjectHandle& image, const ReadOptions& options);

}  // namespace depesha
