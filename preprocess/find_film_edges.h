// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preprocess/reduce.h"

#include <opencv2/core/mat.hpp>

namespace depesha {

/// The bright stripes of film that lie beyond the dark frame of a microfilmed page, on a positive reduced grey image
/// (about 50 dpi): 8-bit, size of the image, 255 where they show; empty where there are none.
///
/// A stripe runs along most of one border of the image, takes less than a fifth of it, is parted from the page by
/// darkness over all its length, and holds nothing but an even row of sprocket holes. One that holds anything like
/// letters may be part of a page and is none.
[[nodiscard]] cv::Mat find_film_stripes(const Reduced& gray);

}  // namespace depesha
